import type { Sublist } from "../../../model/list-entry.ts";
import type { AboutList } from "../about-list.ts";
import { countryNamed } from "../country-names.ts";
import type { Draft } from "../draft.ts";
import type { Column, HeadedRow } from "../published-csv.ts";
import type { PublisherReader, PublisherRequest } from "../publisher-reader.ts";
import { refuse } from "../refuse.ts";
import { tableReader } from "../table-reader.ts";

const file = {
  name: "list-of-goods.csv",
  url: "https://www.dol.gov/agencies/ilab/reports/child-labor/list-of-goods",
  mediaTypes: ["text/csv", "text/plain"],
  mostBytes: 10_000_000,
};

const about: AboutList = {
  key: "us-dol-tvpra",
  title: "List of Goods Produced by Child Labor or Forced Labor (TVPRA list)",
  publisher: "US Department of Labor, Bureau of International Labor Affairs (ILAB)",
  url: file.url,
  cadenceDays: 730,
  role: "goods",
  ownership: {
    rule: "none",
    citation: "22 U.S.C. 7112(b)(2)(C): the list names goods and countries, no parties.",
  },
  knownGaps: [
    "The file does not say since when a good is listed: where no earlier version had it, the day of the file is taken",
    "HS codes are our own reading: a good that is new in the file has none",
  ],
  idParts: [],
  days: "of-the-file",
  unsaid: ["identifiers", "relations", "readings"],
  complete: true,
  bounds: {
    min: 400,
    max: 900,
    why: "204 goods from 82 countries in 2024 were 5 to 6 hundred pairs; each edition adds some",
  },
};

/** The columns, by what is known of the publisher's table; no file of it was at hand. */
const columns = {
  country: { headings: ["country", "country area", "country territory"], needed: true },
  good: { headings: ["good", "goods"], needed: true },
  "child-labour": { headings: ["child labor"], needed: true },
  "forced-labour": { headings: ["forced labor"], needed: true },
  "forced-child-labour": { headings: ["forced child labor", "forced labor child labor"], needed: false },
} as const satisfies Record<string, Column>;

type Row = HeadedRow<keyof typeof columns>;
const kinds = ["child-labour", "forced-labour", "forced-child-labour"] as const;

/** The list of goods, from a table with a row for each good and country. */
export const dolTvpraReader: PublisherReader = tableReader({
  ...{ about, file, columns },
  ground: "untested",
  toDrafts: (row, request) => [toDraft(row, request)],
});

function toDraft(row: Row, { retrieved }: PublisherRequest): Draft {
  const place = { file: file.name, row: row.row };
  const { country, good } = row.cells;
  const code = countryNamed(country);
  if (good === "") refuse({ ...place, column: "Good" }, "a good", "");
  // A good without its country would be a good of the whole world.
  if (code === undefined)
    return refuse({ ...place, column: "Country" }, "a country of the table of countries", country);
  const sublists = kinds.filter((kind) => isMarked(row, kind)).map((key): Sublist => ({ key }));
  if (sublists.length === 0) refuse(place, "a mark for child labor or forced labor", "none");
  const name = `${good}, ${country}`;
  return {
    place,
    relations: [],
    entry: {
      kind: "good",
      name,
      names: [{ text: name, kind: "primary" }],
      countries: [code],
      identifiers: [],
      sublists,
      firstListed: retrieved,
      amended: [],
      verification: "official",
      merchandise: good,
      order: { countries: [code], regions: [], merchandise: good, hs: [], hsBasis: "editorial" },
      source: "US DOL ILAB, List of Goods Produced by Child Labor or Forced Labor",
      sourceDate: retrieved,
    },
  };
}

const marks: Readonly<Record<string, boolean>> = {
  yes: true,
  x: true,
  y: true,
  true: true,
  "1": true,
  no: false,
  n: false,
  false: false,
  "0": false,
  "": false,
};

function isMarked({ row, cells }: Row, kind: (typeof kinds)[number]): boolean {
  const mark = cells[kind].toLowerCase();
  const known = Object.hasOwn(marks, mark) ? marks[mark] : undefined;
  return known ?? refuse({ file: file.name, row, column: kind }, "Yes, No, X or nothing", cells[kind]);
}
