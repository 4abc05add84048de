import type { Rational } from "../goods/rational.ts";
import { minus, plus, rational, times } from "../goods/rational.ts";

/** A sum of multiples of columns, and a constant. */
export interface Linear {
  readonly terms: ReadonlyMap<number, Rational>;
  readonly constant: Rational;
}

/** An unknown, from `least` to `most` (undefined: without end). `owner`: the record that it stands for. */
export interface Column {
  readonly least: Rational;
  readonly most: Rational | undefined;
  readonly owner: string | undefined;
}

/** A sum that is at most a number, and the records without which nothing would say so. */
export interface Row {
  readonly terms: ReadonlyMap<number, Rational>;
  readonly most: Rational;
  readonly owners: readonly string[];
}

/** Exact: all numbers are fractions. What is asked is the least of `cost` under all rows and within all columns. */
export interface LinearProgram {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly cost: ReadonlyMap<number, Rational>;
}

const none = rational(0n);

export const constant = (value: Rational): Linear => ({ terms: new Map(), constant: value });
export const ofColumn = (column: number): Linear => ({
  terms: new Map([[column, rational(1n)]]),
  constant: none,
});

/** a - b */
export function less(a: Linear, b: Linear): Linear {
  const terms = new Map(a.terms);
  for (const [column, factor] of b.terms) terms.set(column, minus(terms.get(column) ?? none, factor));
  return { terms, constant: minus(a.constant, b.constant) };
}

export const scaled = (a: Linear, factor: Rational): Linear => ({
  terms: new Map([...a.terms].map(([column, value]) => [column, times(value, factor)])),
  constant: times(a.constant, factor),
});

export function sum(list: Iterable<Linear>): Linear {
  const terms = new Map<number, Rational>();
  let total = none;
  for (const one of list) {
    total = plus(total, one.constant);
    for (const [column, factor] of one.terms) terms.set(column, plus(terms.get(column) ?? none, factor));
  }
  return { terms, constant: total };
}

/** Collects columns and rows. */
export class ProgramBuilder {
  readonly columns: Column[] = [];
  readonly rows: Row[] = [];

  column(column: Column): number {
    this.columns.push(column);
    return this.columns.length - 1;
  }

  /** A stock or another unknown that no record gives a number: anything from 0 on. */
  free(): number {
    return this.column({ least: none, most: undefined, owner: undefined });
  }

  /** `a` is at most `b`. */
  atMost(a: Linear, b: Linear, owners: readonly string[]): void {
    const { terms, constant: left } = less(a, b);
    const kept = new Map([...terms].filter(([, factor]) => factor.n !== 0n));
    this.rows.push({ terms: kept, most: minus(none, left), owners });
  }
}
