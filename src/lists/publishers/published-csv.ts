import { readCsv } from "../../formats/read-csv.ts";
import { foldName } from "../../names/fold.ts";
import type { Audit } from "./audit.ts";
import type { PublisherFile } from "./publisher-reader.ts";
import { asListFile, refuse } from "./refuse.ts";

/** A row of a published table, with the number a spreadsheet shows. */
export interface PublishedRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** The cells with the blanks around them. */
  readonly written: readonly string[];
}

/** Encodings in which the files of publishers come; another one is a damaged file. */
const encodings = ["utf-8", "windows-1252"];

/** All rows of a published CSV file, blank ones left out; a row that is broken is `list.invalid`. */
export function csvRows(file: PublisherFile): readonly PublishedRow[] {
  const { rows, encoding } = asListFile(file.name, () =>
    readCsv(file.bytes, { delimiter: ",", file: file.name }),
  );
  if (!encodings.includes(encoding.name)) refuse({ file: file.name }, "text in UTF-8", encoding.name);
  const broken = rows.find((row) => row.problem !== undefined);
  if (broken !== undefined)
    refuse({ file: file.name, row: broken.number }, "a row of whole cells", broken.problem ?? "");
  return rows
    .filter((row) => row.cells.some((cell) => cell.trim() !== ""))
    .map((row) => ({
      row: row.number,
      cells: row.cells.map((cell) => cell.trim()),
      written: row.cells,
    }));
}

/** A column that a reader uses: its headings, folded, and whether the table cannot do without it. */
export interface Column {
  readonly headings: readonly string[];
  readonly needed: boolean;
}

/** A row under headings: cells by the reader's own name of the column; "" where the table has no such column. */
export interface HeadedRow<K extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<K, string>>;
}

/** The rows under the headings. A needed column that is absent is refused; one that is not known is counted. */
export function headedRows<K extends string>(
  file: PublisherFile,
  columns: Readonly<Record<K, Column>>,
  audit: Audit,
): readonly HeadedRow<K>[] {
  const [header, ...rows] = csvRows(file);
  if (header === undefined) return refuse({ file: file.name }, "a row of headings", "an empty file");
  const places = placesOf(file.name, header, columns);
  const used = new Set(Object.values(places));
  for (const [at, heading] of header.cells.entries())
    if (!used.has(at)) audit.add(`${file.name}: column ${heading} not used`, filled(rows, at));
  return rows.map(({ row, cells }) => {
    if (cells.length !== header.cells.length)
      refuse({ file: file.name, row }, `${header.cells.length} cells`, `${cells.length} cells`);
    const named = Object.entries<number>(places).map(([key, at]) => [key, cells[at] ?? ""]);
    // Every key of `columns` is in `places`.
    return { row, cells: Object.fromEntries(named) as Record<K, string> };
  });
}

const filled = (rows: readonly PublishedRow[], at: number): number =>
  rows.filter(({ cells }) => (cells[at] ?? "") !== "").length;

function placesOf<K extends string>(
  file: string,
  header: PublishedRow,
  columns: Readonly<Record<K, Column>>,
): Record<K, number> {
  const headings = header.cells.map(foldName);
  const twice = headings.find((heading, at) => heading !== "" && headings.indexOf(heading) !== at);
  if (twice !== undefined) refuse({ file, row: header.row, column: twice }, "each heading once", twice);
  const places = Object.entries<Column>(columns).map(([key, column]) => {
    const at = headings.findIndex((heading) => column.headings.includes(heading));
    if (at < 0 && column.needed)
      refuse({ file, row: header.row }, `a column "${column.headings[0] ?? key}"`, header.cells.join(", "));
    return [key, at];
  });
  // One place for each key of `columns`; -1 where the table has no such column.
  return Object.fromEntries(places) as Record<K, number>;
}
