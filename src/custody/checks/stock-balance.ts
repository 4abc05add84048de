import { compare, minus, plus, type Rational, times } from "../../goods/rational.ts";
import { type Asked, type Check, toleranceOf } from "../asked.ts";
import { type Ledger, type Leg, ledgersOf, type StockRow } from "../book/ledger.ts";
import { isMore, larger, none, sumOf } from "../book/masses.ts";
import { cannotTell, type Finding, failing, pass } from "../check-result.ts";
import { dayWords } from "../days.ts";
import { kg } from "../words.ts";

/** R3: its ledgers add up, are never below nothing, and speak for no longer than a balance may. */
export const stockBalance: Check = (asked) => {
  const { book, lot } = asked;
  const ledgers = ledgersOf(book, lot).filter(({ rows }) => rows.length > 0);
  if (ledgers.length === 0) return [cannotTell(`no stock ledger of ${lot.id} is on file`)];
  if (lot.withdrawn.some(({ kind, replacedBy }) => kind !== "observation" && replacedBy.length === 0))
    return [
      cannotTell(`what came and left cannot be added up: a record of ${lot.id} was taken back`, [lot.id]),
    ];
  return ledgers.flatMap((ledger) => balance(asked, ledger));
};

/** The time between two counts. */
interface Period {
  readonly from: number;
  readonly row: StockRow;
  readonly opening: Rational;
  readonly before: StockRow | undefined;
}

function balance(asked: Asked, ledger: Ledger): readonly Finding[] {
  const told: Finding[] = [];
  let before: StockRow | undefined;
  for (const row of ledger.rows) {
    if (before?.day === row.day) {
      if (!same(before.closing, row.closing))
        told.push(cannotTell(`${ledger.name} counts twice on ${row.date}, and differently`, [ledger.name]));
      continue;
    }
    told.push(...ofRow(asked, ledger, row, before));
    before = row;
  }
  return told.length > 0
    ? told
    : [cannotTell(`${ledger.name} holds one count, and so no balance`, [ledger.name])];
}

const same = (a: Rational | undefined, b: Rational | undefined): boolean =>
  a === undefined || b === undefined ? a === b : compare(a, b) === 0;

function ofRow(
  asked: Asked,
  ledger: Ledger,
  row: StockRow,
  before: StockRow | undefined,
): readonly Finding[] {
  const opening = before === undefined ? row.opening : before.closing;
  if (before === undefined && !row.saysOpening) return below(ledger, row.closing, row);
  if (opening === undefined || row.closing === undefined)
    return [cannotTell(`a count of ${ledger.name} has no mass that can be told`, [ledger.name])];
  const period = {
    from: before === undefined ? Number.NEGATIVE_INFINITY : before.day + 1,
    row,
    opening,
    before,
  };
  const counted = [...below(ledger, opening, row), ...below(ledger, row.closing, row)];
  return [
    ...counted,
    ...carriedOver(asked, ledger, period),
    ...tooLong(asked, ledger, period),
    addsUp(asked, ledger, period),
  ];
}

function below(ledger: Ledger, count: Rational | undefined, { date }: StockRow): readonly Finding[] {
  if (count === undefined || count.n >= 0n) return [];
  const short = minus(none, count);
  return [
    failing({ amount: short, unit: "kg" }, `${ledger.name} stands at ${kg(count)} on ${date}`, [ledger.name]),
  ];
}

/** A row opens with what the one before it closed with. */
function carriedOver({ book }: Asked, ledger: Ledger, { row, before }: Period): readonly Finding[] {
  if (before?.closing === undefined || row.opening === undefined) return [];
  const off = absolute(minus(row.opening, before.closing));
  if (!isMore(off, times(larger(row.opening, before.closing), toleranceOf(book, "stock-difference"))))
    return [];
  return [
    failing(
      { amount: off, unit: "kg" },
      `${ledger.name} closes with ${kg(before.closing)} on ${before.date} and opens the next row with ${kg(row.opening)}`,
      [ledger.name],
    ),
  ];
}

const absolute = (value: Rational): Rational => (value.n < 0n ? minus(none, value) : value);

function tooLong({ book }: Asked, ledger: Ledger, { row, before }: Period): readonly Finding[] {
  if (before === undefined) return [];
  const months = toleranceOf(book, "balance-period");
  const [year = 0, month = 1, day = 1] = before.date.split("-").map(Number);
  // The row speaks for the days after the one before it.
  const end = Date.UTC(year, month - 1 + Number(months.n) / Number(months.d), day + 1) / 86_400_000;
  if (row.day < end || isMonthEnd(row.day + 1, before.day + 1, Number(months.n) / Number(months.d)))
    return [];
  return [
    cannotTell(
      `${ledger.name} balances from ${before.date} to ${row.date}: over more than ${Number(months.n)} months it can hide what was not there`,
      [ledger.name],
    ),
  ];
}

/** From the first of a month to the last of another, so many months in all: months are not of one length. */
function isMonthEnd(next: number, first: number, months: number): boolean {
  const [a, b] = [new Date(first * 86_400_000), new Date(next * 86_400_000)];
  const count = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return a.getUTCDate() === 1 && b.getUTCDate() === 1 && count <= months;
}

function addsUp(asked: Asked, ledger: Ledger, period: Period): Finding {
  const { from, row } = period;
  const touching = ledger.legs.filter(({ when }) => when.latest >= from && when.earliest <= row.day);
  const unknown = touching.find(({ mass }) => !mass.ok);
  if (unknown !== undefined && !unknown.mass.ok)
    return cannotTell(`${ledger.name} cannot be added up: ${unknown.mass.why} (${unknown.name})`, [
      ledger.name,
    ]);
  const strict = compareWith(asked, ledger, period, touching);
  if (strict.result !== "fail") return strict;
  if (ledger.unsure !== undefined)
    return cannotTell(`${strict.reason}; but ${ledger.unsure}`, strict.documents);
  // Goods that are only known to have left may have been under way over a count, or several.
  const late = ledger.legs.map((leg) =>
    leg.mayBeLate ? { ...leg, when: { ...leg.when, latest: Number.POSITIVE_INFINITY } } : leg,
  );
  const touched = late.filter(({ when }) => when.latest >= from && when.earliest <= row.day);
  if (touched.some(({ mass }) => !mass.ok)) return strict;
  return compareWith(asked, ledger, period, touched).result === "fail"
    ? strict
    : cannotTell(`${ledger.name} adds up to ${row.date} only if goods were under way over a count`, [
        ledger.name,
      ]);
}

function compareWith({ book }: Asked, ledger: Ledger, period: Period, legs: readonly Leg[]): Finding {
  const { row, opening } = period;
  const { sure, may } = sums(period, legs);
  const closing = row.closing ?? none;
  const highest = plus(opening, minus(plus(sure.in, may.in), sure.out));
  const lowest = plus(opening, minus(sure.in, plus(sure.out, may.out)));
  const tolerance = toleranceOf(book, "stock-difference");
  const documents = [ledger.name, ...legs.map(({ name }) => name.replace(/^\w+ /, ""))];
  const words = `${ledger.name} to ${row.date}: ${kg(opening)} + ${kg(plus(sure.in, may.in))} in - ${kg(plus(sure.out, may.out))} out, and ${kg(closing)} counted`;
  const off = isMore(closing, highest)
    ? minus(closing, highest)
    : isMore(lowest, closing)
      ? minus(lowest, closing)
      : none;
  const nearest = isMore(closing, highest) ? highest : lowest;
  const isOff = isMore(off, times(larger(absolute(nearest), absolute(closing)), tolerance));
  const lowestPoint = deepest(period, legs, tolerance);
  if (lowestPoint !== undefined)
    return failing(
      { amount: isOff ? larger(off, lowestPoint.short) : lowestPoint.short, unit: "kg" },
      `${ledger.name} falls ${kg(lowestPoint.short)} below nothing on ${dayWords(lowestPoint.day)}${isOff ? `; ${words}` : ""}`,
      documents,
    );
  return isOff
    ? failing({ amount: off, unit: "kg" }, words, documents)
    : pass("its ledgers add up", [ledger.name]);
}

interface Sides {
  readonly in: Rational;
  readonly out: Rational;
}

/** What surely came and left in a period, and what may have. */
function sums({ from, row }: Period, legs: readonly Leg[]): { readonly sure: Sides; readonly may: Sides } {
  const total = (side: Leg["side"], isSure: boolean): Rational =>
    sumOf(
      legs
        .filter(
          (leg) => leg.side === side && (leg.when.earliest >= from && leg.when.latest <= row.day) === isSure,
        )
        .map(massOf),
    );
  return {
    sure: { in: total("in", true), out: total("out", true) },
    may: { in: total("in", false), out: total("out", false) },
  };
}

const massOf = ({ mass }: Leg): Rational => (mass.ok ? mass.kg : none);

/** The day on which the book stock is deepest below nothing, at the most permissive days; undefined where it never is. */
function deepest(
  { from, row, opening }: Period,
  legs: readonly Leg[],
  tolerance: Rational,
): { readonly day: number; readonly short: Rational } | undefined {
  const moves = legs.flatMap((leg) => {
    if (leg.side === "in") return [{ day: Math.max(leg.when.earliest, from), kg: massOf(leg) }];
    return leg.when.latest > row.day || leg.when.earliest < from
      ? []
      : [{ day: leg.when.latest, kg: minus(none, massOf(leg)) }];
  });
  moves.sort((a, b) => a.day - b.day || compare(b.kg, a.kg));
  let [stock, came] = [opening, opening];
  let found: { day: number; short: Rational } | undefined;
  for (const { day, kg: moved } of moves) {
    stock = plus(stock, moved);
    if (moved.n > 0n) came = plus(came, moved);
    const short = minus(none, stock);
    if (
      short.n > 0n &&
      isMore(short, times(came, tolerance)) &&
      (found === undefined || isMore(short, found.short))
    )
      found = { day, short };
  }
  return found;
}
