import type { CsvRow } from "../formats/read-csv.ts";
import { csvLimits } from "../formats/read-csv.ts";
import type { CsvProblem } from "../formats/scan-csv.ts";
import type { RowDraft } from "./row-draft.ts";
import { note } from "./row-draft.ts";

const problems: Readonly<Record<CsvProblem, readonly [string, string]>> = {
  "quote-unclosed": [
    "A quote opens a cell and is never closed, so the cells after it cannot be told apart",
    "Close the quote, or double a quote that is part of the text.",
  ],
  "quote-stray": ["A quote inside a quoted cell is not doubled", 'Write "" for a quote inside quotes.'],
  "cell-too-long": [
    `A cell is longer than the limit of ${csvLimits.cell} characters`,
    "Shorten the cell; look for a quote that is never closed.",
  ],
  "too-many-cells": [
    `The row has more cells than the limit of ${csvLimits.columns}`,
    "Look for another delimiter or a lost line end.",
  ],
};

interface Fault {
  readonly message: string;
  readonly hint: string;
  readonly quarantine: boolean;
}

const overhangs = ({ cells }: CsvRow, width: number): boolean =>
  cells.slice(width).some((cell) => cell.trim() !== "");

function problemFault(row: CsvRow, problem: CsvProblem): Fault {
  const [what, hint] = problems[problem];
  const line = row.line === row.number ? "" : ` (the row begins on line ${row.line} of the file)`;
  return { message: `${what}${line}.`, hint, quarantine: true };
}

function shapeFault(row: CsvRow, { plan }: RowDraft): Fault | undefined {
  const width = plan.headings.length;
  // Cells that are as many as the headings were told apart rightly; the text is shown as a repair.
  if (row.problem === "quote-stray" && row.cells.length === width) return undefined;
  if (row.problem !== undefined) return problemFault(row, row.problem);
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
export function checkShape(draft: RowDraft, row: CsvRow): void {
  const fault = shapeFault(row, draft);
  if (fault === undefined) return;
  const { message, hint, quarantine } = fault;
  const expected = `${draft.plan.headings.length} cells`;
  note(
    draft,
    { code: "row.shape", message, hint, expected, received: `${row.cells.length} cells` },
    quarantine,
  );
}
