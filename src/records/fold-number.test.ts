import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readNumber } from "./fold-number.ts";

describe("readNumber(text)", () => {
  test.each([
    ["1234", "1234", ""],
    ["0012", "12", ""],
    ["0", "0", ""],
    ["-5", "-5", ""],
    ["-0", "0", ""],
    ["1234.50", "1234.50", ""],
    ["1,234.50", "1234.50", ""],
    ["1.234,50", "1234.50", ""],
    ["1,234,567", "1234567", ""],
    ["1.234.567", "1234567", ""],
    ["12,34,567", "1234567", ""],
    ["0.125", "0.125", ""],
    ["0,125", "0.125", ""],
    ["1234,567", "1234.567", ""],
    ["1 234 567", "1234567", ""],
    ["1'234.5", "1234.5", ""],
    ["500 PCS", "500", "PCS"],
    ["500kg", "500", "kg"],
    ["US$ 20", "20", "US$"],
    ["€1.234,50", "1234.50", "€"],
    ["100 米", "100", "米"],
  ])("%s is %s %s", (text, value, word) => {
    expect(readNumber(text)).toMatchObject({ kind: "number", value, word });
  });
  test.each([
    ["1,234", "1234", "1.234"],
    ["1.234", "1.234", "1234"],
    ["12,345 PCS", "12345", "12.345"],
  ])("%s is %s with a decimal point and %s with a decimal comma", (text, point, comma) => {
    expect(readNumber(text)).toMatchObject({ kind: "either", point, comma });
  });
  it("says which decimal mark a number proves", () => {
    expect(readNumber("1,234.5")).toMatchObject({ proves: "." });
    expect(readNumber("3,5")).toMatchObject({ proves: "," });
    expect(readNumber("12")).not.toHaveProperty("proves");
  });
  test.each(["", "abc", "1,2,3", "1.2.3", "12,34", "1e5", "1.2E+05", "5-10", "1/2", "3 m 4", "1,234,56.7"])(
    "%j is no number that can be read one way, or proves a comma",
    (text) => {
      const found = readNumber(text);
      expect(found.kind === "bad" || (found.kind === "number" && found.proves === ",")).toBe(true);
    },
  );
  it("gives back every number written with separators", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, rest) => {
          const decimals = String(rest).padStart(2, "0");
          const group = (separator: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, separator);
          const value = `${whole}.${decimals}`;
          expect(readNumber(`${group(",")}.${decimals}`)).toMatchObject({ value });
          expect(readNumber(`${group(".")},${decimals}`)).toMatchObject({ value });
          expect(readNumber(`${group(" ")},${decimals}`)).toMatchObject({ value });
        },
      ),
    );
  });
});
