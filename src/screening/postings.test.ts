import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildPostings, nearestDocuments, type WeightedKey } from "./postings.ts";

const keysOf = (...keys: string[]): WeightedKey[] => keys.map((key) => ({ key, weight: 1 }));

/** Adds up every row for every document: what the stopping bound must not change. */
function addEverythingUp(documents: readonly WeightedKey[][], query: readonly WeightedKey[], limit: number) {
  const whole = nearestDocuments(buildPostings(documents), query, documents.length + 1);
  return whole.slice(0, limit);
}

describe("nearestDocuments(postings, keys, limit)", () => {
  const postings = buildPostings([keysOf("a", "b"), keysOf("b"), keysOf("c"), keysOf("b", "c", "c")]);

  it.each([
    { query: ["a"], expected: [0] },
    { query: ["b"], expected: [0, 1, 3] },
    { query: ["a", "c"], expected: [0, 2, 3] },
    { query: ["b", "c"], expected: [3, 2, 0, 1] },
    { query: ["z"], expected: [] },
    { query: [], expected: [] },
  ])("finds $expected for $query", ({ query, expected }) => {
    expect(nearestDocuments(postings, keysOf(...query), 10)).toEqual(expected);
  });

  it("counts a key that stands twice in a query once", () => {
    expect(nearestDocuments(postings, keysOf("b", "b", "a"), 10)).toEqual(
      nearestDocuments(postings, keysOf("a", "b"), 10),
    );
  });

  it("answers nothing from an empty index", () => {
    expect(nearestDocuments(buildPostings([]), keysOf("a"), 5)).toEqual([]);
  });

  const documents = fc.array(
    fc.array(fc.record({ key: fc.constantFrom(..."abcdefghij"), weight: fc.constant(1) }), { maxLength: 6 }),
    { maxLength: 60 },
  );
  const query = fc.array(
    fc.record({ key: fc.constantFrom(..."abcdefghijkl"), weight: fc.integer({ min: 1, max: 9 }) }),
    { maxLength: 8 },
  );

  it("gives what adding everything up gives, wherever it stops", () => {
    fc.assert(
      fc.property(documents, query, fc.integer({ min: 1, max: 10 }), (names, keys, limit) => {
        expect(nearestDocuments(buildPostings(names), keys, limit)).toEqual(
          addEverythingUp(names, keys, limit),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of the query's keys", () => {
    fc.assert(
      fc.property(documents, query, (names, keys) => {
        const index = buildPostings(names);
        expect(nearestDocuments(index, [...keys].reverse(), 5)).toEqual(nearestDocuments(index, keys, 5));
      }),
    );
  });
});
