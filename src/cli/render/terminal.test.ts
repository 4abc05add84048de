import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clip, columnsOf, hang, paint, shown, table, wrap } from "./terminal.ts";

const plain = { width: 80, color: false };

describe("columnsOf(text)", () => {
  it.each([
    ["abc", 3],
    ["阿克苏", 6],
    ["ئاقسۇ", 5],
    ["e\u0301", 1],
    ["\u001b[1mbold\u001b[22m", 4],
  ])("%s takes %i", (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe("wrap(text, width, indent)", () => {
  it("never goes beyond the width and loses no letter", () => {
    const words = fc.array(
      fc.string({ unit: fc.constantFrom(..."abc阿克苏é"), minLength: 1, maxLength: 60 }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 24, max: 100 }), (parts, width) => {
        const text = parts.join(" ");
        const lines = wrap(text, width, "  ").split("\n");
        expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});

describe("clip, hang, table, paint, shown", () => {
  it("cuts between characters, never inside one", () => {
    expect(clip("阿克苏华孚", 6)).toBe("阿克…");
  });

  it("hangs the lines after the first under the text", () => {
    expect(hang("- ", "one two three four five six seven", 20)).toBe(
      "- one two three four\n  five six seven",
    );
  });

  it("keeps a table inside the width", () => {
    const rows = [["a", "x".repeat(200)]];
    expect(columnsOf(table(rows, plain))).toBe(80);
  });

  it("paints only where colours are wanted", () => {
    expect(paint(plain, "red", "x")).toBe("x");
    expect(paint({ ...plain, color: true }, "red", "x")).toBe("\u001b[31mx\u001b[39m");
  });

  it("shows what could redraw the terminal or turn the text around", () => {
    expect(shown("a\u202eb\u001b[2Jc\u200b")).toBe("a<U+202E>b<U+001B>[2Jc<U+200B>");
  });
});
