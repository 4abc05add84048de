import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import { findHeader } from "./find-header.ts";
import { rowsOf } from "./formats/table.fixture.ts";
import { placeContradiction } from "./place-contradiction.ts";
import { buildPlaceWords } from "./place-words.ts";
import { recordDataFiles, testReader } from "./record-reader.fixture.ts";

const says = (cells: Record<string, string>): string | undefined =>
  placeContradiction(cells, testReader)?.expected;

describe("placeContradiction: an address in another country", () => {
  test.each([
    ["No. 8 Shuangbao West Road, Ouhai, Wenzhou 325014, China", "India", "CN"],
    ["4 Sample Street, Suzhou, P.R. China.", "IN", "CN"],
    ["4 Sample Street, Dongguan City, Guangdong Province 523000", "India", "CN"],
    ["4 Sample Street, Suzhou, Jiangsu", "Bangladesh", "CN"],
    ["江苏省苏州市示例路12号", "India", "CN"],
    ["中国新疆维吾尔自治区乌鲁木齐市示例路3号", "Türkiye", "CN"],
    ["廣東省東莞市示例鎮", "VN", "CN"],
    ["4 Sample Road, Korla, Xinjiang Uyghur Autonomous Region", "Kazakhstan", "CN"],
    ["128 Hamayetpur, Savar Dhaka-1340 Bangladesh", "India", "BD"],
    ["Plot 4, Gazipur, Dhaka. Bangladesh", "PK", "BD"],
    ["12 Sample Nagar, Coimbatore, Tamil Nadu 641001", "China", "IN"],
    ["Kowloon, Hong Kong", "India", "HK"],
    ["Sample Park, Bien Hoa - Viet Nam", "China", "VN"],
    ["1 Sample Avenue\nLos Angeles\nUSA", "Mexico", "US"],
  ])("%s, listed as %s: %s", (address, country, expected) =>
    expect(says({ address, country })).toBe(expected),
  );
  test.each([
    [{ region: "Guangdong", country: "India" }, "CN"],
    [{ region: "新疆维吾尔自治区", country: "Pakistan" }, "CN"],
    [{ city: "Shenzhen, China", country: "India" }, "CN"],
    [{ uscc: "91320500123456785P", country: "India" }, "CN"],
  ])("%j: %s", (cells, expected) => expect(says(cells)).toBe(expected));
  it("says what stands where, and that nothing was changed", () =>
    expect(
      placeContradiction({ address: "4 Sample Street, Suzhou, China", country: "India" }, testReader),
    ).toEqual({
      code: "row.contradiction",
      column: "country",
      message: 'The address says China ("4 Sample Street, Suzhou, China"), and the country is India.',
      hint: "Correct the one that is wrong. The row is kept as it is.",
      expected: "CN",
      received: "India",
    }));
});

describe("placeContradiction: silent", () => {
  test.each([
    ["12 India Road, Suzhou", "China"],
    ["5 Sample Street, China Town", "Singapore"],
    ["3 Jordan Street", "US"],
    ["Calle Canada", "PE"],
    ["Lima, Av. Canada", "PE"],
    ["Sample Tower, 9 Nathan Road, Jordan", "Hong Kong"],
    ["100 Sample Street, Atlanta, Georgia 30303", "US"],
    ["Sample Street, Queens, Jamaica", "USA"],
    ["Carrera 7, Armenia", "Colombia"],
    ["Plot 9, Punjab", "Pakistan"],
    ["4 Sample Street, Tsuen Wan, Hong Kong", "China"],
    ["4 Sample Road, Taipei, Taiwan", "China"],
    ["San Juan, Puerto Rico", "US"],
    ["Belfast, Northern Ireland", "GB"],
    ["4 Sample Street, Suzhou, China", "CN"],
    ["China", "India"],
    ["c/o China Sample Trading, Dhaka, Bangladesh", "BD"],
    ["Head office Shenzhen, China; plant in India, 4 Sample Road, China", "India"],
    ["4 Sample Street, Suzhou, China", ""],
    ["4 Sample Street, Suzhou, China", "Nowhere"],
    ["山口県下関市示例町", "Japan"],
    ["上海路12号", "India"],
    ["New Delhi, IN", "China"],
    ["Unit 5, CHN", "India"],
    ["", "India"],
  ])("%s, listed as %s", (address, country) => expect(says({ address, country })).toBeUndefined());
  test.each([
    [{ uscc: "91320500123456785Q", country: "India" }],
    [{ uscc: "91320500123456785P", country: "Hong Kong" }],
    [{ region: "Georgia", country: "US" }],
    [{ region: "VIETNAM", country: "China" }],
    [{ city: "China", country: "India" }],
    [{ name: "China Sample Ltd", country: "India" }],
    [{ address: "4 Sample Street, Suzhou, China" }],
  ])("%j", (cells) => expect(says(cells as Record<string, string>)).toBeUndefined());
  it("about any country's own name at the end of an address there", () => {
    const codes = [...testReader.countries.names.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.string({ maxLength: 30 }), (code, street) => {
        const name = testReader.countries.names.get(code) ?? code;
        expect(says({ address: `${street}, ${name}`, country: code })).toBeUndefined();
      }),
    );
  });
  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (address, city) => {
        says({ address, city, country: "IN" });
      }),
    );
  });
});

describe("buildPlaceWords(files)", () => {
  it("names a line that is none", () => {
    const files = { ...recordDataFiles(), "regions-of-one-country.csv": "country,name\nChina,Guangdong\n" };
    expect(() => buildPlaceWords(files)).toThrow(SelvedgeError);
    expect(() => buildPlaceWords({})).toThrow(/was not handed in/);
  });
});

const shared = new URL("../../../shared/data/records/", import.meta.url);
const isThere = existsSync(shared);
if (!isThere)
  process.stdout.write(
    "contradictions in real files: skipped, the folder of shared data is not beside this repository\n",
  );

describe.skipIf(!isThere)("placeContradiction: real lists", () => {
  const found = (folder: string) =>
    readdirSync(new URL(folder, shared))
      .filter((name) => name.endsWith(".csv"))
      .flatMap((name) => {
        const rows = rowsOf(readFileSync(new URL(`${folder}${name}`, shared), "utf8"));
        const header = findHeader(testReader, rows.slice(0, 40), { file: { file: name } });
        const columns = header?.match.columns ?? [];
        return rows.slice(header?.row.number ?? rows.length).flatMap((row) => {
          const cells = Object.fromEntries(
            columns.map(({ rule, index }) => [rule.column, row.cells[index] ?? ""]),
          );
          const issue = placeContradiction(cells, testReader);
          return issue === undefined ? [] : [[name, issue.expected, cells.country]];
        });
      });
  // An address in Kowloon that the contributor listed as India; nothing else in 4,369 rows.
  it("finds the one address that lies in another country, in each form of its list, and nothing else", () => {
    expect(found("open-supply-hub/facility_lists/")).toEqual([["2.csv", "HK", "INDIA"]]);
    expect(found("open-supply-hub/facility_lists_geocoded/")).toEqual([["2.csv", "HK", "INDIA"]]);
    expect(found("open-supply-hub/list_files/")).toEqual([]);
    expect(found("brands/")).toEqual([]);
  });
});
