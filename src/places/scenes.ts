import type { PlaceQuery } from "../model/place.ts";
import { countryCode } from "./countries.ts";
import { countryInText, saysChina } from "./country-in-text.ts";
import { xuar } from "./divisions.ts";
import type { Scene } from "./judge.ts";
import type { Part } from "./parts.ts";
import { addressParts } from "./parts.ts";
import type { PlaceTables } from "./place-tables.ts";
import type { Postcode } from "./postcodes.ts";
import { postcodeColumn, postcodesIn } from "./postcodes.ts";
import { readPart } from "./readings.ts";

/** A scene with what the claims about it need. */
export interface QueryScene extends Scene {
  /** Country that the text ends with, China included. */
  readonly textCountry: string | undefined;
  readonly postcodes: readonly Postcode[];
}

/** The country column as a code; `undefined` where it is empty or not one country. */
export const columnCountry = (tables: PlaceTables, query: PlaceQuery): string | undefined =>
  countryCode(tables.countries, query.country ?? "");

/** One scene for each address of the query, each beside the city, region and postcode columns. */
export function scenesOf(tables: PlaceTables, query: PlaceQuery): QueryScene[] {
  const columns = [...columnPart("city", query.city), ...columnPart("region", query.region)];
  const addresses = addressParts("address", query.address ?? "");
  return (addresses.length === 0 ? [[]] : addresses.map((part) => [part])).map((address) =>
    sceneOf(tables, query, [...address, ...columns]),
  );
}

const columnPart = (field: Part["field"], text = ""): Part[] =>
  text.trim() === "" ? [] : [{ field, start: 0, text }];

function sceneOf(tables: PlaceTables, query: PlaceQuery, parts: readonly Part[]): QueryScene {
  const column = columnCountry(tables, query);
  const text = parts.map((part) => part.text).join(", ");
  const textCountry = countryInText(
    tables.countries,
    parts[0]?.field === "address" ? parts[0].text : text,
    column,
  );
  const china = column === "CN" || textCountry === "CN" || (column === undefined && saysChina(text));
  const postcodes = [
    ...parts.filter((part) => part.field === "address").flatMap((part) => inAddress(tables, part)),
    ...postcodeColumn(tables, query.postcode ?? ""),
  ];
  return {
    readings: parts.flatMap((part) => readPart(tables, part)),
    china,
    foreign: foreignCountry(textCountry, column),
    postcode: postcodes.some((postcode) => postcode.region === xuar),
    textCountry,
    postcodes,
  };
}

/** What the text ends with speaks before the column: it is about this address, the column about the row. */
function foreignCountry(textCountry: string | undefined, column: string | undefined): string | undefined {
  const country = textCountry ?? column;
  return country === "CN" ? undefined : country;
}

const inAddress = (tables: PlaceTables, part: Part): Postcode[] =>
  postcodesIn(tables, part.text).map((found) => ({
    ...found,
    start: found.start + part.start,
    end: found.end + part.start,
  }));
