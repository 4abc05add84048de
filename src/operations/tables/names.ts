import { buildNameTables, nameDataFileNames } from "../../names/name-tables.ts";
import { readDataFile } from "../../store/data-files.ts";
import { once } from "./once.ts";

/** The tables of names/ from data/names. */
export const nameTables = once(() =>
  buildNameTables(Object.fromEntries(nameDataFileNames.map((file) => [file, readDataFile(`names/${file}`)]))),
);
