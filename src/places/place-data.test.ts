import { describe, expect, it, test } from "vitest";
import { SelvedgeError } from "../model/issue.ts";
import { dataRows } from "./data-rows.ts";
import { buildPlaceTables, placeDataFileNames } from "./place-tables.ts";
import { placeData, tables } from "./tables.fixture.ts";

describe("data/places", () => {
  test.each(placeDataFileNames)("%s has a source and a day on every row", (file) => {
    const rows = dataRows(file, placeData(file), ["source", "date"]);
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(({ source, date }) => source === "" || !/^20\d\d-\d\d-\d\d$/.test(date))).toEqual([]);
  });
  it("has each division of the XUAR once, under one that exists", () => {
    const divisions = [...tables.xuarDivisions.values()];
    expect(divisions.length).toBe(127);
    expect(divisions.filter(({ parent }) => parent !== "" && !tables.xuarDivisions.has(parent))).toEqual([]);
    expect(divisions.filter(({ xpccDivision }) => xpccDivision !== "").length).toBe(13);
  });
  it("has only postcodes of the XUAR, and only divisions that exist", () => {
    const odd = [...tables.postcodes].filter(
      ([postcode, division]) =>
        !/^8[34]\d{4}$/.test(postcode) || (division !== "" && !tables.xuarDivisions.has(division)),
    );
    expect(odd).toEqual([]);
    expect(tables.postcodes.size).toBe(726);
  });
  it("has every province once", () => {
    expect(new Set(tables.provinces.map(({ code }) => code)).size).toBe(33);
  });
});

describe("buildPlaceTables(files)", () => {
  const files = Object.fromEntries(placeDataFileNames.map((file) => [file, placeData(file)]));
  const failure = (changed: Record<string, string>): string => {
    try {
      buildPlaceTables({ ...files, ...changed });
    } catch (error) {
      return error instanceof SelvedgeError ? error.message : "not an issue";
    }
    return "none";
  };
  it("names a column that is missing", () => {
    expect(failure({ "xuar-outline.csv": "order,lon,source,date\n1,2,s,2026-01-01\n" })).toBe(
      "xuar-outline.csv has no column lat.",
    );
  });
  it("names a value it does not know", () => {
    const names = "name,code,counts,same_kind,also,source,date\nHotan,6532,always,,,s,2026-01-01\n";
    expect(failure({ "xuar-names.csv": names })).toBe('xuar-names.csv: "Hotan" counts "always".');
  });
  it("names a file that is not there", () => {
    const { "provinces.csv": _, ...rest } = files;
    expect(() => buildPlaceTables(rest)).toThrow("data/places/provinces.csv is not there.");
  });
});
