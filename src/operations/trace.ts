import { z } from "zod";
import { targetOf } from "../assessment/target-of.ts";
import type { Subject } from "../assessment/world.ts";
import { subjectRef } from "../assessment/world.ts";
import type { FlowSource } from "../model/flow.ts";
import { fail } from "../model/issue.ts";
import { flowInto } from "../tracing/flow-into.ts";
import { flowOutOf, startsAt, startsWith } from "../tracing/flow-out.ts";
import { askFlow, type FlowQuestion, productTargets } from "./flow-question.ts";
import { type FlowLine, flowSchema, openShare } from "./flow-shapes.ts";
import { pause } from "./job.ts";
import { notInTheAnswer } from "./not-in-the-answer.ts";
import { defineOperation } from "./operation.ts";
import { dateArguments, dateMembers } from "./parse-dates.ts";

export const trace = defineOperation({
  name: "trace",
  kind: "query",
  summary: "What flowed into or out of this? Paths in time order, what was excluded, where the records end.",
  args: [
    {
      name: "subject",
      place: "position",
      takes: "text",
      description:
        "product:, shipment: or party: and its key, id or name (default: all products, else shipments to self, else parties)",
    },
    { name: "up", place: "flag", takes: "switch", description: "what flowed into it (the default)" },
    { name: "down", place: "flag", takes: "switch", description: "what flowed out of it" },
    ...dateArguments,
  ],
  input: z.object({
    subject: z.string().min(1).optional(),
    up: z.boolean().optional(),
    down: z.boolean().optional(),
    ...dateMembers,
  }),
  output: { shape: "lines", schema: flowSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, input): Promise<FlowLine[]> => {
    if (input.up === true && input.down === true)
      fail("usage.option", "--up and --down exclude each other.", "Ask once upstream and once downstream.");
    const question = await askFlow(ports, input);
    const lines: FlowLine[] = [];
    for (const [done, subject] of question.subjects.entries()) {
      await pause(ports, { step: `tracing ${subject.name}`, done, total: question.subjects.length });
      lines.push(flowSchema.parse(input.down === true ? down(question, subject) : up(question, subject)));
    }
    ports.progress({ step: "", done: lines.length, total: lines.length });
    return lines;
  },
});

function up(question: FlowQuestion, subject: Subject): z.input<typeof flowSchema> {
  const { index, view } = question;
  const on = question.dateOf(subject);
  const found = flowInto(index.flow, targetOf(index, subject, on), index.sources(on));
  const product = subject.kind === "product" ? subject.id : null;
  return mutable({
    ...found,
    on,
    fictional: view.fictional,
    paths: found.paths.map((path) => ({ ...path, product })),
    notes: [...found.notes, ...view.sameAs().notes, ...notInTheAnswer(view).map(({ message }) => message)],
    shares: product === null ? [] : sharesOf(found.paths),
  });
}

/** One share a source. */
const sharesOf = (paths: readonly Parameters<typeof openShare>[0][]) =>
  [...new Map(paths.map((path) => [`${path.source.kind} ${path.source.ref}`, path])).values()].map(openShare);

function down(question: FlowQuestion, subject: Subject): z.input<typeof flowSchema> {
  const { index, view } = question;
  if (subject.kind === "product")
    fail(
      "usage.subject",
      `Nothing is recorded to flow out of the product ${subject.name}.`,
      "Trace it --up, or name a party or a shipment.",
    );
  const on = question.dateOf(subject);
  const starts =
    subject.kind === "party" ? startsAt(index.flow, subjectRef(subject)) : startsWith(index.flow, subject.id);
  const found = flowOutOf(index.flow, {
    subject: subjectRef(subject),
    subjectName: subject.name,
    source: sourceOf(question, subject),
    starts,
    within: index.flow.until(on),
    products: productTargets(question, on),
  });
  const { reaches, ...flow } = found;
  return mutable({
    ...flow,
    on,
    fictional: view.fictional,
    paths: flow.paths.map((path, place) => ({
      ...path,
      product: (reaches[place] ?? "").replace(/^product:/, ""),
    })),
    shares: [],
  });
}

/** A party that is itself a source is told as one; anything else as what was asked about. */
function sourceOf({ index, dateOf }: FlowQuestion, subject: Subject): FlowSource {
  const known = index.sources(dateOf(subject)).find(({ source }) => source.party === subject.id);
  if (subject.kind === "party" && known !== undefined) return known.source;
  const sender = index.shipments.get(subject.id)?.[0]?.cells.seller;
  return {
    kind: "subject",
    ref: subjectRef(subject),
    identity: null,
    party: subject.kind === "party" ? subject.id : "",
    partyName: subject.kind === "party" ? subject.name : (sender ?? subject.name),
    name: subject.name,
    list: null,
    version: null,
    level: "documented",
    sentence: `${subject.name} is what was asked about.`,
    fictional: false,
    records: [],
  };
}

/** The answer's data are read-only; the schema's arrays are not. */
const mutable = (value: unknown): z.input<typeof flowSchema> => value as never;
