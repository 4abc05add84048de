import { describe, expect, it, test } from "vitest";
import { buildCountryTable, countryCode, countryName } from "./countries.ts";
import { placeData } from "./tables.fixture.ts";

const table = buildCountryTable(placeData("countries.csv"));

describe("countryCode(table, text)", () => {
  test.each([
    ["CN", "CN"],
    ["chn", "CN"],
    ["CHINA", "CN"],
    ["China Mainland", "CN"],
    ["P.R.China", "CN"],
    ["PRC", "CN"],
    ["中国", "CN"],
    ["中華人民共和國", "CN"],
    ["Hong Kong SAR", "HK"],
    ["Taiwan, Province of China", "TW"],
    ["USA", "US"],
    ["U.S.A.", "US"],
    ["United States of America (the)", "US"],
    ["UK", "GB"],
    ["Viet Nam", "VN"],
    ["VIETNAM", "VN"],
    ["Korea, Republic of", "KR"],
    ["Korea (Republic of)", "KR"],
    ["DPRK", "KP"],
    ["Türkiye", "TR"],
    ["TURKIYE", "TR"],
    ["UAE", "AE"],
    ["Moldova (Republic of)", "MD"],
    ["Slovak Republic", "SK"],
    ["Bosnia", "BA"],
    ["Côte d’Ivoire", "CI"],
    ["The Netherlands", "NL"],
    ["Allemagne", "DE"],
    [" mx ", "MX"],
  ])("reads %s as %s", (text, code) => expect(countryCode(table, text)).toBe(code));

  test.each(["", "Korea", "Congo", "Asia", "XX", "Chinatown", "constructor", "__proto__"])(
    "does not guess at %j",
    (text) => expect(countryCode(table, text)).toBeUndefined(),
  );

  it("reads every code and every English name of the table back", () => {
    expect(table.names.size).toBe(250);
    for (const [code, name] of table.names) {
      expect(countryCode(table, code)).toBe(code);
      expect(countryCode(table, name)).toBe(code);
      expect(countryName(table, code)).toBe(name);
    }
  });
});
