import { compareRows, type RowFacts, roundingShare } from "./compare-rows.ts";
import { bySource } from "./join-rows.ts";
import type { Found, Pair, Pairing } from "./numbered-pairs.ts";

/** Days between two files' days of one shipment that no number ties. */
const mostDays = 3;
/** Rows of one day between the same parties that are compared with another day's. */
const mostCompared = 200;

export interface Unnumbered extends Pairing {
  /** The set of parties that are surely one in which a node stands. */
  readonly groupOf: (node: string) => string;
  /** Whether the row is joined with a row of this import already: then that file's word on it is known. */
  readonly isTold: (row: number, byImport: string) => boolean;
}

/**
 * Pairs of rows of different imports that no number ties and nothing parts: the same parties, the same amount, days next
 * to each other. Each is asked about; none is joined. Of several that fit, those are told that are each other's nearest.
 */
export function unnumberedPairs(pairing: Unnumbered): Found {
  if (isOneImport(pairing)) return { pairs: [], crowded: [] };
  const { blocks, crowded } = byPartiesAndDay(pairing);
  const near: Pair[] = [];
  for (const [parties, days] of blocks)
    for (const [rows, others, sameDay] of dayPairs(days))
      if (rows.length * others.length > mostCompared ** 2) crowded.add(parties);
      else for (const pair of nearIn(pairing, rows, others, sameDay)) near.push(pair);
  return { pairs: nearestOf(pairing, near), crowded: [...crowded].map(partiesText) };
}

/** "... between two parties": what a reader is told where too many rows stand close. */
const partiesText = (parties: string): string => `the days of ${parties.replace(" ", " and ")}`;

/** Rows of one day beside those of the same day and of the next few. */
function* dayPairs(
  days: ReadonlyMap<number, readonly number[]>,
): Generator<readonly [rows: readonly number[], others: readonly number[], sameDay: boolean]> {
  for (const [day, rows] of days)
    for (let apart = 0; apart <= mostDays; apart += 1) {
      const others = days.get(day + apart);
      if (others !== undefined) yield [rows, others, apart === 0];
    }
}

/** One file alone: its rows are told apart by itself, and nobody is looked up. */
function isOneImport({ count, importOf }: Pairing): boolean {
  for (let row = 1; row < count; row += 1) if (importOf(row) !== importOf(0)) return false;
  return true;
}

interface Blocks {
  readonly blocks: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;
  readonly crowded: Set<string>;
}

/** Rows with both parties known, by parties and first day, where more than one import tells of these parties. */
function byPartiesAndDay({ count, facts, groupOf, importOf, sideOf }: Unnumbered): Blocks {
  const rows = new Map<string, number[]>();
  const imports = new Map<string, string | undefined>();
  for (let row = 0; row < count; row += 1) {
    const [seller, buyer] = [sideOf(row, "seller"), sideOf(row, "buyer")];
    if (seller === undefined || buyer === undefined) continue;
    const key = `${groupOf(seller)} ${groupOf(buyer)}`;
    const some = rows.get(key);
    if (some === undefined) rows.set(key, [row]);
    else some.push(row);
    imports.set(key, imports.has(key) && imports.get(key) !== importOf(row) ? undefined : importOf(row));
  }
  const several = [...rows].filter(([key]) => imports.get(key) === undefined);
  const byDay = (some: readonly number[]) => Map.groupBy(some, (row) => facts(row).when.earliest);
  return { blocks: new Map(several.map(([key, some]) => [key, byDay(some)])), crowded: new Set() };
}

function nearIn(
  pairing: Unnumbered,
  rows: readonly number[],
  others: readonly number[],
  sameDay: boolean,
): readonly Pair[] {
  return rows.flatMap((one) =>
    others.flatMap((other) => {
      if (sameDay && one > other) return [];
      return (one < other ? nearPair(pairing, one, other) : nearPair(pairing, other, one)) ?? [];
    }),
  );
}

function nearPair({ facts, importOf, related, isTold }: Unnumbered, a: number, b: number): Pair | undefined {
  if (importOf(a) === importOf(b) || !isAlike(weightOf(facts(a)), weightOf(facts(b)))) return undefined;
  if (isTold(a, importOf(b)) || isTold(b, importOf(a))) return undefined;
  const comparison = compareRows(facts(a), facts(b), related);
  const { shared, otherPapers, apart, against, mass, gap } = comparison;
  const parted = otherPapers || apart.length + against.length > 0;
  return shared !== undefined || parted || mass !== "alike" || gap > mostDays
    ? undefined
    : { a, b, kind: "ask", comparison };
}

const weightOf = ({ net, gross }: RowFacts): number | undefined => net ?? gross;

/** A cheap look before all is compared; without masses the counts are. */
const isAlike = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined ||
  other === undefined ||
  Math.abs(one - other) <= Math.max(1, Math.max(one, other) * roundingShare);

/** Pairs in which each is the other's nearest: by days, by mass, then by the place of the rows. */
function nearestOf(pairing: Unnumbered, pairs: readonly Pair[]): readonly Pair[] {
  const best = new Map<string, Pair>();
  const keysOf = ({ a, b }: Pair): readonly [string, string] => [
    `${a} ${pairing.importOf(b)}`,
    `${b} ${pairing.importOf(a)}`,
  ];
  for (const pair of pairs)
    for (const key of keysOf(pair)) {
      const known = best.get(key);
      if (known === undefined || isNearer(pairing, pair, known)) best.set(key, pair);
    }
  return pairs.filter((pair) => keysOf(pair).every((key) => best.get(key) === pair));
}

function isNearer({ facts }: Pairing, one: Pair, other: Pair): boolean {
  const massGap = ({ a, b }: Pair): number =>
    Math.abs((facts(a).net ?? facts(a).gross ?? 0) - (facts(b).net ?? facts(b).gross ?? 0));
  const placed = ({ a, b }: Pair) => [facts(a).row, facts(b).row].sort(bySource);
  const [[p, q], [r, s]] = [placed(one), placed(other)];
  const order = one.comparison.gap - other.comparison.gap || massGap(one) - massGap(other);
  if (order !== 0 || p === undefined || q === undefined || r === undefined || s === undefined)
    return order < 0;
  return (bySource(p, r) || bySource(q, s)) < 0;
}
