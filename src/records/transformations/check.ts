import { checkDayOrder } from "../day-order.ts";
import type { RowDraft } from "../row-draft.ts";

/** Nothing ends before it starts. */
export const checkTransformationRow = (draft: RowDraft): void => checkDayOrder(draft, "start", "end");
