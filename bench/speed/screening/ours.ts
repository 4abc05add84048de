import { readFileSync } from "node:fs";
import { scoreForms } from "../../../src/names/compare-names.ts";
import type { NameForm } from "../../../src/names/name-form.ts";
import { buildNameTables, nameDataFileNames } from "../../../src/names/name-tables.ts";
import { parseName } from "../../../src/names/parse-name.ts";
import { candidateNames } from "../../../src/screening/meetings.ts";
import { buildNameIndex, type NameIndex } from "../../../src/screening/name-index/build-name-index.ts";
import { searchNames } from "../../../src/screening/name-index/search-names.ts";
import { roomOf } from "../../../src/screening/name-index/search-room.ts";
import type { Adapter } from "./adapter.ts";

const data = new URL("../../../data/names/", import.meta.url);

/** The search of the screening room: the most promising names, each aligned with the query, best score first. */
export function ours(): Adapter {
  const tables = buildNameTables(
    Object.fromEntries(nameDataFileNames.map((file) => [file, readFileSync(new URL(file, data), "utf8")])),
  );
  let forms: readonly NameForm[] = [];
  let index: NameIndex | undefined;
  return {
    name: "selvedge",
    settings: `the ${candidateNames} most promising names, each aligned and scored`,
    build: async (names) => {
      forms = names.map((name) => parseName(tables, name));
      index = buildNameIndex(forms);
    },
    search: (query, limit) => {
      if (index === undefined) return [];
      const form = parseName(tables, query);
      return searchNames(index, form, roomOf(index), candidateNames)
        .map(({ name }) => ({ name, score: scoreForms(tables, form, forms[name] as NameForm) }))
        .sort((a, b) => b.score - a.score || a.name - b.name)
        .slice(0, limit)
        .map(({ name }) => name);
    },
  };
}
