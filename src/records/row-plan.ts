import { columnLetters } from "../formats/xlsx/places.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Issue } from "../model/issue.ts";
import type { CellFold, FoldContext } from "./cell-fold.ts";
import type { KindTable } from "./column-tables.ts";
import type { Header } from "./find-header.ts";
import { foldHeading } from "./fold-heading.ts";
import type { FoldedText } from "./fold-text.ts";
import type { MatchedColumn } from "./match-columns.ts";
import type { RecordReader } from "./record-reader.ts";
import type { Survey } from "./survey.ts";

/** What the text of a cell came to. */
export interface FoldedCell extends FoldedText {
  /** Absent where the cell is kept by its own heading. */
  readonly folded?: CellFold;
}

/** How the rows of one file are read: worked out once from its headings and from what its rows have in common. */
export interface RowPlan {
  readonly file: Partial<Issue>;
  readonly table: KindTable;
  readonly headings: readonly string[];
  /** The file's own heading -> the letters over it; empty where the columns are not those of the file. */
  readonly letters: ReadonlyMap<string, string>;
  readonly columns: readonly MatchedColumn[];
  readonly contact: ReadonlySet<number>;
  /** Positions of the columns kept in `extra`. */
  readonly extra: readonly number[];
  readonly repeatsHeadings: (cells: readonly string[]) => boolean;
  /** Numbers of rows that a line end without quotes seems to have broken in two. */
  readonly brokenRows: ReadonlySet<number>;
  readonly context: FoldContext;
  /** By position: what cells came to that were met before; the same text comes to the same. */
  readonly known: ReadonlyMap<number, Map<string, FoldedCell>>;
}

interface PlanInput {
  readonly reader: RecordReader;
  readonly header: Header;
  readonly survey: Survey;
  /** A format put columns of its own before those of the file. */
  readonly isRewritten: boolean;
  readonly file: Partial<Issue>;
  readonly today: IsoDate | undefined;
}

/** Cells under an empty heading that are empty in every row are no column, only trailing delimiters. */
const isColumn = (index: number, { header, survey }: PlanInput): boolean =>
  (header.row.cells[index] ?? "").trim() !== "" || survey.nameless.has(index);

export function planRows(input: PlanInput): RowPlan {
  const { reader, header, survey, file } = input;
  const { headings, columns, contact } = header.match;
  const used = new Set([...contact, ...columns.flatMap(({ index, more }) => [index, ...more])]);
  const keys = header.row.cells.map(foldHeading);
  const countOf = (index: number): number => columns.filter((column) => column.index === index).length;
  return {
    file,
    table: header.table,
    headings,
    letters: new Map(
      input.isRewritten ? [] : headings.map((heading, index) => [heading, columnLetters(index)]),
    ),
    columns,
    contact: new Set(contact),
    extra: headings.flatMap((_, index) => (used.has(index) || !isColumn(index, input) ? [] : [index])),
    repeatsHeadings: (row) =>
      keys.length > 1 &&
      row.length === keys.length &&
      keys.every((key, index) => foldHeading(row[index] ?? "") === key),
    brokenRows: survey.broken,
    context: { reader, habits: survey.habits, today: input.today },
    // Under a heading that fills two columns the same text may come to two things.
    known: new Map(headings.flatMap((_, index) => (countOf(index) > 1 ? [] : [[index, new Map()]]))),
  };
}
