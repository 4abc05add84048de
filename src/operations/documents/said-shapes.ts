import { z } from "zod";
import type { Assessment } from "../../model/fact.ts";
import { type Said, saidStatuses } from "../../model/said.ts";
import { speakerKinds, statementTypes } from "../../model/statement.ts";

const status = z.enum(saidStatuses);
const freedom = z.object({ answer: z.enum(["yes", "no", "unknown"]), words: z.array(z.string()) });

/** A statement as an answer cites it: its place, its words as they may be shown, and what persons made of it. */
export const saidSchema = z.object({
  id: z.string(),
  about: z.array(z.object({ id: z.string(), name: z.string(), concern: z.enum(["speaks", "named"]) })),
  document: z.string(),
  layer: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  words: z.string(),
  title: z.string(),
  published: z.string().nullable(),
  text: z.string(),
  cue: z.string().nullable(),
  masked: z.boolean(),
  speaker: z.string().nullable(),
  office: z.string().nullable(),
  speakerKind: z.enum(speakerKinds).nullable(),
  chain: z.array(z.string()),
  type: z.enum(statementTypes).nullable(),
  alsoTypes: z.array(z.enum(statementTypes)),
  status,
  judgedBy: z.string().nullable(),
  judgedAt: z.string().nullable(),
  freedom: z.object({ arranged: freedom, chosen: freedom, free: freedom, checkable: freedom }).nullable(),
  against: z.array(z.object({ id: z.string(), strength: z.enum(["direct", "partial"]), status })),
});

/** Parties and list entries that an assessment names: its subject, and what its facts are about. */
export function namedIn({ subject, evidence }: Assessment): ReadonlySet<string> {
  const named = evidence.flatMap(({ value }) => [value.party, value.entry]);
  return new Set([subject, ...named].filter((id): id is string => typeof id === "string"));
}

/** Ids of the statements about what an assessment names. */
export function saidFor(found: Assessment, said: readonly Said[]): readonly string[] {
  if (said.length === 0) return [];
  const named = namedIn(found);
  return said.filter(({ about }) => about.some(({ id }) => named.has(id))).map(({ id }) => id);
}
