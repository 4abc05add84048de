import type { UnitTable } from "../goods/units.ts";
import { buildUnits } from "../goods/units.ts";
import { shortId } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import { foldName } from "../names/fold.ts";
import type { CountryTable } from "../places/countries.ts";
import type { KindTable } from "./column-tables.ts";
import { buildColumnTables, columnFileNames } from "./column-tables.ts";
import type { ContactHeadings } from "./contact-columns.ts";
import { buildContactHeadings, contactFileName } from "./contact-columns.ts";
import type { PlaceWords } from "./place-words.ts";
import { buildPlaceWords, placeWordFileNames } from "./place-words.ts";

/** Everything the reading of files rests on besides the bytes. */
export interface RecordReader {
  /** Part of an import's id: changes with the rules and with the tables of headings. */
  readonly version: string;
  readonly kinds: readonly KindTable[];
  readonly contacts: ContactHeadings;
  readonly countries: CountryTable;
  /** Units of measure and packages, by how they are written. */
  readonly units: UnitTable;
  /** folded alpha-2 and city, for cities that bear their country's name. */
  readonly citiesNamedAsCountry: ReadonlySet<string>;
  /** Names by which an address says its country. */
  readonly placeWords: PlaceWords;
  /** Folded headings of all kinds. What one kind knows is no misspelling in another. */
  readonly knownHeadings: ReadonlySet<string>;
}

/** Raised whenever the same bytes would be read differently. */
const rules = 6;

const citiesFileName = "cities-named-as-country.csv";

/** The files of `data/records` to hand to `buildRecordReader`, by name. */
export const recordDataFileNames: readonly string[] = [
  ...columnFileNames,
  contactFileName,
  citiesFileName,
  ...placeWordFileNames,
];

function readCities(text: string | undefined): ReadonlySet<string> {
  if (text === undefined)
    return fail("data.invalid", `${citiesFileName}: the file was not handed in.`, "Restore the file.");
  const rows = text.split(/\r?\n/).slice(1);
  return new Set(
    rows.map((row) => row.split(",").slice(0, 2).map(foldName).join(" ")).filter((row) => row !== ""),
  );
}

/** Builds the reader from the texts of `data/records` by file name, the table of countries and `data/goods/units.csv`. */
export function buildRecordReader(
  files: Readonly<Record<string, string>>,
  countries: CountryTable,
  units: string,
): RecordReader {
  const kinds = buildColumnTables(files);
  const tables = recordDataFileNames.map((name) => [name, files[name] ?? ""]).concat([["units", units]]);
  const known = kinds.flatMap(({ columns }) =>
    columns.flatMap(({ spellings }) => spellings.map(({ key }) => key)),
  );
  return {
    version: `${rules}.${shortId(tables)}`,
    kinds,
    contacts: buildContactHeadings(files[contactFileName]),
    countries,
    units: buildUnits(units),
    citiesNamedAsCountry: readCities(files[citiesFileName]),
    placeWords: buildPlaceWords(files),
    knownHeadings: new Set(known),
  };
}
