import type { Rational } from "../goods/rational.ts";
import { writeDecimal } from "../goods/rational.ts";

const thousand = 1000n;

/** Kilograms for people: to the gram, thousands parted. The exact amount stands beside it in the answer. */
export function kg(mass: Rational): string {
  const size = mass.n < 0n ? -mass.n : mass.n;
  const grams = (2n * size * thousand + mass.d) / (2n * mass.d);
  const whole = (grams / thousand).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const part = (grams % thousand).toString().padStart(3, "0").replace(/0+$/, "");
  return `${mass.n < 0n ? "-" : ""}${whole}${part === "" ? "" : `.${part}`} kg`;
}

/** A share of one as a percentage, to two places. */
export function percent(share: Rational): string {
  const value = (2n * share.n * 10_000n + share.d) / (2n * share.d);
  return `${writeDecimal({ n: value, d: 100n }).value} %`;
}

export const days = (count: number): string => `${count} ${count === 1 ? "day" : "days"}`;

/** Some names, and how many more there are. */
export function names(all: Iterable<string>, most = 6): string {
  const list = [...new Set(all)];
  const more = list.length > most ? ` and ${list.length - most} more` : "";
  return `${list.slice(0, most).join(", ")}${more}`;
}

/** An amount for people: kilograms to the gram, anything else as it was counted. */
export const amountWords = ({ value, unit }: { readonly value: Rational; readonly unit: string }): string =>
  unit === "kg" ? kg(value) : `${writeDecimal(value).value} ${unit}`;
