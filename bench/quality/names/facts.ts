import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

const folder = new URL("../../../../shared/data/", import.meta.url);

/** Is the folder of development data there? It stands beside the repository and is no part of it. */
export const hasFacts = (): boolean => existsSync(new URL("names/name-pairs-dev.csv", folder));
export const noFacts = "skipped: the development data (../shared/data) is not beside the repository";

const text = (path: string): string => readFileSync(new URL(path, folder), "utf8");
const loose = { bom: true, relax_column_count: true, relax_quotes: true } as const;
const rows = (path: string): Record<string, string>[] => parse(text(path), { ...loose, columns: true });
const listOf = (cell: string | undefined): string[] =>
  (cell ?? "")
    .split("|")
    .map((name) => name.trim())
    .filter((name) => name !== "");

export interface NamePair {
  readonly a: string;
  readonly b: string;
  readonly match: boolean;
  readonly schema: string;
  readonly quality: string;
}

/** The labelled development pairs, without those whose label is disputed. */
export function namePairs(): NamePair[] {
  const disputed = new Set(
    rows("names/name-pairs-disputed-dev.csv").map((row) => `${row.name1}|${row.name2}`),
  );
  return rows("names/name-pairs-dev.csv")
    .filter((row) => !disputed.has(`${row.name1}|${row.name2}`))
    .map((row) => ({
      ...{ a: row.name1 ?? "", b: row.name2 ?? "", match: row.is_match === "true" },
      ...{ schema: row.schema ?? "", quality: row.quality ?? "" },
    }));
}

export interface HanLatin {
  readonly id: string;
  readonly latin: readonly string[];
  readonly han: readonly string[];
}

/** Firms with Latin and Chinese names. */
export const hanLatin = (): HanLatin[] => JSON.parse(text("names/han-latin-dev.json")) as HanLatin[];

/** Names that belong to one organisation. */
export interface NameGroup {
  readonly id: string;
  readonly names: readonly string[];
}

/** The official entries of the UFLPA Entity List: name, aliases, former names, Chinese name. */
export function officialEntries(): NameGroup[] {
  return rows("law-and-lists/uflpa_entity_list.csv")
    .filter((row) => row.verification?.startsWith("official"))
    .map((row) => ({
      id: row.id ?? "",
      names: [
        row.name ?? "",
        ...listOf(row.aliases),
        ...listOf(row.former_names),
        ...listOf(row.name_zh?.replace(/\(.*\)/, "")),
      ],
    }));
}

interface Published {
  readonly names?: readonly string[];
  readonly name?: string;
  readonly aliases: readonly string[];
}

const groupsOf = (path: string): NameGroup[] =>
  (JSON.parse(text(path)) as Published[]).map((entry, index) => ({
    id: String(index),
    names: [...new Set([...(entry.names ?? [entry.name ?? ""]), ...entry.aliases])],
  }));

/** Name groups of CBP orders as published; OFAC organisations of Greater China with their aliases. */
export const cbpGroups = (): NameGroup[] => groupsOf("names/cbp_uflpa_names.json");
export const ofacGroups = (): NameGroup[] => groupsOf("names/ofac_greater_china_orgs.json");

/** Names of real facilities, none of them in Xinjiang and none listed: a negative control. */
export function facilityNames(): string[] {
  const lists = readdirSync(new URL("records/open-supply-hub/facility_lists/", folder)).sort();
  const names = lists.flatMap((file) =>
    rows(`records/open-supply-hub/facility_lists/${file}`).map((row) => row.name ?? ""),
  );
  return [...new Set(names.filter((name) => name !== ""))];
}
