import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hsDigits, hsFits, isUnder } from "./hs.ts";

describe("hsDigits(text)", () => {
  it.each([
    ["6109.10.0012", "6109100012"],
    ["HS 610910", "610910"],
    ["HTSUS: 6109.10.00.12", "6109100012"],
    ["hs code 6109 10", "610910"],
    ["６１０９", "6109"],
    ["61", "61"],
    [" 0702 ", "0702"],
  ])("reads %s as %s", (text, digits) => expect(hsDigits(text)).toBe(digits));
  it.each([
    ["", "nothing"],
    ["cotton shirts", "words"],
    ["70200", "an odd number of digits: a leading zero may be lost, and a guess is not a reading"],
    ["6109/6110", "two codes"],
    ["610910 or so", "words after it"],
  ])("reads no code from %j: %s", (text) => expect(hsDigits(text)).toBe(""));
  it("reads no code from nothing", () => expect(hsDigits(undefined)).toBe(""));
});

describe("hsFits(a, b)", () => {
  it.each([
    ["6109.10", "610910", "fits"],
    ["6109", "6109100012", "fits"],
    ["6109.10", "6109.90", "differs"],
    ["6109.10.0012", "6109.10.0040", "differs"],
    ["61", "6109", "unknown"],
    ["61", "62", "differs"],
    ["61", "6203", "differs"],
    [undefined, "6109", "unknown"],
    ["", "", "unknown"],
    ["shirt", "6109", "unknown"],
  ])("%s and %s: %s", (a, b, fit) => expect(hsFits(a, b)).toBe(fit));

  const code = fc
    .integer({ min: 1, max: 5 })
    .chain((pairs) => fc.stringMatching(new RegExp(`^[0-9]{${pairs * 2}}$`)));
  it("does not depend on the order of the two", () => {
    fc.assert(fc.property(code, code, (a, b) => hsFits(a, b) === hsFits(b, a)));
  });
  it("fits itself from four digits on, and never differs from itself", () => {
    fc.assert(fc.property(code, (a) => hsFits(a, a) === (a.length >= 4 ? "fits" : "unknown")));
  });
  it("keeps fitting when either code is cut to fewer digits, at least four", () => {
    fc.assert(fc.property(code, (a) => a.length < 4 || hsFits(a, a.slice(0, 4)) === "fits"));
  });
});

describe("isUnder(hs, prefixes)", () => {
  it.each([
    ["6109.10", ["61", "62"], true],
    ["6109.10", ["610910"], true],
    ["6109", ["610910"], false],
    ["6209", ["61"], false],
    ["0302", ["03"], true],
    [undefined, ["61"], false],
    ["6109", [], false],
  ])("%s under %j: %s", (hs, prefixes, under) => expect(isUnder(hs, prefixes)).toBe(under));
});
