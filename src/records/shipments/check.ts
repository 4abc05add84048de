import { isPlaceholderParty } from "../../parties/placeholder-party.ts";
import { checkDayOrder } from "../day-order.ts";
import { bareLetters } from "../plain/bare-letters.ts";
import type { RowDraft } from "../row-draft.ts";
import { headingOf, note } from "../row-draft.ts";

/** Pairs of days of which the first may not lie after the second. */
const orders = [
  ["date", "date_latest"],
  ["import_date", "presented"],
] as const;

/** The columns of one party that stands on both ends. Keys that differ tell namesakes apart; two placeholders are two unknown parties. */
function toItself({ cells }: RowDraft): readonly [string, string] | undefined {
  const [seller, buyer] = [cells.get("seller_id"), cells.get("buyer_id")];
  if (seller !== undefined && buyer !== undefined)
    return seller === buyer ? ["seller_id", "buyer_id"] : undefined;
  const [sold, bought] = [cells.get("seller"), cells.get("buyer")];
  if (sold === undefined || bought === undefined || isPlaceholderParty(sold)) return undefined;
  return bareLetters(sold) === bareLetters(bought) ? ["seller", "buyer"] : undefined;
}

export function checkShipmentRow(draft: RowDraft): void {
  for (const [early, late] of orders) checkDayOrder(draft, early, late);
  const same = toItself(draft);
  if (same === undefined) return;
  const [seller, buyer] = same;
  note(draft, {
    code: "row.contradiction",
    column: headingOf(draft.plan, buyer),
    message: `Seller and buyer are both "${draft.cells.get(seller)}".`,
    hint: "A move within one party is read as such; correct the row if it is none.",
    expected: "two parties",
    received: draft.cells.get(buyer) ?? "",
  });
}
