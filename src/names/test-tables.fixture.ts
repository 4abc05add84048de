// biome-ignore lint/style/noRestrictedImports: only tests and benchmarks read this file; the room itself is handed its tables.
import { readFileSync } from "node:fs";
import { buildNameTables, type NameTables, nameDataFileNames } from "./name-tables.ts";

/** The tables of data/names as they stand in the repository, for tests and benchmarks. */
export function readTestTables(): NameTables {
  const folder = new URL("../../data/names/", import.meta.url);
  const read = (name: string): readonly [string, string] => [
    name,
    readFileSync(new URL(name, folder), "utf8"),
  ];
  return buildNameTables(Object.fromEntries(nameDataFileNames.map(read)));
}
