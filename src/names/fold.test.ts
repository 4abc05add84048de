import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { foldName } from "./fold.ts";

describe("foldName(raw)", () => {
  test.each([
    ["Hetian Haolin Hair Accessories Co. Ltd.", "hetian haolin hair accessories co ltd"],
    ["  ÜRÜMQI—Tekstil  A.Ş. ", "urumqi tekstil a s"],
    ["新疆（和田）有限公司", "新疆 和田 有限公司"],
    ["Ｈｕａｆｕ", "huafu"],
    ["\u202bشىنجاڭ\u202c", "شىنجاڭ"],
    ["", ""],
  ])("%s", (raw, folded) => {
    expect(foldName(raw)).toBe(folded);
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (raw) => foldName(foldName(raw)) === foldName(raw)),
    );
  });
});
