import type { IsoDate } from "../model/dates.ts";
import type { Part } from "../tracing/parts.ts";
import { dayOfRow, rowLevel, type ShipmentRow } from "../tracing/shipment-row.ts";
import { type Reach, selfTie } from "./actors.ts";
import { rowWords } from "./make-fact.ts";
import { productParts, shipmentParts, whoIs } from "./parts.ts";
import { rowDoubt, siteDoubt } from "./row-doubt.ts";
import { isAfter, tieBy } from "./tie-by.ts";
import type { AssessmentWorld, Subject } from "./world.ts";
import { shipmentsFrom, shipmentsOf, type WorldIndex } from "./world-index.ts";

/**
 * Who stands behind a subject on a day: itself, the seller of a shipment, or the direct suppliers of a product and its
 * components. What is dated after the day is left out, and said.
 */
export function reachOf(world: AssessmentWorld, index: WorldIndex, subject: Subject, on: IsoDate): Reach {
  if (subject.kind === "party") return partyReach(world, index, subject, on);
  const parts = subject.kind === "product" ? productParts(index, subject) : shipmentParts(index, subject);
  const reached = parts.map((part) => partReach(world, index, { part, subject, on }));
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
  const goods = shipmentsFrom(index, party.id)
    .filter((row) => !isAfter(row, on))
    .map((row) => ({
      name: row.cells.description ?? "goods",
      hs: row.cells.hs,
      level: rowLevel(row),
      site: row.cells.from_site,
    }));
  const distinct = [...new Map(goods.map((good) => [JSON.stringify(good), good])).values()];
  const actor = { party, tie: selfTie, goods: distinct, shippedFrom: new Map() };
  return { actors: [actor], facts: [], open: [], notes: [] };
}

interface PartQuestion {
  readonly part: Part;
  readonly subject: Subject;
  readonly on: IsoDate;
}

function partReach(world: AssessmentWorld, index: WorldIndex, { part, subject, on }: PartQuestion): Reach {
  const party = world.findParty(part.supplierId, part.supplier);
  const known = party === undefined || party.unknown ? undefined : party;
  const all = part.shipments ?? (known === undefined ? [] : shipmentsOf(index, known.id, part.good.hs));
  const later = all.filter((row) => isAfter(row, on));
  const rows = part.shipments ?? all.filter((row) => !isAfter(row, on));
  const notes = leftOut(later, on, part.shipments !== undefined);
  const doubt = rowDoubt(index, subject);
  const asked = { part, party: known, on, doubt };
  const tie = tieBy(asked, rows, later);
  const names = part.supplier ?? part.supplierId ?? rows[0];
  const facts = tie.fact === undefined || names === undefined ? [] : [tie.fact];
  if (known === undefined) return { actors: [], facts, open: [whoIs(part)], notes };
  const bySite = Map.groupBy(
    rows.filter((row) => row.cells.from_site !== undefined),
    (row) => row.cells.from_site ?? "",
  );
  const shippedFrom = new Map(
    [...bySite].map(
      ([site, from]) =>
        [
          site,
          tieBy(
            { ...asked, site, doubt: (row: ShipmentRow) => doubt(row) ?? siteDoubt(index, known, site, row) },
            from,
            [],
          ),
        ] as const,
    ),
  );
  return {
    actors: [{ party: known, tie, goods: [part.good], shippedFrom }],
    facts: [...facts, ...[...shippedFrom.values()].flatMap(({ fact }) => fact ?? [])],
    open: [],
    notes,
  };
}

/** One remark on the rows of days to come: a product's are left out, a shipment's stays and decides nothing. */
function leftOut(later: readonly ShipmentRow[], on: IsoDate, asked: boolean): readonly string[] {
  const [first, ...more] = later;
  if (first === undefined) return [];
  const others = more.length === 0 ? "" : `, as are ${more.length} more rows`;
  const what = asked ? "it decides nothing on that day" : "left out";
  return [
    `${rowWords(first.source)} is dated ${dayOfRow(first)}, after the legal date ${on}${others}: ${what}.`,
  ];
}
