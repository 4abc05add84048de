import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseName } from "../names/parse-name.ts";
import { readTestTables } from "../names/test-tables.fixture.ts";
import { isSearchable, searchKeys } from "./search-keys.ts";

const tables = readTestTables();
const keysOf = (name: string): Set<string> =>
  new Set(searchKeys(parseName(tables, name)).map(({ key }) => key));
const shared = (a: string, b: string): string[] => [...keysOf(a)].filter((key) => keysOf(b).has(key));

describe("searchKeys(form)", () => {
  it.each([
    ["XPCC", "XPCCC"],
    ["XPCC", "XPCC Co., Ltd."],
    ["Bingtuan", "Bintuan"],
    ["Bingtuan", "Bnigtuan"],
    ["GSweet", "Gweet"],
  ])("lets %s and %s meet", (a, b) => {
    expect(shared(a, b)).not.toEqual([]);
  });

  it("lets a name and the name with one letter left out meet", () => {
    const word = fc.array(fc.constantFrom(..."abdeghiklmnorstuwxyz"), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(word, fc.nat(), (letters, place) => {
        const name = letters.join("");
        const at = place % name.length;
        expect(shared(name, name.slice(0, at) + name.slice(at + 1))).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("isSearchable(form)", () => {
  it.each([
    ["Qimulo", true],
    ["棉", true],
    ["841", true],
    ["Co., Ltd.", false],
    ["", false],
    ["---", false],
  ])("%s: %s", (name, expected) => {
    expect(isSearchable(parseName(tables, name))).toBe(expected);
  });
});
