import { buildCountryTable } from "../../places/countries.ts";
import { buildPlaceTables, placeDataFileNames } from "../../places/place-tables.ts";
import { readDataFile } from "../../store/data-files.ts";
import { once } from "./once.ts";

/** The tables of places/ from data/places. */
export const placeTables = once(() =>
  buildPlaceTables(
    Object.fromEntries(placeDataFileNames.map((file) => [file, readDataFile(`places/${file}`)])),
  ),
);

/** Countries by every spelling met in real files. */
export const countryTable = once(() => buildCountryTable(readDataFile("places/countries.csv")));
