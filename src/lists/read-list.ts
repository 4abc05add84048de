import { readDataTable } from "../goods/data-table.ts";
import { hashOf } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import { buildEntries } from "./build-entries.ts";
import type { ListFile } from "./list-file.ts";
import { readListFile } from "./list-file.ts";
import { entryRowSchema, nameRowSchema, relationRowSchema } from "./list-rows.ts";

/** The files of a list's folder: the first two are needed. A README may stand beside them. */
export const listFileNames = ["list.yml", "entries.csv", "names.csv", "relations.csv"] as const;

/**
 * Reads a list from the texts of its folder (file name -> text), strictly: an unknown file, column, category or
 * source, a dangling reference or a count outside the list's own assertion is thrown with its place. The version is
 * the day of publication and the first 12 digits of the SHA-256 of the files.
 */
export function readList(
  key: string,
  files: Readonly<Record<string, string>>,
  origin: ListVersion["origin"] = "bundled",
): ListVersion {
  const at = (file: string): string => `${key}/${file}`;
  refuseStrangers(key, files);
  const list = readListFile(at("list.yml"), files["list.yml"]);
  if (list.key !== key)
    fail(
      "list.invalid",
      `${at("list.yml")} has the key ${list.key}, its folder is ${key}.`,
      "Name both alike.",
    );
  const optional = (file: string): string | undefined => files[file];
  const entries = buildEntries({
    list,
    at,
    entries: readDataTable(at("entries.csv"), optional("entries.csv"), entryRowSchema),
    names:
      optional("names.csv") === undefined
        ? []
        : readDataTable(at("names.csv"), optional("names.csv"), nameRowSchema),
    relations:
      optional("relations.csv") === undefined
        ? []
        : readDataTable(at("relations.csv"), optional("relations.csv"), relationRowSchema),
  });
  assertCount(at("entries.csv"), list, entries);
  return { ...versionOf(list, origin, contentHash(files)), entries };
}

function versionOf(
  list: ListFile,
  origin: ListVersion["origin"],
  sha256: string,
): Omit<ListVersion, "entries"> {
  return {
    key: list.key,
    title: list.title,
    publisher: list.publisher,
    url: list.url,
    published: list.published,
    version: `${list.published}-${sha256.slice(0, 12)}`,
    sha256,
    origin,
    cadenceDays: list.cadenceDays,
    knownGaps: list.knownGaps,
    ownership: list.ownership,
    role: list.role,
    fictional: list.fictional ?? false,
    ...(list.standsFor === undefined ? {} : { standsFor: list.standsFor }),
  };
}

/** Only the files that are read count; a README changes no version. */
const contentHash = (files: Readonly<Record<string, string>>): string =>
  hashOf(Object.fromEntries(listFileNames.flatMap((name) => (name in files ? [[name, files[name]]] : []))));

function refuseStrangers(key: string, files: Readonly<Record<string, string>>): void {
  const known: readonly string[] = [...listFileNames, "README.md"];
  const stranger = Object.keys(files).find((name) => !known.includes(name));
  if (stranger !== undefined)
    fail(
      "list.invalid",
      `${key}/${stranger} is no file of a list.`,
      `A list has ${listFileNames.join(", ")}.`,
    );
}

function assertCount(file: string, list: ListFile, entries: readonly ListEntry[]): void {
  const { min, max, why } = list.assertions;
  if (entries.length >= min && entries.length <= max) return;
  fail(
    "list.invalid",
    `${file} has ${entries.length} entries; the list asserts ${min} to ${max} (${why}).`,
    "Find out which entries are missing or doubled; change the assertion only with its reason.",
    { file, expected: `${min} to ${max} entries`, received: String(entries.length) },
  );
}
