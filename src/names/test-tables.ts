import { readFileSync } from "node:fs";
import { buildNameTables, type NameTables, nameDataFileNames } from "./name-tables.ts";

/** The tables of data/names, for tests. */
export function readTestTables(): NameTables {
  const folder = new URL("../../data/names/", import.meta.url);
  return buildNameTables(Object.fromEntries(nameDataFileNames.map((name) => [name, readFileSync(new URL(name, folder), "utf8")])));
}
