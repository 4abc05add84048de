import { toKilograms } from "../goods/units.ts";
import type { CanonicalRow, Decision, Records } from "../model/records.ts";
import type { PartyBook } from "../parties/build-parties.ts";
import { groupParties, type SameAs } from "../parties/same-as.ts";
import { grossHeading } from "../records/formats/weight.ts";
import type { RowFacts } from "../records/same-shipment/compare-rows.ts";
import {
  type SameShipments,
  type SameShipmentsInput,
  sameShipments,
} from "../records/same-shipment/same-shipments.ts";
import type { Store } from "../store/open-store.ts";
import { partyAt } from "../tracing/party-at.ts";
import type { ShipmentRow } from "../tracing/shipment-row.ts";
import { once } from "./tables/once.ts";
import { unitTable } from "./tables/units.ts";

interface Known {
  readonly parties: PartyBook;
  /** Links between parties; asked for only where rows of two parties could be one shipment. */
  readonly sameAs: () => SameAs;
  readonly decisions: readonly Decision[];
  /** The file's own heading over `document`, by import. */
  readonly headings: ReadonlyMap<string, string>;
}

/** Which rows of shipments tell of one shipment, by the customer's own book of parties. */
export function sameShipmentsOf(rows: readonly ShipmentRow[], known: Known): SameShipments {
  return sameShipments({
    rows,
    partyOf: partyLookUp(known.parties),
    ...relations(known),
    kilograms: kilogramsOf,
    headings: known.headings,
    decisions: known.decisions,
  });
}

/** Names are looked up once each: a million rows name some thousand parties. */
function partyLookUp({ byId, find }: PartyBook): SameShipmentsInput["partyOf"] {
  const seen = new Map<string, string | undefined>();
  return ({ cells, source }, side) => {
    const [key, name] = [cells[`${side}_id`], cells[side]];
    if (key === undefined && name === undefined) return undefined;
    const words = `${key ?? ""}\n${name ?? ""}`;
    if (seen.has(words)) return seen.get(words);
    const { id, unknown } = partyAt({ byId, find }, { key, name, side, source });
    const found = unknown ? undefined : id;
    seen.set(words, found);
    return found;
  };
}

function relations({ parties, sameAs }: Known): Pick<SameShipmentsInput, "related" | "groupOf"> {
  const groups = once(() => groupParties(parties.nodes, sameAs().links));
  const open = once(() => {
    const { groupOf, links } = groups();
    const candidates = links.filter(
      ({ identity, decision }) => identity === "candidate" && decision !== "not-same",
    );
    return new Set(
      candidates.flatMap(({ a, b }) => [`${groupOf(a)} ${groupOf(b)}`, `${groupOf(b)} ${groupOf(a)}`]),
    );
  });
  return {
    groupOf: (node) => groups().groupOf(node),
    related: (one, other) => {
      const [a, b] = [groups().groupOf(one), groups().groupOf(other)];
      if (a === b) return "same";
      return open().has(`${a} ${b}`) ? "may-be" : "differ";
    },
  };
}

/** Net kilograms as the row's own quantity and net weight give them; the gross weight where the file has one. */
function kilogramsOf({
  cells: { quantity, unit, net_kg },
  extra,
}: ShipmentRow): Pick<RowFacts, "net" | "gross"> {
  const found = toKilograms(unitTable(), { quantity: quantity ?? "", unit, netKg: net_kg });
  const gross = Number(extra[grossHeading] ?? Number.NaN);
  return {
    net: found.ok ? Number(found.value) : undefined,
    gross: Number.isFinite(gross) && gross > 0 ? gross : undefined,
  };
}

/** The heading over `document` in each import's own file: it says whether a number is a bill's or an invoice's. */
export function documentHeadings(store: Store): ReadonlyMap<string, string> {
  const headings = new Map<string, string>();
  for (const event of store.log.read()) {
    if (event.type !== "import-registered" || event.data.kind !== "shipments") continue;
    const heading = event.data.mapping.document;
    if (heading !== undefined) headings.set(event.data.import, heading);
  }
  return headings;
}

/** The records with one row a shipment; what names a shipment by the id of a row that is joined now names it by its present one. */
export function withSameShipments(records: Records, { rows, aliases }: SameShipments): Records {
  if (aliases.size === 0) return { ...records, shipments: rows };
  return {
    ...records,
    shipments: rows,
    documents: records.documents.map((row) => renamed(row, "shipment", aliases)),
    payments: records.payments.map((row) => renamed(row, "refers_to", aliases)),
  };
}

function renamed<K extends "documents" | "payments">(
  row: CanonicalRow<K>,
  column: "shipment" | "refers_to",
  aliases: ReadonlyMap<string, string>,
): CanonicalRow<K> {
  const cells: Readonly<Record<string, string | undefined>> = row.cells;
  const now = aliases.get(cells[column] ?? "");
  return now === undefined ? row : { ...row, cells: { ...row.cells, [column]: now } };
}
