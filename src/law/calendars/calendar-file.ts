import { z } from "zod";
import { bases } from "../../model/levels.ts";

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const isoDay = z.iso.date();
const weekday = z.int().min(1).max(7);
const named = {
  name: z.string().min(1),
  /** First and last year of the rule. */
  from: z.int().optional(),
  to: z.int().optional(),
};

const holiday = z.union([
  z.strictObject({
    ...named,
    on: monthDay,
    /** Where it falls on a weekend: `nearest` = Friday before a Saturday, Monday after a Sunday; `next` = the next working day. */
    kept: z.enum(["there", "nearest", "next"]).default("there"),
  }),
  /** The nth weekday of a month, -1 = the last; weekdays 1 (Monday) to 7. */
  z.strictObject({ ...named, nth: z.int().min(-1).max(5), weekday, month: z.int().min(1).max(12) }),
  /** The last such weekday before a date. */
  z.strictObject({ ...named, weekday, before: monthDay }),
  /** Days after Easter Sunday of the Western churches. */
  z.strictObject({ ...named, easter: z.int() }),
  z.strictObject({ ...named, days: z.array(isoDay).min(1) }),
]);
export type Holiday = z.infer<typeof holiday>;

/** A file of `data/law/calendars`. */
export const calendarFile = z.strictObject({
  calendar: z.string().regex(/^[A-Za-z][A-Za-z-]*$/),
  title: z.string().min(1),
  /** Name of the IANA time zone of the authority. */
  zone: z.string().min(1),
  /** Weekdays that are off. */
  weekend: z.array(weekday),
  holidays: z.array(holiday),
  /** Years for which all of its holidays are known. */
  years: z.strictObject({ from: z.int(), to: z.int() }),
  /** A period in days or longer whose last day is a day off. */
  last_day: z.strictObject({
    rule: z.enum(["stays", "next-working-day"]),
    /** Weekdays that move it; default: the weekend. */
    weekdays: z.array(weekday).optional(),
    source: z.string().min(1),
  }),
  /** What it does not know, such as holidays of a region. */
  gaps: z.array(z.string().min(1)).default([]),
  source: z.string().min(1),
  basis: z.enum(bases),
  checked_on: isoDay,
});
export type CalendarFile = z.infer<typeof calendarFile>;
