import type { StatedTime } from "../../model/custody-event.ts";
import { isIsoDate } from "../../model/dates.ts";

/** RFC 3339, section 5.6; the offset may be missing where a caller allows it. */
const dateTime =
  /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;
const offsetShape = /^[+-]((0\d|1[0-3]):[0-5]\d|14:00)$/;

/** Whether the text is an offset as EPCIS writes it: +hh:mm or -hh:mm, up to 14:00. */
export const isOffset = (value: unknown): value is string =>
  typeof value === "string" && offsetShape.test(value);

/** Minutes east of Greenwich. */
function minutesOf(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith("-") ? -minutes : minutes;
}

interface Parts {
  readonly day: string;
  readonly offset: string | undefined;
  /** Milliseconds since 1970 as if the clock stood at Greenwich. */
  readonly wall: number;
}

function partsOf(text: string): Parts | undefined {
  const [, day = "", hour = "", minute = "", second = "", fraction = "", offset] = dateTime.exec(text) ?? [];
  if (!isIsoDate(day) || hour > "23" || minute > "59" || second > "60") return undefined;
  const clock = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  const wall = Date.parse(day) + clock * 1000 + Number(fraction.slice(0, 3).padEnd(3, "0"));
  return { day, offset, wall };
}

const plainOffset = (offset: string): string => (/^z$/i.test(offset) ? "+00:00" : offset);

/** Years that a Date writes with four digits. */
function instantOf(wall: number, offset: string): string | undefined {
  const text = new Date(wall - minutesOf(offset) * 60_000).toISOString();
  return /^\d{4}-/.test(text) ? text : undefined;
}

/**
 * A date-time of RFC 3339 with an offset; undefined for any other value. `local` is the offset at the place, where the
 * paper gives one beside the time: the day is the day there.
 */
export function readTime(value: unknown, local?: string): StatedTime | undefined {
  const parts = typeof value === "string" ? partsOf(value) : undefined;
  if (parts?.offset === undefined || typeof value !== "string") return undefined;
  const instant = instantOf(parts.wall, parts.offset);
  if (instant === undefined) return undefined;
  const offset = local ?? plainOffset(parts.offset);
  const day = instantOf(Date.parse(instant), reversed(offset))?.slice(0, 10);
  return { given: value, instant, offset, day: day ?? parts.day };
}

const reversed = (offset: string): string => (offset.startsWith("-") ? "+" : "-") + offset.slice(1);

/** As `readTime`, and a time without offset, of which the day is known and the hour is not. */
export function readTimeOrDay(value: unknown): StatedTime | undefined {
  const whole = readTime(value);
  if (whole !== undefined || typeof value !== "string") return whole;
  const parts = partsOf(value);
  return parts === undefined || parts.offset !== undefined ? undefined : { given: value, day: parts.day };
}
