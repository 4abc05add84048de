import { counted } from "../formats/counted.ts";
import { formatLimits } from "../formats/limits.ts";
import type { RowProblem, TableRow } from "../formats/table.ts";
import type { RowDraft } from "./row-draft.ts";
import { note } from "./row-draft.ts";

const problems: Readonly<Record<RowProblem, readonly [string, string]>> = {
  "quote-unclosed": [
    "A quote opens a cell and is never closed, so the cells after it cannot be told apart",
    "Close the quote, or double a quote that is part of the text.",
  ],
  "quote-stray": ["A quote inside a quoted cell is not doubled", 'Write "" for a quote inside quotes.'],
  "cell-too-long": [
    `A cell is longer than the limit of ${counted(formatLimits.cell)} characters`,
    "Shorten the cell; look for a quote that is never closed.",
  ],
  "too-many-cells": [
    `The row has more cells than the limit of ${counted(formatLimits.columns)}`,
    "Look for another delimiter or a lost line end.",
  ],
  encoding: [
    "Bytes of the row are not text in the encoding of the file; what is shown of them is a guess",
    "Look at the row in the source system and save the whole file as UTF-8.",
  ],
  "name-twice": [
    "The record gives one name twice, so one of its two values would be lost",
    "Look at the record in the file and keep the value that is meant, or give the second one a name of its own.",
  ],
  "not-a-record": [
    "The line is not a record of the form that the others have",
    "Look at the line in the file; a part of it may have been lost.",
  ],
};

interface Fault {
  readonly message: string;
  /** The file's own heading. */
  readonly column?: string | undefined;
  readonly hint: string;
  readonly quarantine: boolean;
}

const overhangs = ({ cells }: TableRow, width: number): boolean =>
  cells.slice(width).some((cell) => cell.trim() !== "");

function problemFault(row: TableRow, problem: RowProblem, headings: readonly string[]): Fault {
  const [what, hint] = problems[problem];
  const line = row.line === row.number ? "" : ` (the row begins on line ${row.line} of the file)`;
  const column = row.problemCell === undefined ? undefined : headings[row.problemCell];
  return { message: `${what}${line}.`, hint, quarantine: true, column };
}

function shapeFault(row: TableRow, { plan }: RowDraft): Fault | undefined {
  const width = plan.headings.length;
  // Cells that are as many as the headings were told apart rightly; the text is shown as a repair.
  if (row.problem === "quote-stray" && row.cells.length === width) return undefined;
  if (row.problem !== undefined) return problemFault(row, row.problem, plan.headings);
  if (plan.repeatsHeadings(row.cells))
    return { message: "The row repeats the headings.", hint: "Take it out of the file.", quarantine: true };
  if (overhangs(row, width))
    return {
      message: `The row has ${row.cells.length} cells under ${width} headings, so they may stand in the wrong columns.`,
      hint: "Put cells that hold the delimiter in quotes.",
      quarantine: true,
    };
  if (plan.brokenRows.has(row.number))
    return {
      message: "The row and its neighbour look like one row, broken by a line end in a cell without quotes.",
      hint: "Put the cell that holds the line end in quotes.",
      quarantine: true,
    };
  if (row.cells.length >= width) return undefined;
  return {
    message: `The row ends after ${row.cells.length} of ${width} cells; the others are read as empty.`,
    hint: "Check that no cell was lost.",
    quarantine: false,
  };
}

/** Whether the cells of a row stand under their headings. Where they do not, the row is kept apart and not guessed at. */
export function checkShape(draft: RowDraft, row: TableRow): void {
  const fault = shapeFault(row, draft);
  if (fault === undefined) return;
  const { message, hint, quarantine, column } = fault;
  const expected = `${draft.plan.headings.length} cells`;
  note(
    draft,
    {
      code: "row.shape",
      message,
      hint,
      expected,
      received: `${row.cells.length} cells`,
      ...(column === undefined ? {} : { column }),
    },
    quarantine,
  );
}
