import type { Rational } from "../../goods/rational.ts";
import { type Booked, type Ledger, ledgersOf } from "./ledger.ts";
import type { Leg } from "./legs.ts";
import type { Period, Series } from "./stock-periods.ts";

/** A leg of a lot that some row counts, and the pool of its good at the same place and time. */
export interface LotInPool {
  readonly leg: Leg;
  readonly pool: Series;
  readonly period: Period;
  /** Its own ledger says something. */
  readonly apart: boolean;
}

interface Told {
  /** What is known so far, of pools without any such lot; what changes is written into it. */
  readonly ledgers: Map<Period, Ledger>;
  readonly tolerance: Rational;
}

/**
 * Which lots that are counted, and of which that says nothing, are in the pool: where the pool's ledger balances with
 * them, or does not without. So a further count of a lot that closes nothing takes nothing out of a pool; one that closes
 * and leaves a pool that balances only with the lot contradicts it.
 */
export function joinLots(
  booked: readonly Booked[],
  lots: readonly LotInPool[],
  { ledgers, tolerance }: Told,
): ReadonlySet<Leg> {
  const touched = new Set(lots.map(({ pool }) => pool));
  const pools = booked.filter(({ period }) => touched.has(period.series));
  const loose = lots.filter(({ apart }) => !apart);
  const looseIn = Map.groupBy(loose, ({ period }) => period);
  const within = ledgersOf(withLots(pools, loose), tolerance);
  const all = ledgersOf(withLots(pools, lots), tolerance);
  const joined = new Set<Leg>();
  for (const { period } of pools) {
    const both = within.get(period);
    const isJoined = both?.state === "closed" || ledgers.get(period)?.state !== "closed";
    if (isJoined && both !== undefined) ledgers.set(period, both);
    if (isJoined) for (const { leg } of looseIn.get(period) ?? []) joined.add(leg);
    const isDenied = ledgers.get(period)?.state === "open" && all.get(period)?.state === "closed";
    if (isDenied) ledgers.set(period, deniedBy(period));
  }
  return joined;
}

const deniedBy = ({ id }: Period): Ledger => ({
  state: "contradicted",
  by: [],
  byCount: true,
  why: `the ledger ${id} balances with the lots that are counted apart, and not without them`,
});

function withLots(pools: readonly Booked[], lots: readonly LotInPool[]): readonly Booked[] {
  const byPeriod = Map.groupBy(lots, ({ period }) => period);
  return pools.map((one) => ({
    ...one,
    legs: [...one.legs, ...(byPeriod.get(one.period) ?? []).map(({ leg }) => leg)],
  }));
}
