import { describe, expect, it, test } from "vitest";
import { bandThresholds } from "./bands.ts";
import { compareNames } from "./compare-names.ts";
import { consonants } from "./consonants.ts";
import { fromEnglishSpelling } from "./english-spelling.ts";
import { indexKeys } from "./index-keys.ts";
import { parseName } from "./parse-name.ts";
import { renderingsOf, restOfRendering } from "./renderings.ts";
import { readTestTables } from "./test-tables.fixture.ts";

const tables = readTestTables();
const score = (a: string, b: string): number => compareNames(tables, a, b).score;

describe("renderingsOf(tables, brand)", () => {
  test.each([
    ["绿洲", "oasis"],
    ["金星", "gold star"],
    ["芯购", "chipgou"],
    ["玫瑰园林", "roseyuanlin"],
  ])("%s may be %s", (brand, rendering) => {
    expect(renderingsOf(tables.characters(), brand)).toContain(rendering);
  });

  it("never makes more than six of a brand, and none of one letter or a phrase", () => {
    const { renderings } = tables.characters();
    for (const brand of renderings.keys())
      expect(renderingsOf(tables.characters(), brand).length).toBeLessThanOrEqual(6);
    expect(renderingsOf(tables.characters(), "金")).toEqual([]);
    expect(renderingsOf(tables.characters(), "金星金星金星金")).toEqual([]);
  });
});

test("restOfRendering keeps the words that not every name may have", () => {
  expect(restOfRendering("global link", (word) => word === "global")).toBe("link");
  expect(restOfRendering("gold star", () => false)).toBe("");
});

describe("compareNames(a, b): a brand by its meaning", () => {
  test.each([
    ["绿洲鞋业有限公司", "Oasis Shoes Co., Ltd."],
    ["长城纺织有限公司", "Great Wall Textile Co., Ltd."],
    ["珍妮服装有限公司", "Jenny Garment Co., Ltd."],
    ["新世纪电子有限公司", "New Century Electronics Ltd"],
  ])("%s ~ %s is for a person to see, and shares a key", (a, b) => {
    expect(score(a, b)).toBeGreaterThanOrEqual(bandThresholds.review);
    expect(score(a, b)).toBeLessThan(bandThresholds.strong);
    expect(score(b, a)).toBe(score(a, b));
    const keys = new Set(indexKeys(parseName(tables, a)).map(({ key }) => key));
    expect(indexKeys(parseName(tables, b)).some(({ key }) => keys.has(key) && !/^[cpw]:/.test(key))).toBe(
      true,
    );
  });

  it("is another brand where the meaning is another, and no brand where every word is a trade word or a place", () => {
    expect(score("金星纺织有限公司", "Silver Star Textile Co., Ltd.")).toBeLessThan(bandThresholds.weak);
    expect(score("华能集团有限公司", "China Energy Group Co., Ltd.")).toBeLessThan(bandThresholds.weak);
  });
});

describe("words read as what they are made of", () => {
  it("reads a country and a trade word written as one", () => {
    expect(score("Swissoil Trading Ltd", "Swiss Oil Trading Ltd")).toBeGreaterThanOrEqual(
      bandThresholds.strong,
    );
    expect(parseName(tables, "Swissoil").tokens.map(({ role, text }) => `${role} ${text}`)).toEqual([
      "place Swiss",
      "concept oil",
    ]);
    expect(parseName(tables, "Chinatown").brand.map(({ text }) => text)).toEqual(["Chinatown"]);
  });

  it("reads Chinese that is spelled for English readers", () => {
    expect(fromEnglishSpelling("ausay")).toContain("ousai");
    expect(fromEnglishSpelling("holiday")).toEqual([]);
    expect(fromEnglishSpelling("huafu")).toEqual([]);
  });

  it("lets a German ach leave no trace, as Chinese does", () => {
    expect(consonants("auerbach")).toBe(consonants("aoerbahe"));
    expect(consonants("coach")).not.toBe(consonants("coa"));
  });
});
