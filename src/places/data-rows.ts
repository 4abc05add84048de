import { parse } from "csv-parse/sync";
import { fail } from "../model/issue.ts";

export type DataRow<C extends string> = Readonly<Record<C, string>>;

/**
 * The rows of one of our own CSV files, trimmed, with the columns asked for.
 * Such a file is part of the product, so a missing column fails the whole table rather than one row.
 */
export function dataRows<C extends string>(file: string, text: string, columns: readonly C[]): DataRow<C>[] {
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true, trim: true });
  const missing = columns.filter((column) => rows[0]?.[column] === undefined);
  if (missing.length > 0)
    fail("data.invalid", `${file} has no column ${missing.join(", ")}.`, "Restore the file.", { file });
  return rows as DataRow<C>[];
}

/** The parts of a cell that holds several names, as in `Kashgar | Kaxgar`. */
export const cellNames = (cell: string): string[] =>
  cell
    .split("|")
    .map((name) => name.trim())
    .filter((name) => name !== "");
