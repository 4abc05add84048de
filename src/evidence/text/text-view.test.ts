import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextLayer } from "../../model/text-layer.ts";
import { viewOf } from "./text-view.ts";

const layerOf = (text: string, hidden: TextLayer["hidden"] = []): TextLayer => ({
  ...{ id: "0".repeat(64), document: "1".repeat(64), reader: { name: "txt", version: "1" } },
  ...{ text, hidden, remarks: [] },
});

const sentences = (text: string): readonly string[] => {
  const view = viewOf(layerOf(text));
  return view.sentences.map((one) => (view.passage(one)?.text ?? "").replaceAll(/\s+/g, " "));
};

const quotations = (text: string): readonly string[] =>
  viewOf(layerOf(text)).quotations.map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  it.each<[string, readonly string[]]>([
    ["“We left. We ran,” she said. They stayed.", ["“We left. We ran,” she said.", "They stayed."]],
    ["“Why?” he asked. Nobody knew.", ["“Why?” he asked.", "Nobody knew."]],
    ["Steven T. Abara spoke. It rained.", ["Steven T. Abara spoke.", "It rained."]],
    ["He saw Dr. Osei in the U.S. Senate.", ["He saw Dr. Osei in the U.S. Senate."]],
    ["It would\n\n[[Page H12]]\n\nleave many. It ended.", ["It would [[Page H12]] leave many.", "It ended."]],
    [
      "A line that is wrapped after some forty\ncharacters goes on. And so\ndoes this one.",
      ["A line that is wrapped after some forty characters goes on.", "And so does this one."],
    ],
    ["It rose. (1,2,8-10) It fell. (3)", ["It rose.", "It fell."]],
    ["NAIROBI (Wire) – Rain fell.", ["Rain fell."]],
  ])("of %j", (text, expected) => expect(sentences(text)).toEqual(expected));
});

describe("quotations", () => {
  it.each<[string, readonly string[]]>([
    ["He said,\"No.\" She said “yes” and ``maybe''.", ['"No."', "“yes”", "``maybe''"]],
    ["‘They took our papers,’ she said of the workers’ flat.", ["‘They took our papers,’"]],
    ["The workers' rights and the firms' duties", []],
    ["'It is the workers' right,' he said.", ["'It is the workers' right,'"]],
    ['„Ja“, «oui» and a 12" pipe', ["„Ja“", "«oui»"]],
    ["“One goes on.\n\n“And ends here.”", ["“One goes on.", "“And ends here.”"]],
    ['a stray " mark in a text', []],
  ])("of %j", (text, expected) => expect(quotations(text)).toEqual(expected));

  it("that a second paragraph takes up are told", () => {
    const [first, second] = viewOf(layerOf("“One goes on.\n\n“And ends here.”")).quotations;
    expect([first?.open, first?.resumes, second?.open, second?.resumes]).toEqual([true, false, false, true]);
  });
});

describe("a view", () => {
  it("reads no hidden words", () => {
    const text = "Seen words. Hidden order! Seen again.";
    const view = viewOf(layerOf(text, [{ start: 12, end: 25, why: "not-displayed" }]));
    expect(view.tokens.map(({ text: word }) => word)).toEqual(["Seen", "words", ".", "Seen", "again", "."]);
  });

  it("slices the text, in order, whatever the text", () => {
    const words = fc.constantFrom(
      "Li",
      "said",
      "“",
      "”",
      '"',
      "'",
      "\n",
      "\n\n",
      "The mill.",
      "阿克苏",
      "🙂",
      "can't",
      "U.S.",
      " ",
    );
    const mixed = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), mixed), (text) => {
        const view = viewOf(layerOf(text));
        let last = 0;
        for (const token of view.tokens) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          last = token.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        for (const { start, end, inner } of view.quotations)
          expect(start <= inner.start && inner.start <= inner.end && inner.end <= end).toBe(true);
      }),
    );
  });
});
