import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonLines } from "./json-chunks.ts";

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, new Date(0), () => 1, Symbol("s"), Object(7)),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 5 }),
  ),
})).value;

describe("jsonLines(values, size)", () => {
  it("is what JSON.stringify gives of each, whatever the size of the texts", () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 4 }), fc.integer({ min: 1, max: 60 }), (all, size) => {
        const expected = all.map((value) => `${JSON.stringify(value) ?? "null"}\n`).join("");
        expect([...jsonLines(all, size)].join("")).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("gives a large array in texts that are not much larger than asked for", () => {
    const paths = Array.from({ length: 5000 }, (_, place) => ({ place, hops: [{ from: "a", to: "b" }] }));
    const texts = [...jsonLines([{ subject: "product:S", paths }], 1000)];
    expect(texts.length).toBeGreaterThan(100);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(1100);
    expect(texts.join("")).toBe(`${JSON.stringify({ subject: "product:S", paths })}\n`);
  });
});
