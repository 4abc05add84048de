import type { Rational } from "../../goods/rational.ts";
import { compare, minus, plus, rational, times, writeDecimal } from "../../goods/rational.ts";
import { compareText } from "../../model/compare-text.ts";
import type { Leg } from "./legs.ts";
import type { Period } from "./stock-periods.ts";

/** A period with the legs that are surely in it, and those that may be. */
export interface Booked {
  readonly period: Period;
  readonly legs: readonly Leg[];
  /** What may be of this good, at this site, in this time, and may not. */
  readonly may: readonly Leg[];
}

/** What a ledger says of its period. */
export type Ledger =
  /** `missing`: kilograms counted beyond the book stock; `lost`: booked beyond the count; both within the tolerance. */
  | { readonly state: "closed"; readonly missing: Rational; readonly lost: Rational }
  /** It balances but for these records, which contradict it. */
  | {
      readonly state: "contradicted";
      readonly by: readonly string[];
      readonly byCount: boolean;
      readonly why: string;
    }
  | { readonly state: "open"; readonly why: string };

const none = rational(0n);

/** What every period's ledger says, a period being looked at with the ones beside it: a count may be wrong. */
export function ledgersOf(booked: readonly Booked[], tolerance: Rational): ReadonlyMap<Period, Ledger> {
  const alone = new Map(booked.map((one) => [one.period, ledgerOf(one, tolerance)]));
  const byPeriod = new Map(booked.map((one) => [one.period, one]));
  const found = new Map(alone);
  for (const one of booked) {
    const before = one.period.before === undefined ? undefined : byPeriod.get(one.period.before);
    const pair = before === undefined ? [] : [before.period, one.period];
    const open = pair.filter((period) => alone.get(period)?.state === "open");
    if (before === undefined || open.length === 0) continue;
    const both = together(before, one);
    if (balanceOf(both, both.legs, tolerance) === undefined) continue;
    const why = `the ledger balances from the count before ${before.period.id} to ${one.period.id}, but not with the count between them`;
    for (const period of open) found.set(period, { state: "contradicted", by: [], byCount: true, why });
  }
  return found;
}

interface Balance {
  readonly missing: Rational;
  readonly lost: Rational;
}

type Ends = Pick<Period, "opening" | "closing">;

function ledgerOf({ period, legs, may }: Booked, tolerance: Rational): Ledger {
  const { id } = period;
  if (period.opening === undefined || period.closing === undefined)
    return { state: "open", why: `the ledger ${id} has a count whose kilograms are not known` };
  const balance = balanceOf({ period }, legs, tolerance);
  const exact = balance !== undefined && balance.missing.n === 0n && balance.lost.n === 0n;
  const culprits = exact ? [] : culpritsOf(period, legs, tolerance, balance !== undefined);
  if (culprits.length > 0)
    return {
      state: "contradicted",
      by: culprits,
      byCount: false,
      why: `the ledger ${id} balances without ${culprits.join(" or without ")}, and not with it`,
    };
  if (balance === undefined) return { state: "open", why: openWords(period, legs) };
  if (period.parted)
    return {
      state: "contradicted",
      by: [],
      byCount: true,
      why: `${id} opens with another stock than the count before it left`,
    };
  const stray = may.filter(({ side, kg }) => side === "in" && (kg === undefined || kg.n > 0n));
  if (stray.length > 0)
    return {
      state: "contradicted",
      by: stray.map(({ flow }) => flow),
      byCount: false,
      why: `${stray.map(({ flow }) => flow).join(", ")} may have come into ${id} (its good, its day, its site or that it moved is not certain), and the ledger balances without it`,
    };
  return { state: "closed", ...balance };
}

/**
 * What is missing and lost where a ledger balances; undefined where it does not, or cannot be added up. The tolerance is
 * of the larger of book stock and counted stock.
 */
function balanceOf(
  { period: { opening, closing } }: { readonly period: Ends },
  legs: readonly Leg[],
  tolerance: Rational,
): Balance | undefined {
  const [came, left] = [totalOf(legs, "in"), totalOf(legs, "out")];
  if (opening === undefined || closing === undefined || came === undefined || left === undefined)
    return undefined;
  const book = minus(plus(opening, came), left);
  const larger = compare(book, closing) >= 0 ? book : closing;
  const over = minus(book, closing);
  const off = over.n < 0n ? minus(none, over) : over;
  if (compare(off, times(larger, tolerance)) > 0) return undefined;
  return over.n < 0n ? { missing: off, lost: none } : { missing: none, lost: off };
}

function totalOf(legs: readonly Leg[], side: Leg["side"]): Rational | undefined {
  let total = none;
  for (const leg of legs) {
    if (leg.side !== side) continue;
    if (leg.kg === undefined) return undefined;
    total = plus(total, leg.kg);
  }
  return total;
}

/**
 * The one paper, or the one record without a paper, without which the ledger balances. A ledger that is only within the
 * tolerance is contradicted by a paper without which it is exact.
 */
function culpritsOf(
  period: Period,
  legs: readonly Leg[],
  tolerance: Rational,
  balances: boolean,
): readonly string[] {
  const papers = [...new Set(legs.flatMap(({ documents }) => documents))].toSorted(compareText);
  const margin = balances ? none : tolerance;
  // Where nothing was in stock and nothing else came or left, nothing rests on the ledger: its one record is no clash.
  const least = period.opening !== undefined && period.opening.n > 0n ? 0 : 1;
  const found = papers.filter((paper) => {
    const rest = legs.filter(({ documents }) => !documents.every((one) => one === paper));
    return (
      rest.length < legs.length && rest.length >= least && balanceOf({ period }, rest, margin) !== undefined
    );
  });
  return legs
    .filter(({ documents }) => documents.every((one) => found.includes(one)))
    .map(({ flow }) => flow);
}

function openWords({ id, opening = none, closing = none }: Period, legs: readonly Leg[]): string {
  const unknown = legs.find(({ kg }) => kg === undefined);
  if (unknown !== undefined)
    return `the ledger ${id} cannot be added up: the mass of ${unknown.flow} is not known`;
  const book = minus(plus(opening, totalOf(legs, "in") ?? none), totalOf(legs, "out") ?? none);
  const off = minus(book, closing);
  const words = off.n > 0n ? "less than the records leave there" : "more than the records explain";
  const size = writeDecimal(off.n < 0n ? minus(none, off) : off).value;
  return `the ledger ${id} does not balance: ${size} kg ${words}; it closes nothing`;
}

/** Two periods beside one another as one. What lies across the count between them is surely in both together. */
function together(before: Booked, after: Booked): Booked {
  const across = before.may.filter(
    (leg) =>
      after.may.includes(leg) &&
      leg.when.earliest >= before.period.from &&
      leg.when.latest <= after.period.to,
  );
  return {
    period: { ...after.period, from: before.period.from, opening: before.period.opening },
    legs: [...before.legs, ...after.legs, ...across],
    may: [],
  };
}
