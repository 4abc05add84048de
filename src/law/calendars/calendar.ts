import type { IsoDate } from "../../model/dates.ts";
import type { CalendarFile, Holiday } from "./calendar-file.ts";
import { addDays, dayOf, easterOf, weekdayOf, yearOf } from "./days.ts";

/** Days off of an authority, year by year. */
export class Calendar {
  readonly file: CalendarFile;
  private readonly years = new Map<number, ReadonlyMap<IsoDate, string>>();

  constructor(file: CalendarFile) {
    this.file = file;
  }

  /** Whether all holidays of the day's year are known. */
  knows(day: IsoDate): boolean {
    const { from, to } = this.file.years;
    return yearOf(day) >= from && yearOf(day) <= to;
  }

  /** Why nobody works on the day: the name of the holiday, or "weekend"; undefined of a working day. */
  whyOff(day: IsoDate): string | undefined {
    const holiday = this.holidaysOf(yearOf(day)).get(day);
    return holiday ?? (this.isWeekend(day) ? "weekend" : undefined);
  }

  isWeekend(day: IsoDate): boolean {
    return this.file.weekend.includes(weekdayOf(day));
  }

  /** Whether a period that ends on the day ends later. */
  movesLastDay(day: IsoDate): boolean {
    const { rule, weekdays = this.file.weekend } = this.file.last_day;
    if (rule === "stays") return false;
    return weekdays.includes(weekdayOf(day)) || this.holidaysOf(yearOf(day)).has(day);
  }

  private holidaysOf(year: number): ReadonlyMap<IsoDate, string> {
    const known = this.years.get(year);
    if (known !== undefined) return known;
    const holidays = new Map<IsoDate, string>();
    // New Year's Day may be kept in the year before.
    for (const each of [year - 1, year, year + 1])
      for (const holiday of this.file.holidays)
        for (const day of daysOf(holiday, each, this.file.weekend))
          if (yearOf(day) === year) holidays.set(day, holiday.name);
    this.years.set(year, holidays);
    return holidays;
  }
}

function daysOf(holiday: Holiday, year: number, weekend: readonly number[]): readonly IsoDate[] {
  const { from = year, to = year } = holiday;
  if (year < from || year > to) return [];
  if ("days" in holiday) return holiday.days.filter((day) => yearOf(day) === year);
  if ("easter" in holiday) return [addDays(easterOf(year), holiday.easter)];
  if ("before" in holiday) return [lastBefore(`${year}-${holiday.before}`, holiday.weekday)];
  if ("nth" in holiday) return [nthOf(year, holiday)];
  return [kept(`${year}-${holiday.on}`, holiday.kept, weekend)];
}

function lastBefore(day: IsoDate, weekday: number): IsoDate {
  let found = addDays(day, -1);
  while (weekdayOf(found) !== weekday) found = addDays(found, -1);
  return found;
}

function nthOf(
  year: number,
  { nth, weekday, month }: { nth: number; weekday: number; month: number },
): IsoDate {
  if (nth < 0) return lastBefore(month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1), weekday);
  const first = dayOf(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
}

function kept(day: IsoDate, how: "there" | "nearest" | "next", weekend: readonly number[]): IsoDate {
  if (how === "there" || !weekend.includes(weekdayOf(day))) return day;
  if (how === "nearest" && weekdayOf(day) === 6) return addDays(day, -1);
  let found = addDays(day, 1);
  while (weekend.includes(weekdayOf(found))) found = addDays(found, 1);
  return found;
}
