import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import { law } from "./law.fixture.ts";
import { buildMakingProcesses, namesMaking } from "./making-processes.ts";

const isMaking = (text: string) => namesMaking(law.making, text);

describe("namesMaking(making, processes)", () => {
  it.each([
    "ginning",
    "Cotton Ginning",
    "ginning of cotton",
    "cutting | sewing",
    "Cut & Sew",
    "Warehousing; yarn spinning",
    "Final Product Assembly",
    "Raw Material Processing or Production",
    "轧花",
    "棉花加工",
    "棉纺纱、织造",
    "工业硅冶炼",
    "производство пряжи",
    "pamuk çırçırlama",
    "desmotado de algodón",
    "filature de coton",
    "dệt kim",
  ])("%s is making goods", (text) => expect(isMaking(text)).toBe(true));

  it.each([
    "",
    "sales office",
    "representative office",
    "cotton storage",
    "cotton",
    "仓库",
    "棉花仓库",
    "纺织品销售",
    "办事处",
    "ginning machinery sales",
    "sales of ginning",
    "former spinning",
    "no production",
    "non-manufacturing",
    "production planning",
    "spinning (planned)",
    "order processing",
    "不生产",
    "生产管理部",
    "headquarters",
    "склад",
    "depo",
    "warehouse and distribution",
    "and of the",
  ])("%s leaves it open", (text) => expect(isMaking(text)).toBe(false));

  it("is never told by a text with a word that is in no row", () => {
    const term = fc.constantFrom(...law.making.keys());
    fc.assert(
      fc.property(fc.array(term, { maxLength: 4 }), fc.constantFrom("office", "仓库", "qq"), (words, odd) => {
        expect(isMaking([...words, odd].join(" "))).toBe(false);
      }),
    );
  });

  it("is total and quick on long texts", () => {
    expect(isMaking("生产".repeat(5_000))).toBe(false);
    expect(isMaking(`${"ginning ".repeat(5_000)},`)).toBe(false);
  });
});

describe("buildMakingProcesses(text)", () => {
  it("refuses a kind that is none", () => {
    const text = "term,kind,language,source,source_date\nginning,making,en,x,2026-11-22\n";
    expect(() => buildMakingProcesses(text)).toThrow(SelvedgeError);
  });

  it("holds every kind, in several scripts", () => {
    expect(new Set(law.making.values())).toEqual(new Set(["process", "goods", "link"]));
    expect([...law.making.keys()].some((term) => /\p{Script=Han}/u.test(term))).toBe(true);
    expect([...law.making.keys()].some((term) => /\p{Script=Arabic}/u.test(term))).toBe(true);
  });
});
