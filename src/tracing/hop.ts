import { toKilograms } from "../goods/units.ts";
import type { Hop, Passing } from "../model/flow.ts";
import type { Level } from "../model/levels.ts";
import { type PartyNode, tellingOf } from "../model/records.ts";
import type { SameAsLink } from "../model/same-as.ts";
import { isKnownDateKind } from "./day-interval.ts";
import { edgeLevel } from "./edge-level.ts";
import { type FlowEdge, type FlowNetwork, groupPair, type Moved, type Named } from "./flow-network.ts";
import { isDelivery, shipmentId } from "./shipment-row.ts";

/** What a row says of a movement, as a hop. */
export function hopOf(flow: FlowNetwork, edge: FlowEdge, passing: Passing, notes: readonly string[]): Hop {
  return edge.kind === "moved" ? movedHop(flow, edge, passing, notes) : namedHop(edge, passing, notes);
}

function movedHop(flow: FlowNetwork, edge: Moved, passing: Passing, notes: readonly string[]): Hop {
  const { row, seller, buyer, doubt } = edge;
  const { cells } = row;
  const mass = massOf(flow, row.cells);
  return {
    kind: "shipment",
    from: seller.id,
    fromName: seller.name,
    to: buyer.id,
    toName: buyer.name,
    good: cells.hs ?? null,
    goodName: cells.description ?? null,
    quantity: cells.quantity === undefined ? null : Number(cells.quantity),
    unit: cells.unit ?? null,
    kg: mass.kg,
    ...dayCells(row.cells),
    shipment: shipmentId(row),
    lot: cells.lot ?? null,
    document: cells.document ?? null,
    basis: edgeLevel(edge),
    passing,
    notes: [
      ...notes,
      ...mass.notes,
      ...(doubt === undefined ? [] : [doubt]),
      ...(isDelivery(row) ? [] : [paperNote(cells)]),
      ...(row.joined?.said ?? []),
    ],
    record: row.source,
    ...sourcesOf(row),
  };
}

/** All rows that tell of the movement, where it is more than one. */
function sourcesOf(row: Moved["row"]): Pick<Hop, "sources"> {
  const rows = tellingOf(row);
  return rows.length === 1 ? {} : { sources: rows.map(({ source }) => source) };
}

function dayCells(cells: Moved["row"]["cells"]): Pick<Hop, "date" | "dateLatest" | "dateKind"> {
  const open = cells.date_kind === "order" && cells.date_latest === undefined;
  if (!boundsMovement(cells)) return { date: null, dateLatest: null, dateKind: cells.date_kind ?? null };
  return {
    date: cells.date ?? null,
    dateLatest:
      cells.date_latest ??
      (cells.date === undefined ? (cells.import_date ?? null) : open ? null : cells.date),
    dateKind: cells.date_kind ?? null,
  };
}

/** Whether the row's day says anything of when the goods moved. */
const boundsMovement = (cells: Moved["row"]["cells"]): boolean =>
  cells.date_latest !== undefined || cells.date === undefined || isKnownDateKind(cells.date_kind);

const paperNote = (cells: Moved["row"]["cells"]): string =>
  boundsMovement(cells)
    ? `dated by its ${cells.date_kind}, which shows no delivery`
    : `its day, ${cells.date}, is of the kind "${cells.date_kind}", which bounds no movement`;

function massOf(
  flow: FlowNetwork,
  cells: Moved["row"]["cells"],
): { readonly kg: string | null; readonly notes: readonly string[] } {
  const { units } = flow.input;
  if (units === undefined || (cells.quantity === undefined && cells.net_kg === undefined))
    return { kg: null, notes: [] };
  const found = toKilograms(units, { quantity: cells.quantity ?? "", unit: cells.unit, netKg: cells.net_kg });
  return found.ok
    ? { kg: found.value, notes: found.note === undefined ? [] : [found.note] }
    : { kg: null, notes: [found.why] };
}

/** What a hop says where no row records a movement. */
const noMovement = {
  quantity: null,
  unit: null,
  kg: null,
  date: null,
  dateLatest: null,
  dateKind: null,
  shipment: null,
  lot: null,
  document: null,
} as const;

/** No movement is recorded: the row of the product or component says who supplies it. */
const namedHop = ({ part, product, seller }: Named, passing: Passing, notes: readonly string[]): Hop => ({
  kind: part.component === undefined ? "shipment" : "transformation",
  from: seller.id,
  fromName: seller.name,
  to: `product:${product}`,
  toName: part.component === undefined ? part.good.name : product,
  good: part.good.hs ?? null,
  goodName: part.good.name,
  ...noMovement,
  basis: "declared",
  passing,
  notes: [
    ...notes,
    part.component === undefined
      ? "the product's row names the supplier; no shipment of it to the importer is recorded"
      : "the bill of material names the supplier; no shipment of it to the importer is recorded",
  ],
  record: part.row.source,
});

/** Two parties that may be one. */
export function jointHop(flow: FlowNetwork, from: string, to: string): Hop {
  const link = linkBetween(flow, from, to);
  const [fromName, toName] = toldApart(partyOf(flow, from), partyOf(flow, to));
  return {
    kind: "joint",
    from,
    fromName,
    to,
    toName,
    good: null,
    goodName: null,
    ...noMovement,
    basis: "inferred" satisfies Level,
    passing: "same-good",
    notes:
      link === undefined
        ? []
        : [`link ${link.id}${link.band === undefined ? "" : `, ${link.band}`}`, ...link.evidence],
    record: null,
  };
}

const partyOf = (flow: FlowNetwork, id: string): Pick<PartyNode, "name" | "country" | "key"> =>
  flow.partyById.get(id) ?? { name: id };

/** Names of two parties; namesakes are told apart by country and key, as far as rows give them. */
function toldApart(
  one: Pick<PartyNode, "name" | "country" | "key">,
  other: Pick<PartyNode, "name" | "country" | "key">,
): readonly [string, string] {
  if (one.name !== other.name) return [one.name, other.name];
  const label = ({ name, country, key }: Pick<PartyNode, "name" | "country" | "key">): string =>
    `${name} (${country ?? "no country"}, ${key ?? "no key"})`;
  return [label(one), label(other)];
}

/** The candidate link by which two parties, or others that are surely the same as they, may be one. */
export const linkBetween = (flow: FlowNetwork, from: string, to: string): SameAsLink | undefined =>
  flow.linkByGroups.get(groupPair(flow.input.groups, from, to));
