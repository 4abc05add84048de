import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { Hop } from "../model/flow.ts";

// Figures are written by hand, not by Intl: the same input must give the same bytes on every machine.

/** A decimal with its whole part in groups of three: "12,000.5". Text that is no plain decimal stays as it is. */
export function grouped(value: number | string): string {
  const text = String(value);
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (match === null) return text;
  return `${match[1]}${(match[2] ?? "").replace(/\B(?=(\d{3})+$)/g, ",")}${match[3] ?? ""}`;
}

/** "1 subject", "3 subjects". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** "2026-11-22, 14:03 UTC". */
export const moment = (at: IsoInstant): string => `${at.slice(0, 10)}, ${at.slice(11, 16)} UTC`;

/** A day, or the interval in which it lies; null = that end is open. */
export function interval(from: IsoDate | null, to: IsoDate | null): string {
  if (from === null) return to === null ? "no date" : `by ${to}`;
  if (to === null) return `from ${from} on`;
  return from === to ? from : `${from} to ${to}`;
}

/** The quantity as the row gives it; undefined where it gives none. */
export const quantityOf = ({ quantity, unit }: Hop): string | undefined =>
  quantity === null ? undefined : `${grouped(quantity)}${unit === null ? " (no unit)" : ` ${unit}`}`;

/** The same in kilograms, where that says more than the row. */
export function kilogramsOf({ kg, unit, quantity }: Hop): string | undefined {
  if (kg === null || (/^(kg|kgs|kgm)$/i.test(unit ?? "") && String(quantity) === kg)) return undefined;
  return `${grouped(kg)} kg`;
}

/** "5205.23 cotton yarn", or that the row names no good. */
export function goodOf({ good, goodName }: Hop): string {
  if (good === null) return goodName === null ? "no HS code" : `no HS code (${goodName})`;
  return goodName === null ? `HS ${good}` : `HS ${good} ${goodName}`;
}

/** Whether a product's or component's row only names the supplier: no movement is recorded, and none may be told. */
export const isNamedOnly = ({ kind, shipment, date, dateLatest, to }: Hop): boolean =>
  kind === "transformation" ||
  (shipment === null && date === null && dateLatest === null && to.startsWith("product:"));

/** "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
