import {
  compare,
  minus,
  plus,
  type Rational,
  rational,
  readDecimal,
  writeDecimal,
} from "../../../goods/rational.ts";
import type { Portion } from "../../../model/custody-event.ts";

/** How much of something; without a quantity it is unknown: not zero, and not one. */
export interface Amount {
  readonly quantity?: string | undefined;
  readonly unit?: string | undefined;
}

/** Pieces, where an event gives no unit. */
export const pieces = "count";

/**
 * The amount of a portion as it was written. A serialised item in a list of single things is one piece. What is below
 * zero takes something back or follows a habit, and the event does not say which: unknown.
 */
export function amountOf({ thing, list, quantity, unit }: Portion): Amount {
  if (quantity !== undefined) return quantity.startsWith("-") ? {} : { quantity, unit };
  return list === "single" && thing.kind === "item" ? { quantity: "1", unit: pieces } : {};
}

const numberOf = ({ quantity }: Amount): Rational | undefined =>
  quantity === undefined ? undefined : readDecimal(quantity);

/** The sum, exactly; unknown where one of them is, or where their units differ. One alone stays as it was written. */
export function sumOf(amounts: readonly Amount[]): Amount {
  const [first, ...others] = amounts;
  if (first === undefined || others.length === 0) return first ?? {};
  const values = amounts.map(numberOf);
  if (values.includes(undefined) || others.some(({ unit }) => unit !== first.unit)) return {};
  const sum = values.reduce<Rational>((total, value) => plus(total, value ?? rational(0n)), rational(0n));
  return { quantity: writeDecimal(sum).value, unit: first.unit };
}

/** What is left; `none` where nothing is, `unknown` where that cannot be told. */
export type Rest = Amount | "none" | "unknown";

export const isMore = (whole: Amount, part: Amount): boolean | undefined => {
  const [all, taken] = [numberOf(whole), numberOf(part)];
  if (all === undefined || taken === undefined || whole.unit !== part.unit) return undefined;
  return compare(taken, all) > 0;
};

export function lessOf(whole: Amount, part: Amount): Rest {
  const [all, taken] = [numberOf(whole), numberOf(part)];
  if (all === undefined || taken === undefined || whole.unit !== part.unit) return "unknown";
  return compare(all, taken) <= 0
    ? "none"
    : { quantity: writeDecimal(minus(all, taken)).value, unit: whole.unit };
}

export const isSameAmount = (a: Amount, b: Amount): boolean => {
  const [one, other] = [numberOf(a), numberOf(b)];
  if (one === undefined || other === undefined) return one === other;
  return compare(one, other) === 0 && a.unit === b.unit;
};
