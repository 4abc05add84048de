import type { TableRow } from "../../formats/table.ts";
import type { FormatRow, RecordFormat } from "./format.ts";

const cellPattern = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;

/** Rows of a small, well-formed CSV. */
export function rowsOf(csv: string): readonly TableRow[] {
  const rows: string[][] = [[]];
  const text = csv.replace(/^\ufeff/, "").replace(/\r?\n$/, "");
  for (const [, quoted, plain = "", end] of text.matchAll(cellPattern)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.map((cells, index) => ({ number: index + 1, line: index + 1, cells }));
}

/** A table that can be walked again and again, in batches of two rows so that rows of one thing fall apart. */
export const walkOf = (rows: readonly TableRow[], size = 2) =>
  async function* (): AsyncGenerator<readonly TableRow[]> {
    for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
  };

/** What a format makes of rows; `headings` and below. */
export async function readWith(
  { read }: RecordFormat,
  rows: readonly TableRow[],
  header: TableRow,
): Promise<readonly FormatRow[]> {
  if (read === undefined) return rows.filter(({ number }) => number >= header.number);
  const found: FormatRow[] = [];
  for await (const batch of read(walkOf(rows), header)) found.push(...batch);
  return found;
}

/** Rows as objects by the headings of the first. */
export const byHeading = ([header, ...rows]: readonly FormatRow[]): readonly Record<string, string>[] =>
  rows.map(({ cells }) => Object.fromEntries(cells.map((cell, at) => [header?.cells[at] ?? "", cell])));
