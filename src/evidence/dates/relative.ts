import type { IsoDate } from "../../model/dates.ts";
import { isoOf } from "./grammar.ts";

const dayMs = 86_400_000;

const shifted = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** From Monday, 0, to Sunday, 6. */
const weekdayOf = (day: IsoDate): number => (new Date(Date.parse(day)).getUTCDay() + 6) % 7;

const numbersOf = (day: IsoDate): readonly [year: number, month: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
];

function monthShifted(day: IsoDate, by: number): string {
  const [year, month] = numbersOf(day);
  const at = year * 12 + (month - 1) + by;
  return isoOf(Math.floor(at / 12), (at % 12) + 1);
}

const monday = (day: IsoDate): IsoDate => shifted(day, -weekdayOf(day));

const week = (day: IsoDate, by: number): string => {
  const from = shifted(monday(day), 7 * by);
  return `${from}/${shifted(from, 6)}`;
};

/** What words mean that are told from the day of writing; each gives an ISO value. */
const meanings: Readonly<Record<string, (written: IsoDate) => string>> = {
  today: (written) => written,
  yesterday: (written) => shifted(written, -1),
  tomorrow: (written) => shifted(written, 1),
  "this week": (written) => week(written, 0),
  "last week": (written) => week(written, -1),
  "next week": (written) => week(written, 1),
  "this month": (written) => monthShifted(written, 0),
  "last month": (written) => monthShifted(written, -1),
  "next month": (written) => monthShifted(written, 1),
  "this year": (written) => isoOf(numbersOf(written)[0]),
  "last year": (written) => isoOf(numbersOf(written)[0] - 1),
  "next year": (written) => isoOf(numbersOf(written)[0] + 1),
  "earlier this week": (written) => `${monday(written)}/${written}`,
  "earlier this month": (written) => monthShifted(written, 0),
  "earlier this year": (written) => isoOf(numbersOf(written)[0]),
};

/** The value of such words, for a text written on the day; null where even that day does not tell. */
export function relativeValue(relative: string, written: IsoDate, ahead: boolean): string | null {
  const weekday = /^weekday (\d)$/.exec(relative)?.[1];
  if (weekday === undefined) return meanings[relative]?.(written) ?? null;
  // A paper of Thursday that says "on Thursday" means that day; what lies behind is within the last week.
  const back = (weekdayOf(written) - Number(weekday) + 7) % 7;
  return shifted(written, ahead ? (back === 0 ? 0 : 7 - back) : -back);
}

/** The year of a month that stands without one: the last such month up to the day of writing, or the next one. */
export function yearOfMonth(month: number, written: IsoDate, ahead: boolean): number {
  const [year, now] = numbersOf(written);
  if (ahead) return month >= now ? year : year + 1;
  return month <= now ? year : year - 1;
}
