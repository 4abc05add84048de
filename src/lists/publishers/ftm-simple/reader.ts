import { parse } from "csv-parse/sync";
import type { IsoDate } from "../../../model/dates.ts";
import { isIsoDate } from "../../../model/dates.ts";
import type { EntryName, ListEntry } from "../../../model/list-entry.ts";
import { foldName } from "../../../names/fold.ts";
import { readIdentifier } from "../../../screening/identifier-match.ts";
import { present } from "../../entry-parts.ts";
import { type Audit, newAudit } from "../audit.ts";
import { isCountryCode } from "../country-names.ts";
import type { Draft } from "../draft.ts";
import { aboutDataset, bounds } from "../ftm/about.ts";
import { entrySchemata } from "../ftm/entity.ts";
import { makeVersion } from "../make-version.ts";
import { type HeadedRow, headedRows } from "../published-csv.ts";
import type { PublisherReader, PublisherReading } from "../publisher-reader.ts";
import { refuse } from "../refuse.ts";
import { fileNamed, givenKey, refuseStrangers } from "../request-files.ts";

const fileName = "targets.simple.csv";

const column = (heading: string): { headings: readonly string[]; needed: boolean } => ({
  headings: [heading],
  needed: true,
});
const columns = {
  id: column("id"),
  schema: column("schema"),
  name: column("name"),
  aliases: column("aliases"),
  birthDate: column("birth date"),
  countries: column("countries"),
  identifiers: column("identifiers"),
  programs: { headings: ["program ids"], needed: false },
  firstSeen: column("first seen"),
  lastSeen: column("last seen"),
};
type Row = HeadedRow<keyof typeof columns>;

/** `targets.simple.csv` of a FollowTheMoney dataset. It leaves out entities whose only topic is `forced.labor`. */
export const ftmSimpleReader: PublisherReader = {
  key: "ftm-simple",
  keys: "given",
  title: "FollowTheMoney targets as CSV (OpenSanctions and others)",
  files: [{ name: fileName, url: "", mediaTypes: ["text/csv"], mostBytes: 2_000_000_000 }],
  ground: "untested",
  bounds,
  read: (request): PublisherReading => {
    refuseStrangers(request, (name) => name === fileName);
    const key = givenKey(request, "FollowTheMoney CSV");
    const audit = newAudit();
    const rows = headedRows(fileNamed(request, fileName), columns, audit);
    const seen = rows.flatMap(({ cells }) => dayIn(cells.lastSeen) ?? []).toSorted();
    const last = seen.at(-1);
    const published = last === undefined || last > request.retrieved ? request.retrieved : last;
    const drafts = rows.flatMap((row) => toDraft(row, published, audit) ?? []);
    const about = { ...aboutDataset(key, request.previous), knownGaps: gaps };
    return makeVersion(about, request, { published, drafts, audit });
  },
};

const gaps = [
  "The file leaves out entities whose only topic is forced.labor; entities.ftm.json has them",
  "The file does not say since when an entity is listed: the day on which its publisher first saw it is taken",
];

const dayIn = (text: string): IsoDate | undefined =>
  isIsoDate(text.slice(0, 10)) ? text.slice(0, 10) : undefined;

/** Values parted by ";", those that hold one in quotation marks. */
function valuesIn(cell: string): readonly string[] {
  const values = cell.includes('"')
    ? (parse(cell, { delimiter: ";", relax_quotes: true, relax_column_count: true }) as string[][]).flat()
    : cell.split(";");
  return values.map((value) => value.trim()).filter((value) => value !== "");
}

function toDraft(row: Row, published: IsoDate, audit: Audit): Draft | undefined {
  const { cells } = row;
  const place = { file: fileName, row: row.row };
  if (cells.id === "" || cells.name === "") refuse(place, "an id and a name", `${cells.id} ${cells.name}`);
  if (!Object.hasOwn(entrySchemata, cells.schema)) audit.add(`schema ${cells.schema} not used`);
  if (!Object.hasOwn(entrySchemata, cells.schema)) return undefined;
  const firstSeen =
    dayIn(cells.firstSeen) ?? refuse({ ...place, column: "first_seen" }, "an instant", cells.firstSeen);
  return {
    place,
    number: cells.id,
    relations: [],
    entry: {
      kind: entrySchemata[cells.schema] ?? "organisation",
      name: cells.name,
      names: namesOf(cells.name, valuesIn(cells.aliases)),
      countries: countriesOf(cells.countries, audit),
      identifiers: identifiersOf(cells, audit),
      sublists: [...new Set(valuesIn(cells.programs))].map((key) => ({ key })),
      firstListed: firstSeen > published ? published : firstSeen,
      amended: [],
      verification: "official",
      ...present({
        remarks: cells.birthDate === "" ? undefined : `Born ${valuesIn(cells.birthDate).join(", ")}`,
      }),
      source: `FollowTheMoney, entity ${cells.id}`,
      sourceDate: published,
    },
  };
}

function namesOf(primary: string, aliases: readonly string[]): readonly EntryName[] {
  const seen = new Set([foldName(primary)]);
  const others = aliases.filter((text) => !seen.has(foldName(text)) && seen.add(foldName(text)));
  return [{ text: primary, kind: "primary" }, ...others.map((text): EntryName => ({ text, kind: "alias" }))];
}

function countriesOf(cell: string, audit: Audit): readonly string[] {
  const codes = valuesIn(cell).flatMap((value) => {
    const code = value.toUpperCase();
    if (isCountryCode(code)) return code;
    audit.add(`country not told: ${value}`);
    return [];
  });
  return [...new Set(codes)].sort();
}

/** The file does not say of what kind an identifier is: only one that its check digits prove is taken. */
function identifiersOf(cells: Row["cells"], audit: Audit): ListEntry["identifiers"] {
  const values = valuesIn(cells.identifiers);
  const kinds = valuesIn(cells.countries).includes("cn") ? ["lei", "uscc"] : ["lei"];
  const proved = values.flatMap((value) => kinds.flatMap((kind) => readIdentifier({ kind, value }) ?? []));
  audit.add("identifiers of a kind that is not told", values.length - proved.length);
  return proved.map(({ kind, value }) => ({ kind, value }));
}
