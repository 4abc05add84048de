import { parse } from "csv-parse/sync";
import { z } from "zod";
import { isIsoDate } from "../model/dates.ts";
import type { Issue } from "../model/issue.ts";
import { SelvedgeError } from "../model/issue.ts";

/** A row of a data file of ours, with the number a spreadsheet shows (the header is row 1). */
export interface DataRow<T> {
  readonly row: number;
  readonly value: T;
}

interface RawTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads a reviewed CSV file of `data/`, strictly: the schema is a strict object over cell texts, so that every column
 * is consumed and an unknown one is refused; empty cells are absent; the first bad cell is thrown as `data.invalid`
 * with file, row, column, what was expected and what was read, and all others stand in `details`.
 */
export function readDataTable<T>(
  file: string,
  text: string | undefined,
  schema: z.ZodType<T>,
): readonly DataRow<T>[] {
  const { header, rows } = rawTable(file, text);
  const issues: Issue[] = [];
  const out = rows.flatMap((cells, index) => {
    const named = header.map((column, at) => [column, cells[at] ?? ""] as const);
    const filled = Object.fromEntries(named.filter(([, cell]) => cell !== ""));
    const parsed = schema.safeParse(filled);
    if (parsed.success) return [{ row: index + 2, value: parsed.data }];
    for (const issue of parsed.error.issues) issues.push(cellIssue(file, index + 2, filled, issue));
    return [];
  });
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SelvedgeError(first, rest);
  return out;
}

function rawTable(file: string, text: string | undefined): RawTable {
  if (text === undefined)
    throw refused(file, "The file is not there.", "Put it beside the others of its folder.");
  let records: string[][];
  try {
    records = parse(text, { bom: true, skip_empty_lines: true, record_delimiter: ["\r\n", "\n"] });
  } catch (cause) {
    const hint =
      "Give every row the cells of the header, and double the quotation marks inside quoted cells.";
    throw refused(file, cause instanceof Error ? cause.message : "The file is not CSV.", hint);
  }
  const [header, ...rows] = records;
  if (header === undefined)
    throw refused(file, "The file has no header row.", "Write the column names first.");
  const twice = header.find((column, at) => header.indexOf(column) !== at);
  if (twice !== undefined)
    throw refused(file, `The column ${twice} stands twice in the header.`, "Keep one of the two.");
  return { header, rows };
}

const refused = (file: string, message: string, hint: string): SelvedgeError =>
  new SelvedgeError({ code: "data.invalid", file, row: 1, message: `${file}: ${message}`, hint });

function cellIssue(
  file: string,
  row: number,
  cells: Readonly<Record<string, string>>,
  issue: z.core.$ZodIssue,
): Issue {
  const column = issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : String(issue.path[0] ?? "");
  const received = cells[column];
  const expected = issue.code === "unrecognized_keys" ? "no such column" : issue.message;
  return {
    code: "data.invalid",
    file,
    row,
    column,
    expected,
    ...(received === undefined ? {} : { received }),
    message: `${file}, row ${row}, column ${column}: expected ${expected}; read ${received === undefined ? "an empty cell" : JSON.stringify(received)}.`,
    hint: "The columns and what may stand in them are described in the README of the folder.",
  };
}

const separator = " | ";

/** Several values in one cell, parted by ` | `. */
export const splitCell = (cell: string): readonly string[] =>
  cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** A cell that must hold text. */
export const textCell = z.string({ error: "a text" }).min(1);
/** A day, `YYYY-MM-DD`. */
export const dayCell = z.string({ error: "a day, YYYY-MM-DD" }).refine(isIsoDate, "a day, YYYY-MM-DD");
/** `yes` or `no`. */
export const flagCell = z.enum(["yes", "no"], { error: "yes or no" }).transform((flag) => flag === "yes");

/** Several values in one cell, parted by ` | `, each of a form. */
export const manyCell = (form: RegExp, expected: string): z.ZodType<readonly string[]> =>
  z
    .string({ error: expected })
    .refine(
      (cell) => splitCell(cell).length > 0 && splitCell(cell).every((part) => form.test(part)),
      expected,
    )
    .transform(splitCell);

/** HS prefixes of two to ten digits without points, parted by ` | `. */
export const hsCell = manyCell(
  /^\d{2}(\d{2}){0,4}$/,
  "HS prefixes of 2, 4, 6, 8 or 10 digits, parted by ' | '",
);
/** ISO 3166-1 alpha-2 codes, parted by ` | `. */
export const countriesCell = manyCell(/^[A-Z]{2}$/, "ISO 3166-1 alpha-2 codes, parted by ' | '");
/** ISO 3166-2 codes, parted by ` | `. */
export const regionsCell = manyCell(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, "ISO 3166-2 codes, parted by ' | '");
