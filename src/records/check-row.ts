import type { RecordKind } from "../model/records.ts";
import { checkBomRow } from "./bom/check.ts";
import { checkDaysToCome } from "./day-order.ts";
import { checkDocumentRow } from "./documents/check.ts";
import { checkEventRow } from "./events/check.ts";
import { checkLotRow } from "./lots/check.ts";
import { checkPlaceColumns } from "./parties/check.ts";
import { checkPaymentRow } from "./payments/check.ts";
import type { RowDraft } from "./row-draft.ts";
import { checkShipmentRow } from "./shipments/check.ts";
import { checkSiteRow } from "./sites/check.ts";
import { checkStockRow } from "./stock/check.ts";
import { checkPortionRow } from "./transformation-inputs/check.ts";
import { checkTransformationRow } from "./transformations/check.ts";

const none = (): void => undefined;

const checks: Readonly<Record<RecordKind, (draft: RowDraft) => void>> = {
  parties: checkPlaceColumns,
  sites: checkSiteRow,
  products: none,
  bom: checkBomRow,
  shipments: checkShipmentRow,
  lots: checkLotRow,
  transformations: checkTransformationRow,
  transformation_inputs: checkPortionRow,
  transformation_outputs: checkPortionRow,
  stock: checkStockRow,
  payments: checkPaymentRow,
  documents: checkDocumentRow,
  events: checkEventRow,
  profile: none,
  decisions: none,
};

/** What the cells of one row say against each other. Only ever an issue: which of them is wrong is not known here. */
export function checkRow(draft: RowDraft): void {
  checks[draft.plan.table.kind](draft);
  checkDaysToCome(draft);
}
