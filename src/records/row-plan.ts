import type { CsvRow } from "../formats/read-csv.ts";
import type { Delimiter } from "../formats/sniff-delimiter.ts";
import type { Issue } from "../model/issue.ts";
import type { KindTable } from "./column-tables.ts";
import { fileHabits } from "./file-habits.ts";
import type { Header } from "./find-header.ts";
import type { FoldContext } from "./fold-cell.ts";
import { foldHeading } from "./fold-heading.ts";
import type { MatchedColumn } from "./match-columns.ts";
import type { RecordReader } from "./record-reader.ts";

/** How the rows of one file are read: worked out once from its headings and from what its rows have in common. */
export interface RowPlan {
  readonly file: Partial<Issue>;
  readonly table: KindTable;
  readonly headings: readonly string[];
  readonly columns: readonly MatchedColumn[];
  readonly contact: ReadonlySet<number>;
  /** Positions of the columns kept in `extra`. */
  readonly extra: readonly number[];
  readonly repeatsHeadings: (cells: readonly string[]) => boolean;
  /** Numbers of rows that a line end without quotes seems to have broken in two. */
  readonly brokenRows: ReadonlySet<number>;
  readonly context: FoldContext;
}

export const isBlankRow = ({ cells, problem }: CsvRow): boolean =>
  problem === undefined && cells.every((cell) => cell.trim() === "");

/** The number of cells that most rows have. */
function usualWidth(rows: readonly CsvRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

/**
 * A line end inside a cell without quotes leaves two short rows whose cells add up to a whole one, the broken cell
 * counted twice. Told only where whole rows are the rule: exports that leave out empty cells at the end have short
 * rows throughout.
 */
function brokenRows(rows: readonly CsvRow[], width: number): ReadonlySet<number> {
  const broken = new Set<number>();
  if (usualWidth(rows) < width) return broken;
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    if (next === undefined || next.number !== row.number + 1 || broken.has(row.number)) continue;
    const isShort = row.cells.length < width && next.cells.length < width;
    if (isShort && row.cells.length + next.cells.length === width + 1)
      broken.add(row.number).add(next.number);
  }
  return broken;
}

interface PlanInput {
  readonly reader: RecordReader;
  readonly header: Header;
  /** Rows under the headings, blank ones left out. */
  readonly rows: readonly CsvRow[];
  readonly delimiter: Delimiter;
  readonly file: Partial<Issue>;
}

/** Cells under an empty heading that are empty in every row are no column, only trailing delimiters. */
const isColumn = (index: number, { header, rows }: PlanInput): boolean =>
  (header.row.cells[index] ?? "").trim() !== "" ||
  rows.some(({ cells }) => (cells[index] ?? "").trim() !== "");

export function planRows(input: PlanInput): RowPlan {
  const { reader, header, rows, delimiter, file } = input;
  const { headings, columns, contact } = header.match;
  const used = new Set([...contact, ...columns.flatMap(({ index, more }) => [index, ...more])]);
  const keys = header.row.cells.map(foldHeading);
  const cells = rows.map((row) => row.cells);
  return {
    file,
    table: header.table,
    headings,
    columns,
    contact: new Set(contact),
    extra: headings.flatMap((_, index) => (used.has(index) || !isColumn(index, input) ? [] : [index])),
    repeatsHeadings: (row) =>
      keys.length > 1 &&
      row.length === keys.length &&
      keys.every((key, index) => foldHeading(row[index] ?? "") === key),
    brokenRows: brokenRows(rows, headings.length),
    context: { reader, habits: fileHabits(cells, columns, delimiter) },
  };
}
