import type { Tolerance } from "../balance/yields.ts";
import type { Rational } from "../goods/rational.ts";
import { readDecimal } from "../goods/rational.ts";
import type { Book, Lot } from "./book/book.ts";
import type { Finding } from "./check-result.ts";
import type { LotFacts } from "./lot-facts.ts";

/** A lot as a rule is asked about it. */
export interface Asked {
  readonly book: Book;
  readonly lot: Lot;
  readonly facts: LotFacts;
}

/** A rule: all that it finds of one lot. Nothing where it does not apply. */
export type Check = (asked: Asked) => readonly Finding[];

/** A tolerance of data/balance. Throws where the table lacks it: no rule may rest on a number of our own. */
export function toleranceOf({ input }: Book, name: string): Rational {
  const value = readDecimal(toleranceRow(input.balance.tolerances, name).value);
  if (value === undefined) throw new Error(`data/balance/tolerances.csv: "${name}" is no number.`);
  return value;
}

function toleranceRow(tolerances: readonly Tolerance[], name: string): Tolerance {
  const found = tolerances.find(({ tolerance }) => tolerance === name);
  if (found === undefined) throw new Error(`data/balance/tolerances.csv has no tolerance "${name}".`);
  return found;
}
