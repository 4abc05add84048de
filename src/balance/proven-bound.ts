import type { Rational } from "../goods/rational.ts";
import { compare, dividedBy, minus, plus, rational, times } from "../goods/rational.ts";
import type { Column, LinearProgram, Row } from "./linear-program.ts";
import { exactFraction, simpleFraction, toNumber } from "./simple-fraction.ts";

const none = rational(0n);

/** What a solver found: the least cost as it saw it, and a multiplier a row. */
export interface Proposal {
  readonly value: number;
  readonly multipliers: ArrayLike<number>;
}

/** What multipliers prove of a program. */
export interface Proof {
  /** The cost can be no less, in exact arithmetic. */
  readonly least: Rational;
  /**
   * Records that the proof uses, of rows with a multiplier and of columns at their limit, each with the cost that its rows
   * and columns could carry: a guess at how much rests on it.
   */
  readonly owners: ReadonlyMap<string, number>;
}

/**
 * The best exact lower bound that a solver's multipliers prove; undefined where they prove none. ANY multipliers l <= 0
 * of rows `a x <= b` prove `cost x >= sum(l b) + sum of the least of (cost - l a) x over the limits of each column`: that
 * is checked with fractions, so what the solver rounded can only make the bound weaker, never wrong. Fractions of few
 * digits are tried first: where they come within `near` of what the solver found, the bound is the true one.
 */
export function provenLeast(program: LinearProgram, found: Proposal, near: number): Proof | undefined {
  const simple = prove(program, found.multipliers, simpleFraction);
  if (simple !== undefined && toNumber(simple.least) >= found.value - near) return simple;
  const raw = prove(program, found.multipliers, exactFraction);
  if (simple === undefined || raw === undefined) return simple ?? raw;
  return compare(simple.least, raw.least) >= 0 ? simple : raw;
}

function prove(
  program: LinearProgram,
  multipliers: ArrayLike<number>,
  fractionOf: (value: number) => Rational,
): Proof | undefined {
  const held = program.rows.map((_, row) => {
    const value = multipliers[row] ?? 0;
    return value < 0 && Number.isFinite(value) ? fractionOf(value) : none;
  });
  const reduced = reducedCosts(program, held);
  if (!repair(program, held, reduced)) return undefined;
  return tally(program, held, reduced);
}

/** cost - l a, for each column. */
function reducedCosts(program: LinearProgram, held: readonly Rational[]): Rational[] {
  const reduced = program.columns.map((_, column) => program.cost.get(column) ?? none);
  for (const [row, { terms }] of program.rows.entries()) {
    const factor = held[row] ?? none;
    if (factor.n === 0n) continue;
    for (const [column, value] of terms)
      reduced[column] = minus(reduced[column] ?? none, times(factor, value));
  }
  return reduced;
}

/**
 * A column without an upper limit proves nothing while its reduced cost is below zero, by however little. A multiplier
 * of a row that holds the column down is lowered until it is not; other columns of that row may then need the same.
 */
function repair(program: LinearProgram, held: Rational[], reduced: Rational[]): boolean {
  const isBad = (column: number): boolean =>
    program.columns[column]?.most === undefined && (reduced[column] ?? none).n < 0n;
  const queue = [...program.columns.keys()].filter(isBad);
  const holding = queue.length === 0 ? [] : rowsThatHold(program, held);
  let left = 20 * program.columns.length + 100;
  for (let column = queue.pop(); column !== undefined; column = queue.pop()) {
    if (!isBad(column)) continue;
    left -= 1;
    const row = holding[column];
    if (row === undefined || left < 0) return false;
    queue.push(...lower(program, { row, column }, held, reduced).filter(isBad));
  }
  return true;
}

/** Lowers the multiplier of a row until the reduced cost of a column is 0. Gives the columns of the row. */
function lower(
  { rows }: LinearProgram,
  { row, column }: { readonly row: number; readonly column: number },
  held: Rational[],
  reduced: Rational[],
): readonly number[] {
  const terms = rows[row]?.terms ?? new Map<number, Rational>();
  const step = rounded(dividedBy(reduced[column] ?? none, terms.get(column) ?? rational(1n)));
  held[row] = plus(held[row] ?? none, step);
  for (const [other, value] of terms) reduced[other] = minus(reduced[other] ?? none, times(step, value));
  return [...terms.keys()];
}

const grid = 1n << 60n;

/** A step below zero, or one a little further: repairs follow one another, and fractions would grow without end. */
function rounded(step: Rational): Rational {
  if (step.d <= grid) return step;
  const scaled = (step.n * grid) / step.d - 1n;
  return rational(scaled, grid);
}

/**
 * For each column a row in which it counts upward: where there is one, one that the proof leans on already (others may
 * have to stay at 0), that pushes no other column without a limit, and that costs nothing.
 */
function rowsThatHold(
  { columns, rows }: LinearProgram,
  held: readonly Rational[],
): readonly (number | undefined)[] {
  const found = new Array<number | undefined>(columns.length).fill(undefined);
  const pushes = rows.map(({ terms }) =>
    [...terms].some(([column, value]) => value.n < 0n && columns[column]?.most === undefined),
  );
  const price = (row: number | undefined): number => {
    const known = row === undefined ? undefined : rows[row];
    if (known === undefined) return Number.POSITIVE_INFINITY;
    const idle = held[row ?? 0]?.n === 0n;
    return (
      (idle ? 1e12 : 0) +
      (pushes[row ?? 0] === true ? 1e9 : 0) +
      (known.most.n > 0n ? 1e6 : 0) +
      known.terms.size
    );
  };
  for (const [row, { terms }] of rows.entries())
    for (const [column, value] of terms)
      if (value.n > 0n && price(row) < price(found[column])) found[column] = row;
  return found;
}

function tally(
  { rows, columns }: LinearProgram,
  held: readonly Rational[],
  reduced: readonly Rational[],
): Proof | undefined {
  const total = new Total();
  const owners = new Map<string, number>();
  const note = (owner: string, weight: number): void => {
    owners.set(owner, (owners.get(owner) ?? 0) + weight);
  };
  for (const [number, row] of rows.entries()) {
    const factor = held[number] ?? none;
    if (factor.n === 0n) continue;
    total.add(times(factor, row.most));
    const weight = -toNumber(factor) * reachOf(row, columns);
    for (const owner of row.owners) note(owner, weight);
  }
  for (const [number, { least, most, owner }] of columns.entries()) {
    const value = reduced[number] ?? none;
    const end = value.n >= 0n ? least : most;
    if (end === undefined) return undefined;
    total.add(times(value, end));
    if (owner !== undefined && value.n !== 0n) note(owner, Math.abs(toNumber(times(value, end))));
  }
  return { least: total.value(), owners };
}

/** How much a row can carry, by the limits of its columns. */
function reachOf({ terms, most }: Row, columns: readonly Column[]): number {
  let reach = Math.abs(toNumber(most));
  for (const [column, value] of terms)
    reach += Math.abs(toNumber(times(value, columns[column]?.most ?? none)));
  return reach;
}

/** A sum of fractions, kept apart by denominator: there are few, and one common one would grow without end. */
class Total {
  private readonly byDenominator = new Map<bigint, bigint>();
  add({ n, d }: Rational): void {
    this.byDenominator.set(d, (this.byDenominator.get(d) ?? 0n) + n);
  }
  value(): Rational {
    return [...this.byDenominator].reduce((total, [d, n]) => plus(total, rational(n, d)), none);
  }
}
