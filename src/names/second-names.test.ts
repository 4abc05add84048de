import { describe, expect, it, test } from "vitest";
import { bandThresholds } from "./bands.ts";
import { compareNames } from "./compare-names.ts";
import { parseName } from "./parse-name.ts";
import { namesIn } from "./second-names.ts";
import { readTestTables } from "./test-tables.fixture.ts";

const tables = readTestTables();
const score = (a: string, b: string): number => compareNames(tables, a, b).score;
const namesOf = (raw: string): string[] =>
  namesIn(parseName(tables, raw)).map((name) => name.map(({ text }) => text).join(" "));

describe("namesIn(form)", () => {
  test.each([
    ["Qimulo Textile Co Ltd/Orvane Garment Co., Ltd.", ["Qimulo Textile Co Ltd", "Orvane Garment Co., Ltd"]],
    ["Qimulo Textile a/k/a Orvane Garment", ["Qimulo Textile", "Orvane Garment"]],
    ["Qimulo Import/Export Corporation", []],
    ["Qimulo Knitting/Woven", []],
    ["Qimulo People's Party/Front", []],
    ["Qimulo A/S", []],
  ])("%s: %j", (raw, names) => {
    expect(namesOf(raw)).toEqual(names);
  });
});

describe("compareNames(a, b): a cell that holds several names", () => {
  it("meets each of them, for a person to see", () => {
    for (const one of ["Qimulo Textile Co., Ltd.", "ORVANE GARMENT CO LTD"]) {
      const cell = "Qimulo Textile Co Ltd / Orvane Garment Co., Ltd.";
      expect(score(cell, one)).toBeGreaterThanOrEqual(bandThresholds.review);
      expect(score(cell, one)).toBeLessThan(bandThresholds.strong);
      expect(score(one, cell)).toBe(score(cell, one));
    }
  });

  it("meets no firm by a word that is only part of one of them", () => {
    expect(score("Qimulo Textile / Orvane Garment", "Qimulo Machinery Ltd")).toBeLessThan(
      bandThresholds.review,
    );
  });
});

describe("compareNames(a, b): the firms of a group, and the initials of a body", () => {
  test.each([
    ["QIMULO MANAGEMENT LTD", "QIMULO LIMITED"],
    ["Qimulo Systems Ltd", "Qimulo Ltd"],
    ["Qimulo Securities Co Ltd", "Qimulo Co Ltd"],
  ])("%s is no alert for %s", (a, b) => {
    expect(score(a, b)).toBeLessThan(bandThresholds.review);
    expect(score(a, b)).toBeGreaterThanOrEqual(bandThresholds.weak);
  });

  it("stays in sight where Chinese leaves such a word out", () => {
    expect(score("华孚管理有限公司", "Huafu Co., Ltd.")).toBeGreaterThanOrEqual(bandThresholds.review);
  });

  it("takes three letters for a body, and for no firm", () => {
    expect(score("QLA", "Qimulo Liberation Army")).toBeGreaterThanOrEqual(bandThresholds.review);
    expect(score("QLM", "Qimulo Lisar Mills")).toBeLessThan(bandThresholds.weak);
    expect(score("QLM", "Qimulo Lisar Mining Ltd")).toBeLessThan(bandThresholds.weak);
    expect(score("QLA Ltd", "Qimulo Lisar Arts")).toBeLessThan(bandThresholds.weak);
  });
});
