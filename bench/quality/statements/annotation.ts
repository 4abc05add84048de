import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";

/** The shape of one file in `annotations/`; what the fields mean is in guide.md. Unknown fields are refused. */

/** Sets of texts written for this bench; they lie in `invented/texts`, the others beside the repository. */
export const inventedSets = ["invented-tuning", "invented-held"] as const;

const offset = z.int().nonnegative();
/** UTF-16 offsets, end exclusive, and the first 12 hex digits of the SHA-256 of exactly that text. */
const span = z.strictObject({ start: offset, end: offset, sha: z.string().regex(/^[0-9a-f]{12}$/) });
const name = z.string().min(1);
const named = z.strictObject({ name, ...span.partial().shape });
const day = /^\d{4}(-\d{2}(-\d{2})?)?(\/\d{4}(-\d{2}(-\d{2})?)?)?$/;
const date = z.strictObject({
  ...span.shape,
  value: z.string().regex(day).nullable(),
  basis: z.enum(["explicit", "anchored", "open"]),
  anchor: span.optional(),
  published: z.string().regex(day).optional(),
});

const types = ["allegation", "denial", "measure", "finding", "call", "condition", "background"] as const;
const statementId = z.string().regex(/^s\d\d$/);
const speaker = z.strictObject({
  ...span.partial().shape,
  head: span.optional(),
  resolved: name.nullable(),
  accept: z.array(name).optional(),
  kind: z.enum([
    "person",
    "state-body",
    "intergovernmental",
    "company",
    "ngo",
    "think-tank",
    "media",
    "worker",
    "unspecified",
  ]),
  form: z.enum(["name", "pronoun", "title", "document", "none"]),
  nameInText: z.literal(false).optional(),
});
const statement = z.strictObject({
  id: statementId,
  core: z.boolean(),
  why: z
    .enum([
      "nested",
      "nominal",
      "crosshead",
      "attitude",
      "adverb",
      "topic",
      "pronoun",
      "purpose",
      "free",
      "unattributed",
      "procedure",
      "act",
    ])
    .optional(),
  pieces: z.array(span).min(1),
  cue: span.optional(),
  speaker,
  addressee: span.optional(),
  mode: z.enum(["direct", "mixed", "reported"]),
  type: z.enum(types),
  alsoTypes: z.array(z.enum(types)),
  hedges: z.array(span),
  nestedIn: statementId.optional(),
  continues: statementId.optional(),
  chain: z.array(name.nullable()).optional(),
});

const measureId = z.string().regex(/^m\d\d$/);
const measure = z.strictObject({
  id: measureId,
  ...span.shape,
  class: z.enum([
    "import-ban",
    "sanction",
    "counter-sanction",
    "due-diligence",
    "visit",
    "detention",
    "tariff",
    "listing",
    "investigation",
    "legislation",
    "agreement",
    "assistance",
    "boycott",
    "prosecution",
    "other",
  ]),
  what: name.optional(),
  status: z.enum(["in-force", "done", "planned", "proposed", "demanded", "alleged", "stalled", "ended"]),
  by: z.array(named),
  against: z.array(named),
  goods: z.array(named),
  places: z.array(named),
  date: date.optional(),
  attributedTo: statementId.optional(),
  sameAs: measureId.optional(),
});
const figure = z.strictObject({
  id: z.string().regex(/^f\d\d$/),
  ...span.shape,
  central: z.boolean(),
  asWritten: z.literal(true).optional(),
  bound: z.enum(["exact", "at-least", "more-than", "up-to", "less-than", "about", "magnitude"]),
  value: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: name,
  what: name,
  scope: name.optional(),
  year: z.int().optional(),
  source: statementId.nullable(),
});
const noise = z.strictObject({
  ...span.shape,
  kind: z.enum([
    "crosshead",
    "inserted-headline",
    "heading",
    "dateline",
    "page-mark",
    "quoted-term",
    "title",
  ]),
  verbatim: z.literal(false).optional(),
  quotes: statementId.optional(),
});
const turn = z.strictObject({
  label: span.optional(),
  resolved: name.nullable(),
  kind: z.literal("person"),
  pieces: z.array(span).min(1),
});
const proposition = z.strictObject({
  id: z.string().regex(/^p\d$/),
  text: name,
  scope: z.strictObject({ places: z.array(name), goods: z.array(name), period: name }),
  stances: z.array(
    z.strictObject({
      statement: statementId,
      side: z.enum(["affirms", "denies", "conditions"]),
      part: z.literal(true).optional(),
    }),
  ),
});
const conflict = z.strictObject({
  a: statementId,
  b: statementId,
  proposition: z.string(),
  strength: z.enum(["direct", "partial"]),
  core: z.boolean(),
});

export const annotation = z.strictObject({
  schema: z.literal("statement-annotation/1"),
  file: z.string().endsWith(".txt"),
  set: z.enum(["articles", "tuning", "final", ...inventedSets]),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  utf16: z.int().positive(),
  /** Who speaks where a document is written in the first person. */
  voice: z
    .strictObject({ resolved: name, basis: z.enum(["text", "source list"]), nameInText: z.boolean() })
    .optional(),
  statements: z.array(statement),
  measures: z.array(measure),
  figures: z.array(figure),
  dates: z.array(date).optional(),
  noise: z.array(noise),
  turns: z.array(turn),
  propositions: z.array(proposition),
  conflicts: z.array(conflict),
  doubts: z.array(z.strictObject({ statement: statementId, why: name })),
});

export type Span = z.infer<typeof span>;
export type Annotation = z.infer<typeof annotation>;

const readFolder = (folder: URL): readonly Annotation[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => annotation.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8"))));

/** Every annotation of a public text, by file name. Throws where one does not have the shape above. */
export const readAnnotations = (): readonly Annotation[] =>
  readFolder(new URL("annotations/", import.meta.url));

/** The same of the invented texts. */
export const readInvented = (): readonly Annotation[] =>
  readFolder(new URL("invented/annotations/", import.meta.url));
