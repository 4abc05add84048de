import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scriptsOf, searchedValues } from "./screened-record-values.ts";

describe("scriptsOf(name)", () => {
  it.each<[string, readonly string[]]>([
    ["Orvane Textile", ["Latin"]],
    ["阿克苏 Orvane", ["Latin", "Han"]],
    ["Орван", ["Cyrillic"]],
    ["ئاقسۇ توقۇمىچىلىق", ["Arabic"]],
    ["(주) 오르반", ["Hangul"]],
    ["オルヴァン織物", ["Han", "Katakana"]],
    ["ꆈꌠ", ["other"]],
    ["2020 - 3", []],
  ])("%s: %j", (name, scripts) => {
    expect(scriptsOf(name)).toEqual(scripts);
  });

  it("tells some script of every text with a letter of one, and no script of one without", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const letters = text
          .replace(/[^\p{Letter}]/gu, "")
          .replace(/[\p{Script=Common}\p{Script=Inherited}]/gu, "");
        expect(scriptsOf(text).length > 0).toBe(letters !== "");
      }),
    );
  });
});

describe("searchedValues(query, unsearched)", () => {
  const query = {
    party: "p",
    names: ["Orvane Textile", " Orvane Textile ", "***", "Co., Ltd."],
    identifiers: [
      { kind: "uscc", value: "91420112711981060J" },
      { kind: "lei", value: "not one" },
    ],
  };

  it("tells each value once, with its script, and what was not searched with the reason", () => {
    expect(searchedValues(query, ["***", "Co., Ltd."])).toEqual({
      searched: [
        { value: "Orvane Textile", kind: "name", scripts: ["Latin"] },
        { value: "91420112711981060J", kind: "uscc", scripts: [] },
      ],
      notSearched: [
        { value: "***", kind: "name", why: "it holds no letter or digit" },
        {
          value: "Co., Ltd.",
          kind: "name",
          why: "nothing but a legal form or words that every name may bear",
        },
        { value: "not one", kind: "lei", why: "no valid LEI" },
      ],
    });
  });
});
