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
import type { Reading } from "./readings.ts";
import { readPart } from "./readings.ts";

/** A scene with what the claims about it need. */
export interface QueryScene extends Scene {
  /** Country that the text ends with, China included. */
  readonly textCountry: string | undefined;
  readonly postcodes: readonly Postcode[];
}

/** UTF-16 units of a field that are read. Longer cells are not addresses, and reading them must not take minutes. */
export const longestField = 5000;

/** The country column as a code; `undefined` where it is empty or not one country. */
export const columnCountry = (tables: PlaceTables, query: PlaceQuery): string | undefined =>
  countryCode(tables.countries, query.country ?? "");

/** The columns beside the address, read once for all addresses of the row. */
interface Columns {
  readonly country: string | undefined;
  readonly text: string;
  readonly readings: readonly Reading[];
  readonly postcodes: readonly Postcode[];
}

/** One scene for each address of the query, each beside the city, region and postcode columns. */
export function scenesOf(tables: PlaceTables, query: PlaceQuery): QueryScene[] {
  const parts = [...columnPart("city", query.city), ...columnPart("region", query.region)];
  const columns: Columns = {
    country: columnCountry(tables, query),
    text: parts.map((part) => part.text).join(", "),
    readings: parts.flatMap((part) => readPart(tables, part)),
    postcodes: postcodeColumn(tables, query.postcode ?? ""),
  };
  const addresses = addressParts("address", (query.address ?? "").slice(0, longestField));
  if (addresses.length === 0) return [sceneOf(tables, undefined, columns)];
  return addresses.map((address) => sceneOf(tables, address, columns));
}

const columnPart = (field: Part["field"], text = ""): Part[] =>
  text.trim() === "" ? [] : [{ field, start: 0, text: text.slice(0, longestField) }];

function sceneOf(tables: PlaceTables, address: Part | undefined, columns: Columns): QueryScene {
  const textCountry = countryInText(tables.countries, address?.text ?? columns.text, columns.country);
  const saysSo = saysChina(address?.text ?? "") || saysChina(columns.text);
  const postcodes = [...(address === undefined ? [] : inAddress(tables, address)), ...columns.postcodes];
  return {
    readings: [...(address === undefined ? [] : readPart(tables, address)), ...columns.readings],
    china: columns.country === "CN" || textCountry === "CN" || (columns.country === undefined && saysSo),
    foreign: foreignCountry(textCountry, columns.country),
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
