import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hit } from "../model/hit.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { entryFixture, listFixture } from "./list.fixture.ts";
import { screenParty } from "./screen-party.ts";
import type { ScreenQuery } from "./screen-query.ts";
import { buildScreeningIndex } from "./screening-index.ts";

const tables = readTestTables();

const name = "Zhejiang Qimulo Silicon Co., Ltd.";
const query = (more: Partial<ScreenQuery>): ScreenQuery => ({ party: "party:1", names: [name], ...more });
const sum = (hit: Hit): number => hit.explanation.reduce((total, line) => total + line.contribution, 0);

describe("screenParty(index, query): lists", () => {
  const real = listFixture([entryFixture(name)], { key: "us-uflpa", version: "v1" });
  const standIn = listFixture([entryFixture(name, { id: "example:1" })], {
    key: "example-entity-list",
    fictional: true,
    standsFor: "us-uflpa",
  });
  const listsMet = (fictional: boolean) =>
    screenParty(buildScreeningIndex(tables, [standIn, real], { fictional }), query({})).map(
      (hit) => hit.list,
    );

  it("screens a fictional list in a fictional workspace only, beside the one it stands for", () => {
    expect(listsMet(true)).toEqual(["example-entity-list", "us-uflpa"]);
    expect(listsMet(false)).toEqual(["us-uflpa"]);
  });

  it("refuses two versions of a list at once", () => {
    const newer = { ...real, version: "v2" };
    expect(() => buildScreeningIndex(tables, [real, newer], { fictional: false })).toThrow(/v1 and v2/);
  });

  it("keeps the id of a hit when the list has a new version", () => {
    const id = (version: string) =>
      screenParty(buildScreeningIndex(tables, [{ ...real, version }], { fictional: false }), query({}))[0]
        ?.hit;
    expect(id("v1")).toBe(id("v2"));
    expect(id("v1")).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("screenParty(index, query): properties", () => {
  const words = [
    "Qimulo",
    "Orvane",
    "Tuwelo",
    "Xinjiang",
    "Aksu",
    "Textile",
    "Cotton",
    "No. 3",
    "Silicon",
    "合盛",
    "华孚",
  ];
  const nameText = fc
    .tuple(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([parts, legal]) => `${parts.join(" ")}${legal ? " Co., Ltd." : ""}`);
  const list = (key: string) =>
    fc.uniqueArray(nameText, { minLength: 1, maxLength: 12 }).map((names) =>
      listFixture(
        names.map((text, number) => entryFixture(text, { list: key, id: `${key}:${number}` })),
        { key },
      ),
    );
  const screen = (lists: Parameters<typeof buildScreeningIndex>[1], given: ScreenQuery) =>
    screenParty(buildScreeningIndex(tables, lists, { fictional: false }), given);

  it("sums exactly, stays in bounds, and no list or order of lists or names changes a hit on another", () => {
    fc.assert(
      fc.property(list("a"), list("b"), fc.array(nameText, { minLength: 1, maxLength: 3 }), (a, b, names) => {
        const hits = screen([a, b], query({ names }));
        for (const hit of hits) {
          expect(sum(hit)).toBe(hit.score);
          expect(hit.score).toBeGreaterThanOrEqual(0);
          expect(hit.score).toBeLessThanOrEqual(10_000);
        }
        expect(screen([b, a], query({ names }))).toEqual(hits);
        expect(screen([a, b], query({ names: [...names].reverse() }))).toEqual(hits);
        expect(screen([a], query({ names }))).toEqual(hits.filter((hit) => hit.list === "a"));
      }),
      { numRuns: 60 },
    );
  });
});
