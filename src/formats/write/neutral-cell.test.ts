import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutraliseCell, restoreCell } from "./neutral-cell.ts";

describe("neutraliseCell(text)", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["+12.5", "'+12.5"],
    ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
    ["@SUM(1+1)", "'@SUM(1+1)"],
    ["\tx", "'\tx"],
    ["\rx", "'\rx"],
    ["\nx", "'\nx"],
    ["\0x", "'\0x"],
    ["＝1+1", "'＝1+1"],
    ["－1", "'－1"],
    ["−1", "'−1"],
    ["  =1", "'  =1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["\ufeff=1", "'\ufeff=1"],
    ["\u200b\u2060=1", "'\u200b\u2060=1"],
    ['"=1"', '\'"=1"'],
    ["-1e5", "'-1e5"],
    ["-1,5", "'-1,5"],
    ["sep=;", "'sep=;"],
  ])("marks %j", (text, expected) => {
    expect(neutraliseCell(text)).toBe(expected);
  });

  it.each([
    ["a;=1", "'a;'=1"],
    ["a\t=1", "'a\t'=1"],
    ["a|@SUM(1)", "'a|'@SUM(1)"],
    ["a\r\n=1", "'a\r\n'=1"],
    ['a;" =1', "'a;'\" =1"],
    ["a;-1", "'a;'-1"],
    [";;=1;=2", "';;'=1;'=2"],
  ])("marks what would begin a cell under another separator: %j", (text, expected) => {
    expect(neutraliseCell(text)).toBe(expected);
  });

  it.each([
    "",
    "-12.5",
    "-3",
    "12.5",
    "007",
    "2024-01-02",
    "Hoshine Silicon Industry Co., Ltd.",
    "新疆大全新能源股份有限公司",
    "A+B Trading",
    "info@example.org",
    "x=1",
    "cotton; carded | combed",
    "O'Neill & Sons",
    "'s-Hertogenbosch",
    "%0A=1",
  ])("leaves %j alone", (text) => {
    expect(neutraliseCell(text)).toBe(text);
    expect(restoreCell(text)).toBe(text);
  });

  it("marks a negative number where it begins a row, and there only", () => {
    expect(neutraliseCell("-1", { first: true })).toBe("'-1");
    expect(neutraliseCell("1", { first: true })).toBe("1");
    expect(restoreCell("'-1")).toBe("-1");
  });
});

describe("restoreCell(text)", () => {
  it.each([
    ["'=1", "=1"],
    ["''=1", "'=1"],
    ["'a;'=1", "a;=1"],
  ])("takes off of %j what was put on", (text, expected) => {
    expect(restoreCell(text)).toBe(expected);
  });

  it.each(["=1", "'quoted'", "a;'=1", "'a;=1", "''", "rock;'-n-roll"])(
    "leaves %j, which was never through here",
    (text) => {
      expect(restoreCell(text)).toBe(text);
    },
  );

  /** Texts of the signs that matter, and any text at all. */
  const hostile = fc.string({
    unit: fc.constantFrom(..."=+-@＝−'\";,|\t\r\n\0 1.aé\u200b\ufeff中"),
    maxLength: 12,
  });
  const text = fc.oneof(
    hostile,
    fc.string({ unit: "binary" }),
    fc.constantFrom("-1", "'-1", "''-1.5", "sep=;"),
  );

  it("gives back every text, wherever it stood", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (given, first) => {
        expect(restoreCell(neutraliseCell(given, { first }))).toBe(given);
      }),
      { numRuns: 5000 },
    );
  });

  it("no cell that was neutralised begins as a formula, under any separator", () => {
    const begins = /(?:^|[;\t|\r\n])[^\P{White_Space}\t\r\n]*["\u200b\ufeff\0 ]*[=+@＝＋＠−]/u;
    fc.assert(
      fc.property(text, (given) => {
        expect(begins.test(neutraliseCell(given))).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it("is quick on long runs of what is looked past", () => {
    const start = performance.now();
    for (const run of [" ".repeat(1e6), ";".repeat(1e6), "'".repeat(1e6), '"; '.repeat(3e5)])
      expect(restoreCell(neutraliseCell(`${run}x`))).toBe(`${run}x`);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
