import type { CanonicalRow } from "../model/records.ts";
import type { ShipmentRow } from "./shipment-row.ts";

/** A product, or a component of it, with the supplier its row names; or a shipment with its seller. */
export interface Part {
  readonly good: { readonly name: string; readonly hs?: string | undefined };
  readonly row: CanonicalRow<"products" | "bom" | "shipments">;
  readonly component?: string | undefined;
  readonly supplierId?: string | undefined;
  readonly supplier?: string | undefined;
  /** Given for a shipment; looked up for products and components. */
  readonly shipments?: readonly ShipmentRow[] | undefined;
}

/**
 * What a product is bought as, and what its bill of material says is in it, down through components that have a bill of
 * their own; each row with its own supplier.
 */
export function partsOfProduct(
  rows: readonly CanonicalRow<"products">[],
  bills: ReadonlyMap<string, readonly CanonicalRow<"bom">[]>,
  product: string,
): readonly Part[] {
  const name = rows[0]?.cells.name ?? product;
  const own = rows.map((row) => ({
    good: { name, hs: row.cells.hs },
    row,
    supplierId: row.cells.supplier_id,
    supplier: row.cells.supplier,
  }));
  const inside = componentsOf(bills, product).map((row) => ({
    good: { name: row.cells.component ?? "component", hs: row.cells.hs },
    row,
    component: row.cells.component ?? "component",
    supplierId: row.cells.supplier_id,
    supplier: row.cells.supplier,
  }));
  return [...own, ...inside];
}

/** Rows of a bill and of the bills of its components, each bill once: a bill that names itself ends there. */
function componentsOf(
  bills: ReadonlyMap<string, readonly CanonicalRow<"bom">[]>,
  product: string,
): readonly CanonicalRow<"bom">[] {
  const opened = new Set([product]);
  const rows: CanonicalRow<"bom">[] = [];
  for (const one of opened)
    for (const row of bills.get(one) ?? []) {
      rows.push(row);
      if (row.cells.component !== undefined) opened.add(row.cells.component);
    }
  return rows;
}

/** A shipment asked about is its own goods, from its own seller. */
export const partsOfShipment = (rows: readonly ShipmentRow[]): readonly Part[] =>
  rows.map((row) => ({
    good: { name: row.cells.description ?? "the goods", hs: row.cells.hs },
    row,
    supplierId: row.cells.seller_id,
    supplier: row.cells.seller,
    shipments: [row],
  }));
