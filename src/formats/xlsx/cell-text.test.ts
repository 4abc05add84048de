import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { dateText, isoText, plainNumber, unescapeText } from "./cell-text.ts";
import { kindOfFormat } from "./number-format.ts";
import { columnLetters, columnOf } from "./places.ts";

describe("plainNumber(text)", () => {
  test.each([
    ["0", "0"],
    ["-12", "-12"],
    ["12.50", "12.50"],
    ["007", "007"],
    ["17.299999999999997", "17.3"],
    ["0.30000000000000004", "0.3"],
    ["3.1415926535897931", "3.14159265358979"],
    ["-43.825592000000004", "-43.825592"],
    ["1E+3", "1000"],
    ["1.2345E+4", "12345"],
    ["2.5000000000000001E-5", "0.000025"],
    ["1.0000000000000001E-2", "0.01"],
    ["-0.0", "-0.0"],
    ["0E+0", "0"],
    ["9.99999999999999E-5", "0.0000999999999999999"],
    ["6901234567892", "6901234567892"],
    ["913205010508769960", "913205010508769960"],
    ["1.234567890123456E+15", "1234567890123456"],
    ["9.1653201050876996E+17", "9.1653201050876996E+17"],
    ["9.165E+17", "9.165E+17"],
    ["9.1320501050877E+017", "9.1320501050877E+17"],
    ["-9.165e17", "-9.165E+17"],
    ["1E+15", "1E+15"],
    ["1E+100", "1E+100"],
    ["1E-99", "1E-99"],
    ["1E+400", "1E+400"],
    ["1,5", "1,5"],
    ["abc", "abc"],
    [".", "."],
    ["", ""],
  ])("%s -> %s", (given, expected) => {
    expect(plainNumber(given)).toBe(expected);
  });

  it("is the number to 15 digits, without an exponent, and the same when read again", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e14, max: 1e14, noNaN: true }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-20);
        const text = plainNumber(value.toExponential(16).replace("e", "E"));
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(Number(value.toPrecision(15)) + 0);
        expect(plainNumber(text)).toBe(text);
      }),
    );
  });
});

describe("dateText(serial, kind)", () => {
  test.each<[number, "date" | "time" | "number", boolean, string | undefined]>([
    [1, "date", false, "1900-01-01"],
    [59, "date", false, "1900-02-28"],
    [60, "date", false, "1900-02-29"],
    [61, "date", false, "1900-03-01"],
    [45000, "date", false, "2023-03-15"],
    [45351, "date", false, "2024-02-29"],
    [45000.5, "date", false, "2023-03-15T12:00:00"],
    [45000.999999, "date", false, "2023-03-16"],
    [45000.25, "time", false, "2023-03-15T06:00:00"],
    [0.75, "time", false, "18:00:00"],
    [0, "time", false, "00:00:00"],
    [0.5, "date", false, "12:00:00"],
    [0, "date", false, undefined],
    [-1, "date", false, undefined],
    [2_958_465, "date", false, "9999-12-31"],
    [2_958_466, "date", false, undefined],
    [Number.NaN, "date", false, undefined],
    [45000, "number", false, undefined],
    [0, "date", true, "1904-01-01"],
    [43_538, "date", true, "2023-03-15"],
    [0.5, "time", true, "12:00:00"],
  ])("%d as %s (1904: %s) -> %s", (serial, kind, is1904, expected) => {
    expect(dateText(serial, kind, is1904)).toBe(expected);
  });

  it("is the day of the calendar, for every day of both systems", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_957_003 }), (serial) => {
        const day = (start: number): string =>
          new Date(start + serial * 86_400_000).toISOString().slice(0, 10);
        expect(dateText(serial, "date", false)).toBe(day(Date.UTC(1899, 11, 30)));
        expect(dateText(serial, "date", true)).toBe(day(Date.UTC(1904, 0, 1)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("kindOfFormat(id, code)", () => {
  test.each([
    ...[14, 15, 16, 17, 22, 27, 31, 36, 50, 58].map((id) => [id, undefined, "date"] as const),
    ...[18, 19, 20, 21, 45, 47].map((id) => [id, undefined, "time"] as const),
    ...[0, 1, 2, 9, 10, 37, 46, 49, 163].map((id) => [id, undefined, "number"] as const),
    [164, "yyyy-mm-dd", "date"],
    [164, "[$-409]d\\-mmm\\-yy;@", "date"],
    [164, 'yyyy"年"m"月"d"日"', "date"],
    [164, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "date"],
    [164, "[Red]dd/mm/yyyy hh:mm", "date"],
    [164, "mmm", "date"],
    [164, "h:mm AM/PM", "time"],
    [164, "mm:ss.00", "time"],
    [164, "[h]:mm", "number"],
    [164, "[mm]:ss", "number"],
    [164, "General", "number"],
    [164, "0.00", "number"],
    [164, '#,##0.00 "days"', "number"],
    [164, '"Stand "0', "number"],
    [164, "0.0\\ \\d", "number"],
    [164, '_-* #,##0.00\\ "€"_-;\\-* #,##0.00', "number"],
    [164, "[$¥-804]#,##0", "number"],
    [164, "0.00E+00", "number"],
    [164, "0%", "number"],
    [164, "@", "number"],
    [14, "0.00", "number"],
    [164, '"never closed yyyy', "number"],
  ] as const)("%d %s -> %s", (id, code, expected) => {
    expect(kindOfFormat(id, code)).toBe(expected);
  });
});

describe("isoText(text)", () => {
  test.each([
    ["2023-03-15", "2023-03-15"],
    ["2023-03-15T00:00:00", "2023-03-15"],
    ["2023-03-15T08:30:15.250Z", "2023-03-15T08:30:15"],
    ["2023-03-15T08:30", "2023-03-15T08:30:00"],
    ["15.03.2023", "15.03.2023"],
  ])("%s -> %s", (given, expected) => {
    expect(isoText(given)).toBe(expected);
  });
});

describe("unescapeText(text)", () => {
  test.each([
    ["a_x000D_b", "a\rb"],
    ["_x005F_x000D_", "_x000D_"],
    ["_xD83D__xDE00_", "😀"],
    ["_xD83D_", "\uFFFD"],
    ["_x12_ a_xb", "_x12_ a_xb"],
  ])("%s", (given, expected) => {
    expect(unescapeText(given)).toBe(expected);
  });
});

describe("columnOf(reference), columnLetters(column)", () => {
  test.each([
    ["A1", 0],
    ["Z9", 25],
    ["AA10", 26],
    ["xfd1048576", 16_383],
    ["12", -1],
    ["", -1],
    ["ABCDE1", -1],
  ])("%s -> %d", (reference, column) => {
    expect(columnOf(reference)).toBe(column);
  });

  it("are each other's reverse", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16_383 }), (column) => {
        expect(columnOf(`${columnLetters(column)}7`)).toBe(column);
      }),
    );
  });
});
