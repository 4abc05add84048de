import type { RowDraft } from "./row-draft.ts";
import { headingOf, note } from "./row-draft.ts";

const isBelowZero = (text: string | undefined): text is string => text?.startsWith("-") === true;

/**
 * A quantity below zero takes back another row, or follows the habit of a ledger to write what leaves with a minus: which
 * of the two, the row does not say. So how much it is stays unknown, and the number is kept by its heading. The row
 * stays: without it more would seem to have gone in or out than did.
 */
export function leaveNegativeOut(draft: RowDraft, column: string): void {
  const text = draft.cells.get(column);
  if (!isBelowZero(text)) return;
  const heading = headingOf(draft.plan, column);
  draft.cells.delete(column);
  draft.extra.set(heading, text);
  note(draft, {
    code: "row.value-invalid",
    column: heading,
    message: `"${text}" is below zero; whether the row takes back another or only has the sign of what leaves is not said, so its ${column} is unknown.`,
    hint: "Write what leaves without the minus sign; put right the row that is taken back, and take this one out.",
    expected: "zero or more",
    received: text,
  });
}

/** A number means nothing without what it is counted in. The row stays; what it weighs or is worth is unknown. */
export function askUnit(draft: RowDraft, columns: readonly string[], unit: string): void {
  const column = columns.find((each) => draft.cells.has(each));
  if (column === undefined || draft.cells.has(unit) || isFaulty(draft, unit)) return;
  note(draft, {
    code: "row.value-missing",
    column: headingOf(draft.plan, unit),
    message: `${column} is ${draft.cells.get(column)}, and the row has no ${unit}.`,
    hint: `Give the ${unit}. None is supposed: the number is kept and compared with nothing.`,
    expected: unit,
    received: "nothing",
  });
}

/** Something was said of the cell already. */
const isFaulty = ({ issues, plan }: RowDraft, column: string): boolean =>
  issues.some((issue) => issue.column === headingOf(plan, column) && issue.code !== "row.repaired");
