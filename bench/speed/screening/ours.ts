import { readFileSync } from "node:fs";
import { buildNameTables, type NameTables, nameDataFileNames } from "../../../src/names/name-tables.ts";
import { parseName } from "../../../src/names/parse-name.ts";
import { candidateNames } from "../../../src/screening/meetings.ts";
import { buildNameCorpus, NameCorpus } from "../../../src/screening/name-index/name-corpus.ts";
import type { Adapter } from "./adapter.ts";

const data = new URL("../../../data/names/", import.meta.url);

export const readTables = (): NameTables =>
  buildNameTables(
    Object.fromEntries(nameDataFileNames.map((file) => [file, readFileSync(new URL(file, data), "utf8")])),
  );

/** The search of the screening room: the most promising names, each aligned with the query, best score first. */
export function ours(): Adapter {
  const tables = readTables();
  let corpus: NameCorpus | undefined;
  return {
    name: "selvedge",
    settings: `the ${candidateNames} most promising names, each aligned and scored`,
    build: async (names) => {
      corpus = new NameCorpus(tables, buildNameCorpus(tables, names));
    },
    search: (query, limit) =>
      (corpus?.search(parseName(tables, query), candidateNames, 0) ?? [])
        .slice(0, limit)
        .map(({ name }) => name),
  };
}
