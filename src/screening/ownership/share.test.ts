import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentText, readShare } from "./share.ts";

describe("readShare(text)", () => {
  it.each<[string, number, number]>([
    ["51%", 510_000, 510_000],
    ["51 %", 510_000, 510_000],
    ["50", 500_000, 500_000],
    ["33,3333 per cent", 333_333, 333_333],
    ["16.66666%", 166_666, 166_667],
    ["0.5%", 5_000, 5_000],
    ["100.00", 1_000_000, 1_000_000],
    ["more than 25", 250_000, 1_000_000],
    ["> 50%", 500_000, 1_000_000],
    ["at least 50 %", 500_000, 1_000_000],
    ["75% or more", 750_000, 1_000_000],
    ["less than 50%", 0, 500_000],
    ["25-50%", 250_000, 500_000],
    ["25% to 50%", 250_000, 500_000],
    ["between 25 and 50 percent", 250_000, 500_000],
    ["５１％", 510_000, 510_000],
  ])("%s: from %i to %i parts per million", (text, min, max) => {
    expect(readShare(text)).toEqual({ min, max });
  });

  it.each([
    undefined,
    "",
    "majority",
    "about 60%",
    "0.51",
    "1",
    "1.0",
    "101%",
    "60-50%",
    "50% of the votes",
    "-5%",
    "51%%",
  ])("%s: not known", (text) => {
    expect(readShare(text)).toBeUndefined();
  });

  it("reads back what a share is told as", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (parts) => {
        expect(readShare(percentText(parts))).toEqual({ min: parts, max: parts });
      }),
    );
  });

  it("gives an interval within the whole, or nothing, of any text", () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^(more than )?[\d.,]{1,8}( ?%)?(-[\d.,]{1,5})?$/));
    fc.assert(
      fc.property(texts, (text) => {
        const share = readShare(text);
        if (share === undefined) return;
        expect(0 <= share.min && share.min <= share.max && share.max <= 1_000_000).toBe(true);
      }),
    );
  });
});
