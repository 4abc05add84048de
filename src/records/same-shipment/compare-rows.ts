import { hsFits } from "../../goods/hs.ts";
import { type DayInterval, dayNumber } from "../../tracing/day-interval.ts";
import { lotOf } from "../../tracing/placeholder-text.ts";
import { isReversal, type ShipmentRow } from "../../tracing/shipment-row.ts";
import { type RowNumber, type RowNumbers, relateNumbers } from "./numbers.ts";

/** What is compared of a row; worked out once, and only for rows that share a number or their parties with another. */
export interface RowFacts {
  readonly row: ShipmentRow;
  readonly numbers: RowNumbers;
  /** Node ids; undefined for a party that the row does not name, or names "TO ORDER". */
  readonly seller: string | undefined;
  readonly buyer: string | undefined;
  /** Kilograms net, and gross; undefined where the row does not tell. */
  readonly net: number | undefined;
  readonly gross: number | undefined;
  readonly when: DayInterval;
}

/** How two parties of the customer's book stand to each other. */
export type PartyRelation = "same" | "may-be" | "differ";
export type Related = (one: string, other: string) => PartyRelation;

/** `unknown`: one of the rows does not say who. */
export type SidesAgree = PartyRelation | "unknown";

/** `alike`: the same to rounding. `near`: packing, moisture or another scale may explain it. */
export type MassRelation = "alike" | "near" | "far" | "unknown";

export interface Comparison {
  /** A paper that both name. */
  readonly shared: RowNumber | undefined;
  /** Papers, or lots, of one kind that differ: other goods. */
  readonly otherPapers: boolean;
  readonly seller: SidesAgree;
  readonly buyer: SidesAgree;
  /** What no single row could say of one shipment: two sellers, two origins, two sites. */
  readonly apart: readonly string[];
  /** What speaks against it, and a person may know better: masses, days, codes. */
  readonly against: readonly string[];
  /** The goods' codes: whether they fit, and whether any code shows it. */
  readonly goods: ReturnType<typeof hsFits>;
  readonly mass: MassRelation;
  /** Whole days between the days of the two; 0 where they overlap. */
  readonly gap: number;
}

/** Half a hundredth or one kilogram is rounding. */
export const roundingShare = 0.005;
export const roundingKilograms = 1;
/** Beyond a fifth, no packing or moisture that trades allow explains two weights of the same goods. Our own limit, from no source. */
const nearShare = 0.2;
/** Gross over net: crates and pallets may weigh half of what is in them, not more. Our own limit, from no source. */
const grossOverNet = 1.5;

/** Days between two rows of the same kind of date. Our own limit, from no source. */
const sameKindDays = 7;
/** Days between a departure and an arrival, or a date of which nothing says what it dates: a voyage, with waiting. Our own. */
const voyageDays = 90;
/** Days between two days of import: an entry may be summed up within ten working days. */
const importDays = 15;

function relateMass(a: RowFacts, b: RowFacts): MassRelation {
  if (a.net !== undefined && b.net !== undefined) return relateNumbersOf(a.net, b.net);
  if (a.gross !== undefined && b.gross !== undefined) return relateNumbersOf(a.gross, b.gross);
  const [net, gross] = [a.net ?? b.net, a.gross ?? b.gross];
  if (net === undefined || gross === undefined) return relateCounts(a.row, b.row);
  return gross >= net * (1 - roundingShare) && gross <= net * grossOverNet ? "near" : "far";
}

/** Two masses are the same but for rounding. */
export const isRounding = (one: number, other: number): boolean =>
  Math.abs(one - other) <= Math.max(roundingKilograms, Math.max(one, other) * roundingShare);

function relateNumbersOf(one: number, other: number): MassRelation {
  if (isRounding(one, other)) return "alike";
  return Math.abs(one - other) <= Math.max(one, other) * nearShare ? "near" : "far";
}

/** Without masses: counts in the same unit. */
function relateCounts({ cells: a }: ShipmentRow, { cells: b }: ShipmentRow): MassRelation {
  if (a.quantity === undefined || b.quantity === undefined || a.unit === undefined) return "unknown";
  if (a.unit.trim().toLowerCase() !== b.unit?.trim().toLowerCase()) return "unknown";
  const [one, other] = [Number(a.quantity), Number(b.quantity)];
  if (one === other) return "alike";
  return Math.abs(one - other) <= Math.max(one, other) * nearShare ? "near" : "far";
}

const gapBetween = (a: DayInterval, b: DayInterval): number =>
  Math.max(0, a.earliest - b.latest, b.earliest - a.latest);

const leaving: readonly (string | undefined)[] = ["production", "invoice", "departure"];
const moving: readonly (string | undefined)[] = [undefined, "arrival", "receipt", ...leaving];

/** How many days apart the days of one shipment may stand. */
function mayLieApart(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return voyageDays;
  if (one === other) return sameKindDays;
  return leaving.includes(one) === leaving.includes(other) ? 2 * sameKindDays : voyageDays;
}

/** An order is no shipment; a row that takes goods back is not the one that it takes back. */
function isOtherThing({ row: a }: RowFacts, { row: b }: RowFacts): boolean {
  const [one, other] = [a.cells.date_kind, b.cells.date_kind];
  if (isReversal(a) !== isReversal(b)) return true;
  return one !== other && !(moving.includes(one) && moving.includes(other));
}

function daysAgainst({ row: a }: RowFacts, { row: b }: RowFacts, gap: number): readonly string[] {
  const [one, other] = [a.cells.import_date, b.cells.import_date];
  if (one !== undefined && other !== undefined) {
    const days = Math.abs(dayNumber(one) - dayNumber(other));
    if (days > importDays) return [`imported ${days} days apart (${one} and ${other})`];
  }
  return gap > mayLieApart(a.cells.date_kind, b.cells.date_kind) ? [`${gap} days lie between them`] : [];
}

function sides(one: string | undefined, other: string | undefined, related: Related): SidesAgree {
  if (one === undefined || other === undefined) return "unknown";
  return one === other ? "same" : related(one, other);
}

const stated = { origin: "origin", from_site: "site it left", to_site: "site it came to" } as const;

/** Two origins or sites cannot be told as one without losing one of them, and with it what a list or law says of it. */
function statedApart({ cells: a }: ShipmentRow, { cells: b }: ShipmentRow): readonly string[] {
  return (["origin", "from_site", "to_site"] as const).flatMap((column) => {
    const [one, other] = [a[column], b[column]];
    if (one === undefined || other === undefined || one === other) return [];
    return [`the ${stated[column]} is ${[one, other].sort().join(" in one and ")} in the other`];
  });
}

const partyText = ({ cells }: ShipmentRow, side: "seller" | "buyer"): string =>
  `"${cells[side] ?? cells[`${side}_id`] ?? ""}"`;

function partiesApart(
  side: "seller" | "buyer",
  agree: SidesAgree,
  a: ShipmentRow,
  b: ShipmentRow,
): readonly string[] {
  if (agree !== "differ") return [];
  return [`the ${side}s are ${[partyText(a, side), partyText(b, side)].sort().join(" and ")}`];
}

const massText = ({ row: { cells }, net, gross }: RowFacts): string => {
  if (net !== undefined) return `${net} kg`;
  if (gross !== undefined) return `${gross} kg gross`;
  return `${cells.quantity ?? "?"} ${cells.unit ?? ""}`.trim();
};

function otherLots({ cells: a }: ShipmentRow, { cells: b }: ShipmentRow): boolean {
  const [one, other] = [lotOf(a.lot), lotOf(b.lot)];
  return one !== undefined && other !== undefined && one !== other;
}

const none: readonly string[] = [];
/** One empty list for all: half a million comparisons are kept. */
const orNone = (words: readonly string[]): readonly string[] => (words.length === 0 ? none : words);

/** What two rows say against each other, and what they share. The order of the two plays no part. */
export function compareRows(a: RowFacts, b: RowFacts, related: Related): Comparison {
  const [seller, buyer] = [sides(a.seller, b.seller, related), sides(a.buyer, b.buyer, related)];
  const { shared, differ } = relateNumbers(a.numbers, b.numbers);
  const [mass, gap] = [relateMass(a, b), gapBetween(a.when, b.when)];
  const goods = hsFits(a.row.cells.hs, b.row.cells.hs);
  return {
    shared,
    otherPapers: differ !== undefined || otherLots(a.row, b.row) || isOtherThing(a, b),
    seller,
    buyer,
    apart: orNone([
      ...partiesApart("seller", seller, a.row, b.row),
      ...partiesApart("buyer", buyer, a.row, b.row),
      ...statedApart(a.row, b.row),
    ]),
    against: orNone([
      ...(mass === "far" ? [`the amounts are ${[massText(a), massText(b)].sort().join(" and ")}`] : []),
      ...(goods === "differs"
        ? [`the codes are ${[a.row.cells.hs, b.row.cells.hs].sort().join(" and ")}`]
        : []),
      ...daysAgainst(a, b, gap),
    ]),
    goods,
    mass,
    gap,
  };
}
