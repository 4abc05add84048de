import { type Rational, rational } from "../../goods/rational.ts";
import { dayText } from "../day-interval.ts";
import { openEnd, openStart } from "../network.ts";
import type { Declaration, Declarations } from "./declarations.ts";
import type { Leg } from "./legs.ts";
import type { Period, Series, Stocks } from "./stock-periods.ts";

/** The counted stocks, with the time that only a declaration speaks of, and which declarations speak of each period. */
export interface DeclaredStocks extends Stocks {
  readonly declared: ReadonlyMap<Period, readonly Declaration[]>;
  /** What a period falls into where declarations end within it; they hold where its ledger says nothing. */
  readonly parts: ReadonlyMap<Period, readonly Period[]>;
}

/**
 * Declarations laid upon counts. One speaks of every time between two counts that it holds whole, of what came after a
 * count until its own last day, and, where it has no first day, of all before the first. What lay there when it begins
 * only a count tells.
 */
export function declareStocks({ series, notes }: Stocks, { all, notes: more }: Declarations): DeclaredStocks {
  const every = [...series];
  for (const one of all) if (!every.some((known) => isPool(known, one))) every.push(uncounted(one));
  for (const known of every) addTail(known, all);
  const parts = new Map(
    every.flatMap(({ periods }) =>
      periods.flatMap((period) => {
        const some = partsOf(period, all);
        return some.length === 0 ? [] : [[period, some] as const];
      }),
    ),
  );
  const periods = [...every.flatMap((known) => known.periods), ...[...parts.values()].flat()];
  const declared = new Map(
    periods.map((period) => [period, onePerDocument(all.filter((one) => speaksOf(one, period)))] as const),
  );
  const used = new Set([...declared.values()].flat().map(({ id }) => id));
  const idle = all
    .filter(({ id }) => !used.has(id))
    .map(
      ({ id, site, good }) =>
        `${id} closes nothing of ${good} at ${site}: no count tells what lay there when it begins`,
    );
  return { series: every, notes: [...notes, ...more, ...idle], declared, parts };
}

/** Two rows of one document that speak of one period say the same of it. */
const onePerDocument = (some: readonly Declaration[]): readonly Declaration[] => [
  ...new Map(some.map((one) => [one.id, one])).values(),
];

/** A declaration of a wide code speaks of the narrower ones under it. */
const isUnder = (series: Series, { place, hs }: Declaration): boolean =>
  series.place === place && series.hs?.startsWith(hs) === true;

const isPool = (series: Series, one: Declaration): boolean =>
  series.lot === undefined && isUnder(series, one);

const speaksOf = (one: Declaration, { series, from, to }: Period): boolean =>
  isUnder(series, one) && one.from <= from && one.to >= to;

const uncounted = ({ place, site, good, hs }: Declaration): Series => ({
  place,
  site,
  good,
  hs,
  lot: undefined,
  periods: [],
});

/** The time after the last count, or all time where nothing was ever counted, where a declaration speaks of it. */
function addTail(series: Series, all: readonly Declaration[]): void {
  const last = series.periods.at(-1);
  const from = last === undefined ? openStart : last.to + 1;
  if (all.some((one) => isUnder(series, one) && one.from <= from && one.to >= from))
    // Before all that ever came nothing lay there.
    series.periods.push(
      uncountedPeriod(series, last, openEnd, last === undefined ? rational(0n) : last.closing),
    );
}

/**
 * A period parted where declarations that hold its first day end, so that a further one leaves what another says as it
 * is. None where none ends within it.
 */
function partsOf(period: Period, all: readonly Declaration[]): readonly Period[] {
  const { series, from, to } = period;
  const ends = all
    .filter((one) => isUnder(series, one) && one.from <= from && one.to >= from && one.to < to)
    .map((one) => one.to);
  if (ends.length === 0) return [];
  const parts: Period[] = [];
  for (const end of [...new Set(ends), to].toSorted((a, b) => a - b)) {
    const before = parts.at(-1) ?? period.before;
    const opening = parts.length === 0 ? openingOf(period) : undefined;
    const part = uncountedPeriod(series, before, end, opening);
    parts.push(end === to ? { ...part, closing: period.closing } : part);
  }
  return parts;
}

/** Before all that ever came nothing lay there. */
const openingOf = ({ opens, opening }: Period): Rational | undefined =>
  opens === "by-none" ? rational(0n) : opening;

function uncountedPeriod(
  series: Series,
  before: Period | undefined,
  to: number,
  opening: Rational | undefined,
): Period {
  const { site, good, lot } = series;
  const since = before === undefined ? [] : [`after ${dayText(before.to)}`];
  const until = to >= openEnd ? "onwards" : `until ${dayText(to)}`;
  return {
    id: [site, good, ...(lot === undefined ? [] : [lot]), ...since, until].join(" "),
    series,
    from: before === undefined ? openStart : before.to + 1,
    to,
    opening,
    ownOpening: undefined,
    closing: undefined,
    parted: false,
    disputed: false,
    opens: "by-declaration",
    before,
  };
}

/** By which names a declaration names what came in. */
export const namesOf = ({ shipments, lots }: Declaration, { lot, shipment }: Leg): readonly string[] => [
  ...(lot !== undefined && lots.has(lot) ? [lot] : []),
  ...(shipment !== undefined && shipments.has(shipment) ? [shipment] : []),
];

export const namesLeg = (one: Declaration, leg: Leg): boolean => namesOf(one, leg).length > 0;
