import type { RecordKind } from "../model/records.ts";
import { canonicalColumns } from "../model/records.ts";
import type { ColumnType } from "./column-file.ts";
import type { ColumnRule, KindTable } from "./column-tables.ts";

/** A blank form of a kind of file: the canonical headings on one line, and nothing under them. */
export const templateCsv = (kind: RecordKind): string => `${canonicalColumns[kind].join(",")}\r\n`;

const words: Readonly<Record<ColumnType, string>> = {
  text: "text",
  verbatim: "text, kept as it is written",
  key: "an id of your own: the same wherever the same thing is meant",
  word: "one word",
  choice: "one of the words given here",
  "open-choice": "one of the words given here; another is kept and reported",
  country: "a country: ISO 3166-1 code (CN) or name",
  uscc: "unified social credit code, 18 characters",
  lei: "legal entity identifier, 20 characters",
  duns: "D-U-N-S number, 9 digits",
  hs: "HS code, 2 to 12 digits, an even number of them",
  date: "a day, YYYY-MM-DD",
  number: "a number with a decimal point and without thousands separators",
  latitude: "decimal degrees (WGS 84), from -90 to 90",
  longitude: "decimal degrees (WGS 84), from -180 to 180",
  currency: "ISO 4217 code, such as USD",
  unit: "a unit with one meaning, such as kg, lb, m or pcs, or its UN/ECE code",
};

/** The headings of the notes that go with a form. */
export const noteColumns = ["sheet", "column", "what goes in", "words", "needed"] as const;

function whatGoesIn({ type, lines, wordTo, latest, month, note }: ColumnRule): string {
  const more = [
    ...(note === undefined ? [] : [note]),
    ...(lines ? ["may go on in further columns, numbered 2, 3 ..."] : []),
    ...(wordTo === undefined ? [] : [`a word beside it goes to ${wordTo}`]),
    ...(latest === undefined ? [] : ["or a month, YYYY-MM"]),
    ...(month === undefined ? [] : [`or a month, YYYY-MM: its ${month} day`]),
  ];
  return [words[type], ...more].join("; ");
}

/** Whether a row needs the column: alone, or one of several. */
function neededBy(column: string, { needs, rowNeeds }: KindTable): string {
  const group = rowNeeds.find((each) => each.includes(column));
  if (group === undefined)
    return needs.some((each) => each.includes(column)) ? "wanted: without it something stays unknown" : "";
  const others = group.filter((each) => each !== column);
  return others.length === 0 ? "yes" : `yes, or ${others.join(", ")}`;
}

/** What goes into each column of a form, a row a column. */
export const templateNotes = (table: KindTable): readonly (readonly string[])[] =>
  table.columns.map((rule) => [
    table.kind,
    rule.column,
    whatGoesIn(rule),
    rule.choices.join(", "),
    neededBy(rule.column, table),
  ]);
