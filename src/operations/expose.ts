import { z } from "zod";
import { targetOf } from "../assessment/target-of.ts";
import type { Subject } from "../assessment/world.ts";
import { subjectRef } from "../assessment/world.ts";
import type { FlowPath } from "../model/flow.ts";
import { type Exposure, exposuresTo } from "../tracing/exposures.ts";
import { askFlow, type FlowQuestion } from "./flow-question.ts";
import { excludedSchema, openShare, pathSchema, shareSchema, sourceSchema } from "./flow-shapes.ts";
import { pause } from "./job.ts";
import { defineOperation } from "./operation.ts";
import { dateArguments, dateMembers } from "./parse-dates.ts";
import type { Ports } from "./ports.ts";

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

/** The lines of every subject of a question; shared with the demo. */
export async function exposuresOf(ports: Ports, question: FlowQuestion): Promise<ExposureLine[]> {
  const { index, subjects } = question;
  const lines: ExposureLine[] = [];
  // Subjects of one legal date are answered together: a source is followed once for all of them.
  for (const [on, some] of Map.groupBy(subjects, question.dateOf)) {
    const targets = some.map((subject) => targetOf(index, subject, on));
    const found = await exposuresTo(index.flow, targets, index.sources(on), (done, total) =>
      pause(ports, { step: `following what reaches ${some.length} subjects`, done, total }),
    );
    for (const [place, subject] of some.entries()) lines.push(...linesOf(question, subject, found[place]));
  }
  ports.progress({ step: "", done: subjects.length, total: subjects.length });
  return lines;
}

const linesOf = (
  question: FlowQuestion,
  subject: Subject,
  found: Exposure | undefined,
): readonly ExposureLine[] =>
  found === undefined ? [] : found.bySource.flatMap((paths) => lineOf(question, subject, found, paths));

function lineOf(
  question: FlowQuestion,
  subject: Subject,
  found: Exposure,
  paths: readonly FlowPath[],
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
      paths,
      share: openShare(earliest),
      excluded: found.excluded,
      on: question.dateOf(subject),
      fictional: question.view.fictional,
      truncated: found.truncated
        ? "the search was cut at its limit of labels: more may have flowed in"
        : null,
    }),
  ];
}
