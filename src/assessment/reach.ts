import { type HsFit, hsFits } from "../goods/hs.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Missing } from "../model/fact.ts";
import type { Level } from "../model/levels.ts";
import type { CanonicalRow, PartyNode } from "../model/records.ts";
import { isPlaceholderParty } from "../parties/placeholder-party.ts";
import {
  dayOfRow,
  type Good,
  isDelivery,
  type Reach,
  rowLevel,
  type ShipmentRow,
  selfTie,
  type Tie,
} from "./actors.ts";
import { supplyLinkFact } from "./facts/supply-link.ts";
import { rowWords, strongest, weaker } from "./make-fact.ts";
import type { AssessmentWorld, Subject } from "./world.ts";
import { shipmentsOf, type WorldIndex } from "./world-index.ts";

/**
 * Who stands behind a subject on a day: itself, the seller of a shipment, or the direct suppliers of a product and its
 * components. What is dated after the day is left out, and said.
 */
export function reachOf(world: AssessmentWorld, index: WorldIndex, subject: Subject, on: IsoDate): Reach {
  if (subject.kind === "party") return partyReach(world, index, subject, on);
  const parts = subject.kind === "product" ? productParts(index, subject) : shipmentParts(index, subject);
  const reached = parts.map((part) => partReach(world, index, part, on));
  return {
    actors: reached.flatMap((one) => one.actors),
    facts: reached.flatMap((one) => one.facts),
    open: reached.flatMap((one) => one.open),
    notes: reached.flatMap((one) => one.notes),
  };
}

function partyReach(world: AssessmentWorld, index: WorldIndex, subject: Subject, on: IsoDate): Reach {
  const party = world.parties.find((candidate) => candidate.id === subject.id);
  if (party === undefined) return { actors: [], facts: [], open: [], notes: [] };
  const goods = (index.shipmentsToSelf.get(party.id) ?? [])
    .filter((row) => !isAfter(row, on))
    .map((row) => ({
      name: row.cells.description ?? "goods shipped",
      hs: row.cells.hs,
      level: rowLevel(row),
      site: row.cells.from_site,
    }));
  const distinct = [...new Map(goods.map((good) => [JSON.stringify(good), good])).values()];
  const actor = { party, tie: selfTie, goods: distinct, shippedFrom: new Map() };
  return { actors: [actor], facts: [], open: [], notes: [] };
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
  return [...own, ...components];
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

function partReach(world: AssessmentWorld, index: WorldIndex, part: Part, on: IsoDate): Reach {
  const party = world.findParty(part.supplierId, part.supplier);
  const known = party === undefined || party.unknown ? undefined : party;
  const all = part.shipments ?? (known === undefined ? [] : shipmentsOf(index, known.id, part.good.hs));
  const later = all.filter((row) => isAfter(row, on));
  const rows = part.shipments ?? all.filter((row) => !isAfter(row, on));
  const notes = later.map((row) => leftOut(row, on, part.shipments !== undefined));
  const asked = { part, party: known, on };
  const tie = tieBy(asked, rows, later);
  const names = part.supplier ?? part.supplierId ?? rows[0];
  const facts = tie.fact === undefined || names === undefined ? [] : [tie.fact];
  if (known === undefined) return { actors: [], facts, open: [whoIs(part)], notes };
  const bySite = Map.groupBy(
    rows.filter((row) => row.cells.from_site !== undefined),
    (row) => row.cells.from_site ?? "",
  );
  const shippedFrom = new Map(
    [...bySite].map(([site, from]) => [site, tieBy({ ...asked, site }, from, [])] as const),
  );
  return {
    actors: [{ party: known, tie, goods: [part.good], shippedFrom }],
    facts: [...facts, ...[...shippedFrom.values()].flatMap(({ fact }) => fact ?? [])],
    open: [],
    notes,
  };
}

interface AskedTie {
  readonly part: Part;
  readonly party: PartyNode | undefined;
  /** The legal date. */
  readonly on: IsoDate;
  /** Where only the shipments from one site are meant. */
  readonly site?: string | undefined;
}

/** What ties the part to its supplier: the rows that say most, and how well they say it. */
function tieBy(asked: AskedTie, rows: readonly ShipmentRow[], later: readonly ShipmentRow[]): Tie {
  const { part, party } = asked;
  const link = strongest(rows.map((row) => linkLevel(asked, row))) ?? "declared";
  const best = rows.filter((row) => linkLevel(asked, row) === link);
  const deliveries = best.filter(isDelivery);
  const shown = latestFirst(deliveries.length > 0 ? deliveries : best);
  const hsFit = shown.every((row) => fitOf(part, row) === "fits") ? "fits" : "unknown";
  const day = shown[0] === undefined ? undefined : dayOfRow(shown[0]);
  const site = asked.site ?? onlySite(shown);
  const fact = supplyLinkFact({ part, party, shipments: shown, level: link, hsFit, day, site });
  const [first] = shown;
  const words = first === undefined ? noneWords(later, asked.on) : weakness(asked, first, link);
  return { link, words, day, fact };
}

function onlySite(rows: readonly ShipmentRow[]): string | undefined {
  const sites = new Set(rows.map((row) => row.cells.from_site));
  return sites.size === 1 ? [...sites][0] : undefined;
}

/** A row without the code that would show the goods to be the same, or of a day to come, may reach and ask; it never decides. */
function linkLevel({ part, on }: AskedTie, row: ShipmentRow): Level {
  const level = rowLevel(row);
  return fitOf(part, row) === "fits" && !isAfter(row, on) ? level : weaker(level, "declared");
}

/** A shipment asked about is its own goods; only a product's or component's code must meet a shipment's. */
const fitOf = (part: Part, row: ShipmentRow): HsFit =>
  part.shipments === undefined ? hsFits(part.good.hs, row.cells.hs) : "fits";

const isAfter = (row: ShipmentRow, on: IsoDate): boolean => (dayOfRow(row) ?? on) > on;

const latestFirst = (rows: readonly ShipmentRow[]): readonly ShipmentRow[] =>
  rows.toSorted((a, b) => {
    const [first, second] = [dayOfRow(a) ?? "", dayOfRow(b) ?? ""];
    return first < second ? 1 : first > second ? -1 : 0;
  });

function weakness({ part, on }: AskedTie, row: ShipmentRow, link: Level): string {
  const at = rowWords(row.source);
  if (link === "documented") return `a documented shipment ties them (${at})`;
  if (isAfter(row, on)) return `the row (${at}) is dated ${dayOfRow(row)}, after the legal date ${on}`;
  if (!isDelivery(row)) return `the row (${at}) is of an ${row.cells.date_kind}, which is no delivery`;
  if (fitOf(part, row) !== "fits")
    return `an HS code is missing or too short (${at}), so it is not shown that the goods are the same`;
  if (row.cells.document === undefined) return `the row (${at}) names no document`;
  return `the row (${at}) does not say of itself that it is documented`;
}

const noneWords = (later: readonly ShipmentRow[], on: IsoDate): string =>
  later.length > 0
    ? `every shipment of such goods is dated after the legal date ${on}`
    : "no shipment of such goods to the importer is recorded";

const leftOut = (row: ShipmentRow, on: IsoDate, asked: boolean): string =>
  `${rowWords(row.source)} is dated ${dayOfRow(row)}, after the legal date ${on}: ${asked ? "it decides nothing on that day" : "it was left out"}.`;

/** The question that is open where no party of the workspace stands behind the row. */
function whoIs({ good, supplier, supplierId, component }: Part): Missing {
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
    text: `who supplied ${what}? no party of this workspace bears the name "${name}", so it was not screened`,
  };
}
