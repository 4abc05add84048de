import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Named } from "../../model/mention.ts";
import { Gazetteer, pagesOf } from "./gazetteer.ts";

const named: readonly Named[] = [
  {
    id: "p1",
    kind: "party",
    names: ["Velmora Textiles Co., Ltd.", "Velmora Textiles", "维尔莫拉纺织有限公司"],
  },
  { id: "p2", kind: "party", names: ["Velmora Textiles Kestrel Mill"] },
  { id: "p3", kind: "party", names: ["Kestrel"] },
  { id: "p4", kind: "party", names: ["Hanno"] },
  { id: "p5", kind: "party", names: ["Orchard"] },
  { id: "p6", kind: "party", names: ["KMT"] },
  { id: "e1", kind: "list-entry", names: ["Kestrel"] },
  { id: "place:hanno", kind: "place", names: ["Hanno", "汉诺"] },
  { id: "good:tomato", kind: "good", names: ["tomato", "raw silk"] },
];
const gazetteer = new Gazetteer(named, { isCommonWord: (word) => word === "orchard" });

const read = (text: string): readonly string[] =>
  gazetteer
    .find(text)
    .map(({ id, text: words, weak }) => `${id}: ${words}${weak === undefined ? "" : ` (${weak})`}`);

describe("a name is found", () => {
  it.each<[string, string, readonly string[]]>([
    ["as it stands", "Norland sanctioned Velmora Textiles.", ["p1: Velmora Textiles"]],
    [
      "with its legal form, in other letters",
      "It bought from VELMORA TEXTILES CO LTD.",
      ["p1: VELMORA TEXTILES CO LTD"],
    ],
    ["with accents and genitive", "He left Vélmora Textiles’s yard.", ["p1: Vélmora Textiles"]],
    ["over a line end", "at Velmora\nTextiles, they said", ["p1: Velmora\nTextiles"]],
    ["the longest one", "at Velmora Textiles Kestrel Mill now", ["p2: Velmora Textiles Kestrel Mill"]],
    ["in Han text without spaces", "工人在维尔莫拉纺织有限公司工作。", ["p1: 维尔莫拉纺织有限公司"]],
    [
      "of goods in the plural and in small letters",
      "Tomatoes and raw silk.",
      ["good:tomato: Tomatoes", "good:tomato: raw silk"],
    ],
    ["of all things that have it", "They blamed Kestrel.", ["p3: Kestrel", "e1: Kestrel"]],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe("a name is not found", () => {
  it.each([
    ["within a word", "The Kestrelson family."],
    ["in small letters", "A kestrel flew over the orchard."],
    ["over the end of a sentence", "They left Velmora. Textiles rose."],
    ["as an acronym in small letters", "the kmt was"],
    ["in part", "Velmora said so."],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("a mention is weak", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "where a company is called like a place",
      "They came to Hanno.",
      ["p4: Hanno (common-word)", "place:hanno: Hanno"],
    ],
    ["where its name is an ordinary word", "They sued Orchard.", ["p5: Orchard (common-word)"]],
    ["where it is a short acronym", "They sued KMT.", ["p6: KMT (common-word)"]],
    [
      "where the name goes on",
      "They sued Kestrel Gold Holdings.",
      ["p3: Kestrel (longer-name)", "e1: Kestrel (longer-name)"],
    ],
    [
      "where another begins before it",
      "They sued Blue Kestrel today.",
      ["p3: Kestrel (longer-name)", "e1: Kestrel (longer-name)"],
    ],
    ["where a company’s ending follows in Han text", "汉诺化工有限公司", ["place:hanno: 汉诺 (longer-name)"]],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("and makes no page by itself, as two names or one written alone do", () => {
    expect([...pagesOf(gazetteer.find("They sued Orchard, Kestrel Gold and KMT in Hanno."))]).toEqual([
      "place:hanno",
    ]);
    expect([...pagesOf(gazetteer.find("Kestrel Gold paid. Then Kestrel did."))]).toEqual(["p3", "e1"]);
  });

  it("not by an article, a demonym or the head of a sentence before it", () => {
    expect(read("The Chinese Kestrel fell. Yesterday Kestrel rose. In Kestrel’s yard")).toEqual([
      ...["p3: Kestrel", "e1: Kestrel", "p3: Kestrel", "e1: Kestrel", "p3: Kestrel", "e1: Kestrel"],
    ]);
  });
});

it("slices, overlaps nothing else and finds every name that stands alone, in any text", () => {
  const noise = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(
      noise,
      noise,
      fc.constantFrom("Velmora Textiles", "Kestrel", "维尔莫拉纺织有限公司"),
      (a, b, name) => {
        const text = `${a}\n\n${name}\n\n${b}`;
        const found = gazetteer.find(text);
        for (const { start, end, text: words } of found) expect(text.slice(start, end)).toBe(words);
        const spans = [...new Map(found.map((one) => [one.start, one])).values()];
        for (const [at, { start }] of spans.entries())
          expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
        expect(found.some(({ start, text: words }) => start === a.length + 2 && words === name)).toBe(true);
      },
    ),
  );
});
