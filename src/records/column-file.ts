import { parse } from "yaml";
import { z } from "zod";
import { fail } from "../model/issue.ts";
import { recordKinds } from "../model/records.ts";

/** How the cells of a column are folded. */
export const columnTypes = [
  "text",
  "verbatim",
  "key",
  "word",
  "choice",
  "open-choice",
  "country",
  "uscc",
  "lei",
  "duns",
  "hs",
  "date",
  "number",
  "latitude",
  "longitude",
  "currency",
  "unit",
] as const;
export type ColumnType = (typeof columnTypes)[number];

const groups = z.array(z.array(z.string()).min(1)).min(1);
const headingSchema = z.union([
  z.string(),
  z.strictObject({
    heading: z.string(),
    beside: z.array(z.string()).default([]),
    implies: z.record(z.string(), z.string()).default({}),
  }),
]);
const sources = z.record(z.string(), z.strictObject({ title: z.string(), checked_on: z.iso.date() }));
const columnSchema = z.strictObject({
  type: z.enum(columnTypes),
  choices: z.array(z.string()).default([]),
  synonyms: z.record(z.string(), z.array(z.string())).default({}),
  note: z.string().optional(),
  lines: z.boolean().default(false),
  wordTo: z.string().optional(),
  words: z.array(z.string()).default([]),
  latest: z.string().optional(),
  month: z.enum(["first", "last"]).optional(),
  happened: z.boolean().default(false),
  headings: z.record(z.string(), z.array(headingSchema)),
});
const words = z.array(z.string()).min(1);
const movementSchema = z.strictObject({ headings: words, own: words, other: words, back: words });
/** `data/records/<kind>.yml`. */
export const kindSchema = z.strictObject({
  kind: z.enum(recordKinds),
  needs: groups,
  rowNeeds: groups.optional(),
  tells: groups,
  key: z.array(z.string()).min(1),
  unlike: z.array(z.string()).default([]),
  notBeside: z.array(z.string()).default([]),
  leftOut: z.array(z.string()).default([]),
  movements: movementSchema.optional(),
  sources,
  columns: z.record(z.string(), columnSchema),
});
/** `data/records/formats/<id>.yml`. */
export const formatSchema = z.strictObject({
  format: z.string(),
  kind: z.enum(recordKinds),
  sources,
  columns: z.record(z.string(), z.record(z.string(), z.array(headingSchema))),
});
/** What `data/records/<kind>.yml` holds. */
export type KindFile = z.infer<typeof kindSchema>;
/** What `data/records/formats/<id>.yml` holds. */
export type FormatFile = z.infer<typeof formatSchema>;

/** Fails for a data file that does not hold together. */
export const invalid = (file: string, message: string): never =>
  fail("data.invalid", `${file}: ${message}`, "Restore the file or mend it as data/records/README.md says.", {
    file,
  });

/** Parses one of the YAML files of `data/records` with its schema; a fault names the file and the place in it. */
export function parseDataFile<T>(file: string, text: string | undefined, schema: z.ZodType<T>): T {
  if (text === undefined) return invalid(file, "the file was not handed in.");
  const result = schema.safeParse(parse(text));
  if (result.success) return result.data;
  const [first] = result.error.issues;
  return invalid(file, `${first?.path.join(".") ?? ""}: ${first?.message ?? "not of the form expected"}`);
}

/** A heading and what it rests on or says besides. */
export type HeadingEntry = Exclude<z.infer<typeof headingSchema>, string>;
