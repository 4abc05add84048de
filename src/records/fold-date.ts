import type { IsoDate } from "../model/dates.ts";
import { isIsoDate } from "../model/dates.ts";

/** In which order a file writes day and month. */
export type DateOrder = "day-first" | "month-first";

export type DateReading =
  | { readonly kind: "day"; readonly date: IsoDate; readonly proves?: DateOrder; readonly why?: string }
  /** A month without a day: its first and its last day. */
  | { readonly kind: "month"; readonly first: IsoDate; readonly last: IsoDate }
  | { readonly kind: "either"; readonly dayFirst: IsoDate; readonly monthFirst: IsoDate }
  | { readonly kind: "question"; readonly message: string; readonly hint: string }
  | { readonly kind: "bad"; readonly message: string; readonly hint: string };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const writeAsIso = "Write the date as YYYY-MM-DD.";

const iso = (year: string | number, month: string | number, day: string | number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

const bad = (message: string, hint = writeAsIso): DateReading => ({ kind: "bad", message, hint });

/** Years of other calendars are named, never converted unasked. */
function otherEra(year: number): DateReading | undefined {
  if (year >= 2400 && year < 2700)
    return bad(
      `year ${year} is past any Gregorian date`,
      `In the Buddhist era it is ${year - 543}. ${writeAsIso}`,
    );
  if (year >= 80 && year < 200)
    return bad(
      `year ${year} is before any trade record`,
      `In the Minguo era it is ${year + 1911}. ${writeAsIso}`,
    );
  return undefined;
}

function day(date: string, more: { proves?: DateOrder; why?: string } = {}): DateReading {
  const year = Number(date.slice(0, 4));
  if (isIsoDate(date) && year >= 1900 && year < 2200) return { kind: "day", date, ...more };
  return (
    otherEra(year) ?? bad(isIsoDate(date) ? `year ${year} is not plausible` : "no such day in the calendar")
  );
}

function numericDate(first: string, second: string, year: string): DateReading {
  const dayFirst = iso(year, second, first);
  const monthFirst = iso(year, first, second);
  if (dayFirst === monthFirst || otherEra(Number(year)) !== undefined) return day(dayFirst);
  if (!isIsoDate(monthFirst)) return day(dayFirst, isIsoDate(dayFirst) ? { proves: "day-first" } : {});
  if (!isIsoDate(dayFirst)) return day(monthFirst, { proves: "month-first" });
  return { kind: "either", dayFirst, monthFirst };
}

const monthName =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/i;
const notAMonth = (text: string): DateReading => bad(`"${text}" is not an English month`);

/** 1 to 12; undefined for a word that is no English month. */
const monthNumber = (text: string): number | undefined =>
  monthName.test(text) ? months.findIndex((name) => text.toLowerCase().startsWith(name)) + 1 : undefined;

function namedMonth(dayText: string, monthText: string, yearText: string): DateReading {
  const month = monthNumber(monthText);
  if (month === undefined) return notAMonth(monthText);
  if (yearText.length === 4) return day(iso(yearText, month, dayText));
  const year = 2000 + Number(yearText);
  return day(iso(year, month, dayText), { why: `the year ${yearText} is read as ${year}` });
}

function wholeMonth(year: string, month: string | number): DateReading {
  const first = day(iso(year, month, 1));
  if (first.kind !== "day") return Number(month) > 12 ? bad("no such month in the calendar") : first;
  // Day 0 of the next month is the last of this one, leap years minded.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { kind: "month", first: first.date, last: iso(year, month, days) };
}

function wholeNamedMonth(monthText: string, year: string): DateReading {
  const month = monthNumber(monthText);
  return month === undefined ? notAMonth(monthText) : wholeMonth(year, month);
}

type Form = readonly [RegExp, (parts: readonly string[]) => DateReading];
const part = (parts: readonly string[], index: number): string => parts[index] ?? "";

/** A time of day may follow and is left out: the columns are days. */
const time = "(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[AP]M)?(?:Z| ?[+-]\\d{2}:?\\d{2})?)?";
const form = (pattern: string, read: Form[1]): Form => [new RegExp(`^${pattern}${time}$`, "i"), read];

const forms: readonly Form[] = [
  form("(\\d{3,4})([-/.])(\\d{1,2})\\2(\\d{1,2})", (p) => day(iso(part(p, 1), part(p, 3), part(p, 4)))),
  form("(\\d{4})(\\d{2})(\\d{2})", (p) => day(iso(part(p, 1), part(p, 2), part(p, 3)))),
  form("(\\d{2,4}) ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日?", (p) =>
    day(iso(part(p, 1), part(p, 2), part(p, 3))),
  ),
  form("(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4})", (p) => numericDate(part(p, 1), part(p, 3), part(p, 4))),
  form("(\\d{1,2})(?:st|nd|rd|th)?[- /.]*([a-z]{3,9})\\.?[,]?[- /.]*(\\d{4}|\\d{2})", (p) =>
    namedMonth(part(p, 1), part(p, 2), part(p, 3)),
  ),
  form("([a-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})", (p) =>
    namedMonth(part(p, 2), part(p, 1), part(p, 3)),
  ),
  [/^(\d{4})[-/.](\d{1,2})$/, (p) => wholeMonth(part(p, 1), part(p, 2))],
  [/^(\d{1,2})[-/.](\d{4})$/, (p) => wholeMonth(part(p, 2), part(p, 1))],
  [/^(\d{2,4}) ?年 ?(\d{1,2}) ?月份?$/, (p) => wholeMonth(part(p, 1), part(p, 2))],
  [/^([a-z]{3,9})\.?,?[- /]*(\d{4})$/i, (p) => wholeNamedMonth(part(p, 1), part(p, 2))],
];

const questions: readonly (readonly [RegExp, string, string])[] = [
  [/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/, "the year has two digits and may stand first or last", writeAsIso],
  [
    /^[3-6]\d{4}(\.\d+)?$/,
    "this is a spreadsheet's day number, which counts from 1900 in some workbooks and from 1904 in others",
    "Format the column as a date (YYYY-MM-DD) and export the file again.",
  ],
];

/**
 * Reads a day in any form that can mean only one: 2024-03-02, 2024/3/2, 20240302, 2 Mar 2024, 25/12/2024, 2024年3月2日.
 * 02/03/2024 is `either`; 2024-03, Mar 2024 and 2024年3月 are a `month`; what would need a guess is a `question`.
 */
export function readDate(text: string): DateReading {
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text);
    if (match !== null) return read(match);
  }
  for (const [pattern, message, hint] of questions)
    if (pattern.test(text)) return { kind: "question", message, hint };
  return bad("not a date in a form that is read");
}
