import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { foldText, isBlankMarker } from "./fold-text.ts";

describe("foldText(raw)", () => {
  test.each([
    ["a line break is a space", "1 Road\r\nTown", "1 Road Town"],
    ["special spaces are spaces", "\u00a01\u2002Road\u3000", "1 Road"],
    ["invisible marks go", "Exa\u200bmple\ufeff\u00ad", "Example"],
    ["joiners stay, they spell letters", "ن\u200cما", "ن\u200cما"],
    ["canonically equal letters are one", "Cafe\u0301", "Café"],
    ["text kept by a formula", '="00123"', "00123"],
    ["what begins like a formula stays raw", "=1+2", "=1+2"],
    ["full-width marks of an address stay", "示例路１号（东）", "示例路１号（东）"],
  ])("%s", (_, raw, text) => {
    expect(foldText(raw)).toEqual({ text, mended: [] });
  });
  test.each([
    ["a lost character", "ROAD\u25a1TOWN\ufffd", "ROAD TOWN", /lost character/],
    ["a direction override", "Example \u202eDTL", "Example DTL", /direction/],
    ["a control character", "Exa\u0007mple", "Example", /control/],
    ["UTF-8 read as Windows-1252", "BÃ¬nh DÆ°Æ¡ng", "Bình Dương", /Windows-1252/],
    ["the same with Chinese", "å’Œç”°", "和田", /Windows-1252/],
  ])("%s is mended and named", (_, raw, text, why) => {
    const folded = foldText(raw);
    expect(folded.text).toBe(text);
    expect(folded.mended).toEqual([expect.stringMatching(why)]);
  });
  it("leaves real accents alone", () => {
    for (const text of ["São Paulo", "Zürich", "Ðng Nai", "Łódź", "Ürümqi", "Âncora Têxtil"])
      expect(foldText(text)).toEqual({ text, mended: [] });
  });
  it("folds once and for all", () => {
    const raw = fc.string({
      unit: fc.constantFrom(..."ab \n\u00a0\u200b\ufeff\u202e\ufffdé厂=\"'"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(raw, (text) => {
        expect(foldText(foldText(text).text)).toEqual({ text: foldText(text).text, mended: [] });
      }),
    );
  });
});

describe("isBlankMarker(text)", () => {
  test.each(["", "-", "--", "N/A", "n.a.", "NULL", "#N/A", "无", "0000-00-00", "?"])(
    "%j says nothing",
    (text) => {
      expect(isBlankMarker(text)).toBe(true);
    },
  );
  test.each(["0", "A", "No. 1", "Nadia Road"])("%j says something", (text) => {
    expect(isBlankMarker(text)).toBe(false);
  });
});
