import { z } from "zod";
import { targetOf } from "../assessment/target-of.ts";
import type { Subject } from "../assessment/world.ts";
import { subjectRef } from "../assessment/world.ts";
import type { FlowSource } from "../model/flow.ts";
import { fail } from "../model/issue.ts";
import { flowInto, withOnly } from "../tracing/flow-into.ts";
import { flowOutOf, startsAt, startsWith } from "../tracing/flow-out.ts";
import { askFlow, type FlowQuestion, productTargets } from "./flow-question.ts";
import {
  maskOf,
  refuseScenario,
  type Scenario,
  scenarioArguments,
  scenarioMembers,
  scenarioNotes,
  scenarioOf,
} from "./flow-scenario.ts";
import { type FlowLine, flowSchema } from "./flow-shapes.ts";
import { pause } from "./job.ts";
import { notInTheAnswer } from "./not-in-the-answer.ts";
import { defineOperation } from "./operation.ts";
import { dateArguments, dateMembers } from "./parse-dates.ts";
import { groundOf, sameSource, shareLines, withMass } from "./share-lines.ts";

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
    ...scenarioArguments,
    ...dateArguments,
  ],
  input: z.object({
    subject: z.string().min(1).optional(),
    up: z.boolean().optional(),
    down: z.boolean().optional(),
    ...scenarioMembers,
    ...dateMembers,
  }),
  output: { shape: "lines", schema: flowSchema },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, input): Promise<FlowLine[]> => {
    if (input.up === true && input.down === true)
      fail("usage.option", "--up and --down exclude each other.", "Ask once upstream and once downstream.");
    refuseScenario(input);
    const question = await askFlow(ports, input);
    const scenario = scenarioOf(question.view, input);
    const lines: FlowLine[] = [];
    for (const [done, subject] of question.subjects.entries()) {
      await pause(ports, { step: `tracing ${subject.name}`, done, total: question.subjects.length });
      const line = input.down === true ? down(question, subject) : await up(question, subject, scenario);
      lines.push(flowSchema.parse(line));
    }
    ports.progress({ step: "", done: lines.length, total: lines.length });
    return lines;
  },
});

async function up(
  question: FlowQuestion,
  subject: Subject,
  scenario: Scenario,
): Promise<z.input<typeof flowSchema>> {
  const { index, view } = question;
  const on = question.dateOf(subject);
  const target = targetOf(index, subject, on);
  const { through, without } = scenario;
  const found = flowInto(index.flow, target, index.sources(on), {
    only: maskOf(index.flow, scenario),
    through: through === undefined ? undefined : (index.flow.vertexOf(through.id) ?? -1),
  });
  // What would be without a party is asked of the share itself, in which its goods are replaced and not merely missing.
  const shares = await shareLines(question, {
    target: withOnly(target, maskOf(index.flow, { ...scenario, without: undefined })),
    sources: sameSource(index.sources(on), found.paths),
    explain: question.subjects.length === 1,
    union: true,
    without: without === undefined ? undefined : index.flow.input.groups.groupOf(without.id),
  });
  const product = subject.kind === "product" ? subject.id : null;
  const paths = withMass(found.paths, new Map(shares.map((share) => [share.source, share])));
  return mutable({
    ...found,
    on,
    fictional: view.fictional,
    paths: paths.map((path) => ({ ...path, arrives: notBefore(path.arrives, scenario.since), product })),
    notes: [
      ...scenarioNotes(scenario),
      ...found.notes,
      ...(shares.length === 0 ? [] : groundOf(question).notes),
      ...view.sameAs().notes,
      ...notInTheAnswer(view).map(({ message }) => message),
    ],
    shares,
    scenario: told(scenario),
  });
}

/** Where all movements lie on or after a day, none of the goods can have come before it. */
const notBefore = (arrives: string | null, since: string | undefined): string | null =>
  since === undefined || (arrives !== null && arrives >= since) ? arrives : since;

const told = ({ since, through, without }: Scenario) => ({
  since: since ?? null,
  through: through?.id ?? null,
  without: without?.id ?? null,
});

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
    scenario: told({}),
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
