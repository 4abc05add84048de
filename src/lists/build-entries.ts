import type { DataRow } from "../goods/data-table.ts";
import { shortId } from "../model/canonical.ts";
import type { Issue } from "../model/issue.ts";
import { SelvedgeError } from "../model/issue.ts";
import type { EntryRelation, ListEntry } from "../model/list-entry.ts";
import { foldName } from "../names/fold.ts";
import { checkEntry } from "./check-entry.ts";
import { toNames } from "./entry-names.ts";
import { toEntry, toSublists } from "./entry-parts.ts";
import type { IdPart, ListFile } from "./list-file.ts";
import type { EntryRow, NameRow, RelationRow } from "./list-rows.ts";
import type { Place } from "./row-place.ts";
import { broken, sourceText } from "./row-place.ts";

export interface ListTables {
  readonly list: ListFile;
  /** file name -> file name with its folder, for messages */
  readonly at: (file: string) => string;
  readonly entries: readonly DataRow<EntryRow>[];
  readonly names: readonly DataRow<NameRow>[];
  readonly relations: readonly DataRow<RelationRow>[];
}

/** Joins the rows of a list's files into entries, in the order of `entries.csv`. Every broken rule is reported. */
export function buildEntries(tables: ListTables): readonly ListEntry[] {
  const ids = entryIds(tables);
  const names = grouped(tables, "names.csv", tables.names, ids);
  const relations = grouped(tables, "relations.csv", tables.relations, ids);
  const issues: Issue[] = [];
  const entries = tables.entries.map(({ row, value }) => {
    const place: Place = { file: tables.at("entries.csv"), row };
    const entry = {
      ...toEntry(tables.list, value, place),
      id: ids.get(value.entry) ?? "",
      names: toNames(tables.list, value, {
        file: tables.at("names.csv"),
        rows: names.get(value.entry) ?? [],
      }),
      relations: (relations.get(value.entry) ?? []).map((relation) => toRelation(tables, relation, ids)),
    };
    issues.push(...checkEntry(entry, place));
    return entry;
  });
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SelvedgeError(first, rest);
  return entries;
}

/** Ids by `entry`: list key + ":" + hash of the folded name at first sight and the parts the list names beside it. */
function entryIds({ list, at, entries }: ListTables): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const seen = new Map<string, string>();
  for (const { row, value } of entries) {
    const parts = Object.fromEntries((list.idParts ?? []).map((part) => [part, idPart(value, part)]));
    const id = `${list.key}:${shortId({ list: list.key, name: foldName(value.first_name ?? value.name), ...parts })}`;
    const place = { file: at("entries.csv"), row };
    if (ids.has(value.entry)) throw broken(place, "entry", "a key that no other row has", value.entry);
    const other = seen.get(id);
    if (other !== undefined)
      throw broken(place, "name", `what tells it from ${other} (name, idParts of list.yml)`, value.name);
    ids.set(value.entry, id);
    seen.set(id, value.entry);
  }
  return ids;
}

function idPart(row: EntryRow, part: IdPart): string | readonly string[] {
  switch (part) {
    case "first_listed":
      return row.first_listed;
    case "merchandise":
      return foldName(row.merchandise ?? "");
    case "countries":
      return [...(row.countries ?? [])].sort();
    case "sublists":
      return toSublists(row).map((sublist) => sublist.key);
  }
}

function grouped<T extends { readonly entry: string }>(
  tables: ListTables,
  file: string,
  rows: readonly DataRow<T>[],
  ids: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly DataRow<T>[]> {
  const groups = new Map<string, DataRow<T>[]>();
  for (const row of rows) {
    if (!ids.has(row.value.entry))
      throw broken(
        { file: tables.at(file), row: row.row },
        "entry",
        "an entry of entries.csv",
        row.value.entry,
      );
    groups.set(row.value.entry, [...(groups.get(row.value.entry) ?? []), row]);
  }
  return groups;
}

function toRelation(
  { list, at }: ListTables,
  { row, value }: DataRow<RelationRow>,
  ids: ReadonlyMap<string, string>,
): EntryRelation {
  const place = { file: at("relations.csv"), row };
  const to = value.to === undefined ? value.to_name : ids.get(value.to);
  if (to === undefined || (value.to !== undefined && value.to_name !== undefined))
    throw broken(place, "to", "an entry of entries.csv, or a name in to_name, and not both", value.to ?? "");
  return { kind: value.kind, to, source: sourceText(list, value, place) };
}
