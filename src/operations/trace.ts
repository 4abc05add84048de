import { z } from "zod";
import { targetOf } from "../assessment/target-of.ts";
import type { Subject } from "../assessment/world.ts";
import { subjectRef } from "../assessment/world.ts";
import { dayOf } from "../model/dates.ts";
import type { FlowSource } from "../model/flow.ts";
import { fail } from "../model/issue.ts";
import { followInto, withOnly } from "../tracing/flow-into.ts";
import type { FlowNetwork } from "../tracing/flow-network.ts";
import { flowOutOf, startsAt, startsWith } from "../tracing/flow-out.ts";
import { maskOf, withSince } from "../tracing/since.ts";
import { askFlow, type FlowQuestion, productTargets } from "./flow-question.ts";
import {
  refuseScenario,
  type Scenario,
  scenarioArguments,
  scenarioMembers,
  scenarioNotes,
  scenarioOf,
  toldScenario,
} from "./flow-scenario.ts";
import { type FlowLine, flowSchema } from "./flow-shapes.ts";
import { pauseReading } from "./job.ts";
import { daysToCome, notInTheAnswer } from "./not-in-the-answer.ts";
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
    ...scenarioArguments(" (--up)"),
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
    const asked = askedOf(question, scenarioOf(question.view, input));
    const toCome = daysToCome(question.view, dayOf(ports.now())).map(({ message }) => message);
    const lines: FlowLine[] = [];
    for (const [done, subject] of question.subjects.entries()) {
      const progress = { step: `tracing ${subject.name}`, done, total: question.subjects.length };
      await pauseReading(ports, progress);
      const tick = () => pauseReading(ports, progress);
      const line = input.down === true ? down(asked, subject) : await up(asked, subject, tick);
      lines.push(flowSchema.parse({ ...line, notes: [...line.notes, ...toCome] }));
    }
    ports.progress({ step: "", done: lines.length, total: lines.length });
    return lines;
  },
});

/** A question with its scenario: the network on the days that it leaves, and what of it may be walked. */
interface Asked {
  readonly question: FlowQuestion;
  readonly scenario: Scenario;
  readonly flow: FlowNetwork;
  /** Movements that may be walked; undefined = all. */
  readonly only: Uint8Array | undefined;
}

function askedOf(question: FlowQuestion, scenario: Scenario): Asked {
  const { flow } = question.index;
  const { since, without } = scenario;
  return {
    question,
    scenario,
    flow: since === undefined ? flow : withSince(flow, since),
    only: maskOf(flow, { since, without: without?.id }),
  };
}

async function up(
  { question, scenario, flow, only }: Asked,
  subject: Subject,
  tick: () => Promise<void>,
): Promise<z.input<typeof flowSchema>> {
  const { index, view, knownBy } = question;
  const on = question.dateOf(subject);
  const target = { ...targetOf(index, subject, on), dwell: scenario.dwell };
  const { through, without } = scenario;
  const steps = followInto(flow, target, index.sources(on), {
    only,
    count: scenario.paths,
    through: through === undefined ? undefined : (flow.vertexOf(through.id) ?? -1),
  });
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) await tick();
  const found = step.value;
  // What would be without a party is asked of the share itself, in which its goods are replaced and not merely missing.
  const shares = await shareLines(question, {
    target: withOnly(target, maskOf(index.flow, { since: scenario.since })),
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
    knownBy: knownBy ?? null,
    fictional: view.fictional,
    paths: paths.map((path) => ({ ...path, product })),
    notes: [
      ...scenarioNotes(scenario, true),
      ...found.notes,
      ...(shares.length === 0 ? [] : groundOf(question).notes),
      ...view.sameAs().notes,
      ...view.sameShipments().notes,
      ...notInTheAnswer(view).map(({ message }) => message),
    ],
    shares,
    scenario: toldScenario(scenario),
  });
}

function down({ question, scenario }: Asked, subject: Subject): z.input<typeof flowSchema> {
  const { index, view, knownBy } = question;
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
    dwell: scenario.dwell,
    count: scenario.paths,
  });
  const { reaches, ...flow } = found;
  return mutable({
    ...flow,
    on,
    knownBy: knownBy ?? null,
    fictional: view.fictional,
    paths: flow.paths.map((path, place) => ({
      ...path,
      product: (reaches[place] ?? "").replace(/^product:/, ""),
    })),
    notes: [...scenarioNotes(scenario, false), ...flow.notes],
    shares: [],
    scenario: toldScenario(scenario),
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
