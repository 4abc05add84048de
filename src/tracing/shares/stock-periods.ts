import { hsDigits, hsFits } from "../../goods/hs.ts";
import type { Rational } from "../../goods/rational.ts";
import type { CanonicalRow } from "../../model/records.ts";
import { dayNumber } from "../day-interval.ts";
import { openStart } from "../network.ts";
import type { Places } from "./places.ts";
import { foldLot, kilograms, type ShareInput } from "./share-input.ts";

/** The time between two counts of a good at a site. */
export interface Period {
  /** "SITE-P 2804.61 2026-03-31": the row that closes it. It is the id of the account, of its ledger and of the paper. */
  readonly id: string;
  readonly series: Series;
  /** First and last day. */
  readonly from: number;
  readonly to: number;
  /** Kilograms; undefined where they cannot be told. */
  readonly opening: Rational | undefined;
  readonly closing: Rational | undefined;
  /** The row before counted something else than this one opens with. */
  readonly parted: boolean;
  readonly before: Period | undefined;
}

/** A good at a site, or one lot of it, that is counted. */
export interface Series {
  readonly place: string;
  readonly site: string;
  readonly good: string;
  readonly hs: string | undefined;
  readonly lot: string | undefined;
  readonly periods: readonly Period[];
}

type Row = CanonicalRow<"stock">;

export interface Stocks {
  readonly series: readonly Series[];
  /** Rows that count nothing, and why. */
  readonly notes: readonly string[];
}

/** The counts of every good at every site, a series each in the order of days. */
export function readStocks(input: ShareInput, places: Places, products: ReadonlyMap<string, string>): Stocks {
  const notes: string[] = [];
  const named = input.records.stock.map((row) => ({
    row,
    lot: foldLot(row.cells.lot),
    place: placeOf(places, row),
  }));
  const keyOf = ({ row, lot, place }: (typeof named)[number]): string =>
    `${place}|${goodOf(row, products) ?? row.cells.good ?? ""}|${lot ?? ""}`;
  const series = [...Map.groupBy(named, keyOf).values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    return [
      seriesOf(
        input,
        { ...first, products },
        some.map(({ row }) => row),
        notes,
      ),
    ];
  });
  return { series, notes };
}

const placeOf = (places: Places, { cells }: Row): string => places.named(cells.site ?? "");

/** The HS code of the good that a row counts: written there, or that of a product of this id. */
function goodOf({ cells }: Row, products: ReadonlyMap<string, string>): string | undefined {
  const own = hsDigits(cells.good);
  return own.length >= 4 ? own : products.get(cells.good ?? "");
}

function seriesOf(
  input: ShareInput,
  {
    row,
    lot,
    place,
    products,
  }: { row: Row; lot: string | undefined; place: string; products: ReadonlyMap<string, string> },
  rows: readonly Row[],
  notes: string[],
): Series {
  const site = row.cells.site ?? "";
  const good = row.cells.good ?? "";
  const periods: Period[] = [];
  const series: Series = { place, site, good, hs: goodOf(row, products), lot, periods };
  const counts = countsOf(input, rows, notes);
  let last: Count | undefined;
  for (const count of counts) {
    const period = periodOf(series, periods.at(-1), last, count);
    if (period !== undefined) periods.push(period);
    last = count;
  }
  return series;
}

interface Count {
  readonly id: string;
  readonly day: number;
  readonly opening: Rational | undefined;
  readonly opens: boolean;
  readonly closing: Rational | undefined;
}

function countsOf(input: ShareInput, rows: readonly Row[], notes: string[]): readonly Count[] {
  const { units } = input.flow.input;
  const byDay = Map.groupBy(
    rows.filter(({ cells }) => cells.date !== undefined),
    ({ cells }) => cells.date ?? "",
  );
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([date, some]) => {
      const [row] = some;
      if (row === undefined) return [];
      const { site, good, lot, opening, unit } = row.cells;
      const id = [site, good, lot, date].filter((part) => part !== undefined).join(" ");
      const closings = new Set(some.map(({ cells }) => `${cells.closing} ${cells.unit}`));
      if (closings.size > 1)
        notes.push(`the rows of ${id} count different stocks, so that none of them counts`);
      const closing = closings.size > 1 ? undefined : kilograms(units, row.cells.closing, unit);
      if (closings.size === 1 && closing === undefined)
        notes.push(`the stock of ${id} has no mass that can be told in kilograms`);
      return [
        {
          id,
          day: dayNumber(date),
          opening: kilograms(units, opening, unit),
          opens: opening !== undefined,
          closing,
        },
      ];
    });
}

/** A first row that opens with nothing written is a count alone. */
function periodOf(
  series: Series,
  before: Period | undefined,
  last: Count | undefined,
  count: Count,
): Period | undefined {
  if (last === undefined && !count.opens) return undefined;
  const opening = last === undefined ? count.opening : last.closing;
  const parted = last !== undefined && count.opens && !same(count.opening, last.closing);
  return {
    id: count.id,
    series,
    from: last === undefined ? openStart : last.day + 1,
    to: count.day,
    opening,
    closing: count.closing,
    parted,
    before,
  };
}

const same = (a: Rational | undefined, b: Rational | undefined): boolean =>
  a !== undefined && b !== undefined && a.n === b.n && a.d === b.d;

/** How surely goods of a code and a lot are those of a series: "fits", "unknown" or "differs". */
export function isOf(
  series: Series,
  hs: string | undefined,
  lot: string | undefined,
): ReturnType<typeof hsFits> {
  const good = series.hs === undefined ? "unknown" : hsFits(series.hs, hs);
  if (good === "differs" || series.lot === undefined) return good;
  if (lot === undefined) return "unknown";
  return lot === series.lot ? "fits" : "differs";
}
