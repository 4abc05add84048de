import { counted } from "../formats/counted.ts";
import { clippedIssue, type Issue } from "../model/issue.ts";
import { grossHeading, grossSaid } from "./formats/weight.ts";
import { isAccountColumn } from "./match-columns.ts";
import type { Reading } from "./open-reading.ts";
import type { ReadResult } from "./read-result.ts";
import { sayRemembered } from "./remembered-mapping.ts";

/** Canonical column -> the file's own heading; several lines of an address are joined by " + ". */
export const mappingOf = ({ plan }: Reading): Readonly<Record<string, string>> =>
  Object.fromEntries(
    plan.columns.map(({ rule, index, more }) => [
      rule.column,
      [index, ...more].map((at) => plan.headings[at] ?? "").join(" + "),
    ]),
  );

/** What a reading tells before its rows. */
export const aboutReading = (
  reading: Reading,
): Pick<
  ReadResult,
  | "kind"
  | "headerRow"
  | "mapping"
  | "likely"
  | "unmapped"
  | "contact"
  | "encoding"
  | "delimiter"
  | "readerVersion"
> => ({
  kind: reading.header.table.kind,
  headerRow: reading.header.row.number,
  mapping: mappingOf(reading),
  likely: reading.plan.columns.filter(({ how }) => how === "likely").map(({ rule }) => rule.column),
  unmapped: reading.plan.extra.map((index) => reading.plan.headings[index] ?? ""),
  contact: [...reading.plan.contact].map((index) => reading.plan.headings[index] ?? ""),
  encoding: reading.table.encoding,
  delimiter: reading.table.delimiter,
  readerVersion: reading.readerVersion,
});

function letterOf(plan: Reading["plan"], index: number): { readonly letter?: string } {
  const letter = plan.letters.get(plan.headings[index] ?? "");
  return letter === undefined ? {} : { letter };
}

const heldBy = ({ context, table }: Reading["plan"], heading: string): string =>
  isAccountColumn(context.reader, table, heading) ? "bank account numbers" : "contact data of persons";

function contactIssues({ plan }: Reading, place: Partial<Issue>): readonly Issue[] {
  return [...plan.contact].map((index) => ({
    ...place,
    code: "column.contact",
    column: plan.headings[index] ?? "",
    ...letterOf(plan, index),
    message: `"${plan.headings[index]}" holds ${heldBy(plan, plan.headings[index] ?? "")} by its heading; it was left out.`,
    hint: "If it holds something else, map it with --map.",
  }));
}

function likelyIssues({ plan }: Reading, place: Partial<Issue>): readonly Issue[] {
  return plan.columns
    .filter(({ how }) => how === "likely")
    .map(({ rule, index }) => ({
      ...place,
      code: "row.repaired",
      column: plan.headings[index] ?? "",
      ...letterOf(plan, index),
      message: `"${plan.headings[index]}" was taken for a misspelling and read as ${rule.column}.`,
      hint: `Confirm it with --map ${rule.column}="${plan.headings[index]}", or map another heading.`,
    }));
}

function blankIssue({ plan, survey }: Reading): readonly Issue[] {
  const { blankInside, firstBlankInside } = survey;
  if (firstBlankInside === undefined) return [];
  const lines = blankInside === 1 ? "line stands" : "lines stand";
  return [
    {
      ...plan.file,
      row: firstBlankInside,
      code: "row.shape",
      message: `${blankInside} blank ${lines} between rows, the first on row ${firstBlankInside}; blank lines are not rows.`,
      hint: "Check that no rows were lost there.",
    },
  ];
}

/** Encodings that fit others too are named, so that a person can look. */
function encodingIssue({ table, plan }: Reading): readonly Issue[] {
  const { encoding } = table;
  if (encoding === undefined || encoding.confidence === "stated" || encoding.confidence === "certain")
    return [];
  return [
    {
      ...plan.file,
      code: "file.encoding",
      message: `The text was read as ${encoding.name} (${encoding.confidence}): ${encoding.why}.`,
      hint: "Look at names with special letters; if they are wrong, say the encoding with --encoding.",
      received: encoding.name,
    },
  ];
}

/** A format whose columns are known from a description only is said with every file of it. */
function formatIssue({ format, plan }: Reading): readonly Issue[] {
  if (format === undefined || format.ground !== "documented") return [];
  return [
    {
      ...plan.file,
      code: "file.format",
      message: `Read as ${format.title}. This format is known from a published description of its columns; no real file was at hand when its reading was written.`,
      hint: "Compare some rows with the source before relying on them.",
    },
  ];
}

/** A gross weight that was worked out beside the file's own. */
function weightIssue({ plan }: Reading): readonly Issue[] {
  if (!plan.headings.includes(grossHeading) || plan.letters.size > 0) return [];
  return [
    {
      ...plan.file,
      code: "row.repaired",
      column: grossHeading,
      message: `The column "${grossHeading}" was worked out from the file's own weights: ${grossSaid}.`,
      hint: "The file's own columns of weights are kept beside it.",
    },
  ];
}

/** A decimal mark that nothing proves is said once for the file. */
function numberIssue({ survey, plan }: Reading): readonly Issue[] {
  const { eitherNumbers, habits } = survey;
  if (eitherNumbers === undefined || habits.markProofs > 0 || habits.decimalMark === undefined) return [];
  const { count, example } = eitherNumbers;
  return [
    {
      ...plan.file,
      code: "row.value-invalid",
      message: `${count === 1 ? "1 number" : `${count} numbers`} such as "${example}" can be read in two ways; the point was taken for the decimal mark, and no other number of the file proves it.`,
      hint: "Compare with the source. If points part thousands, write the numbers without them.",
      received: example,
    },
  ];
}

/** Only a workbook tells true days from texts. */
function swappedIssues({ survey, plan, table }: Reading): readonly Issue[] {
  if (table.format !== "xlsx" && table.format !== "ods") return [];
  return survey.swapped.map(({ index, days, texts, exampleDay, exampleText }) => ({
    ...plan.file,
    code: "row.date-ambiguous",
    column: plan.headings[index] ?? "",
    ...letterOf(plan, index),
    message: `"${plan.headings[index]}" holds ${days === 1 ? "1 true date" : `${counted(days)} true dates`} such as ${exampleDay}, none after the 12th of a month, and ${texts === 1 ? "1 text" : `${counted(texts)} texts`} such as "${exampleText}". So it looks as if the spreadsheet program had taken days for months: the true dates may have day and month the wrong way round. They were read as they stand.`,
    hint: "Compare some of the true dates with the papers. If they are the wrong way round, import the table again from the source, with this column as text.",
    received: exampleDay,
  }));
}

function rememberedIssue({ remembered, plan }: Reading): readonly Issue[] {
  if (remembered === undefined) return [];
  return [
    {
      ...plan.file,
      code: "row.repaired",
      message: sayRemembered(remembered),
      hint: "Check that the columns mean the same in this file.",
    },
  ];
}

/** Remarks on the file as a whole: how it was read, what was left out, what was taken for a misspelling. */
export function fileIssues(reading: Reading): readonly Issue[] {
  const place = { ...reading.plan.file, row: reading.header.row.number };
  return [
    ...formatIssue(reading),
    ...rememberedIssue(reading),
    ...numberIssue(reading),
    ...swappedIssues(reading),
    ...weightIssue(reading),
    ...encodingIssue(reading),
    ...reading.table.remarks(),
    ...contactIssues(reading, place),
    ...likelyIssues(reading, place),
    ...blankIssue(reading),
  ].map(clippedIssue);
}
