import { fail } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import type { FormatLimits } from "../limits.ts";
import { batchRows, type RowProblem, type TableRow } from "../table.ts";

/** Rows of a sheet, built cell by cell. Empty cells at the end of a row and rows without a cell cost nothing. */
export interface SheetRows {
  /** Puts a text under a column, counted from 0. Columns of one row come in order. */
  readonly cell: (column: number, text: string) => void;
  /** The row is over and stands `times` times, from this number on; whether it has any text. */
  readonly finish: (number: number, times: number) => boolean;
  /** Whole batches of the rows that were not handed out before; what is left over comes with the last. */
  readonly batches: (isLast: boolean) => Generator<readonly TableRow[]>;
  /** Columns that hold anything so far. */
  readonly columns: () => number;
}

/** Headings stand in the first rows: later ones are filled up to the width of these, so that they have as many cells. */
const widthFrom = 32;

/**
 * Cells of rows that are written once and stand several times, in all. Programs write equal rows so; some hundred bytes
 * that claim a sheet full of them are no table.
 */
const mostRepeated = 1_048_576;

export interface SheetPlace {
  readonly file: string;
  readonly sheet: string;
  readonly limits: FormatLimits;
}

/** Equal rows, held once: a line of XML may stand for a million of them. */
interface Run {
  readonly row: Omit<TableRow, "number" | "line">;
  number: number;
  times: number;
}

/** Rows in the order in which they stand, made when they are handed out. */
function newRuns() {
  let runs: Run[] = [];
  let count = 0;
  const batch = (): TableRow[] => {
    const rows: TableRow[] = [];
    let done = 0;
    for (const run of runs) {
      for (; run.times > 0 && rows.length < batchRows; run.times -= 1, run.number += 1)
        rows.push({ number: run.number, line: run.number, ...run.row });
      if (run.times > 0) break;
      done += 1;
    }
    runs = runs.slice(done);
    count -= rows.length;
    return rows;
  };
  return {
    add: (run: Run): void => {
      runs.push(run);
      count += run.times;
    },
    *batches(isLast: boolean): Generator<readonly TableRow[]> {
      while (count >= batchRows || (isLast && count > 0)) yield batch();
    },
  };
}

function refuse(place: SheetPlace, row: number, most: number, what: string): never {
  fail(
    "file.too-large",
    `Sheet "${place.sheet}" holds more than ${counted(most)} ${what}, which is the limit.`,
    "Split the sheet and import the parts; each keeps its own row numbers.",
    { file: place.file, row, expected: `at most ${counted(most)} ${what}`, received: "more" },
  );
}

export function newSheetRows(place: SheetPlace): SheetRows {
  const { limits } = place;
  const runs = newRuns();
  let cells: string[] = [];
  let problem: { problem: RowProblem; problemCell: number } | undefined;
  let count = 0;
  let repeated = 0;
  let width = 0;
  let columns = 0;
  const cell = (column: number, text: string): void => {
    if (text === "") return;
    if (column >= limits.columns) {
      problem = { problem: "too-many-cells", problemCell: limits.columns };
      return;
    }
    const isLong = text.length > limits.cell;
    if (isLong) problem ??= { problem: "cell-too-long", problemCell: column };
    while (cells.length < column) cells.push("");
    cells[column] = isLong ? `${text.slice(0, 80).toWellFormed()}…` : text;
  };
  const finish = (number: number, times: number): boolean => {
    if (cells.length === 0 && problem === undefined) return false;
    repeated += (times - 1) * Math.max(1, cells.length);
    if (repeated > mostRepeated) refuse(place, number, mostRepeated, "cells in repeated rows");
    if (count + times > limits.rows) refuse(place, number, limits.rows, "rows");
    columns = Math.max(columns, cells.length);
    if (count < widthFrom) width = columns;
    while (cells.length < width) cells.push("");
    runs.add({ row: { cells, ...problem }, number, times });
    count += times;
    cells = [];
    problem = undefined;
    return true;
  };
  return { cell, finish, batches: runs.batches, columns: () => columns };
}
