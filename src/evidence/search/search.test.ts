import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSegment, type Text } from "./build-segment.ts";
import { nameQuestion, readQuestion } from "./question.ts";
import { search, spansOf } from "./search.ts";
import { Segment } from "./segment.ts";
import { eachToken } from "./tokens.ts";

const texts: readonly Text[] = [
  { id: "t1", text: "The Ruritania Spinning Company denied it. Ruritanian spinning went on." },
  { id: "t2", text: "Le tissage de l'Été; SPINNING, weaving. The company of spinners." },
  { id: "t3", text: "瑞丽纺织有限公司的工人说，纺织厂很好。" },
  { id: "t4", text: "ئۇيغۇر ئاپتونوم رايونى; naïve Straße, Łódź" },
];
const segments = [texts.slice(0, 2), texts.slice(2)].map((some) => new Segment(buildSegment(some)));
const ids = (question: string): readonly string[] =>
  search(segments, readQuestion(question), 10).found.map(({ id }) => id);

describe("search", () => {
  it.each<[string, readonly string[]]>([
    ["spinning", ["t1", "t2"]],
    ["SPINNING company", ["t1", "t2"]],
    ['"spinning company"', ["t1"]],
    ["“spinning company”", ["t1"]],
    ["ete", ["t2"]],
    ["spin*", ["t1", "t2"]],
    ["纺织厂", ["t3"]],
    ["纺织", ["t3"]],
    ["织厂有限", []],
    ["厂", ["t3"]],
    ["好", ["t3"]],
    ['"公司的工人说，纺织厂"', ["t3"]],
    ["ئۇيغۇر", ["t4"]],
    ["naive", ["t4"]],
    ["Naïve STRASSE lodz", ["t4"]],
    ["na", []],
    ["spinning 纺织", []],
    ["absent", []],
  ])("%s", (question, expected) => expect(ids(question)).toEqual(expected));

  it("says where", () => {
    const [first] = search(segments, nameQuestion("Ruritania Spinning"), 10).found;
    const text = texts[0]?.text ?? "";
    expect(spansOf(text, first?.places ?? []).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Ruritania Spinning",
    ]);
  });

  it("says how many there are where not all are given", () => {
    const { total, found } = search(segments, readQuestion("spinning"), 1);
    expect([total, found.length]).toEqual([2, 1]);
  });

  it("refuses a question without a word", () => expect(() => readQuestion(' "!" ')).toThrow(/no word/));
});

describe("search beside reading every text", () => {
  const word = fc.constantFrom("ab", "Ab", "é", "e", "b", "纺", "织", "厂", " ", " ", ".", "\n", "𠮷");
  const text = fc.array(word, { maxLength: 30 }).map((all) => all.join(""));
  const tokensOf = (of: string): string[] => {
    const all: string[] = [];
    eachToken(of, (token) => all.push(token));
    return all;
  };
  const holds = (tokens: readonly string[], phrase: readonly string[]): boolean =>
    tokens.some((_, at) => phrase.every((one, place) => tokens[at + place] === one));

  it("finds a phrase in the very texts that hold it, and its spans slice to it", () =>
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), text, fc.nat(8), (all, asked, cut) => {
        const phrase = tokensOf(asked);
        if (phrase.length === 0) return;
        const named = all.map((one, at) => ({ id: String(at), text: one }));
        const made = [named.slice(0, cut), named.slice(cut)].map((some) => new Segment(buildSegment(some)));
        const { found } = search(made, [{ tokens: phrase, beginning: false }], 100);
        const expected = named.filter((one) => holds(tokensOf(one.text), phrase)).map(({ id }) => id);
        expect(found.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
        for (const { id, places } of found) {
          const whole = all[Number(id)] ?? "";
          for (const { start, end } of spansOf(whole, places))
            expect(tokensOf(whole.slice(start, end))).toEqual(phrase);
        }
      }),
    ));
});
