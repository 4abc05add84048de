import { openEnd, openStart } from "../network.ts";
import { type DaySpan, daysOf } from "./day-order.ts";

/**
 * Times of a pass: whole numbers that rise as it goes on, whichever way it reads. 0 = never; 1 = before all days that the
 * records know; 2 .. last = those days, in the order of the pass; `later` = after them all.
 */
export interface Clock {
  readonly up: boolean;
  readonly days: DaySpan;
  /** Time of the last day; 1 where there are no days. */
  readonly last: number;
}

export const beforeAll = 1;
const firstTime = 2;
export const later = 0x4000_0000;

export const clockOf = (days: DaySpan, up: boolean): Clock => ({
  up,
  days,
  last: firstTime - 1 + daysOf(days),
});

/** When the pass comes to the day. */
export function timeOf({ up, days }: Clock, day: number): number {
  if (day <= openStart) return up ? later : beforeAll;
  if (day >= openEnd) return up ? beforeAll : later;
  return firstTime + (up ? days.last - day : day - days.first);
}

/**
 * The day of a time. Times past the last day, which windows of dwelling can bring about, are told as they are counted;
 * only the open ends have no day.
 */
export function dayOf({ up, days }: Clock, time: number): number {
  if (time <= beforeAll) return up ? openEnd : openStart;
  if (time >= later) return up ? openStart : openEnd;
  return up ? days.last - (time - firstTime) : days.first + (time - firstTime);
}

/** Place of the day of a time in `starts`, counted from the first day. */
export const placeOf = (clock: Clock, time: number): number => dayOf(clock, time) - clock.days.first;
