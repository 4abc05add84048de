import type { Missing } from "../model/fact.ts";
import type { CanonicalRow } from "../model/records.ts";
import { isPlaceholderParty } from "../parties/placeholder-party.ts";
import type { Good, ShipmentRow } from "./actors.ts";
import type { Subject } from "./world.ts";
import type { WorldIndex } from "./world-index.ts";

/** A product, or a component of it, with the supplier its row names; or a shipment with its seller. */
export interface Part {
  readonly good: Good;
  readonly row: CanonicalRow<"products" | "bom" | "shipments">;
  readonly component?: string | undefined;
  readonly supplierId?: string | undefined;
  readonly supplier?: string | undefined;
  /** Given for a shipment; looked up for products and components. */
  readonly shipments?: readonly ShipmentRow[] | undefined;
}

export function productParts(index: WorldIndex, subject: Subject): readonly Part[] {
  const rows = index.products.get(subject.id) ?? [];
  const name = rows[0]?.cells.name ?? subject.name;
  const own = rows.map((row) => ({
    good: { name, hs: row.cells.hs },
    row,
    supplierId: row.cells.supplier_id,
    supplier: row.cells.supplier,
  }));
  const components = (index.bom.get(subject.id) ?? []).map((row) => ({
    good: { name: row.cells.component ?? "component", hs: row.cells.hs },
    row,
    component: row.cells.component ?? "component",
    supplierId: row.cells.supplier_id,
    supplier: row.cells.supplier,
  }));
  return [...own, ...components];
}

export function shipmentParts(index: WorldIndex, subject: Subject): readonly Part[] {
  return (index.shipments.get(subject.id) ?? []).map((row) => ({
    good: { name: row.cells.description ?? "the goods", hs: row.cells.hs },
    row,
    supplierId: row.cells.seller_id,
    supplier: row.cells.seller,
    shipments: [row],
  }));
}

/** The question that is open where no party of the workspace stands behind the row. */
export function whoIs({ good, supplier, supplierId, component }: Part): Missing {
  const name = supplier ?? supplierId;
  const what = component ?? good.name;
  if (name === undefined)
    return { fact: "supply-link", text: `who supplied ${what}? no supplier of it is named` };
  if (isPlaceholderParty(name))
    return {
      fact: "supply-link",
      text: `who is behind "${name}", in the place of the supplier of ${what}? it names nobody and cannot be screened`,
    };
  return {
    fact: "supply-link",
    text: `who supplied ${what}? the name "${name}" alone tells no one party of this workspace (none bears it, or several do)`,
  };
}
