import type { RecordKind } from "../model/records.ts";
import { canonicalColumns, recordKinds } from "../model/records.ts";
import {
  type ColumnType,
  type FormatFile,
  formatSchema,
  type HeadingEntry,
  invalid,
  type KindFile,
  kindSchema,
  parseDataFile,
} from "./column-file.ts";
import { foldHeading } from "./fold-heading.ts";
import { recordFormats } from "./formats/formats.ts";

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
  /** Folded word -> the choice that it means: "Commercial Invoice" and 发票 are an invoice. */
  readonly synonyms: ReadonlyMap<string, string>;
  /** What a template says of the column beyond its type. */
  readonly note?: string | undefined;
  /** The text may stand in several columns: "Address 1", "Address 2". */
  readonly lines: boolean;
  /** The column that takes a word written beside a number. */
  readonly wordTo?: string | undefined;
  /** Words that may stand beside a number and add nothing. */
  readonly words: readonly string[];
  /** Of a date: the column of the last day that it may be. A month without a day fills both. */
  readonly latest?: string | undefined;
  /** Of a date for which a month stands for one of its ends: a closing is that of the last day. */
  readonly month?: "first" | "last" | undefined;
  /** Of a date: the day of something that has happened, not before 1990; one that is still to come is told. */
  readonly happened: boolean;
  /** Preferred first. */
  readonly spellings: readonly Spelling[];
}

/** Of a file of movements in and out: the column that says which a row is, and its words; all folded. */
export interface Movements {
  readonly headings: ReadonlySet<string>;
  /** The row is what the file is read as. */
  readonly own: ReadonlySet<string>;
  /** The row is of the other side. */
  readonly other: ReadonlySet<string>;
  /** The row takes back an earlier one. */
  readonly back: ReadonlySet<string>;
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
  /** Folded headings that another kind knows: beside one of them the kind is not recognised unasked. */
  readonly notBeside: ReadonlySet<string>;
  /** Folded headings of columns that are never taken in from a file of this kind. */
  readonly leftOut: ReadonlySet<string>;
  readonly movements?: Movements | undefined;
  readonly columns: readonly ColumnRule[];
}

/** The headings of a column, source by source, each source one that the file names. */
function listedIn(
  file: string,
  column: string,
  data: Pick<KindFile, "sources">,
  bySource: Readonly<Record<string, readonly (string | HeadingEntry)[]>> = {},
): HeadingEntry[] {
  return Object.entries(bySource).flatMap(([source, headings]) => {
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

function checkDates(file: string, { columns }: KindFile): void {
  for (const [column, { type, latest, happened }] of Object.entries(columns)) {
    if (latest !== undefined && (type !== "date" || columns[latest]?.type !== "date"))
      invalid(file, `${column}: "latest" joins two columns of dates.`);
    if (happened && type !== "date") invalid(file, `${column}: only a date has "happened".`);
  }
}

function checkColumns(file: string, data: KindFile): void {
  const expected: readonly string[] = canonicalColumns[data.kind];
  const named = Object.keys(data.columns);
  if (named.join() !== expected.join())
    invalid(file, `columns must be ${expected.join(", ")}, in this order.`);
  const used = [...data.needs, ...(data.rowNeeds ?? []), ...data.tells, data.key].flat();
  const unknown = used.find((column) => !expected.includes(column));
  if (unknown !== undefined) invalid(file, `"${unknown}" is not a column of ${data.kind}.`);
  checkDates(file, data);
  const needed = new Set(data.needs.map((group) => group.join()));
  for (const [column, { choices, synonyms }] of Object.entries(data.columns)) {
    const meant = Object.keys(synonyms).find((choice) => !choices.includes(choice));
    if (meant !== undefined) invalid(file, `${column}: "${meant}" is not one of its choices.`);
  }
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

const folded = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.map(foldHeading));

/** Words that mean a choice, each one alone. */
function synonymsOf(
  file: string,
  column: string,
  { choices, synonyms }: Pick<KindFile["columns"][string], "choices" | "synonyms">,
): ReadonlyMap<string, string> {
  const meanings = new Map(choices.map((choice) => [foldHeading(choice), choice]));
  for (const [choice, words] of Object.entries(synonyms))
    for (const word of words) {
      const other = meanings.get(foldHeading(word));
      if (other !== undefined && other !== choice)
        invalid(file, `${column}: "${word}" means ${other} and ${choice}.`);
      meanings.set(foldHeading(word), choice);
    }
  return meanings;
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
    synonyms: synonymsOf(file, column, rule),
    spellings: spellingsOf(file, column, data, formats),
  }));
  checkSpellings(file, columns);
  return {
    kind,
    needs: data.needs,
    rowNeeds: data.rowNeeds ?? data.needs,
    tells: data.tells,
    key: data.key,
    unlike: folded(data.unlike),
    notBeside: folded(data.notBeside),
    leftOut: folded(data.leftOut),
    movements: data.movements && {
      headings: folded(data.movements.headings),
      own: folded(data.movements.own),
      other: folded(data.movements.other),
      back: folded(data.movements.back),
    },
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
