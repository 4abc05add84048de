import type { Booked, Ledger } from "./ledger.ts";
import { ledgersOf } from "./ledger.ts";
import type { Leg, Legs } from "./legs.ts";
import { isOf, type Period, type Series, type Stocks } from "./stock-periods.ts";

/** Every leg in the period that it is surely in, and every period with its ledger. */
export interface Booking {
  readonly periods: readonly Booked[];
  readonly ledgers: ReadonlyMap<Period, Ledger>;
  readonly periodOf: ReadonlyMap<Leg, Period>;
}

interface Open {
  readonly period: Period;
  readonly legs: Leg[];
  readonly may: Leg[];
}

/** Books every leg that touches a counted stock. */
export function bookLegs(legs: Legs, stocks: Stocks, tolerance: Parameters<typeof ledgersOf>[1]): Booking {
  const byPlace = Map.groupBy(stocks.series, ({ place }) => place);
  const open = new Map<Period, Open>(
    stocks.series.flatMap(({ periods }) => periods.map((period) => [period, { period, legs: [], may: [] }])),
  );
  const periodOf = new Map<Leg, Period>();
  for (const leg of allLegs(legs)) {
    const sure = surePeriod(byPlace, leg);
    if (sure !== undefined) {
      open.get(sure)?.legs.push(leg);
      periodOf.set(leg, sure);
    } else for (const period of possiblePeriods(byPlace, leg)) open.get(period)?.may.push(leg);
  }
  const periods = [...open.values()];
  return { periods, ledgers: ledgersOf(periods, tolerance), periodOf };
}

const allLegs = ({ moved, made }: Legs): readonly Leg[] => [
  ...moved.flatMap((one) => [one.out, one.in]),
  ...made.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
];

type ByPlace = ReadonlyMap<string, readonly Series[]>;

/** The one series at its place that counts these goods and no others; a lot that is counted apart before all. */
function sureSeries(byPlace: ByPlace, { place, hs, lot, sure }: Leg): Series | undefined {
  if (!sure) return undefined;
  const here = byPlace.get(place.sure) ?? [];
  const own = here.filter((series) => series.lot !== undefined && series.lot === lot);
  const [ownLot, ...otherLots] = own.filter(
    (series) => isOf({ ...series, lot: undefined }, hs, lot) !== "differs",
  );
  if (ownLot !== undefined && otherLots.length === 0) return ownLot;
  const [pool, ...more] = here.filter(
    (series) => series.lot === undefined && isOf(series, hs, lot) === "fits",
  );
  return more.length === 0 ? pool : undefined;
}

function surePeriod(byPlace: ByPlace, leg: Leg): Period | undefined {
  const series = sureSeries(byPlace, leg);
  return series?.periods.find(({ from, to }) => leg.when.earliest >= from && leg.when.latest <= to);
}

function possiblePeriods(byPlace: ByPlace, leg: Leg): readonly Period[] {
  const sure = sureSeries(byPlace, leg);
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
