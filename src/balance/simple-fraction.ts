import type { Rational } from "../goods/rational.ts";
import { rational } from "../goods/rational.ts";

const largestDenominator = 10_000_000;

/**
 * The fraction with the least denominator that lies within 1e-9 (relative, from 1 up) of a number; else the number
 * itself. A solver's 0.8799999999999999 is 22/25.
 */
export function simpleFraction(value: number): Rational {
  const near = 1e-9 * Math.max(1, Math.abs(value));
  let [n, nBefore, d, dBefore] = [Math.floor(value), 1, 1, 0];
  let rest = value - n;
  while (Math.abs(n / d - value) > near) {
    const inverse = 1 / rest;
    const whole = Math.floor(inverse);
    [n, nBefore] = [whole * n + nBefore, n];
    [d, dBefore] = [whole * d + dBefore, d];
    rest = inverse - whole;
    if (d > largestDenominator || !Number.isSafeInteger(n) || !Number.isFinite(inverse))
      return exactFraction(value);
  }
  return rational(BigInt(n), BigInt(d));
}

/** A number as the fraction that it is, cut to 2^-60. */
export function exactFraction(value: number): Rational {
  const scale = 2 ** 60;
  const shifted = Math.trunc(value * scale);
  return Number.isFinite(shifted) ? rational(BigInt(shifted), 1n << 60n) : rational(0n);
}

/** The nearest number, or nearly so. Digits beyond those of a number are cut off first, on both sides alike. */
export function toNumber({ n, d }: Rational): number {
  const size = (value: bigint): number => value.toString(2).length;
  const excess = Math.max(size(n), size(d)) - 1000;
  if (excess <= 0) return Number(n) / Number(d);
  return Number(n >> BigInt(excess)) / Number(d >> BigInt(excess));
}
