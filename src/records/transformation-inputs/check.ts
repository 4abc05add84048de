import { askUnit, leaveNegativeOut } from "../amounts.ts";
import { checkMovement } from "../movements.ts";
import type { RowDraft } from "../row-draft.ts";

/** What went in, or came out: a file of movements tells the two apart row by row. */
export function checkPortionRow(draft: RowDraft): void {
  leaveNegativeOut(draft, "quantity");
  askUnit(draft, ["quantity"], "unit");
  checkMovement(draft);
}
