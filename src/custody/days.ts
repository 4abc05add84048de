import { isIsoDate } from "../model/dates.ts";
import { dayNumber, dayText } from "../tracing/day-interval.ts";

/** The days on which something can have happened, as day numbers; an open end is infinite. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

export const anyDay: Span = { earliest: Number.NEGATIVE_INFINITY, latest: Number.POSITIVE_INFINITY };

/** The day number of a day; undefined for no day. */
export const dayIn = (text: string | undefined): number | undefined =>
  text !== undefined && isIsoDate(text) ? dayNumber(text) : undefined;

/** From one day to another, either of which may be open; two days in the wrong order are both taken as ends. */
export function spanOf(from: string | undefined, to: string | undefined): Span {
  const [a, b] = [dayIn(from), dayIn(to)];
  if (a !== undefined && b !== undefined) return { earliest: Math.min(a, b), latest: Math.max(a, b) };
  return { earliest: a ?? anyDay.earliest, latest: b ?? anyDay.latest };
}

/** One day, or any where it is not known. */
export const onDay = (text: string | undefined): Span => spanOf(text, text);

export const isKnown = ({ earliest, latest }: Span): boolean =>
  Number.isFinite(earliest) || Number.isFinite(latest);

/** By how many days the first surely comes after the second, also at the most permissive ends; 0 where it need not. */
export const daysAfter = (first: Span, second: Span): number =>
  first.earliest > second.latest ? first.earliest - second.latest : 0;

/** A day for people. */
export const dayWords = (day: number): string =>
  Number.isFinite(day) ? (dayText(day) ?? "an unknown day") : "an unknown day";
