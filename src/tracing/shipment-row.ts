import type { IsoDate } from "../model/dates.ts";
import type { Level } from "../model/levels.ts";
import type { CanonicalRow } from "../model/records.ts";

import { namesNothing } from "./placeholder-text.ts";

export type ShipmentRow = CanonicalRow<"shipments">;

/** The customer's id of a shipment, or the row's own place where it has none. */
export const shipmentId = (row: ShipmentRow): string =>
  row.cells.shipment ?? `${row.source.import}:${row.source.row}`;

/** The day on which the law looks: of import where it is recorded, else the row's own. */
export const dayOfRow = (row: ShipmentRow): IsoDate | undefined => row.cells.import_date ?? row.cells.date;

/** Kinds of date that a delivery has. A row of a shipments file that says nothing of its date's kind is a shipment. */
const deliveries: readonly (string | undefined)[] = [
  undefined,
  "departure",
  "arrival",
  "receipt",
  "production",
];

/** An order, an invoice, a contract or a payment is paper about goods; it shows no delivery of them. */
export const isDelivery = (row: ShipmentRow): boolean => deliveries.includes(row.cells.date_kind);

/** A row of nothing, or of less, takes a delivery back; it shows none. */
export const isReversal = ({ cells }: ShipmentRow): boolean =>
  [cells.quantity, cells.net_kg].some((text) => text !== undefined && Number(text) <= 0);

/**
 * What a row says of itself. Documented takes the row's own word for it, a document that it names, and a delivery: a
 * document's name alone may be a newspaper's.
 */
export function rowLevel(row: ShipmentRow): Level {
  const basis = row.cells.basis?.toLowerCase();
  if (basis === "inferred") return "inferred";
  return basis === "documented" && !namesNothing(row.cells.document) && isDelivery(row) && !isReversal(row)
    ? "documented"
    : "declared";
}
