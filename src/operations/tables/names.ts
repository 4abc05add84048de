import { z } from "zod";
import { buildNameTables, nameDataFileNames } from "../../names/name-tables.ts";
import { readDataFile } from "../../store/data-files.ts";
import { once } from "./once.ts";

/** The tables of names/ from data/names. */
export const nameTables = once(() =>
  buildNameTables(Object.fromEntries(nameDataFileNames.map((file) => [file, readDataFile(`names/${file}`)]))),
);

const counts = z.object({ pairs: z.number().int(), matches: z.number().int() });

/** How many labelled pairs of each band were the same party: what a band is worth, with the counts it rests on. */
export const bandPrecisionSchema = z.object({ strong: counts, review: counts, weak: counts });

export const bandPrecision = once(
  () =>
    z.object({ bands: bandPrecisionSchema }).parse(JSON.parse(readDataFile("names/band-precision.json")))
      .bands,
);
