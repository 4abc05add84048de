import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseName } from "../../names/parse-name.ts";
import { readTestTables } from "../../names/test-tables.fixture.ts";
import { buildNameIndex } from "./build-name-index.ts";
import { searchNames } from "./search-names.ts";
import { newSearchRoom, roomOf } from "./search-room.ts";

const tables = readTestTables();
const indexOf = (names: readonly string[]) => buildNameIndex(names.map((name) => parseName(tables, name)));

/** The names found, best first. */
function search(names: readonly string[], query: string, limit = 50): readonly string[] {
  const index = indexOf(names);
  return searchNames(index, parseName(tables, query), roomOf(index), limit).map(
    ({ name }) => names[name] ?? "",
  );
}

const others = [
  "Henan Luoyang Chemical Co., Ltd.",
  "江苏马五化工有限责任公司",
  "Golden Star Trading LLC",
  "ACME",
];

describe("searchNames(index, form, room, limit)", () => {
  it.each([
    ["XPCC", "XPCCC"],
    ["XPCC", "XPCC Co., Ltd."],
    ["Bingtuan", "Bintuan"],
    ["Bingtuan", "Bnigtuan"],
    ["GSweet", "Gweet"],
    ["Aksu Huafu Textiles Co.", "阿克苏华孚色纺有限公司"],
    ["Hua Fu Textile", "Huafu Textile"],
    ["Hoshine Silicon", "Hoshnie Silicon Industry"],
    ["People's Liberation Army", "PLA People's Liberation"],
    ["Xinjiang Cotton Industry", "新疆棉业有限公司"],
    ["INSTITUTE STROYPROECT", "AO INSTITUT SROIPROEKT"],
    ["Ardavan", "Artavand"],
    ["Unitech Electronics", "尤尼泰克电子有限公司"],
  ])("lets %s and %s meet from both sides", (a, b) => {
    expect(search([...others, a], b)[0]).toBe(a);
    expect(search([...others, b], a)[0]).toBe(b);
  });

  it("finds a word with one letter left out, changed or exchanged", () => {
    const word = fc.array(fc.constantFrom(..."abdeghiklmnorstuwxyz"), { minLength: 6, maxLength: 20 });
    fc.assert(
      fc.property(word, fc.nat(), fc.nat(2), (letters, place, kind) => {
        const at = 1 + (place % (letters.length - 2));
        const spoiled = letters.toSpliced(
          at,
          kind === 2 ? 2 : 1,
          ...[[], ["q"], [letters[at + 1] ?? "", letters[at] ?? ""]][kind]!,
        );
        const name = `${letters.join("")} Trading Co., Ltd.`;
        expect(search([...others, name], `${spoiled.join("")} Trading Co., Ltd.`)).toContain(name);
      }),
      { numRuns: 200 },
    );
  });

  it("puts the name of the same trade and place first among those of one brand", () => {
    const names = ["Huafu Steel Co., Ltd.", "Aksu Huafu Textile Co., Ltd.", "Huafu Shipping", "Huafu"];
    expect(search(names, "Huafu Textile (Aksu)")[0]).toBe(names[1]);
  });

  it("brings up nobody for place, trade and legal form alone", () => {
    expect(search(["Xinjiang Huafu Textile Co., Ltd."], "Xinjiang Mu Textile Co., Ltd.")).toEqual([]);
  });

  it("answers with no more than four times as many as asked for, and alike again and in another room", () => {
    const names = Array.from({ length: 300 }, (_, at) => `Huafu ${at} Textile`);
    const index = indexOf(names);
    const form = parseName(tables, "Huafu Textile");
    const room = newSearchRoom(index);
    const first = searchNames(index, form, room, 20);
    expect(first).toHaveLength(80);
    searchNames(index, parseName(tables, "Huafu 17 Steel"), room, 5);
    expect(searchNames(index, form, room, 20)).toEqual(first);
    expect(searchNames(index, form, newSearchRoom(index), 20)).toEqual(first);
    expect(searchNames(index, form, room, 300).slice(0, 80)).toEqual(first);
  });

  it("does not let many spellings of one name hide another", () => {
    const many = Array.from({ length: 60 }, (_, at) => `Aksu Huafu Textiles${" Co., Ltd.".repeat(at % 2)}`);
    expect(search([...many, "Aksu Huafu Color Spinning"], "Aksu Huafu Textiles")).toContain(
      "Aksu Huafu Color Spinning",
    );
  });

  it("finds a name with and without words that say nothing, and with a slip in one of them", () => {
    const listed = ["Xinjiang Nonferrous Metals Industry Group Co., Ltd.", "Heze Cotton and Linen Co., Ltd."];
    expect(search(listed, "The Xinjiang Nonferrous etals Industry Group Co., Ltd.")).toContain(listed[0]);
    expect(search(listed, "Heze Cotton anc Linen Co., Ltd.")).toContain(listed[1]);
  });

  it("has nothing to say of an empty index, nor of a name without letters", () => {
    expect(search([], "Huafu")).toEqual([]);
    expect(search(["Huafu"], "...")).toEqual([]);
    expect(search(["...", ""], "Huafu")).toEqual([]);
  });

  it("reads any text, however long, in step with its length", () => {
    const index = indexOf([...others, "Huafu Textile"]);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        for (const { met, name } of searchNames(index, parseName(tables, text), roomOf(index), 5)) {
          expect(met).toBeGreaterThanOrEqual(0);
          expect(met).toBeLessThanOrEqual(10_000);
          expect(name).toBeLessThan(index.size);
        }
      }),
      { numRuns: 2_000 },
    );
    const long = parseName(tables, "huafu ".repeat(2_000));
    expect(searchNames(index, long, roomOf(index), 5).length).toBeLessThanOrEqual(5);
  });
});
