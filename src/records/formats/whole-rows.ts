import type { TableRow } from "../../formats/table.ts";
import { foldHeading } from "../fold-heading.ts";
import type { Cells, FormatRow } from "./format.ts";

/** Positions of headings by folded name; the first of equal ones. */
export function headingPositions(header: Cells): (...names: readonly string[]) => number {
  const folded = header.map(foldHeading);
  return (...names) => {
    for (const name of names) {
      const at = folded.indexOf(foldHeading(name));
      if (at >= 0) return at;
    }
    return -1;
  };
}

/** The cell at a position as it stands, without spaces at its ends; "" where the row or the file has none. */
export const cellAt = (cells: Cells, at: number): string => (at < 0 ? "" : (cells[at] ?? "").trim());

/** The first of several cells that is not empty. */
export function firstCell(cells: Cells, positions: readonly number[]): string {
  for (const at of positions) {
    const text = cellAt(cells, at);
    if (text !== "") return text;
  }
  return "";
}

/** Whether the cells of a row stand under the headings, so that something can be worked out from them. */
export function isWhole({ cells, problem }: TableRow, header: TableRow): boolean {
  if (problem !== undefined && problem !== "quote-stray") return false;
  if (cells.slice(header.cells.length).some((cell) => cell.trim() !== "")) return false;
  return !isNoLine({ cells }, header);
}

/** Whether a row is empty or the headings again, so that nothing is lost when it is not read. */
export const isNoLine = ({ cells }: Pick<TableRow, "cells">, header: TableRow): boolean =>
  cells.every((cell) => cell.trim() === "") || repeats(cells, header.cells);

const repeats = (cells: Cells, header: Cells): boolean =>
  cells[0]?.trim() === header[0]?.trim() &&
  cells.length === header.length &&
  cells.every((cell, index) => cell.trim() === header[index]?.trim());

/** What stands before the cells of the file. */
export interface Added {
  readonly cells: Cells;
  readonly repairs?: FormatRow["repairs"];
  readonly apart?: FormatRow["apart"];
}

/** A row of the file with the added cells before its own. */
export function withAdded(row: TableRow, { cells, repairs = [], apart }: Added): FormatRow {
  const { problemCell, ...rest } = row;
  return {
    ...rest,
    cells: [...cells, ...row.cells],
    ...(problemCell === undefined ? {} : { problemCell: problemCell + cells.length }),
    ...(repairs.length === 0 ? {} : { repairs }),
    ...(apart === undefined ? {} : { apart }),
  };
}

/** The row as it stands: headings again where it repeats them, otherwise empty cells before it. */
export const unread = (row: TableRow, header: TableRow, added: Cells): FormatRow =>
  withAdded(row, { cells: repeats(row.cells, header.cells) ? added : added.map(() => "") });
