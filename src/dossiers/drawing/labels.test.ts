import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { widthOf, wrapLabel } from "./labels.ts";

describe("wrapLabel(text, width, size, lines)", () => {
  it.each([
    ["Korvan Cotton Ginning Co., Ltd.", 3, ["Korvan Cotton", "Ginning Co.,", "Ltd."]],
    ["Korvan Cotton Ginning Co., Ltd.", 2, ["Korvan Cotton", "Ginning Co.,…"]],
    ["阿克苏霓云棉纺织有限公司", 2, ["阿克苏霓云棉纺织", "有限公司"]],
    ["", 2, []],
    ["   ", 2, []],
  ])("breaks %j into at most %i lines", (text, lines, expected) => {
    expect(wrapLabel(text, 88, 10, lines)).toEqual(expected);
  });

  it("keeps every line within the width and the number of lines, whatever the name", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.integer({ min: 30, max: 170 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, lines) => {
          const wrapped = wrapLabel(text, width, 10, lines);
          expect(wrapped.length).toBeLessThanOrEqual(lines);
          for (const line of wrapped) expect(widthOf(line, 10)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it("loses no mark but spaces where the lines suffice", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "M", "纺", " ", "-"), maxLength: 60 }), (text) => {
        expect(wrapLabel(text, 60, 10, 99).join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});
