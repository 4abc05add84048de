import { askUnit } from "../amounts.ts";
import { headingOf, note, type RowDraft } from "../row-draft.ts";

const amounts = ["opening", "closing"] as const;

/**
 * A ledger that shows less than nothing is said and kept as it stands, since that is what it shows; whether closing
 * follows from opening only the movements between them tell.
 */
export function checkStockRow(draft: RowDraft): void {
  for (const column of amounts) sayNegative(draft, column);
  askUnit(draft, amounts, "unit");
}

function sayNegative(draft: RowDraft, column: string): void {
  const text = draft.cells.get(column);
  if (text?.startsWith("-") !== true) return;
  note(draft, {
    code: "row.contradiction",
    column: headingOf(draft.plan, column),
    message: `${column} is ${text}: no store holds less than nothing.`,
    hint: "Look for a receipt that was booked late, or an issue that was booked twice. The row is kept as it is.",
    expected: "zero or more",
    received: text,
  });
}
