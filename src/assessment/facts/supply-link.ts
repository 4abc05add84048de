import type { Fact } from "../../model/fact.ts";
import type { Level } from "../../model/levels.ts";
import type { PartyNode } from "../../model/records.ts";
import type { Part } from "../actors.ts";
import { makeFact, rowSource, rowWords } from "../make-fact.ts";
import type { ShipmentRow } from "../world-index.ts";

export interface SupplyLink {
  readonly part: Part;
  readonly party: PartyNode | undefined;
  /** The shipments on which the link rests; empty where only the row of the product or component names the supplier. */
  readonly shipments: readonly ShipmentRow[];
  readonly level: Level;
  readonly hsFit: "fits" | "unknown";
}

/** A party supplied the subject, or a component of it, to the importer. */
export function supplyLinkFact(link: SupplyLink): Fact {
  const { part, party, shipments } = link;
  const partyName = party?.name ?? part.supplier ?? part.supplierId ?? "an unnamed supplier";
  const rows = shipments.length > 0 ? shipments.slice(0, 5) : [part.row];
  return makeFact({
    name: "supply-link",
    level: link.level,
    value: {
      party: party?.id,
      partyName,
      goods: goodWords(part.good),
      component: part.component,
      shipments: shipments.length,
      hsFit: link.hsFit,
    },
    sentence: `${shipments.length > 0 ? shipped(link, partyName) : named(link, partyName)}${unresolved(party)}.`,
    sources: rows.map((row) => rowSource(row.source)),
  });
}

/** "Cotton shirt (HS 6205.20)". */
export const goodWords = (good: { readonly name: string; readonly hs?: string | undefined }): string =>
  good.hs === undefined ? `${good.name} (no HS code)` : `${good.name} (HS ${good.hs})`;

function shipped({ part, shipments, level, hsFit }: SupplyLink, partyName: string): string {
  const first = shipments[0];
  const days = shipments.flatMap((row) => row.cells.date ?? row.cells.import_date ?? []).sort();
  const span =
    days.length === 0
      ? ""
      : days[0] === days.at(-1)
        ? ` of ${days[0]}`
        : ` from ${days[0]} to ${days.at(-1)}`;
  const count = shipments.length === 1 ? "a shipment" : `${shipments.length} shipments`;
  const verb = level === "documented" ? "supplied" : "is said to have supplied";
  const proof = first?.cells.document === undefined ? "" : `, document ${first.cells.document}`;
  const where =
    first === undefined ? "" : ` (${shipments.length > 1 ? "first: " : ""}${rowWords(first.source)}${proof})`;
  const fit = hsFit === "unknown" ? "; an HS code is missing, so the goods are taken to be the same" : "";
  return `${partyName} ${verb} ${goodWords(part.good)}${componentWords(part)} by ${count}${span}${where}${fit}`;
}

const named = ({ part }: SupplyLink, partyName: string): string =>
  `${rowWords(part.row.source)} names ${partyName} as supplier of ${goodWords(part.good)}${part.component === undefined ? "" : ", a component"}; no shipment of such goods from it to the importer is recorded`;

const componentWords = (part: Part): string =>
  part.component === undefined ? "" : `, a component by the bill of material (${rowWords(part.row.source)})`;

const unresolved = (party: PartyNode | undefined): string =>
  party === undefined ? "; no party of the workspace bears this name, so it was not screened" : "";
