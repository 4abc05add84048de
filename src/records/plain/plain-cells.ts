import type { FoldContext } from "../cell-fold.ts";
import type { ColumnRule } from "../column-tables.ts";
import { foldCell } from "../fold-cell.ts";
import { isBlankMarker } from "../fold-text.ts";

/**
 * Whether the cell in these bytes (UTF-8, not empty) is what its column wants as it stands, so that folding it would
 * give the same text and nothing to remark. Only ever narrower than `foldCell`: what is not plain is folded.
 */
export type PlainCell = (bytes: Uint8Array, from: number, to: number) => boolean;

const never: PlainCell = () => false;

const space = 0x20;

/** Printable ASCII in single spaces and, with `han`, the Chinese characters that have one form only. */
function isPlainText(bytes: Uint8Array, from: number, to: number, han: boolean): boolean {
  const first = bytes[from] ?? 0;
  // ' and = may stand for text of a spreadsheet, # for a formula that failed.
  if (first === 0x27 || first === 0x3d || first === 0x23 || first === space) return false;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > space && byte < 0x7f) continue;
    if (byte === space && at + 1 < to && bytes[at + 1] !== space) continue;
    // U+4000 to U+9FFF: three bytes each, none with another form.
    if (!han || byte < 0xe4 || byte > 0xe9) return false;
    at += 2;
  }
  return true;
}

/** First bytes of the words that say "nothing here". */
const markerStarts = new Uint8Array(256);
for (const byte of Buffer.from("nNuUtT0-_.?*/#無无不未–—", "utf8")) markerStarts[byte] = 1;

/** Whether the cell says in words that it says nothing; such a cell is folded. */
const isMarker: PlainCell = (bytes, from, to) =>
  markerStarts[bytes[from] ?? 0] === 1 && isBlankMarker(asText(bytes, from, to));

const asText = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");

const plainText: PlainCell = (bytes, from, to) =>
  isPlainText(bytes, from, to, true) && !isMarker(bytes, from, to);
const plainVerbatim: PlainCell = (bytes, from, to) => isPlainText(bytes, from, to, true);

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** A digit first and an E behind it may be an identifier that a spreadsheet wrote as a power of ten. */
function maybePowerOfTen(bytes: Uint8Array, from: number, to: number): boolean {
  if (!isDigit(bytes[from])) return false;
  for (let at = from + 1; at < to; at += 1) if (((bytes[at] ?? 0) | 0x20) === 0x65) return true;
  return false;
}

const plainKey: PlainCell = (bytes, from, to) =>
  isPlainText(bytes, from, to, false) && !maybePowerOfTen(bytes, from, to) && !isMarker(bytes, from, to);

function hasCapital(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((bytes[at] ?? 0) >= 0x41 && (bytes[at] ?? 0) <= 0x5a) return true;
  return false;
}
const plainWord: PlainCell = (bytes, from, to) => plainKey(bytes, from, to) && !hasCapital(bytes, from, to);

function allDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!isDigit(bytes[at])) return false;
  return true;
}

const plainHs: PlainCell = (bytes, from, to) =>
  (to - from) % 2 === 0 &&
  to - from >= 2 &&
  to - from <= 12 &&
  allDigits(bytes, from, to) &&
  // 00 and 77 are no chapters.
  !(bytes[from] === bytes[from + 1] && (bytes[from] === 0x30 || bytes[from] === 0x37));

const digit = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) - 0x30;
const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** YYYY-MM-DD, a day of the calendar between 1900 and 2199. */
const plainDay: PlainCell = (bytes, from, to) => {
  if (to - from !== 10 || bytes[from + 4] !== 0x2d || bytes[from + 7] !== 0x2d) return false;
  if (!allDigits(bytes, from, from + 4) || !allDigits(bytes, from + 5, from + 7)) return false;
  if (!allDigits(bytes, from + 8, to)) return false;
  const year = digit(bytes, from) * 1000 + digit(bytes, from + 1) * 100 + digit(bytes, from + 2) * 10;
  if (year < 1900 || year > 2190) return false;
  const month = digit(bytes, from + 5) * 10 + digit(bytes, from + 6);
  const day = digit(bytes, from + 8) * 10 + digit(bytes, from + 9);
  // The 29th of February is left to the calendar.
  return day >= 1 && day <= (daysOf[month - 1] ?? 0);
};

/** The same from 1990 to the day of the import, where what happened is dated. */
function plainDate({ happened }: ColumnRule, { today = "2199-12-31" }: FoldContext): PlainCell {
  if (!happened) return plainDay;
  const last = Buffer.from(today);
  return (bytes, from, to) => {
    if (!plainDay(bytes, from, to) || (bytes[from] === 0x31 && (bytes[from + 2] as number) < 0x39))
      return false;
    for (let at = 0; at < last.length; at += 1) {
      const more = (bytes[from + at] as number) - (last[at] as number);
      if (more !== 0) return more < 0;
    }
    return true;
  };
}

/** Whether a number has decimals: such a number proves the decimal mark of its file. */
export const decimalPoint = 0x2e;

/** Digits without leading zeros, with decimals that cannot be a group of thousands. */
const plainNumber: PlainCell = (bytes, from, to) => {
  let point = -1;
  for (let at = from; at < to; at += 1) {
    if (isDigit(bytes[at])) continue;
    if (bytes[at] !== decimalPoint || point >= 0) return false;
    point = at;
  }
  const whole = (point < 0 ? to : point) - from;
  if (whole === 0 || (whole > 1 && bytes[from] === 0x30)) return false;
  const decimals = to - point - 1;
  return point < 0 || (decimals > 0 && decimals !== 3);
};

/** Longest cell whose bytes make a number of their own. */
const longestKey = 5;

/** Cells of up to five bytes as numbers that differ where they differ. */
function keyOf(bytes: Uint8Array, from: number, to: number): number {
  let key = to - from;
  for (let at = from; at < to; at += 1) key = key * 256 + (bytes[at] ?? 0);
  return key;
}

/** Values of one column that are remembered. */
const mostRemembered = 10_000;

/** What a column of few values says of each of them, asked once a value. */
function remembered(rule: ColumnRule, context: FoldContext): PlainCell {
  const byText = new Map<string, boolean>();
  const byKey = new Map<number, boolean>();
  const ask = (text: string): boolean => {
    const folded = foldCell(text, rule, context);
    const isSame = folded.kind === "value" && folded.value === text;
    return isSame && folded.why === undefined && folded.rest === undefined;
  };
  const told = (text: string): boolean => {
    const known = byText.get(text);
    if (known !== undefined) return known;
    const found = ask(text);
    if (byText.size < mostRemembered) byText.set(text, found);
    return found;
  };
  return (bytes, from, to) => {
    if (!isPlainText(bytes, from, to, false)) return false;
    if (to - from > longestKey) return told(asText(bytes, from, to));
    const key = keyOf(bytes, from, to);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const found = told(asText(bytes, from, to));
    if (byKey.size < mostRemembered) byKey.set(key, found);
    return found;
  };
}

/** The check of a column by its type; types that are mended by check digits or read as angles are always folded. */
export function plainCell(rule: ColumnRule, context: FoldContext): PlainCell {
  switch (rule.type) {
    case "text":
      return plainText;
    case "verbatim":
      return plainVerbatim;
    case "key":
      return plainKey;
    case "word":
      return plainWord;
    case "hs":
      return plainHs;
    case "date":
      return plainDate(rule, context);
    case "number":
      return plainNumber;
    case "choice":
    case "open-choice":
    case "country":
    case "currency":
      return remembered(rule, context);
    default:
      return never;
  }
}

/** Cells of columns that are kept by their own heading: text as it stands, and nothing that JSON would have to escape. */
export const plainExtra: PlainCell = (bytes, from, to) => {
  if (!isPlainText(bytes, from, to, true)) return false;
  for (let at = from; at < to; at += 1) if (bytes[at] === 0x5c) return false;
  return true;
};
