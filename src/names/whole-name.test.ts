import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames } from "./compare-names.ts";
import { indexKeys } from "./index-keys.ts";
import { parseName } from "./parse-name.ts";
import { readTestTables } from "./test-tables.fixture.ts";
import { isOneSlip } from "./whole-name.ts";

const tables = readTestTables();

describe("isOneSlip(a, b)", () => {
  it.each([
    ["a letter changed", "westerngold", "westerngdld", true],
    ["a letter left out", "westerngold", "westernold", true],
    ["a letter put in, at the end", "westerngold", "westerngolds", true],
    ["neighbours exchanged", "westerngold", "westenrgold", true],
    ["the same", "westerngold", "westerngold", true],
    ["two letters changed", "westerngold", "wastarngold", false],
    ["a digit changed", "plant841cotton", "plant842cotton", false],
    ["far letters exchanged", "westerngold", "destergnwolo", false],
  ])("%s", (_what, a, b, expected) => {
    expect(isOneSlip(a, b)).toBe(expected);
    expect(isOneSlip(b, a)).toBe(expected);
  });
});

describe("compareNames(a, b) of whole names", () => {
  it.each([
    [
      "the same words in another order",
      "Heze Cotton and Linen Co., Ltd.",
      "Cotton Heze and Linen Co., Ltd.",
      7_500,
    ],
    [
      "one slip in a long name",
      "Western Gold Hami Mining Co., Ltd.",
      "Western Gdld Hami Mining Co., Ltd.",
      6_000,
    ],
  ])("%s", (_what, a, b, least) => {
    expect(compareNames(tables, a, b).score).toBeGreaterThanOrEqual(least);
  });

  it("initials in another order are another name", () => {
    expect(compareNames(tables, "C.B.A. Company", "A.B.C. Company").band).toBe("none");
  });

  it("a number that differs is no slip", () => {
    expect(
      compareNames(tables, "Cotton Warehouse Number 841 Company", "Cotton Warehouse Number 842 Company").band,
    ).not.toBe("strong");
  });

  it("a sister company one letter away is no alert", () => {
    expect(["weak", "none"]).toContain(
      compareNames(tables, "Xinjiang Huafu Textile Co., Ltd.", "Xinjiang Huafa Textile Co., Ltd.").band,
    );
  });

  it("any slip in a long name is found by a shared key and kept in sight", () => {
    const name = "Aksu Biaoxin Fiber Co., Ltd.";
    const keys = (text: string) => new Set(indexKeys(parseName(tables, text)).map(({ key }) => key));
    const known = keys(name);
    fc.assert(
      fc.property(fc.nat(15), fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), (at, letter) => {
        const slipped = name.slice(0, at) + letter + name.slice(at + 1);
        fc.pre(slipped[4] === " " && slipped[12] === " ");
        expect(compareNames(tables, name, slipped).score).toBeGreaterThanOrEqual(6_000);
        expect([...keys(slipped)].some((key) => known.has(key))).toBe(true);
      }),
    );
  });
});
