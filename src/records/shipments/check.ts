import { checkDayOrder } from "../day-order.ts";
import type { RowDraft } from "../row-draft.ts";
import { headingOf, note } from "../row-draft.ts";

/** Pairs of days of which the first may not lie after the second. */
const orders = [
  ["date", "date_latest"],
  ["import_date", "presented"],
] as const;

/** Whether one key or name stands on both ends; two placeholders are two unknown parties and no contradiction. */
function isToItself({ cells }: RowDraft): boolean {
  const seller = cells.get("seller_id");
  return seller !== undefined && seller === cells.get("buyer_id");
}

export function checkShipmentRow(draft: RowDraft): void {
  for (const [early, late] of orders) checkDayOrder(draft, early, late);
  if (!isToItself(draft)) return;
  note(draft, {
    code: "row.contradiction",
    column: headingOf(draft.plan, "buyer_id"),
    message: `Seller and buyer are both "${draft.cells.get("seller_id")}".`,
    hint: "A move within one party is read as such; correct the row if it is none.",
    expected: "two parties",
    received: draft.cells.get("buyer_id") ?? "",
  });
}
