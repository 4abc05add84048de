import { z } from "zod";
import type { Hit } from "../model/hit.ts";
import { toDecimal } from "../model/levels.ts";
import { deltaBuckets } from "../screening/delta/hit-changes.ts";
import { hitSchema } from "./shapes.ts";

/** How a hit stands in one of the two versions. */
const standingSchema = hitSchema.pick({
  kind: true,
  score: true,
  band: true,
  identity: true,
  decision: true,
  matched: true,
});

/** Who of the workspace's parties a change of a list concerns. */
export const affectedSchema = z.object({
  /** Parties of the workspace. */
  parties: z.number().int(),
  /** Of them, those whose answer could change; only they were screened against both versions. */
  screened: z.number().int(),
  /** Changes of each kind. */
  counts: z.record(z.enum(deltaBuckets), z.number().int()),
  changes: z.array(
    z.object({
      bucket: z.enum(deltaBuckets),
      party: z.string(),
      /** The customer's own key; null where the file gives none. */
      key: z.string().nullable(),
      /** The party's name in the customer's records. */
      name: z.string(),
      hit: z.string(),
      list: z.string(),
      entry: z.string(),
      /** The entry's name, in the later version that has it. */
      listed: z.string(),
      /** Null where there was no hit. */
      before: standingSchema.nullable(),
      /** Null where there is none any more. */
      after: standingSchema.nullable(),
      /** What an explanation that changed says otherwise, in words; empty for the other kinds. */
      changed: z.array(z.string()),
      sentence: z.string(),
    }),
  ),
  /** The counts in words, or why nobody can be affected. */
  sentence: z.string(),
});

export type Affected = z.infer<typeof affectedSchema>;

export const standingOf = (hit: Hit | undefined): z.infer<typeof standingSchema> | null => {
  if (hit === undefined) return null;
  const { kind, score, band, identity, decision, matched } = hit;
  return { kind, score: toDecimal(score), band, identity, decision: decision ?? null, matched };
};
