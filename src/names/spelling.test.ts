import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { consonants } from "./consonants.ts";
import { editCost, likeness, oneSlipApart } from "./edit-distance.ts";
import { digitNumber, hanNumber, romanNumber, spelledNumber } from "./numerals.ts";
import { fromWadeGiles, pinyinSyllables, pinyinSyllablesOf, skeleton } from "./pinyin.ts";
import { shareOut } from "./share-out.ts";
import { transliterate } from "./transliterate.ts";

const word = fc.string({ unit: fc.constantFrom(..."abcdehiknoqstuxz"), maxLength: 9 });

describe("likeness(a, b), oneSlipApart(a, b)", () => {
  test.each([
    ["exxon", "exxor", 8_000],
    ["vital", "vitol", 8_600],
    ["gazprom", "gasprom", 9_143],
    ["beta", "meta", 6_250],
    ["huafu", "huafu", 10_000],
  ])("%s, %s: %i", (a, b, expected) => {
    expect(likeness(a, b)).toBe(expected);
  });

  it("is symmetric, in bounds, and whole only for equal words", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(editCost(a, b, 200)).toBe(editCost(b, a, 200));
        expect(oneSlipApart(a, b)).toBe(oneSlipApart(b, a));
        expect(likeness(a, b) === 10_000).toBe(a === b);
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("gives up early only where the cost is beyond the limit", () => {
    fc.assert(
      fc.property(word, word, fc.nat(60), (a, b, limit) => {
        expect(editCost(a, b, limit)).toBe(Math.min(editCost(a, b, 1_000), limit + 1));
      }),
    );
  });
});

describe("pinyin", () => {
  test.each([
    ["huafu", ["hua", "fu"]],
    ["xian", ["xian"]],
    ["jingweida", ["jing", "wei", "da"]],
    ["unitech", undefined],
  ])("%s falls into %j", (text, expected) => {
    expect(pinyinSyllablesOf(text)).toEqual(expected);
  });

  it("knows about 400 syllables", () => {
    expect(pinyinSyllables.size).toBeGreaterThan(390);
    expect(pinyinSyllables.size).toBeLessThan(420);
  });

  it("makes spellings of one sound alike, and skeletons of skeletons no other", () => {
    expect(skeleton("hwafu")).toBe(skeleton("huafu"));
    expect(skeleton("zhongtai")).toBe(skeleton("zongtai"));
    fc.assert(fc.property(word, (text) => skeleton(skeleton(skeleton(text))) === skeleton(skeleton(text))));
  });

  it("reads Wade-Giles", () => {
    expect(fromWadeGiles("hsinkang")).toEqual(expect.arrayContaining(["xingang", "xinkang"]));
    expect(fromWadeGiles("huafu")).toEqual([]);
  });

  it("finds a coined brand and its Chinese rendering by their consonants", () => {
    expect(consonants("spoden")).toBe(consonants("sibodeng"));
    expect(consonants("unitech")).toBe(consonants("younitaike"));
    expect(consonants("unimatic")).not.toBe(consonants("younitaike"));
  });
});

describe("numbers", () => {
  test.each([
    [digitNumber("1st"), "1"],
    [digitNumber("007"), "7"],
    [digitNumber("huafu"), undefined],
    [spelledNumber(["forty", "four"]), 44],
    [spelledNumber(["first"]), 1],
    [spelledNumber(["four", "forty"]), undefined],
    [romanNumber("xiv"), 14],
    [romanNumber("co"), undefined],
    [hanNumber("一二四"), 124],
    [hanNumber("十二"), 12],
    [hanNumber("二十"), 20],
    [hanNumber("华"), undefined],
  ])("%s = %s", (found, expected) => {
    expect(found).toBe(expected);
  });
});

describe("transliterate(text, script)", () => {
  test.each([
    ["шыңжаң", "cyrillic", "shyngzhang"],
    ["ئاقسۇ", "arabic", "aqsu"],
    ["قەشقەر", "arabic", "qeshqer"],
    ["αθήνα", "greek", "athina"],
    ["김정은", "hangul", "gimjeongeun"],
    ["バラク", "kana", "baraku"],
    ["huafu", "latin", "huafu"],
  ] as const)("%s (%s) is %s", (text, script, expected) => {
    expect(transliterate(text, script)).toBe(expected);
  });
});

describe("shareOut(numbers, whole)", () => {
  it("gives whole numbers that sum to the rounded-down whole", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000_000), { maxLength: 12 }),
        fc.integer({ min: 1, max: 9_000 }),
        (numbers, whole) => {
          const sum = numbers.reduce((total, number) => total + number, 0);
          const shares = shareOut(numbers, whole);
          expect(shares.reduce((total, share) => total + share, 0)).toBe(Math.floor(sum / whole));
        },
      ),
    );
  });
});
