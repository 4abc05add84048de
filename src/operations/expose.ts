import { z } from "zod";
import { targetOf } from "../assessment/target-of.ts";
import type { Subject } from "../assessment/world.ts";
import { subjectRef } from "../assessment/world.ts";
import type { FlowPath } from "../model/flow.ts";
import { type Exposure, exposuresTo } from "../tracing/exposures.ts";
import { askFlow, type FlowQuestion } from "./flow-question.ts";
import { excludedSchema, pathSchema, shareSchema, sourceSchema } from "./flow-shapes.ts";
import { pause } from "./job.ts";
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
    ...dateArguments,
  ],
  input: z.object({ subject: z.string().min(1).optional(), ...dateMembers }),
  output: { shape: "lines", schema: exposureLine },
  roles: ["reader", "analyst"],
  run: async (ports, _actor, input): Promise<ExposureLine[]> => {
    return exposuresOf(ports, await askFlow(ports, input));
  },
});

/** Lines up to which every share is explained by solving it again without each document. */
const mostExplained = 20;

/** The lines of every subject of a question; shared with the demo. */
export async function exposuresOf(ports: Ports, question: FlowQuestion): Promise<ExposureLine[]> {
  const { index, subjects } = question;
  const all: Found[] = [];
  // Subjects of one legal date are answered together: a source is followed once for all of them.
  for (const [on, some] of Map.groupBy(subjects, question.dateOf)) {
    const targets = some.map((subject) => targetOf(index, subject, on));
    const found = await exposuresTo(index.flow, targets, index.sources(on), (done, total) =>
      pause(ports, { step: `following what reaches ${some.length} subjects`, done, total }),
    );
    for (const [place, subject] of some.entries()) {
      const exposure = found[place];
      if (exposure !== undefined) all.push({ subject, exposure });
    }
  }
  const explain = all.reduce((count, { exposure }) => count + exposure.bySource.length, 0) <= mostExplained;
  const lines: ExposureLine[] = [];
  for (const [done, one] of all.entries()) {
    await pause(ports, { step: `bounding the shares in ${one.subject.name}`, done, total: all.length });
    lines.push(...(await linesOf(question, one, explain)));
  }
  ports.progress({ step: "", done: subjects.length, total: subjects.length });
  return lines;
}

interface Found {
  readonly subject: Subject;
  readonly exposure: Exposure;
}

async function linesOf(
  question: FlowQuestion,
  { subject, exposure }: Found,
  explain: boolean,
): Promise<readonly ExposureLine[]> {
  const on = question.dateOf(subject);
  const { target, bySource } = exposure;
  const sources = sameSource(question.index.sources(on), bySource.flat());
  const shares = await shareLines(question, { target, sources, explain, union: false });
  const byKey = new Map(shares.map((share) => [share.source, share]));
  return bySource.flatMap((paths) => lineOf(question, { subject, exposure }, paths, byKey));
}

function lineOf(
  question: FlowQuestion,
  { subject, exposure }: Found,
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
      fictional: question.view.fictional,
      truncated: exposure.truncated
        ? "the search was cut at its limit of labels: more may have flowed in"
        : null,
    }),
  ];
}
