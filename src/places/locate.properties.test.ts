import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlaceQuery, PlaceSignal } from "../model/place.ts";
import { dataRows } from "./data-rows.ts";
import { locate } from "./locate.ts";
import { placeData, tables } from "./tables.fixture.ts";

const names = dataRows("xuar-names.csv", placeData("xuar-names.csv"), ["name", "counts", "code"]);
const latin = names.filter(({ name }) => /^[\p{Script=Latin}\p{M}' -]+$/u.test(name));
const han = names.filter(({ name }) => /^\p{Script=Han}+$/u.test(name));
const provinces = dataRows("provinces.csv", placeData("provinces.csv"), ["code", "gb", "zh", "english"]);
const divisions = dataRows("china-divisions.csv", placeData("china-divisions.csv"), [
  "code",
  "kind",
  "zh",
  "pinyin",
]);

const regionOf = (address: string): string | null => locate(tables, { address }).region;
const isFlagged = (address: string): boolean =>
  locate(tables, { address }).regions.some(
    ({ code, strength }) => code === "CN-XJ" && strength !== "suggests",
  );

describe("every spelling of the XUAR and its divisions", () => {
  const streets = ["Road", "North Road", "East Rd.", "Street", "Middle Road", "No. 2 Road", "Lu", "Building"];
  it("is no place before a street or building word", () => {
    const flagged = latin.flatMap(({ name }) =>
      streets.map((street) => `No. 5 ${name} ${street}, Nanjing, Jiangsu, China`).filter(isFlagged),
    );
    expect(flagged).toEqual([]);
    expect(han.map(({ name }) => `南京市${name}路5号`).filter(isFlagged)).toEqual([]);
  });
  it("is found beside the region's name", () => {
    const inLatin = latin.map(({ name }) => `No. 5 Renmin Road, ${name}, Xinjiang, China`);
    const inHan = han.map(({ name }) => `新疆${name}人民路5号`);
    expect([...inLatin, ...inHan].filter((address) => regionOf(address) !== "CN-XJ")).toEqual([]);
  });
  it("that stands alone in China is found in China, and wholly alone where nothing else has the name", () => {
    const china = latin
      .filter(({ counts }) => counts !== "second")
      .map(({ name }) => `5 Renmin Road, ${name}, China`);
    const alone = names.filter(({ counts }) => counts === "alone").map(({ name }) => name);
    expect([...china, ...alone].filter((address) => regionOf(address) !== "CN-XJ")).toEqual([]);
  });
  it("that is not the XUAR's alone yields to another city", () => {
    const shared = latin.filter(({ counts }) => counts !== "alone");
    expect(
      shared.map(({ name }) => `5 Renmin Road, ${name}, Ningbo, Zhejiang, China`).filter(isFlagged),
    ).toEqual([]);
  });
});

describe("every prefecture, city, county and district outside the XUAR", () => {
  const words: Record<string, string> = { county: "County", district: "District", prefecture: "Prefecture" };
  const cases = divisions.map(({ code, kind, zh, pinyin }) => {
    const province = provinces.find(({ gb }) => gb === code.slice(0, 2));
    return { latin: `${pinyin} ${words[kind] ?? "City"}`, zh, province };
  });
  it("is in its province and never flagged, on a street named after the XUAR", () => {
    const wrong = cases.filter(
      ({ latin: name, zh, province }) =>
        regionOf(`88 Tianshan Road, ${name}, ${province?.english}, China`) !== province?.code ||
        regionOf(`${province?.zh}${zh}天山路88号`) !== province?.code,
    );
    expect(wrong).toEqual([]);
  });
  it("is never flagged without its province", () => {
    const texts = cases.flatMap(({ latin: name, zh }) => [
      `88 Xinjiang Road, ${name}, China`,
      `${zh}新疆路88号`,
    ]);
    expect(texts.filter(isFlagged)).toEqual([]);
  });
});

const anyWord = fc.oneof(
  fc.constantFrom(...names.map(({ name }) => name)),
  fc.constantFrom(
    "Road",
    "County",
    ", ",
    "China",
    "新疆",
    "路",
    "市",
    " and ",
    "; ",
    "830011",
    "Tel:",
    "(",
    ")",
    "“",
    "No. ",
    "Shanghai",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const anyText = fc.array(anyWord, { maxLength: 12 }).map((words) => words.join(" "));
const anyQuery: fc.Arbitrary<PlaceQuery> = fc.record(
  {
    address: anyText,
    city: anyText,
    region: anyText,
    postcode: anyText,
    country: anyText,
    name: anyText,
    uscc: anyText,
    lat: anyText,
    lon: anyText,
  },
  { requiredKeys: [] },
);

const inputOf = (query: PlaceQuery, { field }: PlaceSignal): string =>
  field === "coordinates" ? `${query.lat},${query.lon}` : String(query[field as keyof PlaceQuery]);

describe("any input", () => {
  it("is answered, with exact offsets, and the same twice", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const answer = locate(tables, query);
        for (const signal of answer.signals) {
          expect(inputOf(query, signal).slice(signal.start, signal.end)).toBe(signal.text);
          expect(signal.text).not.toBe("");
        }
        expect(locate(tables, query)).toEqual(answer);
      }),
      { numRuns: 1500 },
    );
  });
  it("has a region only without conflict, and then one of its regions", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { region, regions, conflict } = locate(tables, query);
        if (conflict !== null) expect(region).toBeNull();
        if (region !== null) expect(regions.map(({ code }) => code)).toContain(region);
      }),
      { numRuns: 1500 },
    );
  });
  it("never gets its region from a name or a registered office", () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const { region, regions } = locate(tables, { name, uscc: "91650100MA7ABCDE15" });
        expect(region).toBeNull();
        expect(regions).toEqual([{ code: "CN-XJ", strength: "suggests" }]);
      }),
      { numRuns: 300 },
    );
  });
  it.each([
    "Xinjiang ",
    "Fuhai, ",
    "- ",
    "Urumqi -",
    "(see ",
    "; a, 1",
    "Tel ",
    "新疆",
    "830011 ",
    "\u064A\u06C7",
    "e\u0301",
  ])("is answered in time when it is nothing but %j", (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const start = performance.now();
    locate(tables, {
      address: text,
      city: text,
      region: text,
      postcode: text,
      country: text,
      name: text,
      uscc: text,
    });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
