import { fail } from "../model/issue.ts";
import type { CountryTable } from "./countries.ts";
import { buildCountryTable } from "./countries.ts";
import { dataRows } from "./data-rows.ts";
import type { Province, XuarDivision } from "./divisions.ts";
import { readDivisions, readProvinces, readXpccTowns, readXuar } from "./divisions.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { buildGazetteer } from "./gazetteer.ts";

/** Names of the files of `data/places` that `buildPlaceTables` needs. */
export const placeDataFileNames = [
  "countries.csv",
  "provinces.csv",
  "china-divisions.csv",
  "xuar-divisions.csv",
  "xuar-names.csv",
  "xuar-postcodes.csv",
  "xpcc-towns.csv",
  "xuar-outline.csv",
] as const;

/** A point in degrees (WGS 84): longitude, latitude. */
export type Point = readonly [lon: number, lat: number];

/** Everything `locate` looks up; built once, never changed. */
export interface PlaceTables {
  readonly countries: CountryTable;
  readonly provinces: readonly Province[];
  readonly xuarDivisions: ReadonlyMap<string, XuarDivision>;
  readonly gazetteer: Gazetteer;
  /** Six-digit postcode of the XUAR -> division code; empty where the source names none. */
  readonly postcodes: ReadonlyMap<string, string>;
  /** Outline of the XUAR as a closed ring whose last point is the first one. */
  readonly outline: readonly Point[];
}

/** Builds the tables from the texts of `data/places`, by file name. */
export function buildPlaceTables(files: Readonly<Record<string, string>>): PlaceTables {
  const text = (name: (typeof placeDataFileNames)[number]): string =>
    files[name] ??
    fail("data.invalid", `data/places/${name} is not there.`, "Restore the file.", { file: name });
  const { provinces, entries } = readProvinces(text("provinces.csv"));
  const inXuar = readXuar(text("xuar-divisions.csv"), text("xuar-names.csv"));
  return {
    countries: buildCountryTable(text("countries.csv")),
    provinces,
    xuarDivisions: new Map(inXuar.divisions.map((division) => [division.code, division])),
    gazetteer: buildGazetteer([
      ...inXuar.entries,
      ...readXpccTowns(text("xpcc-towns.csv")),
      ...entries,
      ...readDivisions(text("china-divisions.csv"), provinces),
    ]),
    postcodes: readPostcodes(text("xuar-postcodes.csv")),
    outline: readOutline(text("xuar-outline.csv")),
  };
}

const readPostcodes = (csv: string): Map<string, string> =>
  new Map(
    dataRows("xuar-postcodes.csv", csv, ["postcode", "division"]).map((row) => [row.postcode, row.division]),
  );

function readOutline(csv: string): Point[] {
  const ring = dataRows("xuar-outline.csv", csv, ["lon", "lat"]).map(
    (row): Point => [Number(row.lon), Number(row.lat)],
  );
  const [first] = ring;
  return first === undefined ? [] : [...ring, first];
}
