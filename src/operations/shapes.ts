import { z } from "zod";
import {
  type ExplanationLine,
  type Hit,
  hitKinds,
  type NameComparison,
  type ShareTold,
} from "../model/hit.ts";
import type { Issue } from "../model/issue.ts";
import { bands, identities, toDecimal } from "../model/levels.ts";

/** A line of an explanation as it is printed: decimals of at most four places. */
export const explanationSchema = z.object({
  kind: z.string(),
  query: z.string(),
  candidate: z.string(),
  similarity: z.number().min(0).max(1),
  weight: z.number().min(0).max(1),
  contribution: z.number().min(-1).max(1),
});

const decisionSchema = z.enum(["same", "not-same", "cannot-tell"]);

/** A share that a source tells of; days and words are null where it gives none. */
export const shareToldSchema = z.object({
  as: z.enum(["share", "subsidiary"]),
  owner: z.string(),
  owned: z.string(),
  percentage: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  source: z.string(),
  list: z.string(),
  version: z.string(),
});

/** A hit as it is printed. */
export const hitSchema = z.object({
  hit: z.string(),
  kind: z.enum(hitKinds),
  score: z.number().min(0).max(1),
  band: z.enum(bands),
  identity: z.enum(identities),
  decision: decisionSchema.nullable(),
  /** A former decision that rests on facts which have changed since; null where there is nothing to ask again. */
  askAgain: z
    .object({
      decision: decisionSchema,
      reason: z.string(),
      by: z.string(),
      date: z.string(),
      changed: z.array(z.string()),
    })
    .nullable(),
  list: z.string(),
  entry: z.string(),
  name: z.string(),
  matched: z.string(),
  version: z.string(),
  explanation: z.array(explanationSchema),
  /** Why the party may be owned under the list's own rule; empty where no such rule reaches it. */
  ownership: z.array(
    z.object({
      company: z.string(),
      /** The least share that the rule takes together: 0.55 is 55 per cent; above 1 where the records say more. */
      together: z.number().min(0),
      shares: z.array(shareToldSchema),
      rule: z.string(),
      citation: z.string(),
    }),
  ),
  notes: z.array(z.string()),
});

type RowStatus = "accepted" | "repaired" | "quarantined";

/** From integers in 1/10,000 to decimals. */
export const toExplanation = (lines: readonly ExplanationLine[]): z.infer<typeof explanationSchema>[] =>
  lines.map((line) => ({
    ...line,
    similarity: toDecimal(line.similarity),
    weight: toDecimal(line.weight),
    contribution: toDecimal(line.contribution),
  }));

export const toComparison = (comparison: NameComparison) => ({
  score: toDecimal(comparison.score),
  band: comparison.band,
  explanation: toExplanation(comparison.explanation),
});

export const toHit = (hit: Hit): z.infer<typeof hitSchema> => ({
  ...hit,
  score: toDecimal(hit.score),
  decision: hit.decision ?? null,
  askAgain: hit.askAgain === undefined ? null : { ...hit.askAgain, changed: [...hit.askAgain.changed] },
  ownership: (hit.ownership ?? []).map(({ together, shares, ...ground }) => ({
    ...ground,
    together: together / 1_000_000,
    shares: shares.map(toShareTold),
  })),
  explanation: toExplanation(hit.explanation),
  notes: [...hit.notes],
});

export const toShareTold = (share: ShareTold): z.infer<typeof shareToldSchema> => ({
  ...share,
  percentage: share.percentage ?? null,
  from: share.from ?? null,
  to: share.to ?? null,
});

/** An issue as it is printed. */
export const issueSchema = z.object({
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  /** Letters over the column in a spreadsheet. */
  letter: z.string().nullable(),
  sheet: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  /** What became of the row: accepted all the same, repaired, or quarantined; null for what concerns the file. */
  rowStatus: z.enum(["accepted", "repaired", "quarantined"]).nullable(),
});

export const toIssue = (issue: Issue, rowStatus: RowStatus | null = null): z.infer<typeof issueSchema> => ({
  rowStatus,
  row: issue.row ?? null,
  column: issue.column ?? null,
  letter: issue.letter ?? null,
  sheet: issue.sheet ?? null,
  code: issue.code,
  message: issue.message,
  hint: issue.hint,
});

/** What --fail-on may name for hits of these bands: a strong one meets `review` too. */
export const bandAlarms = (bands: readonly string[]): readonly string[] =>
  bands.includes("strong") ? [...bands, "review"] : bands;

/** An event as it stands in the log. */
export const eventSchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  by: z.string(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
  prev: z.string(),
  hash: z.string(),
});
