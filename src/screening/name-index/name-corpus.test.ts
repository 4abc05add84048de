import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareForms, scoreForms } from "../../names/compare-names.ts";
import { parseName } from "../../names/parse-name.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { buildNameCorpus, NameCorpus } from "./name-corpus.ts";

const tables = readTestTables();
const words = [
  ..."Huafu HUAFU Hua Fu 华孚 Aksu 阿克苏 Xinjiang 新疆 Textile 纺织 Cotton Co. Ltd. 有限公司 Group II 2 and the".split(
    " ",
  ),
  ..."АО Завод №3 شىنجاڭ ABC A.B.C. Golden Star Stra (Shanghai) GmbH International".split(" "),
];
const name = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 })
  .map((some) => some.join(" "));
const corpusOf = (names: readonly string[]) => new NameCorpus(tables, buildNameCorpus(tables, names));

describe("NameCorpus", () => {
  it("scores as compareForms does, whatever the names", () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), name, (names, query) => {
        const corpus = corpusOf(names);
        const form = parseName(tables, query);
        for (const [number, text] of names.entries()) {
          const other = parseName(tables, text);
          const { score } = compareForms(tables, form, other);
          expect([text, scoreForms(tables, form, other)]).toEqual([text, score]);
          expect([text, scoreForms(tables, form, corpus.formOf(number))]).toEqual([text, score]);
          expect(corpus.textOf(number)).toBe(text);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("answers with the best first, none below the least, ties by number", () => {
    const corpus = corpusOf([
      "Huafu Textile",
      "Aksu Huafu Textile Co., Ltd.",
      "Golden Star",
      "Huafu Textile",
    ]);
    const found = corpus.search(parseName(tables, "Huafu Textile"), 50, 6_000);
    expect(found.map(({ name: number }) => number).slice(0, 2)).toEqual([0, 3]);
    expect(found[0]?.score).toBe(10_000);
    expect(found.every(({ score }, at) => score >= 6_000 && score <= (found[at - 1]?.score ?? 10_000))).toBe(
      true,
    );
    expect(corpus.size).toBe(4);
  });

  it("holds no name at all", () => {
    expect(corpusOf([]).search(parseName(tables, "Huafu"), 50, 0)).toEqual([]);
  });
});
