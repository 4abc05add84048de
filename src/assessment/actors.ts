import { hsFits } from "../goods/hs.ts";
import type { Fact } from "../model/fact.ts";
import type { Level } from "../model/levels.ts";
import type { CanonicalRow, PartyNode } from "../model/records.ts";
import { supplyLinkFact } from "./facts/supply-link.ts";
import { strongest } from "./make-fact.ts";
import type { AssessmentWorld, Subject } from "./world.ts";
import { type ShipmentRow, shipmentsOf, type WorldIndex } from "./world-index.ts";

/** Goods in the customer's words. */
export interface Good {
  readonly name: string;
  readonly hs?: string | undefined;
  /** How well it is known that the party supplies them, where the goods are not themselves the subject. */
  readonly level?: Level | undefined;
}

/** A party that stands behind a subject, and how the subject is tied to it. */
export interface Actor {
  readonly party: PartyNode;
  readonly link: "self" | Level;
  /** The fact that ties the subject to the party; absent where the party is the subject. */
  readonly supply?: Fact | undefined;
  readonly goods: readonly Good[];
  /** Sites from which those goods were shipped -> how well that is known. */
  readonly shippedFrom: ReadonlyMap<string, Level>;
}

export interface Reach {
  readonly actors: readonly Actor[];
  /** Supply links, those to names that no party of the workspace bears included. */
  readonly facts: readonly Fact[];
}

/** Who stands behind a subject: itself, the seller of a shipment, or the direct suppliers of a product and its components. */
export function reachOf(world: AssessmentWorld, index: WorldIndex, subject: Subject): Reach {
  if (subject.kind === "party") return partyReach(world, index, subject);
  const parts = subject.kind === "product" ? productParts(index, subject) : shipmentParts(index, subject);
  const reached = parts.map((part) => partReach(world, index, part));
  return {
    actors: reached.flatMap((one) => one.actors),
    facts: reached.flatMap((one) => one.facts),
  };
}

function partyReach(world: AssessmentWorld, index: WorldIndex, subject: Subject): Reach {
  const party = world.parties.find((candidate) => candidate.id === subject.id);
  if (party === undefined) return { actors: [], facts: [] };
  const goods = (index.shipmentsToSelf.get(party.id) ?? []).map((row) => ({
    name: row.cells.description ?? "goods shipped",
    hs: row.cells.hs,
    level: rowLevel(row),
  }));
  const distinct = [...new Map(goods.map((good) => [JSON.stringify(good), good])).values()];
  return { actors: [{ party, link: "self", goods: distinct, shippedFrom: new Map() }], facts: [] };
}

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

function productParts(index: WorldIndex, subject: Subject): readonly Part[] {
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
  return [...own, ...components].filter(
    (part) => part.supplierId !== undefined || part.supplier !== undefined,
  );
}

function shipmentParts(index: WorldIndex, subject: Subject): readonly Part[] {
  return (index.shipments.get(subject.id) ?? []).map((row) => ({
    good: { name: row.cells.description ?? "the goods", hs: row.cells.hs },
    row,
    supplierId: row.cells.seller_id,
    supplier: row.cells.seller,
    shipments: [row],
  }));
}

function partReach(world: AssessmentWorld, index: WorldIndex, part: Part): Reach {
  const party = world.findParty(part.supplierId, part.supplier);
  const all = part.shipments ?? (party === undefined ? [] : shipmentsOf(index, party.id, part.good.hs));
  const level = strongest(all.map(rowLevel)) ?? "declared";
  const best = all.filter((row) => rowLevel(row) === level);
  // A shipment asked about is its own goods; only a product's or component's code must meet a shipment's.
  const sure =
    part.shipments !== undefined || best.every((row) => hsFits(part.good.hs, row.cells.hs) === "fits");
  const hsFit = sure ? "fits" : "unknown";
  const supply = supplyLinkFact({ part, party, shipments: best, level, hsFit });
  if (party === undefined) return { actors: [], facts: [supply] };
  const shippedFrom = new Map(
    [...all]
      .sort((a, b) => order[rowLevel(a)] - order[rowLevel(b)])
      .flatMap((row) =>
        row.cells.from_site === undefined ? [] : [[row.cells.from_site, rowLevel(row)] as const],
      ),
  );
  return { actors: [{ party, link: level, supply, goods: [part.good], shippedFrom }], facts: [supply] };
}

/** Weakest first, so that the strongest is written last. */
const order: Readonly<Record<Level, number>> = { inferred: 0, declared: 1, documented: 2 };

/** What a shipment's row says of itself; without a word, a document named makes it documented. */
export function rowLevel(row: ShipmentRow): Level {
  const basis = row.cells.basis?.toLowerCase();
  if (basis === "documented" || basis === "declared" || basis === "inferred") return basis;
  return row.cells.document === undefined ? "declared" : "documented";
}
