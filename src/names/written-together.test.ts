import { describe, expect, it } from "vitest";
import { bandThresholds } from "./bands.ts";
import { compareNames } from "./compare-names.ts";
import { readTestTables } from "./test-tables.fixture.ts";

const tables = readTestTables();
const score = (a: string, b: string): number => compareNames(tables, a, b).score;

describe("compareNames(a, b): words written together and apart", () => {
  it.each([
    ["a place and a brand", "Urumqitianlu Trading", "Urumqi Tianlu Trading Co., Ltd."],
    ["a letter with a hyphen", "E-Zelmo Shipping Company Ltd", "Ezelmo Shipping Limited"],
    ["initials beside a stroke", "QZMIEC", "Qimu Zelmo Machinery Import/Export Corporation"],
  ])("are one: %s", (_, a, b) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(bandThresholds.review);
    expect(score(b, a)).toBe(score(a, b));
  });

  it("are two where the brand beside the place is another by a letter", () => {
    expect(score("Urumqitianfu Trading", "Urumqi Tianlu Trading Co., Ltd.")).toBeLessThan(
      bandThresholds.review,
    );
  });
});
