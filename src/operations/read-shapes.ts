import { z } from "zod";
import { speakerKinds, statementModes, statementTypes } from "../model/statement.ts";

const offset = z.number().int().nonnegative();
/** UTF-16 units of the text layer, `end` exclusive; `text` is exactly what stands there. */
const passage = z.object({ start: offset, end: offset, text: z.string() });

const statementSchema = z.object({
  id: z.string(),
  ...passage.shape,
  /** What lies between two pieces, a cue say, is not part of it. */
  pieces: z.array(passage),
  speaker: z.object({
    text: z.string(),
    start: offset.nullable(),
    end: offset.nullable(),
    /** The fullest name that the text gives; null = not known. */
    resolved: z.string().nullable(),
    kind: z.enum(speakerKinds),
    /** Who tells of it, outermost first, where speech is reported inside speech. */
    chain: z.array(z.string()),
  }),
  cue: passage.nullable(),
  type: z.enum(statementTypes),
  alsoTypes: z.array(z.enum(statementTypes)),
  mode: z.enum(statementModes),
  topics: z.array(z.string()),
  hedges: z.array(passage),
  nestedIn: z.string().nullable(),
  continues: z.string().nullable(),
  /** What carries it where it is neither quoted nor reported by a verb. */
  form: z.string().nullable(),
  rule: z.string(),
});

export const conflictSchema = z.object({
  a: z.string(),
  b: z.string(),
  proposition: z.string(),
  why: z.string(),
  strength: z.enum(["direct", "partial"]),
});

const noiseSchema = z.object({
  start: offset,
  end: offset,
  kind: z.string(),
  verbatim: z.boolean().nullable(),
  quotes: z.string().nullable(),
});

export { noiseSchema, passage as passageSchema, statementSchema };
