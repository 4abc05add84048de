import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { PlaceQuery } from "../model/place.ts";
import { countryCode } from "./countries.ts";
import { locate } from "./locate.ts";
import { tables } from "./tables.fixture.ts";

const data = new URL("../../../shared/data/", import.meta.url);
const absent = !existsSync(data);
if (absent)
  console.log("skipped: ../shared/data, with the real lists and addresses, is not beside the repository");

interface AddressCase {
  readonly address: string;
}

const isFlagged = (query: PlaceQuery): boolean => {
  const { region, regions } = locate(tables, query);
  return (
    region === "CN-XJ" || regions.some(({ code, strength }) => code === "CN-XJ" && strength !== "suggests")
  );
};

describe.skipIf(absent)("addresses of the US Entity List (15 CFR 744, Supplement 4)", () => {
  const cases: { positive: AddressCase[]; negative: AddressCase[] } = absent
    ? { positive: [], negative: [] }
    : JSON.parse(readFileSync(new URL("law-and-lists/xuar_address_test_cases.json", data), "utf8"));
  it("finds all 34 in the XUAR", () => {
    expect(cases.positive.length).toBe(34);
    expect(cases.positive.filter(({ address }) => locate(tables, { address }).region !== "CN-XJ")).toEqual(
      [],
    );
  });
  it("flags none of the 13 look-alikes", () => {
    expect(cases.negative.length).toBe(13);
    expect(cases.negative.filter(({ address }) => isFlagged({ address }))).toEqual([]);
  });
});

describe.skipIf(absent)("rows of real supplier lists, none of them in the XUAR", () => {
  const queries = absent ? [] : realFiles().flatMap(readQueries);
  it("flags none of 2,478", () => {
    expect(queries.length).toBe(2478);
    expect(queries.filter(isFlagged)).toEqual([]);
  });
  it("knows every country that they write", () => {
    const unknown = queries
      .map(({ country = "" }) => country)
      .filter((text) => countryCode(tables.countries, text) === undefined);
    expect([...new Set(unknown)]).toEqual([]);
  });
});

function realFiles(): URL[] {
  return ["records/open-supply-hub/facility_lists/", "records/brands/"].flatMap((folder) => {
    const base = new URL(folder, data);
    return readdirSync(base)
      .filter((file) => file.endsWith(".csv"))
      .map((file) => new URL(file, base));
  });
}

/** The columns of a list that `locate` takes, under the headings that these files use; title lines are passed over. */
function readQueries(file: URL): PlaceQuery[] {
  const rows: string[][] = parse(readFileSync(file), {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
  });
  const at = rows.findIndex((row) => row.some((cell) => /^address$/i.test(cell.trim())));
  const columnOf = (heading: RegExp): number =>
    (rows[at] ?? []).findIndex((cell) => heading.test(cell.trim()));
  const columns = {
    country: columnOf(/^country(\/region)?$/i),
    name: columnOf(/^(factory[_ ])?name$/i),
    address: columnOf(/^address$/i),
    city: columnOf(/^city$/i),
    region: columnOf(/^(province|state)$/i),
    postcode: columnOf(/^(code|postal code)$/i),
  };
  return rows
    .slice(at + 1)
    .filter((row) => row.some((cell) => cell.trim() !== ""))
    .map((row) => Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, row[column]])));
}
