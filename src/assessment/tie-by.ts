import { type HsFit, hsFits } from "../goods/hs.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Level } from "../model/levels.ts";
import { strongest, weaker } from "../model/levels.ts";
import type { PartyNode } from "../model/records.ts";
import type { Part } from "../tracing/parts.ts";
import { namesNothing } from "../tracing/placeholder-text.ts";
import { dayOfRow, isDelivery, rowLevel, type ShipmentRow } from "../tracing/shipment-row.ts";
import type { Tie } from "./actors.ts";
import { supplyLinkFact } from "./facts/supply-link.ts";
import { rowWords } from "./make-fact.ts";

export interface AskedTie {
  readonly part: Part;
  readonly party: PartyNode | undefined;
  /** The legal date. */
  readonly on: IsoDate;
  /** Where only the shipments from one site are meant. */
  readonly site?: string | undefined;
  /** What keeps a row from deciding, beside what it says of itself. */
  readonly doubt: (row: ShipmentRow) => string | undefined;
}

/** What ties the part to its supplier: the rows that say most, and how well they say it. */
export function tieBy(asked: AskedTie, rows: readonly ShipmentRow[], later: readonly ShipmentRow[]): Tie {
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
function linkLevel({ part, on, doubt }: AskedTie, row: ShipmentRow): Level {
  const level = rowLevel(row);
  return fitOf(part, row) === "fits" && !isAfter(row, on) && doubt(row) === undefined
    ? level
    : weaker(level, "declared");
}

/** A shipment asked about is its own goods; only a product's or component's code must meet a shipment's. */
const fitOf = (part: Part, row: ShipmentRow): HsFit =>
  part.shipments === undefined ? hsFits(part.good.hs, row.cells.hs) : "fits";

/** Whether the row is of a day after the legal date; one without a day is not. */
export const isAfter = (row: ShipmentRow, on: IsoDate): boolean => (dayOfRow(row) ?? on) > on;

const latestFirst = (rows: readonly ShipmentRow[]): readonly ShipmentRow[] =>
  rows.toSorted((a, b) => {
    const [first, second] = [dayOfRow(a) ?? "", dayOfRow(b) ?? ""];
    return first < second ? 1 : first > second ? -1 : 0;
  });

function weakness({ part, on, doubt }: AskedTie, row: ShipmentRow, link: Level): string {
  const at = rowWords(row.source);
  if (link === "documented") return `a documented shipment ties them (${at})`;
  if (isAfter(row, on)) return `the row (${at}) is dated ${dayOfRow(row)}, after the legal date ${on}`;
  if (!isDelivery(row)) return `the row (${at}) is of an ${row.cells.date_kind}, which is no delivery`;
  const doubted = doubt(row);
  if (doubted !== undefined) return `${doubted} (${at})`;
  if (fitOf(part, row) !== "fits")
    return `an HS code is missing or too short (${at}), so it is not shown that the goods are the same`;
  if (namesNothing(row.cells.document)) return `the row (${at}) names no document`;
  return `the row (${at}) does not say of itself that it is documented`;
}

const noneWords = (later: readonly ShipmentRow[], on: IsoDate): string =>
  later.length > 0
    ? `every shipment of such goods is dated after the legal date ${on}`
    : "no shipment of such goods to the importer is recorded";
