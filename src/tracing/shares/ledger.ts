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
    const open = pair.filter((period) => period.opens !== "by-none" && alone.get(period)?.state === "open");
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
  if (period.disputed)
    return {
      state: "contradicted",
      by: [],
      byCount: true,
      why: `rows of one day count different stocks at an end of ${id}`,
    };
  if (period.opens === "by-none")
    return { state: "open", why: `no record says what lay in ${id} before its first count` };
  if (period.opens === "by-declaration") return { state: "open", why: `no count ends ${id}` };
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
  const stray = may
    .filter(({ side, kg }) => side === "in" && (kg === undefined || kg.n > 0n))
    .toSorted((a, b) => compareText(a.flow, b.flow));
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
  const net = legs.reduce(added, nothing);
  if (opening === undefined || closing === undefined || net.unknown > 0) return undefined;
  return balanceAt(plus(opening, net.kg), closing, tolerance);
}

function balanceAt(book: Rational, closing: Rational, tolerance: Rational): Balance | undefined {
  const larger = compare(book, closing) >= 0 ? book : closing;
  const over = minus(book, closing);
  const off = over.n < 0n ? minus(none, over) : over;
  if (compare(off, times(larger, tolerance)) > 0) return undefined;
  return over.n < 0n ? { missing: off, lost: none } : { missing: none, lost: off };
}

/** What came, less what left, of some legs; and of how many the mass is not known. */
interface Net {
  readonly kg: Rational;
  readonly unknown: number;
  readonly count: number;
}

const nothing: Net = { kg: none, unknown: 0, count: 0 };

function added({ kg, unknown, count }: Net, leg: Leg): Net {
  if (leg.kg === undefined) return { kg, unknown: unknown + 1, count: count + 1 };
  return { kg: leg.side === "in" ? plus(kg, leg.kg) : minus(kg, leg.kg), unknown, count: count + 1 };
}

/**
 * The one paper, or the one record, without which the ledger balances: a paper of which one row is right may bear another
 * that is not. A ledger that is only within the tolerance is contradicted by what it is exact without.
 */
function culpritsOf(
  { opening, closing }: Period,
  legs: readonly Leg[],
  tolerance: Rational,
  isWithin: boolean,
): readonly string[] {
  if (opening === undefined || closing === undefined) return [];
  const margin = isWithin ? none : tolerance;
  const all = legs.reduce(added, nothing);
  // Where nothing was in stock and nothing else came or left, nothing rests on the ledger: its one record is no clash.
  const least = opening.n > 0n ? 0 : 1;
  const isWrong = (some: readonly Leg[]): boolean => {
    const net = some.reduce(added, nothing);
    const isRest = all.count - net.count >= least && all.unknown === net.unknown;
    return isRest && balanceAt(plus(opening, minus(all.kg, net.kg)), closing, margin) !== undefined;
  };
  const byPaper = Map.groupBy(legs, ({ documents: [paper, ...more] }) =>
    more.every((one) => one === paper) ? paper : undefined,
  );
  const byRecord = Map.groupBy(legs, ({ record }) => record);
  const wrong = new Set(
    [...[...byPaper].filter(([paper]) => paper !== undefined), ...byRecord].flatMap(([, some]) =>
      isWrong(some) ? some : [],
    ),
  );
  return [...wrong].map(({ flow }) => flow).toSorted(compareText);
}

function openWords({ id, opening = none, closing = none }: Period, legs: readonly Leg[]): string {
  const unknown = legs.find(({ kg }) => kg === undefined);
  if (unknown !== undefined)
    return `the ledger ${id} cannot be added up: the mass of ${unknown.flow} is not known`;
  const book = plus(opening, legs.reduce(added, nothing).kg);
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
    period: {
      ...after.period,
      from: before.period.from,
      opening: before.period.opening ?? after.period.ownOpening,
    },
    legs: [...before.legs, ...after.legs, ...across],
    may: [],
  };
}
