import type { Fact } from "../../model/fact.ts";
import type { Level } from "../../model/levels.ts";
import type { PartyNode } from "../../model/records.ts";
import { isPlaceholderParty } from "../../parties/placeholder-party.ts";
import type { Part } from "../../tracing/parts.ts";
import { isDelivery, type ShipmentRow } from "../../tracing/shipment-row.ts";
import { makeFact, rowSources, rowWords } from "../make-fact.ts";

export interface SupplyLink {
  readonly part: Part;
  readonly party: PartyNode | undefined;
  /** The rows on which the link rests, latest first; empty where only the row of the product or component names the supplier. */
  readonly shipments: readonly ShipmentRow[];
  readonly level: Level;
  readonly hsFit: "fits" | "unknown";
  readonly day: string | undefined;
  /** Given where only the shipments from this site are meant. */
  readonly site: string | undefined;
}

/** A party supplied the subject, or a component of it, to the importer. */
export function supplyLinkFact(link: SupplyLink): Fact {
  const { part, party, shipments } = link;
  const partyName = nameOf(link);
  const rows = shipments.length > 0 ? shipments.slice(0, 5) : [part.row];
  return makeFact({
    name: "supply-link",
    level: link.level,
    value: {
      party: party?.id,
      partyName,
      goods: goodWords(part.good),
      component: part.component,
      shipments: shipments.filter(isDelivery).length,
      hsFit: link.hsFit,
      day: link.day,
      site: link.site,
    },
    sentence: `${saidBy(link, partyName)}${unresolved(link)}.`,
    sources: rows.flatMap(rowSources),
  });
}

/** "TO ORDER" and its like name nobody, whatever column they stand in. */
function nameOf({ part, party }: SupplyLink): string {
  const name = party?.name ?? part.supplier ?? part.supplierId;
  const nobody = part.shipments === undefined ? "an unnamed supplier" : "an unnamed seller";
  return name === undefined || (party === undefined && isPlaceholderParty(name)) ? nobody : name;
}

/** "Cotton shirt (HS 6205.20)". */
export const goodWords = (good: { readonly name: string; readonly hs?: string | undefined }): string =>
  good.hs === undefined ? `${good.name} (no HS code)` : `${good.name} (HS ${good.hs})`;

function saidBy(link: SupplyLink, partyName: string): string {
  const [latest] = link.shipments;
  if (latest === undefined) return named(link, partyName);
  return isDelivery(latest) ? shipped(link, latest, partyName) : onPaper(link, latest, partyName);
}

function shipped(link: SupplyLink, latest: ShipmentRow, partyName: string): string {
  const { part, shipments, level, hsFit, site } = link;
  const verb = level === "documented" ? "supplied" : "is said to have supplied";
  const from = site === undefined ? "" : ` from site ${site}`;
  const count =
    shipments.length === 1
      ? `by a shipment${from}${dayWords(latest)}`
      : `by ${shipments.length} shipments${from}, the latest${dayWords(latest)}`;
  const proof = latest.cells.document === undefined ? "" : `, document ${latest.cells.document}`;
  const fit =
    hsFit === "unknown"
      ? "; an HS code is missing or too short, so it is not shown that the goods are the same"
      : "";
  return `${partyName} ${verb} ${goodWords(part.good)}${componentWords(part)} ${count} (${rowWords(latest.source)}${proof})${fit}`;
}

const verbs: Readonly<Record<string, string>> = {
  departure: "that left on",
  arrival: "that arrived on",
  receipt: "received on",
  production: "of goods produced on",
};

/** What the row's date is the date of, as the row says; never more. */
function dayWords({ cells }: ShipmentRow): string {
  const own = cells.date === undefined ? [] : [`${verbs[cells.date_kind ?? ""] ?? "dated"} ${cells.date}`];
  const imported = cells.import_date === undefined ? [] : [`imported on ${cells.import_date}`];
  const words = [...own, ...imported].join(", ");
  return words === "" ? " without a date" : ` ${words}`;
}

/** An order or an invoice: paper about goods, told as such. */
function onPaper(link: SupplyLink, latest: ShipmentRow, partyName: string): string {
  const { part, shipments } = link;
  const kind = latest.cells.date_kind === "order" ? "order" : "invoice";
  const verb = kind === "order" ? "ordered" : "invoiced";
  const on = latest.cells.date === undefined ? "" : ` on ${latest.cells.date}`;
  const count = shipments.length === 1 ? "" : ` (${shipments.length} such rows)`;
  return `${goodWords(part.good)}${componentWords(part)} was ${verb}${on} with ${partyName} as seller${count} (${rowWords(latest.source)}); an ${kind} shows no delivery, and none is recorded`;
}

const named = ({ part }: SupplyLink, partyName: string): string =>
  `${rowWords(part.row.source)} names ${partyName} as supplier of ${goodWords(part.good)}${part.component === undefined ? "" : ", a component"}; no shipment of such goods from it to the importer is recorded by the legal date`;

const componentWords = (part: Part): string =>
  part.component === undefined ? "" : `, a component by the bill of material (${rowWords(part.row.source)}),`;

function unresolved({ part, party }: SupplyLink): string {
  if (party !== undefined) return "";
  const name = part.supplier ?? part.supplierId;
  if (name === undefined) return "";
  return isPlaceholderParty(name)
    ? `; the row says "${name}" in its place, which names nobody and was not screened`
    : "; no party of the workspace bears this name, so it was not screened";
}
