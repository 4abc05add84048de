import type { Decision } from "../../model/records.ts";
import { joinedBy } from "../../parties/disjoint-sets.ts";
import type { ShipmentRow } from "../../tracing/shipment-row.ts";
import type { Comparison } from "./compare-rows.ts";
import type { Pair, Pairing } from "./numbered-pairs.ts";

/** A pair with what a person decided on it. */
export interface JudgedPair extends Pair {
  /** Hash of the two names, whichever comes first. */
  readonly id: string;
  /** The two rows and their names, by import and row. */
  readonly rows: readonly [ShipmentRow, ShipmentRow];
  readonly names: readonly [string, string];
  readonly decision?: Decision | undefined;
}

export interface Resolved {
  /** Rows of one shipment, two or more in each, the least first. */
  readonly sets: readonly (readonly number[])[];
  /** Decisions for `same` that no one row could show: parties, sites or origins of the two contradict each other. */
  readonly refused: readonly JudgedPair[];
}

/** Rows joined beyond which no chain is followed: so many files do not tell of one shipment. */
const mostInSet = 50;

const isForced = ({ decision }: JudgedPair): boolean => decision?.decision === "same";

/** A person may know that "TO ORDER" was this buyer; who the seller was of two named ones is a question about parties. */
export const canJoin = ({ apart, seller, buyer }: Comparison): boolean =>
  apart.length === 0 && [seller, buyer].every((side) => side === "same" || side === "unknown");

/**
 * The sets of rows that are one shipment each. What a person decided comes first. Silent pairs are joined where every
 * two rows of the whole set could be one, and no import has two of them; where that fails, those that agree exactly are;
 * and what is left is asked. The order of the pairs plays no part.
 */
export function resolve(
  pairing: Pairing,
  pairs: readonly JudgedPair[],
  compare: (a: number, b: number) => Comparison,
): Resolved {
  const forced = pairs.filter((pair) => isForced(pair) && canJoin(pair.comparison));
  const refused = pairs.filter((pair) => isForced(pair) && !canJoin(pair.comparison));
  const barred = new Set(
    pairs.flatMap(({ a, b, decision }) =>
      decision === undefined || decision.decision === "same" ? [] : [a * pairing.count + b],
    ),
  );
  const chainOf = joinedBy(forced.map(({ a, b }) => [String(a), String(b)] as const));
  const given: Ground = { pairing, compare, barred, chainOf: (row) => chainOf(String(row)) };
  const silent = pairs.filter(({ kind, decision }) => kind === "same" && decision === undefined);
  const exact = silent.filter(
    ({ comparison: { mass, goods, gap } }) => mass === "alike" && goods === "fits" && gap === 0,
  );
  const sets: (readonly number[])[] = [];
  // Each try works on what the one before could not join whole: all silent pairs, the exact ones, the decided alone.
  let left: readonly JudgedPair[] = [...forced, ...silent];
  for (const tried of [new Set(left), new Set([...forced, ...exact]), new Set(forced)]) {
    const some = left.filter((pair) => tried.has(pair));
    const sound = setsOf(some).filter((set) => isSound(given, set));
    for (const set of sound) sets.push(set);
    const taken = new Set(sound.flat());
    left = left.filter(({ a, b }) => !taken.has(a) && !taken.has(b));
  }
  return { sets, refused };
}

interface Ground {
  readonly pairing: Pairing;
  readonly compare: (a: number, b: number) => Comparison;
  readonly barred: ReadonlySet<number>;
  /** Rows that persons said are one, along any chain, have one name. */
  readonly chainOf: (row: number) => string;
}

/** Rows that pairs chain together, in order of their places. */
function setsOf(pairs: readonly Pair[]): readonly (readonly number[])[] {
  const above = new Map<number, number>();
  const rootOf = (row: number): number => {
    let root = row;
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next;
    if (root !== row) above.set(row, root);
    return root;
  };
  for (const { a, b } of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)];
    above.set(Math.max(one, other), Math.min(one, other));
    if (!above.has(one)) above.set(one, one);
  }
  return [
    ...Map.groupBy(
      [...above.keys()].sort((x, y) => x - y),
      rootOf,
    ).values(),
  ];
}

/** Every two rows of a set may be one shipment: a person said so, or they come of two files and nothing parts them. */
function isSound({ pairing, compare, barred, chainOf }: Ground, set: readonly number[]): boolean {
  if (set.length > mostInSet) return false;
  return set.every((a, place) =>
    set.slice(place + 1).every((b) => {
      if (barred.has(a * pairing.count + b)) return false;
      const found = compare(a, b);
      if (!canJoin(found)) return false;
      return chainOf(a) === chainOf(b) || (isSilent(found) && pairing.importOf(a) !== pairing.importOf(b));
    }),
  );
}

const isSilent = ({ against, otherPapers, seller, buyer }: Comparison): boolean =>
  against.length === 0 && !otherPapers && seller === "same" && buyer === "same";
