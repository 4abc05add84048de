import type { Rational } from "../../goods/rational.ts";
import type { Declaration } from "./declarations.ts";
import type { DeclaredStocks } from "./declared-stocks.ts";
import type { Booked, Ledger } from "./ledger.ts";
import { ledgersOf } from "./ledger.ts";
import type { Leg, Legs } from "./legs.ts";
import { joinLots } from "./lots-in-pools.ts";
import { isOf, type Period, type Series } from "./stock-periods.ts";

/** Every leg in the period that it is surely in, and every period with its ledger. */
export interface Booking {
  readonly periods: readonly Booked[];
  readonly ledgers: ReadonlyMap<Period, Ledger>;
  readonly periodOf: ReadonlyMap<Leg, Period>;
  /** The stock that surely counts a leg, at whatever time. */
  readonly seriesOf: ReadonlyMap<Leg, Series>;
  /** The declarations that speak of a period. */
  readonly declared: ReadonlyMap<Period, readonly Declaration[]>;
  /** Periods of which a ledger says nothing, by what declarations part them into. */
  readonly parts: ReadonlyMap<Period, readonly Period[]>;
}

interface Open {
  readonly period: Period;
  readonly legs: Leg[];
  readonly may: Leg[];
}

/**
 * Books every leg that touches a counted stock. A lot whose own ledger closes is apart from the pool of its good; where
 * its own ledger says nothing, its goods are in the pool.
 */
export function bookLegs(legs: Legs, stocks: DeclaredStocks, tolerance: Rational): Booking {
  const byPlace = Map.groupBy(stocks.series, ({ place }) => place);
  const open = new Map<Period, Open>(
    stocks.series.flatMap(({ periods }) => periods.map((period) => [period, { period, legs: [], may: [] }])),
  );
  const periodOf = new Map<Leg, Period>();
  const seriesOf = new Map<Leg, Series>();
  const book = (leg: Leg, series: Series | undefined): void => {
    if (series !== undefined) seriesOf.set(leg, series);
    const sure = surePeriod(series, leg);
    if (sure !== undefined) {
      open.get(sure)?.legs.push(leg);
      periodOf.set(leg, sure);
    } else for (const period of possiblePeriods(byPlace, series, leg)) open.get(period)?.may.push(leg);
  };
  const ofLots: Leg[] = [];
  for (const leg of allLegs(legs)) {
    const lot = lotSeries(byPlace, leg);
    book(leg, lot ?? poolSeries(byPlace, leg));
    if (lot !== undefined) ofLots.push(leg);
  }
  const periods = [...open.values()];
  const { declared } = stocks;
  const ledgers = new Map(ledgersOf(periods, tolerance));
  const pools = ofLots.flatMap((leg) => {
    const pool = poolSeries(byPlace, leg);
    const period = surePeriod(pool, leg);
    const own = periodOf.get(leg);
    const apart = own !== undefined && ledgers.get(own)?.state !== "open";
    return pool === undefined || period === undefined ? [] : [{ leg, pool, period, apart }];
  });
  const joined = joinLots(periods, pools, { ledgers, tolerance });
  for (const { leg, pool, period } of pools.filter((one) => joined.has(one.leg))) {
    open.get(period)?.legs.push(leg);
    periodOf.set(leg, period);
    seriesOf.set(leg, pool);
  }
  tieAcross(open, ledgers, periodOf);
  const parts = new Map([...stocks.parts].filter(([period]) => ledgers.get(period)?.state === "open"));
  for (const [period, some] of parts)
    periods.push(...some.map((part) => partOf(open.get(period), part, periodOf)));
  for (const part of [...parts.values()].flat())
    ledgers.set(part, { state: "open", why: `no count ends ${part.id}` });
  return { periods, ledgers, periodOf, seriesOf, declared, parts };
}

/** What lies across a count that contradicts the records is of the time after it, so that its answer tells of the clash. */
function tieAcross(
  open: ReadonlyMap<Period, Open>,
  ledgers: ReadonlyMap<Period, Ledger>,
  periodOf: Map<Leg, Period>,
): void {
  for (const [period, ledger] of ledgers) {
    if (ledger.state !== "contradicted" || !ledger.byCount) continue;
    for (const leg of acrossCount(open.get(period), open.get(period.before ?? period)))
      if (!periodOf.has(leg)) periodOf.set(leg, period);
  }
}

const acrossCount = (after: Open | undefined, before: Open | undefined): readonly Leg[] =>
  (after?.may ?? []).filter((leg) => before !== after && before?.may.includes(leg) === true);

/** What of a period lies in a part of it. */
function partOf(whole: Open | undefined, part: Period, periodOf: Map<Leg, Period>): Open {
  const { from, to } = part;
  const legs = (whole?.legs ?? []).filter(({ when }) => when.earliest >= from && when.latest <= to);
  for (const leg of legs) periodOf.set(leg, part);
  const across = [...(whole?.legs ?? []), ...(whole?.may ?? [])].filter(
    ({ when }) => when.earliest <= to && when.latest >= from,
  );
  return { period: part, legs, may: across.filter((leg) => !legs.includes(leg)) };
}

const allLegs = ({ moved, made }: Legs): readonly Leg[] => [
  ...moved.flatMap((one) => [one.out, one.in]),
  ...made.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
];

type ByPlace = ReadonlyMap<string, readonly Series[]>;

/** The one series at its place that counts its lot apart. */
function lotSeries(byPlace: ByPlace, { place, hs, lot, sure }: Leg): Series | undefined {
  if (!sure || lot === undefined) return undefined;
  const [own, ...more] = (byPlace.get(place.sure) ?? []).filter(
    (series) => series.lot === lot && isOf({ ...series, lot: undefined }, hs, lot) !== "differs",
  );
  return more.length === 0 ? own : undefined;
}

/** The one series at its place that counts these goods and no others, of whatever lot. */
function poolSeries(byPlace: ByPlace, { place, hs, lot, sure }: Leg): Series | undefined {
  if (!sure) return undefined;
  const [pool, ...more] = (byPlace.get(place.sure) ?? []).filter(
    (series) => series.lot === undefined && isOf(series, hs, lot) === "fits",
  );
  return more.length === 0 ? pool : undefined;
}

function surePeriod(series: Series | undefined, leg: Leg): Period | undefined {
  return series?.periods.find(({ from, to }) => leg.when.earliest >= from && leg.when.latest <= to);
}

function possiblePeriods(byPlace: ByPlace, sure: Series | undefined, leg: Leg): readonly Period[] {
  const series =
    sure !== undefined
      ? [sure]
      : [leg.place.sure, ...leg.place.may]
          .flatMap((place) => byPlace.get(place) ?? [])
          .filter((one) => isOf(one, leg.hs, leg.lot) !== "differs");
  return series.flatMap(({ periods }) =>
    periods.filter(({ from, to }) => leg.when.earliest <= to && leg.when.latest >= from),
  );
}
