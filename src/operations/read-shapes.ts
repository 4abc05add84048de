import { z } from "zod";
import { figureBounds } from "../model/figure.ts";
import { measureClasses, measureStatuses } from "../model/measure.ts";
import { mentionKinds } from "../model/mention.ts";
import { speakerKinds, statementModes, statementTypes } from "../model/statement.ts";
import { issueSchema } from "./shapes.ts";

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
    /** The words that give office or body; null where the text gives none: whoever speaks then is masked in what goes out. */
    office: z.string().nullable(),
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
  id: z.string(),
  a: z.string(),
  b: z.string(),
  proposition: z.string(),
  why: z.string(),
  strength: z.enum(["direct", "partial"]),
});

const mentionSchema = z.object({
  ...passage.shape,
  /** Of the mention itself, by which a person judges it. */
  mention: z.string(),
  /** Of a party, list entry, place or good. */
  id: z.string(),
  kind: z.enum(mentionKinds),
  /** The name that it is found by. */
  name: z.string(),
  /** Why it is enough for no page by itself; null where it is. */
  weak: z.enum(["common-word", "longer-name", "hidden"]).nullable(),
});

const indicatorSchema = z.object({
  id: z.string(),
  ...passage.shape,
  kind: z.enum(["programme", "ilo"]),
  indicator: z.string(),
  /** Who names it as a sign. */
  source: z.string(),
  /** Ids of organisations that the sentence names; never of persons. */
  organisations: z.array(z.string()),
  date: z.string().nullable(),
  attributedTo: z.string().nullable(),
  /** The words say that it is not so, or the statement denies it. */
  negated: z.boolean(),
});

const answerSchema = z.object({ answer: z.enum(["yes", "no", "unknown"]), spans: z.array(passage) });

/** Four questions on the occasion of a statement; statements on which nothing is told are left out. */
const independenceSchema = z.object({
  statement: z.string(),
  arranged: answerSchema,
  chosen: answerSchema,
  free: answerSchema,
  checkable: answerSchema,
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
    /** Null where nothing could be read. */
    layer: z.string().nullable(),
    title: z.string().nullable(),
    language: z.string().nullable(),
    encoding: z.string().nullable(),
    /** What its bytes say that it is. */
    mediaType: z.string(),
    characters: z.number().int(),
    /** Words that a reader of the page would not see, and why. */
    hidden: z.array(z.object({ start: offset, end: offset, why: z.string() })),
    /** Whether bytes and text are kept in the workspace, and whether they were before. */
    kept: z.enum(["now", "before", "no"]),
  }),
  statements: z.array(statementSchema),
  measures: z.array(measureSchema),
  figures: z.array(figureSchema),
  mentions: z.array(mentionSchema),
  indicators: z.array(indicatorSchema),
  independence: z.array(independenceSchema),
  noise: z.array(noiseSchema),
  conflicts: z.array(conflictSchema),
  remarks: z.array(z.string()),
  /** Why nothing was read; null where it was. */
  problem: issueSchema.nullable(),
});
export type ReadLine = z.infer<typeof readLineSchema>;
