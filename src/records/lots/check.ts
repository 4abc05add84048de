import { askUnit, leaveNegativeOut } from "../amounts.ts";
import type { RowDraft } from "../row-draft.ts";

/** A lot holds nothing less than zero, and a number of nothing in particular is no quantity. */
export function checkLotRow(draft: RowDraft): void {
  leaveNegativeOut(draft, "quantity");
  askUnit(draft, ["quantity"], "unit");
}
