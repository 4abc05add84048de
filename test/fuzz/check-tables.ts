import { type FormatLimits, formatLimits } from "../../src/formats/limits.ts";
import type { Table, TableRow } from "../../src/formats/table.ts";
import { errorTable } from "../../src/model/errors.ts";
import { type Issue, SelvedgeError } from "../../src/model/issue.ts";

/** A reader did what no reader may. Counts as a crash. */
export function promise(kept: boolean, what: string): void {
  if (!kept) throw new Error(`broken promise: ${what}`);
}

/** A message holds what people type, never what a program shows when it forgot a case. */
// "undefined entity" is what a parser of XML says of one.
const forgotten = /\bundefined\b(?! entity)|\[object /;
const longestMessage = 4000;

/** What is said about a file: a code of the table, a message and what to do, none of them endless. */
export function checkIssue(issue: Issue): void {
  const { code, message, hint } = issue;
  promise(code in errorTable && code !== "bug", `the code of an issue is ${code}`);
  promise(message !== "" && hint !== "", `${code} says nothing`);
  promise(!forgotten.test(message), `${code} says "${message.slice(0, 200)}"`);
  const length = Object.values(issue).reduce((sum: number, value) => sum + String(value).length, 0);
  promise(length <= longestMessage, `${code} says ${length} characters: ${message.slice(0, 200)}`);
}

const isShare = (share: number): boolean => share >= 0 && share <= 1;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

/** What is wrong with a row; there are millions, so nothing is put into words that is right. */
function faultOf(
  { number, line, cells }: TableRow,
  before: number,
  limits: FormatLimits,
): string | undefined {
  if (!Number.isSafeInteger(number) || number <= before) return `row ${number} stands behind row ${before}`;
  if (!isCount(line)) return `row ${number} is on line ${line}`;
  if (cells.length > limits.columns) return `row ${number} has ${cells.length} of ${limits.columns} cells`;
  for (const cell of cells) {
    if (typeof cell !== "string") return `row ${number} has a cell that is a ${typeof cell}`;
    if (cell.length > limits.cell) return `row ${number} has a cell of ${cell.length} characters`;
  }
  return undefined;
}

/** Rows of a table that are kept. What repeats a row a million times is walked, not held. */
const mostKept = 5000;

/** All rows of a table, held against what every reader promises of them; handed back are the first. */
export async function rowsOf(table: Table, limits: Partial<FormatLimits> = {}): Promise<readonly TableRow[]> {
  const all = { ...formatLimits, ...limits };
  const rows: TableRow[] = [];
  let [before, count] = [0, 0];
  for await (const batch of table.rows()) {
    for (const row of batch) {
      const fault = faultOf(row, before, all);
      if (fault !== undefined) promise(false, fault);
      before = row.number;
      count += 1;
      if (rows.length < mostKept) rows.push(row);
    }
    promise(count <= all.rows, `${count} rows are handed out; the limit is ${all.rows}`);
    promise(isShare(table.progress()), `progress is ${table.progress()}`);
  }
  for (const issue of table.remarks()) checkIssue(issue);
  return rows;
}

/** What a failure is called, where it is one that is foreseen; anything else goes on upwards. */
export function refusalOf(error: unknown): string {
  if (!(error instanceof SelvedgeError)) throw error;
  checkIssue(error.issue);
  for (const issue of error.details) checkIssue(issue);
  return error.issue.code;
}
