import type { IsoDate } from "../../model/dates.ts";
import type { Calendar } from "./calendar.ts";
import { addDays, addMonths } from "./days.ts";

export const periodUnits = ["days", "weeks", "months", "years", "working-days"] as const;

export interface Period {
  readonly value: number;
  readonly unit: (typeof periodUnits)[number];
}

/** A day, or why none can be given. */
export type Counted =
  | {
      readonly day: IsoDate /** The day before it was moved, and why it was. */;
      readonly moved?: { readonly from: IsoDate; readonly because: string };
    }
  | { readonly unknown: string };

/**
 * The last day of a period that runs from an event, with its extensions one after the other. The day of the event is not
 * counted. Without a calendar days off are not known: working days get no day, and no last day is moved.
 */
export function countPeriod(
  event: IsoDate,
  periods: readonly Period[],
  calendar: Calendar | undefined,
): Counted {
  let day = event;
  for (const period of periods) {
    const next = onePeriod(day, period, calendar);
    if ("unknown" in next) return next;
    day = next.day;
  }
  return lastDay(day, calendar);
}

function onePeriod(
  from: IsoDate,
  { value, unit }: Period,
  calendar: Calendar | undefined,
): { readonly day: IsoDate } | { readonly unknown: string } {
  if (unit === "days") return { day: addDays(from, value) };
  if (unit === "weeks") return { day: addDays(from, 7 * value) };
  if (unit === "months") return { day: addMonths(from, value) };
  if (unit === "years") return { day: addMonths(from, 12 * value) };
  if (calendar === undefined) return { unknown: "no calendar says which days are working days there" };
  let day = from;
  for (let left = value; left > 0; ) {
    day = addDays(day, 1);
    if (!calendar.knows(day)) return notKnown(calendar, day);
    if (calendar.whyOff(day) === undefined) left -= 1;
  }
  return { day };
}

function lastDay(day: IsoDate, calendar: Calendar | undefined): Counted {
  if (calendar === undefined) return { day };
  let found = day;
  while (calendar.file.last_day.rule !== "stays") {
    if (!calendar.knows(found)) return notKnown(calendar, found);
    if (!calendar.movesLastDay(found)) break;
    found = addDays(found, 1);
  }
  return found === day
    ? { day }
    : { day: found, moved: { from: day, because: calendar.whyOff(day) ?? "weekend" } };
}

const notKnown = ({ file }: Calendar, day: IsoDate): { readonly unknown: string } => ({
  unknown: `the holidays of ${file.title} are known for ${file.years.from} to ${file.years.to}, not for ${day.slice(0, 4)}`,
});
