// biome-ignore lint/style/noRestrictedImports: only tests read the disk here; the room itself is handed texts
import { readFileSync } from "node:fs";
import { buildPlaceTables, placeDataFileNames } from "./place-tables.ts";

/** The text of a file of data/places. */
export const placeData = (file: string): string =>
  readFileSync(new URL(`../../data/places/${file}`, import.meta.url), "utf8");

/** The tables as the product loads them. */
export const tables = buildPlaceTables(
  Object.fromEntries(placeDataFileNames.map((file) => [file, placeData(file)])),
);
