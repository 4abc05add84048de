import type { IsoDate } from "../../model/dates.ts";

const inDay = 86_400_000;

export const addDays = (day: IsoDate, count: number): IsoDate =>
  new Date(Date.parse(day) + count * inDay).toISOString().slice(0, 10);

/** The same day some months on; the last day of the month where that day does not exist. */
export function addMonths(day: IsoDate, count: number): IsoDate {
  const start = new Date(Date.parse(day));
  const month = start.getUTCMonth() + count;
  const last = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), last)))
    .toISOString()
    .slice(0, 10);
}

/** 1 = Monday to 7 = Sunday. */
export const weekdayOf = (day: IsoDate): number => new Date(Date.parse(day)).getUTCDay() || 7;

export const yearOf = (day: IsoDate): number => Number(day.slice(0, 4));

const two = (value: number): string => String(value).padStart(2, "0");
export const dayOf = (year: number, month: number, day: number): IsoDate =>
  `${year}-${two(month)}-${two(day)}`;

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876, as Meeus gives it). */
export function easterOf(year: number): IsoDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const leaps = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const moon = (19 * a + leaps + 15) % 30;
  const week = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - moon - (c % 4)) % 7;
  const late = Math.floor((a + 11 * moon + 22 * week) / 451);
  const place = moon + week - 7 * late + 114;
  return dayOf(year, Math.floor(place / 31), (place % 31) + 1);
}

/** The day at a place at an instant. Throws where the zone is none. */
export function localDay(instant: string, zone: string): IsoDate {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return parts.format(new Date(instant));
}
