import { hsDigits, hsFits } from "../../goods/hs.ts";
import type { Rational } from "../../goods/rational.ts";
import { compareText } from "../../model/compare-text.ts";
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
  /** What its own row opens with, where the count before it is the first and says of nothing where it came from. */
  readonly ownOpening: Rational | undefined;
  readonly closing: Rational | undefined;
  /** The row before counted something else than this one opens with. */
  readonly parted: boolean;
  /** Rows of one day count different stocks at one of its ends. */
  readonly disputed: boolean;
  /** What says what it opens with: its own row or the count before it, the next row, nothing, or no row ends it at all. */
  readonly opens: "by-row" | "by-next" | "by-none" | "by-declaration";
  readonly before: Period | undefined;
}

/** A good at a site, or one lot of it, that is counted. */
export interface Series {
  readonly place: string;
  readonly site: string;
  readonly good: string;
  readonly hs: string | undefined;
  readonly lot: string | undefined;
  readonly periods: Period[];
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
  const named = input.records.stock.toSorted(byWords).map((row) => ({
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

/** So that what a ledger is called does not depend on which of its rows came first. */
const byWords = ({ cells: a }: Row, { cells: b }: Row): number => compareText(wordsOf(a), wordsOf(b));
const wordsOf = ({ site, good, lot, date, opening }: Row["cells"]): string =>
  JSON.stringify([site, good, lot, date, opening ?? ""]);

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
  for (const [number, count] of counts.entries())
    periods.push(
      number === 0 && !count.opens
        ? barePeriod(series, count, counts[1])
        : periodOf(series, periods.at(-1), counts[number - 1], count),
    );
  return series;
}

interface Count {
  readonly id: string;
  readonly day: number;
  readonly opening: Rational | undefined;
  readonly opens: boolean;
  readonly closing: Rational | undefined;
  readonly disputed: boolean;
}

function countsOf(input: ShareInput, rows: readonly Row[], notes: string[]): readonly Count[] {
  const byDay = Map.groupBy(
    rows.filter(({ cells }) => cells.date !== undefined),
    ({ cells }) => cells.date ?? "",
  );
  return [...byDay]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([date, some]) => {
      const count = countOn(input, date, some);
      const { id, closing, disputed } = count;
      if (disputed)
        notes.push(`the rows of ${id} count different stocks, so that they contradict one another`);
      else if (closing === undefined)
        notes.push(`the stock of ${id} has no mass that can be told in kilograms`);
      return count;
    });
}

/** What the rows of one day count together. The same mass in two units is one count. */
function countOn({ flow: { input } }: ShareInput, date: string, rows: readonly Row[]): Count {
  const kg = (text: string | undefined, { cells }: Row): Rational | undefined =>
    kilograms(input.units, text, cells.unit);
  const key = (text: string | undefined, row: Row): string => {
    const mass = kg(text, row);
    return mass === undefined ? `${text} ${row.cells.unit}` : `${mass.n}/${mass.d} kg`;
  };
  const opening = rows.filter(({ cells }) => cells.opening !== undefined);
  const [row] = opening.length > 0 ? opening : rows;
  if (row === undefined) throw new Error("A day without rows has no count.");
  const closings = new Set(rows.map((one) => key(one.cells.closing, one)));
  const openings = new Set(opening.map((one) => key(one.cells.opening, one)));
  const disputed = closings.size > 1 || openings.size > 1;
  const { site, good, lot } = row.cells;
  return {
    id: [site, good, lot, date].filter((part) => part !== undefined).join(" "),
    day: dayNumber(date),
    opening: disputed ? undefined : kg(row.cells.opening, row),
    opens: opening.length > 0,
    closing: disputed ? undefined : kg(row.cells.closing, row),
    disputed,
  };
}

/**
 * A first row that opens with nothing written is a count alone. Where the next row opens with another stock than it
 * counted, that row opens before it, and the count lies within.
 */
function barePeriod(series: Series, { id, day, closing, disputed }: Count, next: Count | undefined): Period {
  const within = next?.opens === true && !same(next.opening, closing);
  return {
    id,
    series,
    from: openStart,
    to: day,
    opening: within ? next.opening : undefined,
    ownOpening: undefined,
    closing,
    parted: false,
    disputed,
    opens: within ? "by-next" : "by-none",
    before: undefined,
  };
}

function periodOf(series: Series, before: Period | undefined, last: Count | undefined, count: Count): Period {
  return {
    id: count.id,
    series,
    from: last === undefined ? openStart : last.day + 1,
    to: count.day,
    opening: last === undefined ? count.opening : last.closing,
    ownOpening: before?.opens === "by-none" ? count.opening : undefined,
    closing: count.closing,
    parted:
      last !== undefined && before?.opens !== "by-next" && count.opens && !same(count.opening, last.closing),
    disputed: count.disputed || last?.disputed === true,
    opens: "by-row",
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
