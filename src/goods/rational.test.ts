import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compare,
  compareDecimals,
  dividedBy,
  halfPlace,
  minus,
  plus,
  rational,
  readRational,
  sumDecimals,
  times,
  writeDecimal,
} from "./rational.ts";

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([n, d]) => rational(n, d));
const decimal = fc
  .tuple(fc.integer(), fc.nat({ max: 9 }))
  .map(([n, places]) => writeDecimal(rational(BigInt(n), 10n ** BigInt(places))).value);

describe("readRational(text)", () => {
  it.each([
    ["0.45359237", 45_359_237n, 100_000_000n],
    ["-12.50", -25n, 2n],
    ["007", 7n, 1n],
    ["5/12", 5n, 12n],
    ["0.5/0.25", 2n, 1n],
    ["0", 0n, 1n],
  ])("reads %s", (text, n, d) => expect(readRational(text)).toEqual({ n, d }));
  it.each(["", "-", ".5", "5.", "1,000", "1e3", " 1", "1/0", "1/2/3", "NaN", "0x10", "+1", "9".repeat(61)])(
    "reads nothing from %j",
    (text) => expect(readRational(text)).toBeUndefined(),
  );
});

describe("writeDecimal(value)", () => {
  it.each([
    ["453.59237", "453.59237", true],
    ["-0.50", "-0.5", true],
    ["1000", "1000", true],
    ["1/3", "0.333333333333", false],
    ["2/3", "0.666666666667", false],
    ["-2/3", "-0.666666666667", false],
    ["1000000000000000/3", "333333333333000", false],
    ["1/3000000000", "0.000000000333333333333", false],
    ["9999999999999/7", "1428571428570", false],
    ["0.99999999999999999/3", "0.33333333333333333", true],
    ["2.9999999999999/3.0000000000001", "1", false],
  ])("writes %s as %s", (text, value, exact) =>
    expect(writeDecimal(readRational(text) ?? rational(0n))).toEqual({ value, exact }),
  );
  it("reads back what it calls exact, and is nearer than half of its last place otherwise", () => {
    fc.assert(
      fc.property(fraction, (value) => {
        const { value: text, exact } = writeDecimal(value);
        const back = readRational(text) ?? rational(0n);
        if (exact) expect(back).toEqual(value);
        else {
          const error = compare(back, value) < 0 ? minus(value, back) : minus(back, value);
          const size = value.n < 0n ? minus(rational(0n), value) : value;
          expect(compare(error, times(size, rational(5n, 10n ** 12n)))).toBeLessThanOrEqual(0);
          expect(text.replace(/^-?0*\.?0*|\./g, "").replace(/0+$/, "").length).toBeLessThanOrEqual(12);
        }
      }),
    );
  });
});

describe("plus, minus, times, dividedBy, compare", () => {
  it("undo each other exactly", () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(minus(plus(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(dividedBy(times(a, b), b)).toEqual(a);
        expect(plus(a, b)).toEqual(plus(b, a));
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
        expect(compare(a, b) === 0).toBe(a.n === b.n && a.d === b.d);
      }),
    );
  });
  it("divides by nothing for nobody", () =>
    expect(() => dividedBy(rational(1n), rational(0n))).toThrow(RangeError));
});

describe("sumDecimals(texts) and compareDecimals(a, b)", () => {
  it.each([
    [["0.1", "0.2"], "0.3"],
    [[], "0"],
    [["9007199254740993", "0.000000001"], "9007199254740993.000000001"],
    [["1", "x"], undefined],
  ])("%j is %s", (texts, sum) => expect(sumDecimals(texts)).toBe(sum));
  it("does not depend on the order or the grouping", () => {
    fc.assert(
      fc.property(fc.array(decimal), fc.nat(), (texts, cut) => {
        const at = texts.length === 0 ? 0 : cut % texts.length;
        const parts = [sumDecimals(texts.slice(at)), sumDecimals(texts.slice(0, at))];
        expect(sumDecimals(parts.map((part) => part ?? "?"))).toBe(sumDecimals(texts));
      }),
    );
  });
  it("orders by value and not as text", () => {
    expect(compareDecimals("9", "10")).toBeLessThan(0);
    expect(compareDecimals("1.50", "1.5")).toBe(0);
    expect(compareDecimals("-2", "-10")).toBeGreaterThan(0);
    expect(compareDecimals("one", "1")).toBeUndefined();
  });
});

describe("halfPlace(text)", () => {
  it.each([
    ["12", "0.5"],
    ["12.5", "0.05"],
    ["12.500", "0.0005"],
  ])("of %s is %s", (text, half) => expect(writeDecimal(halfPlace(text)).value).toBe(half));
});
