import { type IsoDate, isIsoDate } from "../../model/dates.ts";
import type { StatedDate } from "../../model/measure.ts";
import type { Span } from "../../model/text-layer.ts";
import type { DateWords } from "./grammar.ts";
import { isoOf } from "./grammar.ts";

/** Between which days, both included, the text was written, and what says so. */
export interface Written {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly anchor: NonNullable<StatedDate["anchor"]>;
}

/** A line at the top that gives place and day of the report. */
const dateline = /^[\s\p{Lu}][^\n]{0,80}$/u;

/** Words that look ahead to a day that has its year: the text was written before it. */
const ahead =
  /\b(?:prepar(?:es|ing) (?:to|for)|ahead of|upcoming|is (?:due|set|scheduled) to|are (?:due|set|scheduled) to|will host|next)\b/;

/** How far back words that look ahead may stand before the date. */
const near = 120;

/**
 * When the text was written: the day of publication that was handed in; else a dateline; else the twelve months before a date
 * with a year that the text looks ahead to. Undefined where nothing tells.
 */
export function whenWritten(
  text: string,
  dates: readonly DateWords[],
  published: IsoDate | undefined,
): Written | undefined {
  if (published !== undefined) return { from: published, to: published, anchor: { published } };
  for (const date of dates) {
    const { year, month, day } = date;
    if (year === undefined || month === undefined || day === undefined) continue;
    const value = isoOf(year, month, day);
    if (isDateline(text, date) && isIsoDate(value))
      return { from: value, to: value, anchor: passage(text, date) };
  }
  return lookingAhead(text, dates);
}

const passage = (text: string, { start, end }: Span) => ({ start, end, text: text.slice(start, end) });

/** Before the first full stop of the text, in capitals or alone on its line, with the dash or bracket of a dateline. */
function isDateline(text: string, { start, end }: Span): boolean {
  if (start >= 200) return false;
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const behind = /^[^\p{L}\n]{0,3}(?:[—–-]|\)|\n|\(.{2,20}\) [—–-])/u;
  return dateline.test(`${line} `) && behind.test(text.slice(end, end + 30));
}

/** In the month of the same name a year before one would have said "next". */
function lookingAhead(text: string, dates: readonly DateWords[]): Written | undefined {
  for (const date of dates) {
    const { year, month, start, end } = date;
    if (year === undefined || month === undefined) continue;
    const before = text.slice(Math.max(0, start - near), start);
    const clause = before.slice(before.lastIndexOf(". ") + 1);
    if (!ahead.test(clause)) continue;
    const from = month === 12 ? isoOf(year, 1, 1) : isoOf(year - 1, month + 1, 1);
    const to = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
    const first = start - clause.length + clause.search(ahead);
    return { from, to, anchor: passage(text, { start: first, end }) };
  }
  return undefined;
}
