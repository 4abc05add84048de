import type { NumberKind } from "./number-format.ts";

const number = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
/** Excel computes and shows this many digits; what a file holds beyond them is the noise of binary fractions. */
const digitsShown = 15;
const short = /^-?\d{1,15}$/;

/** Decimal digits with the point moved: no exponent, no zeros that say nothing. */
function expand(sign: string, digits: string, point: number): string {
  const padded = point <= 0 ? digits.padStart(digits.length - point + 1, "0") : digits.padEnd(point, "0");
  const at = point <= 0 ? 1 : point;
  const whole = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const decimals = padded.slice(at).replace(/0+$/, "");
  return `${sign === "-" ? "-" : ""}${whole}${decimals === "" ? "" : `.${decimals}`}`;
}

/** A number rounded to the digits that Excel shows, without an exponent. */
function shown(value: number): string {
  const [mantissa = "", exponent = "0"] = Math.abs(value)
    .toExponential(digitsShown - 1)
    .split("e");
  return expand(value < 0 ? "-" : "", mantissa.replace(".", ""), Number(exponent) + 1);
}

/**
 * A whole number that is longer than what Excel computes with: all digits where they are all there, else the power of
 * ten that owns up to the loss, its exponent written as Excel does (LibreOffice writes E+017).
 */
function long(text: string, whole: string, decimals: string, exponent: number): string {
  const isExact = exponent === decimals.length && decimals !== "";
  if (isExact) return expand(text.startsWith("-") ? "-" : "", whole + decimals, whole.length + exponent);
  return `${text.slice(0, text.search(/e/i))}E+${exponent}`;
}

/**
 * A number of a cell as plain decimals: as stored where it has no more than 15 digits, else rounded to them as Excel
 * shows it. Of a number of 10^15 and more that is stored as a power of ten, digits are lost for good (an identifier
 * typed as a number): it stays as it stands, so that no one takes the zeros for digits.
 */
export function plainNumber(text: string): string {
  if (short.test(text)) return text;
  const match = number.exec(text);
  if (match === null) return text;
  const [, whole = "", decimals = "", power] = match;
  const size = Math.abs(Number(text));
  if (!Number.isFinite(size) || whole + decimals === "") return text;
  if (size >= 1e15) return power === undefined ? text : long(text, whole, decimals, Number(power));
  if (size > 0 && size < 1e-30) return text;
  const isShort = `${whole}${decimals}`.replace(/^0+/, "").length <= digitsShown;
  return isShort && power === undefined ? text : shown(Number(text));
}

const daySeconds = 86_400;
const two = (value: number): string => String(value).padStart(2, "0");
const timeText = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/** Day 0 of the two systems, in days from 1970. The days before March 1900 are one off: Lotus 1-2-3 took 1900 for a leap year, and Excel kept it. */
const firstDay = { 1904: -24_107, 1900: -25_569, early: -25_568 };
const lastDay = { 1904: 2_957_003, 1900: 2_958_465 };
/** The day that never was, which Excel shows all the same. */
const notADay = 60;

/** Leap years every fourth year are counted as 400 years of 146,097 days (the civil calendar from days, H. Hinnant). */
function civilDay(sinceEpoch: number): string {
  const shifted = sinceEpoch + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month < 10 ? 0 : 1);
  return `${year}-${two(month < 10 ? month + 3 : month - 9)}-${two(day)}`;
}

function dayText(day: number, is1904: boolean): string {
  if (is1904) return civilDay(firstDay[1904] + day);
  if (day === notADay) return "1900-02-29";
  return civilDay((day < notADay ? firstDay.early : firstDay[1900]) + day);
}

/**
 * A serial number as YYYY-MM-DD, with YYYY-MM-DDTHH:MM:SS where it has a time, as HH:MM:SS where it has no day;
 * undefined where the format says date and the number is none.
 */
export function dateText(serial: number, kind: NumberKind, is1904: boolean): string | undefined {
  if (kind === "number" || !(serial >= 0)) return undefined;
  const total = Math.round(serial * daySeconds);
  const day = Math.floor(total / daySeconds);
  const seconds = total % daySeconds;
  if (day > lastDay[is1904 ? 1904 : 1900]) return undefined;
  if (day === 0 && kind === "time") return timeText(seconds);
  if (day === 0 && !is1904) return seconds === 0 ? undefined : timeText(seconds);
  return seconds === 0 ? dayText(day, is1904) : `${dayText(day, is1904)}T${timeText(seconds)}`;
}

/** A cell that holds a date in ISO 8601 (type `d`): midnight and fractions of a second are left out. */
export function isoText(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z?)?$/.exec(text.trim());
  if (match === null) return text;
  const [, day = "", time] = match;
  if (time === undefined || /^00:00(?::00)?$/.test(time)) return day;
  return `${day}T${time.length === 5 ? `${time}:00` : time}`;
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .toWellFormed();
}
