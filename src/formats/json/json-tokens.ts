import { Buffer } from "node:buffer";

/** Why a text is no JSON, and where. */
export interface JsonFault {
  readonly at: number;
  /** "a comma or ]" */
  readonly expected: string;
  readonly kind: "syntax" | "nesting" | "more";
}

/** A place in UTF-8 bytes that are held against the grammar of JSON. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  fault: JsonFault | undefined;
  /** The last number was one that JavaScript may write in another way. */
  isOdd: boolean;
}

const code = (letter: string): number => letter.charCodeAt(0);
const quote = code('"');
const backslash = code("\\");
const minus = code("-");
const plus = code("+");
const point = code(".");
const zero = code("0");
const exponent = code("e");

export const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/** Notes the first fault. */
export function stop(
  cursor: Cursor,
  at: number,
  expected: string,
  kind: JsonFault["kind"] = "syntax",
): false {
  cursor.fault ??= { at, expected, kind };
  return false;
}

export function skipSpace(cursor: Cursor): void {
  const { bytes } = cursor;
  let at = cursor.at;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) break;
  }
  cursor.at = at;
}

function isHex(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return isDigit(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102);
}

/** Past what a backslash begins; `at` is the place of the backslash. -1 for a fault. */
function skipEscape(cursor: Cursor, at: number): number {
  const { bytes } = cursor;
  const letter = bytes[at + 1] ?? 0;
  if (letter === code("u")) {
    for (let place = at + 2; place < at + 6; place += 1)
      if (!isHex(bytes[place])) {
        stop(cursor, place, "four hexadecimal digits after \\u");
        return -1;
      }
    return at + 6;
  }
  if ('"\\/bfnrt'.includes(String.fromCharCode(letter))) return at + 2;
  stop(cursor, at + 1, 'one of " \\ / b f n r t u after a backslash');
  return -1;
}

/** A text in quotes. */
export function readText(cursor: Cursor): boolean {
  const { bytes } = cursor;
  for (let at = cursor.at + 1; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      cursor.at = at + 1;
      return true;
    }
    if (byte < 32) return stop(cursor, at, "a closing quote (a line break inside a text is written \\n)");
    if (byte !== backslash) continue;
    at = skipEscape(cursor, at) - 1;
    if (at < 0) return false;
  }
  return stop(cursor, bytes.length, "a closing quote");
}

/** Past digits; at least one must stand there. */
function readDigits(cursor: Cursor): boolean {
  const start = cursor.at;
  while (isDigit(cursor.bytes[cursor.at])) cursor.at += 1;
  return cursor.at > start || stop(cursor, cursor.at, "a digit");
}

function readFraction(cursor: Cursor): boolean {
  if (cursor.bytes[cursor.at] !== point) return true;
  cursor.at += 1;
  return readDigits(cursor);
}

function readExponent(cursor: Cursor): boolean {
  const { bytes } = cursor;
  if (((bytes[cursor.at] ?? 0) | 32) !== exponent) return true;
  cursor.at += 1;
  if (bytes[cursor.at] === minus || bytes[cursor.at] === plus) cursor.at += 1;
  return readDigits(cursor);
}

/** Whether the parser's number, written out again, may differ: 1.50, 1e5, -0, 0.0000001, more digits than it holds. */
function mayDiffer(bytes: Uint8Array, from: number, end: number, hasFraction: boolean): boolean {
  const isSmall = bytes[from] === zero && end - from > 7;
  if (hasFraction) return bytes[end - 1] === zero || isSmall || end - from > 15;
  return end - from > 15 || (bytes[from] === zero && bytes[from - 1] === minus);
}

export function readNumber(cursor: Cursor): boolean {
  const { bytes } = cursor;
  if (bytes[cursor.at] === minus) cursor.at += 1;
  const from = cursor.at;
  if (!readDigits(cursor)) return false;
  const whole = cursor.at;
  if (bytes[from] === zero && whole > from + 1)
    return stop(cursor, from + 1, "no digit after a leading zero");
  if (!readFraction(cursor)) return false;
  const end = cursor.at;
  if (!readExponent(cursor)) return false;
  cursor.isOdd = cursor.at > end || mayDiffer(bytes, from, end, end > whole);
  return true;
}

const words = ["true", "false", "null"].map((word) => Buffer.from(word));

export function readWord(cursor: Cursor): boolean {
  const word = words.find((bytes) => bytes.every((byte, index) => cursor.bytes[cursor.at + index] === byte));
  if (word === undefined)
    return stop(cursor, cursor.at, "a value: a text in double quotes, a number, true, false, null, { or [");
  cursor.at += word.length;
  return true;
}
