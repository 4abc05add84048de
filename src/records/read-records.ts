import type { CsvTable } from "../formats/read-csv.ts";
import { readCsv } from "../formats/read-csv.ts";
import { delimiters } from "../formats/sniff-delimiter.ts";
import type { Issue } from "../model/issue.ts";
import { fail } from "../model/issue.ts";
import type { RecordKind } from "../model/records.ts";
import { isRefusedHeading } from "./contact-columns.ts";
import { findDuplicates } from "./duplicates.ts";
import type { Header, HeaderRequest } from "./find-header.ts";
import { findHeader, refuseHeadless } from "./find-header.ts";
import type { ReadCounts, ReadResult, ReadRow } from "./read-result.ts";
import { readRow } from "./read-row.ts";
import type { RecordReader } from "./record-reader.ts";
import type { RowPlan } from "./row-plan.ts";
import { isBlankRow, planRows } from "./row-plan.ts";

export interface ReadOptions {
  /** Name of the file, for issues. */
  readonly file: string;
  /** What the rows are; without it the headings say so. */
  readonly kind?: RecordKind | undefined;
  /** Canonical column -> the file's own heading, where the headings alone do not say it. */
  readonly map?: Readonly<Record<string, string>> | undefined;
}

interface Found {
  readonly table: CsvTable;
  readonly header: Header;
}

/** Headings under the delimiter that was told from the bytes; where none are known, under one of the others. */
function findTable(reader: RecordReader, bytes: Uint8Array, request: HeaderRequest): Found {
  const file = request.file.file;
  const sniffed = readCsv(bytes, { file });
  const header = findHeader(reader, sniffed.rows, request);
  if (header !== undefined) return { table: sniffed, header };
  for (const delimiter of delimiters) {
    if (delimiter === sniffed.delimiter) continue;
    const table = readCsv(bytes, { file, delimiter });
    const other = findHeader(reader, table.rows, request);
    if (other !== undefined && other.match.headings.length > 1) return { table, header: other };
  }
  return refuseHeadless(reader, sniffed.rows, request);
}

/** A file that says something of persons' ethnicity or religion comes in by no door: neither its rows nor its bytes. */
function refusePrivate(reader: RecordReader, { row }: Header, file: Partial<Issue>): void {
  const found = row.cells.filter((heading) => isRefusedHeading(reader.contacts, heading));
  const [first] = found;
  if (first === undefined) return;
  fail(
    "column.refused",
    `The file has columns about persons' ethnicity or religion: ${found.join(", ")}. Nothing of it was taken in.`,
    "Take these columns out of the file and import it again. Selvedge holds no such data in any form.",
    { ...file, row: row.number, column: first },
  );
}

/** Issues of the file as a whole: what was left out, what was taken for a misspelling, blank lines between rows. */
function fileIssues(header: Header, plan: RowPlan, blankInside: readonly number[]): readonly Issue[] {
  const place = { ...plan.file, row: header.row.number };
  const issues: Issue[] = [...plan.contact].map((index) => ({
    ...place,
    code: "column.contact",
    column: plan.headings[index] ?? "",
    message: `"${plan.headings[index]}" holds contact data of persons by its heading; it was left out.`,
    hint: "If it holds something else, map it with --map.",
  }));
  for (const { rule, index, how } of plan.columns)
    if (how === "likely")
      issues.push({
        ...place,
        code: "row.repaired",
        column: plan.headings[index] ?? "",
        message: `"${plan.headings[index]}" was taken for a misspelling and read as ${rule.column}.`,
        hint: `Confirm it with --map ${rule.column}="${plan.headings[index]}", or map another heading.`,
      });
  const [first] = blankInside;
  if (first !== undefined)
    issues.push({
      ...plan.file,
      row: first,
      code: "row.shape",
      message: `${blankInside.length} blank ${blankInside.length === 1 ? "line stands" : "lines stand"} between rows, the first on row ${first}; blank lines are not rows.`,
      hint: "Check that no rows were lost there.",
    });
  return issues;
}

function countRows(rows: readonly ReadRow[], blank: number): ReadCounts {
  const count = (status: ReadRow["status"]): number => rows.filter((row) => row.status === status).length;
  return {
    rows: rows.length,
    accepted: count("accepted"),
    repaired: count("repaired"),
    quarantined: count("quarantined"),
    blank,
  };
}

function mappingOf(plan: RowPlan): Readonly<Record<string, string>> {
  return Object.fromEntries(
    plan.columns.map(({ rule, index, more }) => [
      rule.column,
      [index, ...more].map((at) => plan.headings[at] ?? "").join(" + "),
    ]),
  );
}

/** Order of a file's issues: by row, and on a row in the order in which they came up. */
const byRow = (issues: readonly Issue[]): readonly Issue[] =>
  issues.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));

/**
 * Reads a customer's file as records. Every row under the headings that is not blank comes out once: accepted,
 * repaired (with what was mended) or quarantined (with why). What makes the file unreadable as a whole - no such
 * column, no rows, not text, no kind - throws a SelvedgeError.
 */
export function readRecords(reader: RecordReader, bytes: Uint8Array, options: ReadOptions): ReadResult {
  const file = { file: options.file };
  const { table, header } = findTable(reader, bytes, { kind: options.kind, map: options.map, file });
  refusePrivate(reader, header, file);
  const below = table.rows.filter(({ number }) => number > header.row.number);
  const filled = below.filter((row) => !isBlankRow(row));
  const last = filled.at(-1)?.number;
  if (last === undefined)
    fail(
      "file.empty",
      `The file holds headings on row ${header.row.number} and no rows under them.`,
      "Export the table again with its rows.",
      {
        ...file,
        row: header.row.number,
        expected: "at least one row",
        received: "none",
      },
    );
  const plan = planRows({ reader, header, rows: filled, delimiter: table.delimiter, file });
  const outcomes = filled.map((row) => readRow(row, plan));
  const rows = outcomes.map((outcome) => outcome.row);
  const blankInside = below.filter((row) => isBlankRow(row) && row.number < last).map(({ number }) => number);
  const rowIssues = byRow([...outcomes.flatMap(({ issues }) => issues), ...findDuplicates(rows, plan)]);
  return {
    kind: header.table.kind,
    headerRow: header.row.number,
    mapping: mappingOf(plan),
    likely: plan.columns.filter(({ how }) => how === "likely").map(({ rule }) => rule.column),
    unmapped: plan.extra.map((index) => plan.headings[index] ?? ""),
    contact: [...plan.contact].map((index) => plan.headings[index] ?? ""),
    encoding: table.encoding,
    delimiter: table.delimiter,
    rows,
    issues: [...fileIssues(header, plan, blankInside), ...rowIssues],
    counts: countRows(rows, below.length - filled.length),
    readerVersion: reader.version,
  };
}
