import { type IsoDate, isIsoDate } from "../../model/dates.ts";
import type { StatedDate } from "../../model/measure.ts";
import { type DateWords, dateWords, isoOf } from "./grammar.ts";
import { relativeValue, yearOfMonth } from "./relative.ts";
import { type Written, whenWritten } from "./written.ts";

/** What is known of a text from outside it. */
export interface Dating {
  /** The day on which it was published. */
  readonly published?: IsoDate;
}

/** Every expression of time in the text with what it means and on what that rests, in order. Never throws. */
export function readDates(text: string, { published }: Dating = {}): readonly StatedDate[] {
  const words = dateWords(text);
  const written = whenWritten(text, words, published);
  return words.map((date) => {
    const { start, end } = date;
    return { start, end, text: text.slice(start, end), ...resolve(text, date, written) };
  });
}

type Value = Pick<StatedDate, "value" | "basis" | "anchor">;

const open: Value = { value: null, basis: "open" };

function resolve(text: string, date: DateWords, written: Written | undefined): Value {
  const { year, toYear, month, day, relative } = date;
  if (year !== undefined) {
    const value = toYear === undefined ? existing(isoOf(year, month, day)) : `${year}/${toYear}`;
    return value === null ? open : { value, basis: "explicit" };
  }
  if (written === undefined) return open;
  const looksAhead = isAhead(text, date);
  const on = (asOf: IsoDate): string | null => {
    if (relative !== undefined) return relativeValue(relative, asOf, looksAhead);
    return month === undefined ? null : existing(isoOf(yearOfMonth(month, asOf, looksAhead), month, day));
  };
  const values = new Set(daysToTry(written, month).map(on));
  const [value] = values;
  if (values.size !== 1 || value === undefined || value === null) return open;
  return { value, basis: "anchor", anchor: written.anchor };
}

/** "31 June" is no day: its month and year alone would be a guess too. */
const existing = (value: string): string | null => (value.length < 10 || isIsoDate(value) ? value : null);

/**
 * Days of writing that could give different values: the first of each month within the bounds. A month that is named is not the
 * month of writing, of which one would have said "this month"; of a single day that is known, that does not matter.
 */
function daysToTry({ from, to }: Written, month: number | undefined): readonly IsoDate[] {
  if (from === to) return [from];
  const days: IsoDate[] = [];
  for (let at = from; at <= to; ) {
    const [year, now] = [Number(at.slice(0, 4)), Number(at.slice(5, 7))];
    if (now !== month) days.push(at);
    at = isoOf(now === 12 ? year + 1 : year, (now % 12) + 1, 1);
  }
  return days;
}

/** Whether the words before look ahead: "by July", "will ... in May", "until". */
const isAhead = (text: string, { start }: DateWords): boolean =>
  /\b(?:by|until|next|will\b[^.;]{0,80}|would\b[^.;]{0,80}|to be\b[^.;]{0,80}|due\b[^.;]{0,40}|scheduled\b[^.;]{0,40}|coming)\s+(?:in |on |the |(?:early|late|mid)[- ])*$/i.test(
    text.slice(Math.max(0, start - 120), start),
  );
