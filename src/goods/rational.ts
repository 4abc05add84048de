/** An exact fraction in lowest terms, `d` positive. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** Digits of a number beyond which it is no quantity of goods; keeps hostile cells from costing time. */
const longest = 60;
const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;
/** Digits kept of a fraction that does not end. */
const significant = 12;

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? abs(a) : gcd(b, a % b));

/** `n / d` in lowest terms. A denominator of 0 throws a RangeError, as BigInt does. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError("Division by zero");
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

/** Reads a plain decimal ("0.45359237") or a fraction of two ("5/12"); undefined for any other text. */
export function readRational(text: string): Rational | undefined {
  const [top = "", bottom, ...more] = text.split("/");
  const over = bottom === undefined ? rational(1n) : readDecimal(bottom);
  const value = readDecimal(top);
  if (value === undefined || over === undefined || over.n === 0n || more.length > 0) return undefined;
  return dividedBy(value, over);
}

/** Reads a plain decimal: digits, at most one point, a minus. No powers of ten, no separators. */
export function readDecimal(text: string): Rational | undefined {
  if (text.length > longest) return undefined;
  const [, sign = "", whole = "", part = ""] = decimal.exec(text) ?? [];
  return whole === "" ? undefined : rational(BigInt(`${sign}${whole}${part}`), 10n ** BigInt(part.length));
}

export const plus = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
/** Throws a RangeError where `b` is 0. */
export const dividedBy = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);

/** Negative where a < b, 0 where equal, positive where a > b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Half of the last decimal place that a plain decimal is written to: "12.5" is known to 0.05, "12" to 0.5. */
export const halfPlace = (text: string): Rational =>
  rational(1n, 2n * 10n ** BigInt((text.split(".")[1] ?? "").length));

export interface WrittenDecimal {
  /** Plain decimal without zeros at its end: "453.59237". */
  readonly value: string;
  /** Whether it is the number itself, or rounded. */
  readonly exact: boolean;
}

/** Writes a fraction as a decimal: in full where it ends, else to 12 significant digits, half away from zero. */
export function writeDecimal(value: Rational): WrittenDecimal {
  const places = placesOf(value.d);
  if (places !== undefined)
    return { value: shift((value.n * 10n ** BigInt(places)) / value.d, places), exact: true };
  const size = abs(value.n);
  let shiftBy = significant - (size.toString().length - value.d.toString().length);
  // The quotient of two lengths has that many digits, or one fewer.
  if (scaled(size, value.d, shiftBy).toString().length > significant) shiftBy -= 1;
  const digits = scaled(size, value.d, shiftBy);
  return { value: shift(value.n < 0n ? -digits : digits, shiftBy), exact: false };
}

/** Decimal places of 1/d where that ends (d has no prime factors but 2 and 5), else undefined. */
function placesOf(denominator: bigint): number | undefined {
  let rest = denominator;
  const count = (prime: bigint): number => {
    let times = 0;
    for (; rest % prime === 0n; rest /= prime) times += 1;
    return times;
  };
  const places = Math.max(count(2n), count(5n));
  return rest === 1n ? places : undefined;
}

/** n/d times a power of ten, to the nearest whole. */
function scaled(n: bigint, d: bigint, power: number): bigint {
  const top = power > 0 ? n * 10n ** BigInt(power) : n;
  const bottom = power < 0 ? d * 10n ** BigInt(-power) : d;
  return (2n * top + bottom) / (2n * bottom);
}

/** The digits with the point moved left by `places` (right where negative). */
function shift(digits: bigint, places: number): string {
  if (places <= 0) return (digits * 10n ** BigInt(-places)).toString();
  const text = abs(digits)
    .toString()
    .padStart(places + 1, "0");
  const part = text.slice(-places).replace(/0+$/, "");
  const whole = `${digits < 0n ? "-" : ""}${text.slice(0, -places)}`;
  return part === "" ? whole : `${whole}.${part}`;
}

/** The exact sum of plain decimals ("" for none is "0"); undefined where one of them cannot be read. */
export function sumDecimals(texts: readonly string[]): string | undefined {
  let sum = rational(0n);
  for (const text of texts) {
    const value = readRational(text);
    if (value === undefined) return undefined;
    sum = plus(sum, value);
  }
  return writeDecimal(sum).value;
}

/** Orders two plain decimals by value; undefined where one of them cannot be read. */
export function compareDecimals(a: string, b: string): number | undefined {
  const left = readRational(a);
  const right = readRational(b);
  return left === undefined || right === undefined ? undefined : compare(left, right);
}
