import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alike, capitalised, filled } from "./slots.ts";

interface Said {
  readonly text: string;
  readonly name: string;
}

const groups = (said: readonly Said[]) =>
  alike(
    said,
    ({ text }) => text,
    ({ name }) => name,
  );

describe("alike(items, textOf, slotOf)", () => {
  it.each<[string, readonly Said[], readonly (readonly string[])[]]>([
    [
      "texts that differ only in the name are one",
      [
        { text: "who made Shirt?", name: "Shirt" },
        { text: "who made Poplin?", name: "Poplin" },
      ],
      [["who made ", "?"]],
    ],
    [
      "texts that differ otherwise stay apart and whole",
      [
        { text: "who made Shirt?", name: "Shirt" },
        { text: "who wove Poplin?", name: "Poplin" },
      ],
      [["who made Shirt?"], ["who wove Poplin?"]],
    ],
    [
      "one text of two names stays whole",
      [
        { text: "is Korvan the listed one?", name: "Shirt" },
        { text: "is Korvan the listed one?", name: "Poplin" },
      ],
      [["is Korvan the listed one?"]],
    ],
    [
      "a name that also stands elsewhere joins nothing",
      [
        { text: 'is Cotton "Cotton, dyed"?', name: "Cotton" },
        { text: 'is Silk "Cotton, dyed"?', name: "Silk" },
      ],
      [['is Cotton "Cotton, dyed"?'], ['is Silk "Cotton, dyed"?']],
    ],
    ["an empty name divides nothing", [{ text: "abc", name: "" }], [["abc"]]],
  ])("%s", (_, said, pieces) => {
    expect(groups(said).map((one) => one.pieces)).toEqual(pieces);
  });

  it("loses nothing: every text is its pieces with its own name between them", () => {
    const words = fc.string({ unit: fc.constantFrom(..."ab ?"), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.record({ text: words, name: words }), { maxLength: 12 }), (said) => {
        const made = groups(said);
        expect(made.flatMap(({ items }) => items).length).toBe(said.length);
        for (const { items, pieces } of made)
          for (const { text, name } of items)
            expect(pieces.length === 1 ? pieces[0] : pieces.join(name)).toBe(text);
      }),
    );
  });
});

describe("filled(pieces, filler)", () => {
  it("escapes the pieces and sets the filler between them", () => {
    expect(filled(["<a> ", "!"], "&").text).toBe("<bdi>&lt;a&gt; </bdi>&amp;<bdi>!</bdi>");
  });
});

describe("capitalised(text, names)", () => {
  it.each([
    ["an order covers it", [], "An order covers it"],
    ["bom.csv row 2 names it", [], "bom.csv row 2 names it"],
    ["the north mill supplied it", ["the north mill"], "the north mill supplied it"],
    ["adidas supplied it", ["adidas"], "adidas supplied it"],
    ["阿克苏 is a match", [], "阿克苏 is a match"],
    ["", [""], ""],
  ])("%s", (text, names, made) => {
    expect(capitalised(text, names)).toBe(made);
  });
});
