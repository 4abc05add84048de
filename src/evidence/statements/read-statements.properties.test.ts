import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading } from "../../model/statement.ts";
import { invented } from "./invented.fixture.ts";
import { read } from "./tables.fixture.ts";

const bits = fc.constantFrom(
  ...[
    "said",
    "Li Wei",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    ":",
    "–",
    "(",
    ")",
    "that",
    "which",
    "and",
    "he",
    "\n\n",
    "according to",
  ],
  ...[
    "accused",
    "of",
    "denied",
    "was told by",
    "the report",
    "workers",
    "were",
    "forced to work",
    "阿克苏",
    "🙂",
    "saying",
    "?",
  ],
);
const broken = fc.array(bits, { maxLength: 60 }).map((parts) => parts.join(" "));
const prose = fc
  .array(fc.constantFrom(...invented.map(([text]) => text)), { maxLength: 8 })
  .map((all) => all.join(" "));
const anyText = fc.oneof(broken, prose, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));

function expectSpans(text: string, { statements, noise }: Reading): void {
  for (const one of statements) {
    expect(text.slice(one.start, one.end)).toBe(one.text);
    const spans = [
      ...one.pieces,
      ...one.hedges,
      ...(one.cue ? [one.cue] : []),
      ...(one.addressee ? [one.addressee] : []),
    ];
    for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text);
    for (const [at, piece] of one.pieces.entries()) {
      expect(piece.text).toBe(piece.text.trim());
      expect(piece.start).toBeGreaterThanOrEqual(one.pieces[at - 1]?.end ?? 0);
    }
    const { start, end } = one.speaker;
    if (start !== null && end !== null) expect(text.slice(start, end)).toBe(one.speaker.text);
  }
  for (const { start, end } of noise) expect(start < end && end <= text.length).toBe(true);
}

describe("readStatements, whatever the text", () => {
  it("gives spans that slice, with unlike ids", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = read(text);
        expectSpans(text, found);
        const ids = found.statements.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });

  it("reads the same twice", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 50 },
    );
  });

  it("reads what follows a paragraph of its own as it reads it alone, where nobody is referred back to", () => {
    fc.assert(
      fc.property(fc.constantFrom(...invented), ([text, expected]) => {
        const before = "Rain fell on the hills.\n\n";
        const shifted = read(before + text).statements.filter(({ start }) => start >= before.length);
        expect(shifted.filter(({ speaker }) => speaker.kind !== "unattributed")).toHaveLength(
          expected.length,
        );
      }),
    );
  });

  it.each([
    ["quotation marks", '"'.repeat(1_000_000)],
    ["loose apostrophes", " '".repeat(500_000)],
    ["opening marks", "“".repeat(300_000)],
    ["brackets", "(".repeat(300_000)],
    ["lines", "A line\n".repeat(50_000)],
  ])("reads a megabyte of %s", (_name, text) => {
    expect(read(text).statements).toEqual([]);
  });
});
