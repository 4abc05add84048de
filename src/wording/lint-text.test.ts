import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordingRows } from "../../bench/quality/wording/rows.ts";
import { wordingTables } from "../operations/tables/wording.ts";
import { lintText } from "./lint-text.ts";

const tables = wordingTables();
const found = (text: string) => lintText(text, "text", tables).map((one) => one.class);

describe("words that must not leave", () => {
  it.each([
    ["Please sign our no forced labour statement.", "forced-labour"],
    ["f o r c e d  l a b o u r", "forced-labour"],
    ["fоrсеd lаbоur", "forced-labour"],
    ["f0rced lab0ur", "forced-labour"],
    ["forced\u200b lab\u00adour", "forced-labour"],
    ["强 迫 劳 动", "forced-labour"],
    ["qiǎngpò láodòng", "forced-labour"],
    ["強迫勞動", "forced-labour"],
    ["no cotton from Xinjiang, please", "region-accusation"],
    ["UFLPA file", "law"],
  ])("finds %s", (text, kind) => expect(found(text)).toContain(kind));

  it.each([
    "Forced air dryer, 12 kW, with slave drive.",
    "Demurrage and detention of two containers in Ningbo.",
    "Consignee: No. 12 Beijing Road, Urumqi, Xinjiang.",
    "本周集中营业，请提前备货。",
    "法人权限变更，请更新。",
  ])("passes %s", (text) => expect(found(text)).toEqual([]));

  it("gives the exact words, in order, none over another", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("forced labour ", "yarn ", "UFLPA ", "新疆棉", "xyz"), { maxLength: 12 }),
        (parts) => {
          const text = parts.join("");
          let end = 0;
          for (const one of lintText(text, "text", tables)) {
            expect(text.slice(one.start, one.end)).toBe(one.text);
            expect(one.start).toBeGreaterThanOrEqual(end);
            ({ end } = one);
          }
        },
      ),
    );
  });

  it("still finds a term whatever invisible characters stand between its letters", () => {
    const hidden = fc.constantFrom("", "\u200b", "\u00ad", "\u2060", "\ufeff");
    fc.assert(
      fc.property(fc.array(hidden, { minLength: 13, maxLength: 13 }), (between) => {
        const text = [..."forced labour"].map((letter, at) => letter + (between[at] ?? "")).join("");
        expect(found(`Dear all, ${text} thank you`)).toContain("forced-labour");
      }),
    );
  });

  it("never throws, and its time grows with the text alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(Array.isArray(lintText(text, "text", tables))).toBe(true);
      }),
    );
    const start = process.cpuUsage().user;
    lintText("f o r c e d ".repeat(40_000), "text", tables);
    const spent = process.cpuUsage().user - start;
    expect(spent / 1e6).toBeLessThan(60);
  });
});

describe("the sets of bench/quality/wording", () => {
  const share = (set: "endangering" | "innocent", split: string): number => {
    const rows = wordingRows(set).filter((row) => row.split === split);
    return rows.filter((row) => lintText(row.text, row.channel, tables).length > 0).length / rows.length;
  };

  it("stops all of the half that rules are written on, and none of its innocent texts", () => {
    expect([share("endangering", "development"), share("innocent", "development")]).toEqual([1, 0]);
  });

  it("stops at most 2 % of the innocent texts of the half that is kept", () => {
    expect(share("innocent", "kept")).toBeLessThanOrEqual(0.02);
  });
});
