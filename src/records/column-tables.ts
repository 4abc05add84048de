import { parse } from "yaml";
import { z } from "zod";
import { fail } from "../model/issue.ts";
import type { RecordKind } from "../model/records.ts";
import { canonicalColumns, recordKinds } from "../model/records.ts";
import { foldHeading } from "./fold-heading.ts";
import { recordFormats } from "./formats/formats.ts";

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
] as const;
export type ColumnType = (typeof columnTypes)[number];

/** One heading that means a column, in folded form. */
export interface Spelling {
  readonly key: string;
  readonly heading: string;
  /** Folded headings that must stand in the same row. */
  readonly beside: readonly string[];
  readonly implies: Readonly<Record<string, string>>;
}

export interface ColumnRule {
  readonly column: string;
  readonly type: ColumnType;
  readonly choices: readonly string[];
  /** The text may stand in several columns: "Address 1", "Address 2". */
  readonly lines: boolean;
  /** The column that takes a word written beside a number. */
  readonly wordTo?: string | undefined;
  /** Words that may stand beside a number and add nothing. */
  readonly words: readonly string[];
  /** Of a date: the column of the last day that it may be. A month without a day fills both. */
  readonly latest?: string | undefined;
  /** Preferred first. */
  readonly spellings: readonly Spelling[];
}

export interface KindTable {
  readonly kind: RecordKind;
  /** Groups of columns: a file has one of each. */
  readonly needs: readonly (readonly string[])[];
  /** Groups of columns: an accepted row fills one of each. */
  readonly rowNeeds: readonly (readonly string[])[];
  /** Groups of columns by which a file is recognised. */
  readonly tells: readonly (readonly string[])[];
  readonly key: readonly string[];
  readonly unlike: ReadonlySet<string>;
  readonly columns: readonly ColumnRule[];
}

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
  lines: z.boolean().default(false),
  wordTo: z.string().optional(),
  words: z.array(z.string()).default([]),
  latest: z.string().optional(),
  headings: z.record(z.string(), z.array(headingSchema)),
});
const kindSchema = z.strictObject({
  kind: z.enum(recordKinds),
  needs: groups,
  rowNeeds: groups.optional(),
  tells: groups,
  key: z.array(z.string()).min(1),
  unlike: z.array(z.string()).default([]),
  sources,
  columns: z.record(z.string(), columnSchema),
});
const formatSchema = z.strictObject({
  format: z.string(),
  kind: z.enum(recordKinds),
  sources,
  columns: z.record(z.string(), z.record(z.string(), z.array(headingSchema))),
});
type KindFile = z.infer<typeof kindSchema>;
type FormatFile = z.infer<typeof formatSchema>;

const invalid = (file: string, message: string): never =>
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

type HeadingEntry = Exclude<z.infer<typeof headingSchema>, string>;

/** The headings of a column, source by source, each source one that the file names. */
function listedIn(
  file: string,
  column: string,
  data: Pick<KindFile, "sources">,
  bySource = {},
): HeadingEntry[] {
  return Object.entries<z.infer<typeof headingSchema>[]>(bySource).flatMap(([source, headings]) => {
    if (data.sources[source] === undefined)
      invalid(file, `${column}: "${source}" is not one of its sources.`);
    return headings.map((entry) =>
      typeof entry === "string" ? { heading: entry, beside: [], implies: {} } : entry,
    );
  });
}

/** A format and what its file says, both of one kind. */
function readFormatFile(
  id: string,
  kind: RecordKind,
  text: string | undefined,
): readonly [string, FormatFile] {
  const file = formatFileName(id);
  const data = parseDataFile(file, text, formatSchema);
  if (data.format !== id || data.kind !== kind)
    invalid(file, `format and kind are ${data.format} and ${data.kind}, not ${id} and ${kind}.`);
  const unknown = Object.keys(data.columns).find(
    (column) => !(canonicalColumns[kind] as readonly string[]).includes(column),
  );
  if (unknown !== undefined) invalid(file, `"${unknown}" is not a column of ${kind}.`);
  return [file, data];
}

/** Headings of formats come before those of general usage: a file that has both is that format. */
function spellingsOf(
  file: string,
  column: string,
  data: KindFile,
  formats: readonly (readonly [string, FormatFile])[],
): readonly Spelling[] {
  const listed = [
    ...formats.flatMap(([name, format]) => listedIn(name, column, format, format.columns[column])),
    ...listedIn(file, column, data, data.columns[column]?.headings),
  ];
  const own = { heading: column, beside: [], implies: {} };
  const isListed = listed.some(({ heading }) => foldHeading(heading) === foldHeading(column));
  return (isListed ? listed : [own, ...listed]).map(({ heading, beside, implies }) => ({
    key: foldHeading(heading),
    heading,
    beside: beside.map(foldHeading),
    implies,
  }));
}

function checkColumns(file: string, data: KindFile): void {
  const expected: readonly string[] = canonicalColumns[data.kind];
  const named = Object.keys(data.columns);
  if (named.join() !== expected.join())
    invalid(file, `columns must be ${expected.join(", ")}, in this order.`);
  const used = [...data.needs, ...(data.rowNeeds ?? []), ...data.tells, data.key].flat();
  const unknown = used.find((column) => !expected.includes(column));
  if (unknown !== undefined) invalid(file, `"${unknown}" is not a column of ${data.kind}.`);
  for (const [column, { type, latest }] of Object.entries(data.columns))
    if (latest !== undefined && (type !== "date" || data.columns[latest]?.type !== "date"))
      invalid(file, `${column}: "latest" joins two columns of dates.`);
  const needed = new Set(data.needs.map((group) => group.join()));
  const stranger = data.rowNeeds?.find((group) => !needed.has(group.join()));
  if (stranger !== undefined) invalid(file, `rowNeeds has ${stranger.join(" or ")}, which needs has not.`);
}

function checkSpellings(file: string, rules: readonly ColumnRule[]): void {
  const owner = new Map<string, string>();
  for (const { column, spellings } of rules)
    for (const { key, heading } of spellings) {
      if (key === "") invalid(file, `${column}: "${heading}" holds neither letter nor digit.`);
      const other = owner.get(key);
      if (other !== undefined && other !== column)
        invalid(file, `"${heading}" stands under ${other} and ${column}.`);
      owner.set(key, column);
    }
}

function buildKindTable(kind: RecordKind, files: Readonly<Record<string, string>>): KindTable {
  const file = `${kind}.yml`;
  const data = parseDataFile(file, files[file], kindSchema);
  if (data.kind !== kind) invalid(file, `kind is ${data.kind}.`);
  checkColumns(file, data);
  const formats = recordFormats
    .filter((format) => format.kind === kind)
    .map(({ id }) => readFormatFile(id, kind, files[formatFileName(id)]));
  const columns = Object.entries(data.columns).map(([column, { headings: _, ...rule }]) => ({
    column,
    ...rule,
    spellings: spellingsOf(file, column, data, formats),
  }));
  checkSpellings(file, columns);
  return {
    kind,
    needs: data.needs,
    rowNeeds: data.rowNeeds ?? data.needs,
    tells: data.tells,
    key: data.key,
    unlike: new Set(data.unlike.map(foldHeading)),
    columns,
  };
}

const formatFileName = (id: string): string => `formats/${id}.yml`;

/** Files of `data/records` that say which heading means which column: one a kind, one a format. */
export const columnFileNames: readonly string[] = [
  ...recordKinds.map((kind) => `${kind}.yml`),
  ...recordFormats.map(({ id }) => formatFileName(id)),
];

/** Reads the heading tables of all kinds from the texts of `data/records`, checked against the canonical columns. */
export const buildColumnTables = (files: Readonly<Record<string, string>>): readonly KindTable[] =>
  recordKinds.map((kind) => buildKindTable(kind, files));
