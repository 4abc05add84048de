import { fail } from "../model/issue.ts";
import type { DataRow } from "./data-rows.ts";
import { cellNames, dataRows } from "./data-rows.ts";
import type { DivisionKind, GazetteerEntry, NameWeight, PlaceName } from "./gazetteer.ts";

export const xuar = "CN-XJ";
const xuarCode = "65";

export interface Province {
  /** ISO 3166-2 (`CN-GD`), or ISO 3166-1 for Hong Kong, Macao and Taiwan. */
  readonly code: string;
  readonly english: string;
  /** First two digits of its division codes (GB/T 2260). */
  readonly division: string;
  /** First two digits of its postcodes. */
  readonly postcodes: readonly string[];
}

export interface XuarDivision {
  readonly code: string;
  readonly parent: string;
  readonly kind: DivisionKind;
  readonly zh: string;
  readonly english: string;
  /** Number of the XPCC division whose city it is; empty for all others. */
  readonly xpccDivision: string;
}

const provinceColumns = ["code", "gb", "zh", "zh_short", "english", "other_names", "postcodes"] as const;
const divisionColumns = ["code", "kind", "zh", "zh_short", "pinyin", "other_names"] as const;
const xuarColumns = ["code", "parent", "kind", "zh", "zh_short", "english", "xpcc_division"] as const;
const nameColumns = ["name", "code", "counts", "same_kind", "also"] as const;
const townColumns = ["division", "city", "regiment", "town"] as const;

export function readProvinces(csv: string): { provinces: Province[]; entries: GazetteerEntry[] } {
  const rows = dataRows("provinces.csv", csv, provinceColumns);
  return { provinces: rows.map(province), entries: rows.flatMap(provinceEntries) };
}

const province = (row: DataRow<(typeof provinceColumns)[number]>): Province => ({
  code: row.code,
  english: row.english,
  division: row.gb,
  postcodes: row.postcodes.split(" ").filter((prefix) => prefix !== ""),
});

const elsewhere = { weight: "alone", sameKindElsewhere: false, also: "", parents: [] } as const;

function provinceEntries(row: DataRow<(typeof provinceColumns)[number]>): GazetteerEntry[] {
  const name: PlaceName = { ...elsewhere, region: row.code, kind: "region", needsKind: false };
  const spellings = [
    row.zh,
    row.zh_short,
    row.english,
    ...cellNames(row.other_names),
    `${glue(row.english)}sheng`,
  ];
  return [...new Set(spellings)].map((spelling) => ({ spelling, name }));
}

/** Divisions outside the XUAR: prefectures and cities by name, counties and districts only where called so. */
export function readDivisions(csv: string, provinces: readonly Province[]): GazetteerEntry[] {
  const regions = new Map(provinces.map((each) => [each.division, each.code]));
  return dataRows("china-divisions.csv", csv, divisionColumns).flatMap((row) => {
    const region = regions.get(row.code.slice(0, 2));
    // 城区, 矿区 and 郊区 are districts by name and common words besides.
    return region === undefined || /^.[区]$/u.test(row.zh) ? [] : divisionEntries(row, region);
  });
}

function divisionEntries(row: DataRow<(typeof divisionColumns)[number]>, region: string): GazetteerEntry[] {
  const needsKind = row.kind === "county" || row.kind === "district";
  const kind = row.kind === "prefecture-city" ? "city" : (row.kind as DivisionKind);
  const parents = row.code.length > 4 ? [row.code.slice(0, 4)] : [];
  const name: PlaceName = { ...elsewhere, region, division: row.code, kind, parents, needsKind };
  const latin = [row.pinyin, glue(row.pinyin) + suffixOf(kind), ...cellNames(row.other_names)];
  const entries = latin.map((spelling) => ({ spelling, name }));
  const han = needsKind || row.zh_short.length < 2 ? [row.zh] : [row.zh, row.zh_short];
  return [...entries, ...han.map((spelling) => ({ spelling, name: { ...name, needsKind: false } }))];
}

/** The pinyin of the generic word, which is often written onto the name: "Hetianshi", "Kashidiqu". */
function suffixOf(kind: DivisionKind): string {
  if (kind === "city") return "shi";
  if (kind === "county") return "xian";
  return kind === "district" ? "qu" : "diqu";
}

const glue = (name: string): string => name.replace(/[\s'’-]/g, "");

export function readXuar(
  divisionsCsv: string,
  namesCsv: string,
): { divisions: XuarDivision[]; entries: GazetteerEntry[] } {
  const divisions = dataRows("xuar-divisions.csv", divisionsCsv, xuarColumns).map((row) => ({
    code: row.code,
    parent: row.parent,
    kind: row.kind as DivisionKind,
    zh: row.zh,
    english: row.english,
    xpccDivision: row.xpcc_division,
  }));
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  const entries = dataRows("xuar-names.csv", namesCsv, nameColumns).flatMap((row) =>
    xuarEntries(row, byCode),
  );
  return { divisions, entries };
}

const weights: readonly NameWeight[] = ["alone", "china", "second"];

function nameWeight({ name, counts }: { name: string; counts: string }): NameWeight {
  return (
    weights.find((weight) => weight === counts) ??
    fail("data.invalid", `xuar-names.csv: "${name}" counts "${counts}".`, `Write ${weights.join(", ")}.`)
  );
}

function xuarEntries(
  row: DataRow<(typeof nameColumns)[number]>,
  divisions: ReadonlyMap<string, XuarDivision>,
): GazetteerEntry[] {
  const division = divisions.get(row.code);
  if (division === undefined)
    return fail(
      "data.invalid",
      `xuar-names.csv: "${row.name}" names ${row.code}.`,
      "Use a code of xuar-divisions.csv.",
    );
  const name: PlaceName = {
    region: xuar,
    division: officialCode(row.code),
    kind: division.kind,
    parents: parentsOf(division, divisions),
    weight: nameWeight(row),
    sameKindElsewhere: row.same_kind !== "",
    needsKind: false,
    also: row.also,
  };
  const entries = [{ spelling: row.name, name }];
  if (!/^[a-z' -]{4,}$/i.test(row.name)) return entries;
  const suffix = division.kind === "region" ? "sheng" : suffixOf(division.kind);
  const called: PlaceName = {
    ...name,
    weight: name.sameKindElsewhere ? name.weight : atLeastChina(name.weight),
  };
  return [...entries, { spelling: glue(row.name) + suffix, name: called }];
}

/** Divisions set up since the last published code list have a key of ours and no official code. */
const officialCode = (code: string): string | undefined =>
  code !== xuarCode && /^\d+$/.test(code) ? code : undefined;

/** A name that has its generic word and no other bearer of the same kind. */
export const atLeastChina = (weight: NameWeight): NameWeight => (weight === "second" ? "china" : weight);

function parentsOf(division: XuarDivision, divisions: ReadonlyMap<string, XuarDivision>): string[] {
  const parent = divisions.get(division.parent);
  if (parent === undefined || parent.code === xuarCode) return [];
  return [parent.code, ...parentsOf(parent, divisions)];
}

/** Towns that regiments of the XPCC were turned into; their names recur elsewhere, so they need a second sign. */
export function readXpccTowns(csv: string): GazetteerEntry[] {
  return dataRows("xpcc-towns.csv", csv, townColumns).map((row) => ({
    spelling: row.town,
    name: {
      region: xuar,
      division: row.city,
      kind: "unit",
      parents: [row.city],
      weight: "second",
      sameKindElsewhere: true,
      needsKind: false,
      also: "towns of the same name elsewhere",
    },
  }));
}
