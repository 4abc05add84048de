import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ExplanationLine } from "../model/hit.ts";
import { bandOf, bandThresholds } from "./bands.ts";
import { compareNames } from "./compare-names.ts";
import { foldName } from "./fold.ts";
import { readTestTables } from "./test-tables.fixture.ts";

const tables = readTestTables();
const bandFor = (a: string, b: string): string => compareNames(tables, a, b).band;

describe("compareNames(tables, a, b): the same firm", () => {
  test.each([
    ["阿克苏华孚色纺有限公司", "Aksu Huafu Textiles Co."],
    ["阿克苏华孚色纺有限公司", "Akesu Huafu Color Spinning Co., Ltd."],
    ["Xinjiang Huafu Textile Co Ltd", "XINJIANG HUA FU TEXTILE CO.,LTD"],
    ["新疆華孚紡織有限公司", "新疆华孚纺织有限公司"],
    ["和田泰达服饰有限公司", "Hetian Taida Apparel Co., Ltd"],
    ["喀什建工有限责任公司", "Kashgar Construction Engineering Co., Ltd."],
    ["Procter & Gamble Co.", "Procter and Gamble"],
    ["OAO Gazprom", "Open Joint Stock Company Gazprom"],
    ["ООО Байкал", "Baikal LLC"],
    ["3 Percenters", "Three Percenters"],
    ["Citigroup Capital Trust 15", "Citigroup Capital Trust XV"],
    ["شىنجاڭ خۇافۇ توقۇمىچىلىق چەكلىك شىركىتى", "Xinjiang Huafu Textile Co Ltd"],
    ["Siemens Aktiengeselschaft", "Siemens AG"],
    ["Xinjiang Zhongtai Huaxue Gufen Youxian Gongsi", "Xinjiang Zhongtai Chemical Co., Ltd."],
  ])("%s ~ %s is strong", (a, b) => {
    expect(bandFor(a, b)).toBe("strong");
  });

  test.each([
    ["大连尤尼泰克贸易有限公司", "Dalian Unitech Trading Co. Ltd."],
    ["Ninestar Corporation", "Zhuhai Ninestar Co., Ltd."],
    ["Trafalgura Group Pte. Ltd.", "Trafigura Group Pte. Ltd."],
    ["Trafalgura (Xinjiang) Textile Co., Ltd.", "Trafigura (Xinjiang) Textile Co., Ltd."],
  ])("%s ~ %s is for a person to see", (a, b) => {
    expect(compareNames(tables, a, b).score).toBeGreaterThanOrEqual(
      a.startsWith("Deng") ? 0 : bandThresholds.review,
    );
  });
});

describe("compareNames(tables, a, b): other firms", () => {
  test.each([
    ["Xinjiang Huafu Textile Co Ltd", "Xinjiang Huatai Textile Co Ltd"],
    ["Xinjiang Huafu Textile Co Ltd", "Xinjiang Huafa Textile Co Ltd"],
    ["新疆华孚纺织有限公司", "新疆华泰纺织有限公司"],
    ["新疆华孚纺织有限公司", "新疆华福纺织有限公司"],
    ["新疆华孚纺织有限公司", "Xinjiang Huatai Textile Co Ltd"],
    ["Bowne of Atlanta", "Bowne of Boston"],
    ["Changji Esquel Textile Co., Ltd.", "Turpan Esquel Textile Co., Ltd."],
    ["Shihezi Huafu Hongfeng Cotton Industry Co., Ltd.", "Shihezi Huafu Hongsheng Cotton Industry Co., Ltd."],
    ["Carlyle Partners VII", "Carlyle Partners VIII"],
    ["Xinjiang Textile Co., Ltd.", "Xinjiang Cotton Co., Ltd."],
    ["Xinjiang Textile Co., Ltd.", "Aksu Textile Co., Ltd."],
    ["Xinjiang Textile Co., Ltd.", "Xinjiang Huafu Textile Co., Ltd."],
    ["C.B.A. Company", "A.B.C. Company"],
    ["China National Pipeline Corporation", "China National Petroleum Corporation"],
    ["CK International Ltd", "D.E.S. International Co. Ltd."],
    ["JHT Apparel Co Ltd", "Jinan Haifang Trading Co., Ltd."],
    ["新疆纺织有限公司", "新疆棉业有限公司"],
  ])("%s ~ %s is no alert", (a, b) => {
    expect(compareNames(tables, a, b).score).toBeLessThan(bandThresholds.review);
  });

  it("never meets on region, trade and legal form alone", () => {
    expect(bandFor("Xinjiang Production Group Co., Ltd.", "Xinjiang Daqo New Energy Co., Ltd.")).toBe("none");
    expect(bandFor("新疆", "新疆华孚纺织有限公司")).toBe("none");
    expect(bandFor("Textile Co., Ltd.", "Xinjiang Huafu Textile Co., Ltd.")).toBe("none");
  });

  it("meets a name without a brand only where everything that distinguishes is equal", () => {
    expect(bandFor("Xinjiang Production and Construction Corps", "新疆生产建设兵团")).toBe("strong");
    expect(bandFor("China Railway Engineering Corporation", "China Railway Engineering Co., Ltd.")).toBe(
      "strong",
    );
    expect(bandFor("China Railway Engineering Corporation", "China Railroad Engineering Corporation")).toBe(
      "none",
    );
  });
});

describe("compareNames(tables, a, b, { schema: Person })", () => {
  test.each([
    ["Alisher Usmanov", "Usmanov, Alisher", true],
    ["Dr. Rami Makhlouf", "Rami Makhlouf", true],
    ["Сергей Лавров", "Sergey Lavrov", true],
    ["J. Smith", "John Smith", true],
    ["Boris Netanyahu", "Benjamin Netanyahu", false],
    ["Kim Jong Man", "Kim Jong Sik", false],
    ["Tursun Hasan", "Hasan Tursun Awut", true],
  ])("%s ~ %s: %s", (a, b, same) => {
    const { score } = compareNames(tables, a, b, { schema: "Person" });
    expect(score >= bandThresholds.review).toBe(same);
  });
});

const words =
  "Xinjiang Aksu Huafu Hua Fu Huatai Textile Cotton Trading International Group Co., Ltd. GmbH of & 新疆 华孚 华泰 纺织 有限公司 （香港） Baikal Байкал XV 8 第八师 U.S. 和田".split(
    " ",
  );
const name = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((list) => list.join(" ")),
  fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((list) => list.join("")),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);
const schema = fc.constantFrom("Company", "Person");
const key = (line: ExplanationLine, swap: boolean): string =>
  JSON.stringify([
    line.kind,
    swap ? line.candidate : line.query,
    swap ? line.query : line.candidate,
    line.similarity,
    line.weight,
    line.contribution,
  ]);

describe("compareNames: properties", () => {
  it("stays in bounds, sums exactly, bands by the score, and is the same each time", () => {
    fc.assert(
      fc.property(name, name, schema, (a, b, kind) => {
        const found = compareNames(tables, a, b, { schema: kind });
        const sum = found.explanation.reduce((total, line) => total + line.contribution, 0);
        expect(Number.isInteger(found.score) && found.score >= 0 && found.score <= 10_000).toBe(true);
        expect(found.explanation.every((line) => Number.isInteger(line.contribution))).toBe(true);
        expect(sum).toBe(found.score);
        expect(found.band).toBe(bandOf(found.score));
        expect(compareNames(readAgain, a, b, { schema: kind })).toEqual(found);
      }),
      { numRuns: 400 },
    );
  });

  it("shows each side in its own writing, also where both fold to the same", () => {
    const [line] = compareNames(tables, "Fu", "Fu &").explanation;
    expect(line).toMatchObject({ kind: "name", query: "Fu", candidate: "Fu &", contribution: 10_000 });
  });

  it("is the same the other way round, but for the sides", () => {
    fc.assert(
      fc.property(name, name, schema, (a, b, kind) => {
        const there = compareNames(tables, a, b, { schema: kind });
        const back = compareNames(tables, b, a, { schema: kind });
        expect(back.score).toBe(there.score);
        if (a !== b)
          expect(back.explanation.map((line) => key(line, true))).toEqual(
            there.explanation.map((line) => key(line, false)),
          );
      }),
      { numRuns: 400 },
    );
  });

  it("gives a name and itself the whole score", () => {
    fc.assert(
      fc.property(name, (a) => {
        expect(compareNames(tables, a, a).score).toBe(foldName(a) === "" ? 0 : 10_000);
      }),
    );
  });
});

const readAgain = readTestTables();
