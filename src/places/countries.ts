import { foldName } from "../names/fold.ts";
import { cellNames, dataRows } from "./data-rows.ts";

/** Countries by code and by every spelling that files use. Made once from `data/places/countries.csv`. */
export interface CountryTable {
  /** alpha-2 -> English name. */
  readonly names: ReadonlyMap<string, string>;
  /** Upper-case alpha-2 or alpha-3 -> alpha-2. */
  readonly codes: ReadonlyMap<string, string>;
  /** Folded name -> alpha-2. */
  readonly spellings: ReadonlyMap<string, string>;
}

const columns = ["alpha2", "alpha3", "name", "other_names"] as const;

/** "Netherlands (the)", "The Gambia": the article says nothing. */
const countryKey = (text: string): string => foldName(text).replace(/^the | the$/g, "");

/** Reads `countries.csv` (ISO 3166-1 and `XK`): alpha2, alpha3, name, other_names separated by `|`. */
export function buildCountryTable(csv: string): CountryTable {
  const names = new Map<string, string>();
  const codes = new Map([["UK", "GB"]]);
  const spellings = new Map<string, string>();
  for (const row of dataRows("countries.csv", csv, columns)) {
    names.set(row.alpha2, row.name);
    codes.set(row.alpha2, row.alpha2).set(row.alpha3, row.alpha2);
    for (const name of [row.name, ...cellNames(row.other_names)]) spellings.set(countryKey(name), row.alpha2);
  }
  return { names, codes, spellings };
}

/**
 * ISO 3166-1 alpha-2 of a country as a file writes it: a code, or a name in one of the languages of the table.
 * `undefined` for what is not known and for what is not one country: "Korea", "Congo", "Asia".
 */
export function countryCode(table: CountryTable, text: string): string | undefined {
  return table.codes.get(text.trim().toUpperCase()) ?? table.spellings.get(countryKey(text));
}

/** English name of an alpha-2 code; the code itself where it is not in the table. */
export const countryName = (table: CountryTable, code: string): string => table.names.get(code) ?? code;
