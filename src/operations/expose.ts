import { z } from "zod";
import { targetOf } from "../assessment/target-of.ts";
import type { Subject } from "../assessment/world.ts";
import { subjectRef } from "../assessment/world.ts";
import type { FlowPath } from "../model/flow.ts";
import { type Exposure, exposuresTo } from "../tracing/exposures.ts";
import { withOnly } from "../tracing/flow-into.ts";
import { maskOf, withSince } from "../tracing/since.ts";
import { askFlow, type FlowQuestion } from "./flow-question.ts";
import {
  refuseScenario,
  type Scenario,
  scenarioArguments,
  scenarioMembers,
  scenarioNotes,
  scenarioOf,
  scenarioSchema,
  toldScenario,
} from "./flow-scenario.ts";
import { excludedSchema, pathSchema, shareSchema, sourceSchema } from "./flow-shapes.ts";
import { pauseReading } from "./job.ts";
import { defineOperation } from "./operation.ts";
import { dateArguments, dateMembers } from "./parse-dates.ts";
import type { Ports } from "./ports.ts";
import { type ShareLine, sameSource, shareLines, withMass } from "./share-lines.ts";

export const exposureLine = z.object({
  /** The product's own key; the reference of the shipment or party where the workspace has no products. */
  product: z.string(),
  productName: z.string(),
  subject: z.string(),
  source: sourceSchema,
  /** Earliest day on which material of the source can have arrived; null where no date bounds it. */
  earliest: z.string().nullable(),
  /** The source sold to the importer itself. */
  direct: z.boolean(),
  /** Movements on the shortest path. */
  tiers: z.number().int(),
  paths: z.array(pathSchema),
  share: shareSchema,
  excluded: excludedSchema,
  on: z.string(),
  /** The last instant of which the records count; null = everything recorded. */
  knownBy: z.string().nullable(),
  scenario: scenarioSchema,
  /** What the scenario means. */
  notes: z.array(z.string()),
  fictional: z.boolean(),
  truncated: z.string().nullable(),
});

export type ExposureLine = z.infer<typeof exposureLine>;

export const expose = defineOperation({
  name: "expose",
  kind: "query",
  summary:
    "What does each source reach? One line for each product and each source with a recorded path to it.",
  args: [
    {
      name: "subject",
      place: "position",
      takes: "text",
      description:
        "product:, shipment: or party: and its key, id or name (default: all products, else shipments, else parties)",
    },
    ...scenarioArguments(""),
    ...dateArguments,
  ],
  input: z.object({ subject: z.string().min(1).optional(), ...scenarioMembers, ...dateMembers }),
  output: { shape: "lines", schema: exposureLine },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, input): Promise<ExposureLine[]> => {
    refuseScenario(input);
    const question = await askFlow(ports, input);
    return exposuresOf(ports, question, scenarioOf(question.view, input));
  },
});

/** Lines up to which every share is explained by solving it again without each document. */
const mostExplained = 20;

/** The lines of every subject of a question; shared with the demo. */
export async function exposuresOf(
  ports: Ports,
  question: FlowQuestion,
  scenario: Scenario = {},
): Promise<ExposureLine[]> {
  const { index, subjects } = question;
  const { since, without, through, dwell, paths } = scenario;
  const flow = since === undefined ? index.flow : withSince(index.flow, since);
  const only = maskOf(index.flow, { since, without: without?.id });
  const asked = {
    count: paths,
    through: through === undefined ? undefined : (flow.vertexOf(through.id) ?? -1),
  };
  const all: Found[] = [];
  // Subjects of one legal date are answered together: a source is followed once for all of them.
  for (const [on, some] of Map.groupBy(subjects, question.dateOf)) {
    const targets = some.map((subject) => ({ ...withOnly(targetOf(index, subject, on), only), dwell }));
    const found = await exposuresTo(flow, { targets, sources: index.sources(on), ...asked }, (done, total) =>
      pauseReading(ports, { step: `following what reaches ${some.length} subjects`, done, total }),
    );
    for (const [place, subject] of some.entries()) {
      const exposure = found[place];
      if (exposure !== undefined) all.push({ subject, exposure, scenario });
    }
  }
  const explain = all.reduce((count, { exposure }) => count + exposure.bySource.length, 0) <= mostExplained;
  const lines: ExposureLine[] = [];
  for (const [done, one] of all.entries()) {
    await pauseReading(ports, {
      step: `bounding the shares in ${one.subject.name}`,
      done,
      total: all.length,
    });
    lines.push(...(await linesOf(question, one, explain)));
  }
  ports.progress({ step: "", done: subjects.length, total: subjects.length });
  return lines;
}

interface Found {
  readonly subject: Subject;
  readonly exposure: Exposure;
  readonly scenario: Scenario;
}

async function linesOf(
  question: FlowQuestion,
  found: Found,
  explain: boolean,
): Promise<readonly ExposureLine[]> {
  const { subject, scenario } = found;
  const { bySource } = found.exposure;
  const { index } = question;
  const on = question.dateOf(subject);
  // In a share the goods of a party that is left out are replaced, and not merely missing.
  const target = withOnly(targetOf(index, subject, on), maskOf(index.flow, { since: scenario.since }));
  const without =
    scenario.without === undefined ? undefined : index.flow.input.groups.groupOf(scenario.without.id);
  const sources = sameSource(index.sources(on), bySource.flat());
  const shares = await shareLines(question, { target, sources, explain, union: false, without });
  const byKey = new Map(shares.map((share) => [share.source, share]));
  return bySource.flatMap((paths) => lineOf(question, found, paths, byKey));
}

function lineOf(
  question: FlowQuestion,
  { subject, exposure, scenario }: Found,
  paths: readonly FlowPath[],
  shares: ReadonlyMap<string, ShareLine>,
): readonly ExposureLine[] {
  const earliest = paths.find(({ as }) => as.includes("earliest"));
  const shortest = paths.find(({ as }) => as.includes("shortest"));
  if (earliest === undefined || shortest === undefined) return [];
  return [
    exposureLine.parse({
      product: subject.kind === "product" ? subject.id : subjectRef(subject),
      productName: subject.name,
      subject: subjectRef(subject),
      source: earliest.source,
      earliest: earliest.arrives,
      direct: paths.some(({ hops }) => hops.length === 1 && hops[0]?.kind === "shipment"),
      tiers: shortest.tiers,
      paths: withMass(paths, shares),
      share: shares.get(`${earliest.source.kind}:${earliest.source.ref}`),
      excluded: exposure.excluded,
      on: question.dateOf(subject),
      knownBy: question.knownBy ?? null,
      scenario: toldScenario(scenario),
      notes: scenarioNotes(scenario, true),
      fictional: question.view.fictional,
      truncated: exposure.truncated,
    }),
  ];
}
