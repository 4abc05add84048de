import { describe, expect, it, test } from "vitest";
import { indexKeys } from "./index-keys.ts";
import { parseName } from "./parse-name.ts";
import { readTestTables } from "./test-tables.fixture.ts";

const tables = readTestTables();
const keysOf = (raw: string): Set<string> => new Set(indexKeys(parseName(tables, raw)).map(({ key }) => key));
const shared = (a: string, b: string): string[] => [...keysOf(a)].filter((key) => keysOf(b).has(key));

describe("indexKeys(form)", () => {
  test.each([
    ["Huafu", "Hua Fu", "b:huafu"],
    ["Huafu", "华孚", "b:huafu"],
    ["Zhongtai", "Zongtai", "b:zontai"],
    ["Bingtuan", "Bigntuan", "s:bintuan"],
    ["Unitech", "尤尼泰克", "k:ntk"],
    ["PLA", "People's Liberation Army", "a:pla"],
    ["新疆纺织", "Xinjiang Textile", "w:CN-65+textile"],
  ])("%s and %s share %s", (a, b, key) => {
    expect(shared(a, b)).toContain(key);
  });

  it("gives each key once, with a whole weight above zero", () => {
    const keys = indexKeys(parseName(tables, "Xinjiang Hua Hua Textile Textile Group XV Co., Ltd."));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
    for (const { weight } of keys) expect(Number.isInteger(weight) && weight > 0).toBe(true);
  });

  it("gives none to an empty name", () => {
    expect(indexKeys(parseName(tables, " ... "))).toEqual([]);
  });
});
