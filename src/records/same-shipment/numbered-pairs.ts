import { type Comparison, compareRows, type Related, type RowFacts } from "./compare-rows.ts";
import { bare, type RowNumbers } from "./numbers.ts";

/**
 * Two rows, by their place among the rows. `same`: joined where nothing along the chain speaks against it. `ask`: a
 * person is asked, and they count as two. `clash`: one number, and two things that cannot both be true of it; told.
 */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly kind: "same" | "ask" | "clash";
  readonly comparison: Comparison;
}

export interface Pairing {
  readonly count: number;
  readonly numbers: (row: number) => RowNumbers;
  readonly importOf: (row: number) => string;
  /** Node id of a side; undefined where the row names nobody there. */
  readonly sideOf: (row: number, side: "seller" | "buyer") => string | undefined;
  /** Worked out when first asked for. */
  readonly facts: (row: number) => RowFacts;
  readonly related: Related;
}

export interface Found {
  readonly pairs: readonly Pair[];
  /** Numbers under which more rows stand than are compared with one another. */
  readonly crowded: readonly string[];
}

/** Rows of one number that are compared each with each; of more, only those of equal amounts. */
const mostCompared = 200;

/** What numbers are looked up by; a master's is none, since goods of several shipments stand under it. */
function* keysOf({ house, bill, invoice, entry, paper }: RowNumbers): Generator<string> {
  for (const numbers of [house, bill, paper]) for (const number of numbers) yield bare(number);
  // A paper may be an invoice or an entry too, and is looked up by its whole number as well.
  for (const numbers of [invoice, entry, paper]) yield* numbers;
}

/** Rows by the numbers that they name, where several do. */
function byNumber({ count, numbers }: Pairing): ReadonlyMap<string, readonly number[]> {
  const first = new Map<string, number>();
  const several = new Map<string, number[]>();
  for (let row = 0; row < count; row += 1)
    for (const key of keysOf(numbers(row))) {
      const before = first.get(key);
      if (before === undefined) first.set(key, row);
      else if (before !== row) push(several, key, before, row);
    }
  return several;
}

function push(into: Map<string, number[]>, key: string, first: number, row: number): void {
  const some = into.get(key);
  if (some === undefined) into.set(key, [first, row]);
  else if (some.at(-1) !== row) some.push(row);
}

/** Pairs of rows that name one paper. Rows of one number are few; of a number of many rows only equal amounts are compared. */
export function numberedPairs(pairing: Pairing): Found {
  const pairs = new Map<number, Pair>();
  const crowded: string[] = [];
  for (const [number, rows] of byNumber(pairing)) {
    const blocks = rows.length <= mostCompared ? [rows] : byAmount(pairing, rows);
    for (const block of blocks) {
      if (block.length > mostCompared) crowded.push(`the number ${number}`);
      else comparePairs(pairing, block, perImport(pairing, rows), pairs);
    }
  }
  return { pairs: [...pairs.values()], crowded: [...new Set(crowded)] };
}

const byAmount = ({ facts }: Pairing, rows: readonly number[]): readonly (readonly number[])[] =>
  [
    ...Map.groupBy(rows, (row) => {
      const {
        net,
        gross,
        row: { cells },
      } = facts(row);
      return `${net ?? gross ?? cells.quantity ?? ""} ${cells.hs?.replace(/\D/g, "").slice(0, 4) ?? ""}`;
    }).values(),
  ].filter(({ length }) => length > 1);

/** How many rows each import has under one number. */
function perImport({ importOf }: Pairing, rows: readonly number[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(importOf(row), (counts.get(importOf(row)) ?? 0) + 1);
  return counts;
}

function comparePairs(
  pairing: Pairing,
  rows: readonly number[],
  counts: ReadonlyMap<string, number>,
  into: Map<number, Pair>,
): void {
  for (const [place, one] of rows.entries())
    for (const other of rows.slice(place + 1)) {
      const [a, b] = one < other ? [one, other] : [other, one];
      const key = a * pairing.count + b;
      const pair = into.has(key) ? undefined : pairOf(pairing, a, b, counts);
      if (pair !== undefined) into.set(key, pair);
    }
}

function pairOf(
  { importOf, facts, related }: Pairing,
  a: number,
  b: number,
  counts: ReadonlyMap<string, number>,
): Pair | undefined {
  const comparison = compareRows(facts(a), facts(b), related);
  const alone = counts.get(importOf(a)) === 1 && counts.get(importOf(b)) === 1;
  const kind = importOf(a) === importOf(b) ? kindWithin(comparison) : kindAcross(comparison, alone);
  return kind === undefined ? undefined : { a, b, kind, comparison };
}

/**
 * A file lists a thing once: two of its rows under one number are lines of it. Only where nothing tells them apart is a
 * person asked whether one is a slip.
 */
const kindWithin = (found: Comparison): Pair["kind"] | undefined =>
  found.shared !== undefined &&
  !found.otherPapers &&
  found.seller === "same" &&
  found.buyer === "same" &&
  found.apart.length + found.against.length + found.gap === 0 &&
  found.mass === "alike"
    ? "ask"
    : undefined;

/** `alone`: each file has one row under the number, so that no other line can be meant. */
function kindAcross(found: Comparison, alone: boolean): Pair["kind"] | undefined {
  const { shared, otherPapers, seller, buyer, apart, against } = found;
  if (shared === undefined || otherPapers) return undefined;
  // Sellers number their invoices each for themselves; a bill and an entry have one number in the world.
  if (seller === "differ" && (shared.kind === "invoice" || shared.kind === "paper")) return undefined;
  if (apart.length + against.length > 0) return alone ? "clash" : undefined;
  return seller === "same" && buyer === "same" ? "same" : "ask";
}
