import { z } from "zod";
import { figureBounds } from "../model/figure.ts";
import { measureClasses, measureStatuses } from "../model/measure.ts";
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

const figureSchema = z.object({
  id: z.string(),
  ...passage.shape,
  bound: z.enum(figureBounds),
  /** Plain decimals in whole units. */
  value: z.string().nullable(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  unit: z.string(),
  what: z.string(),
  scope: z.string(),
  year: z.number().int().nullable(),
  source: z.string().nullable(),
  asWritten: z.boolean(),
  aside: z.boolean(),
});

const measureSchema = z.object({
  id: z.string(),
  ...passage.shape,
  class: z.enum(measureClasses),
  status: z.enum(measureStatuses),
  by: z.array(passage),
  against: z.array(passage),
  goods: z.array(passage),
  places: z.array(passage),
  date: z
    .object({
      ...passage.shape,
      /** Null where nothing tells which day, month or year is meant. */
      value: z.string().nullable(),
      basis: z.enum(["explicit", "anchor", "open"]),
    })
    .nullable(),
  /** The statement in whose content it stands; null: the text says it in its own voice. */
  attributedTo: z.string().nullable(),
});

const conflictSchema = z.object({
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
  /** Of a heading in quotation marks: whether the statement it quotes says just that. */
  verbatim: z.boolean().nullable(),
  quotes: z.string().nullable(),
});

/** One document, read. Everything in it is a suggestion until a person confirms it. */
export const readLineSchema = z.object({
  document: z.object({
    file: z.string(),
    sha256: z.string(),
    /** Of the text that offsets count in. */
    layer: z.string(),
    title: z.string().nullable(),
    language: z.string().nullable(),
    encoding: z.string().nullable(),
    characters: z.number().int(),
  }),
  statements: z.array(statementSchema),
  measures: z.array(measureSchema),
  figures: z.array(figureSchema),
  noise: z.array(noiseSchema),
  conflicts: z.array(conflictSchema),
  remarks: z.array(z.string()),
});
export type ReadLine = z.infer<typeof readLineSchema>;
