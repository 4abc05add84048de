import type { IsoDate } from "../../../model/dates.ts";
import { isIsoDate } from "../../../model/dates.ts";
import type { EntryName, ListEntry } from "../../../model/list-entry.ts";
import { foldName } from "../../../names/fold.ts";
import { present } from "../../entry-parts.ts";
import { type Audit, newAudit } from "../audit.ts";
import { countryNamed } from "../country-names.ts";
import type { Draft } from "../draft.ts";
import type { HeadedRow } from "../published-csv.ts";
import { clauseIn, namesIn, stemOf } from "../published-names.ts";
import type { PublisherReader, PublisherRequest } from "../publisher-reader.ts";
import { refuse } from "../refuse.ts";
import { isUnstatedEnd, withoutRemoval } from "../removal-words.ts";
import { tableReader } from "../table-reader.ts";
import { about, columns, file } from "./about.ts";
import { isIn, type OrderWords, reviewedEntries, wordsLeft } from "./reviewed.ts";

type Row = HeadedRow<keyof typeof columns>;

/** CBP's withhold release orders and findings, from the table that the page offers. */
export const cbpWroReader: PublisherReader = tableReader({
  ...{ about, file, columns },
  ground: "untested",
  toDrafts: (row, request, audit) => toDrafts(row, request, audit),
});

/** A row as its reviewed entries; one that nobody has read yet by rule, a draft for each producer that it names. */
function toDrafts(row: Row, request: PublisherRequest, audit: Audit): readonly Draft[] {
  const { cells } = row;
  if (cells.entity === "") refuse(placeOf(row, "Entity"), "a name", "");
  if (cells.merchandise === "") refuse(placeOf(row, "Merchandise"), "the goods of the order", "");
  const words: OrderWords = {
    type: typeOf(row),
    day: dayOf(row, request.retrieved),
    merchandise: cells.merchandise,
    names: `${cells.entity} ${cells.aliases}`,
  };
  const reviewed = reviewedEntries(words, request.previous);
  if (reviewed.length === 0) return newDrafts(row, words, { request, audit });
  const left = wordsLeft(words, reviewed);
  for (const word of left) audit.add(`row ${row.row}: a word that no reviewed name has: ${word}`);
  const added = addedRows(row, reviewed, left).flatMap((one) => newDrafts(one, words, { request, audit }));
  return [...reviewed.map((entry) => again(entry, row, request)), ...added];
}

/**
 * The row once for each producer that was added to an order since it was reviewed. One that cannot be told from those
 * that were known is refused; one word without a legal form may be a place, and is only counted.
 */
function addedRows(row: Row, reviewed: readonly ListEntry[], left: readonly string[]): readonly Row[] {
  const { rest, clause } = clauseIn(row.cells.entity.replace(/[.;]$/, ""));
  const { names } = namesIn(rest);
  return names.flatMap((name, at) => {
    if (!isAdded(name, left)) return [];
    const known = reviewed.find((entry) => entry.names.some(({ text }) => isIn(text, name)));
    if (known !== undefined)
      return refuse(placeOf(row, "Entity"), `a producer that can be told from ${known.name}`, name);
    const isMeant = clause !== undefined && (at === names.length - 1 || /\btheir\b/i.test(clause));
    const entity = isMeant ? `${name} ${clause}` : name;
    return [{ ...row, cells: { ...row.cells, entity, aliases: "" } }];
  });
}

/** Whether the name has words with a capital letter that no reviewed name has, and is more than one word. */
function isAdded(name: string, left: readonly string[]): boolean {
  const isLeft = name.split(/\s+/).some(
    (word) =>
      /^\P{L}*\p{Lu}/u.test(word) &&
      foldName(word)
        .split(" ")
        .some((part) => left.includes(part)),
  );
  return isLeft && foldName(name).includes(" ");
}

const placeOf = ({ row }: Row, column?: string): Draft["place"] => ({
  file: file.name,
  row,
  ...(column === undefined ? {} : { column }),
});

function typeOf(row: Row): string {
  const word = row.cells.type.toLowerCase();
  if (/\bfinding\b/.test(word)) return "Finding";
  return /\bwro\b|withhold release order/.test(word)
    ? "WRO"
    : refuse(placeOf(row, "Type"), "WRO or Finding", row.cells.type);
}

/** "6/23/2026" or "2026-06-23". */
function dayOf(row: Row, retrieved: IsoDate): IsoDate {
  const text = row.cells.day;
  const [, month = "", day = "", year = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year === "" ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (
    isIsoDate(iso) &&
    iso >= "1930-01-01" &&
    iso <= `${Number(retrieved.slice(0, 4)) + 1}${retrieved.slice(4)}`
  )
    return iso;
  return refuse(placeOf(row, "Effective Date"), "a day as 6/23/2026 or 2026-06-23", text);
}

/**
 * A reviewed entry as it stands, with the status that the file gives it now. One that only had ended because a file did
 * not have it is in force again; an end that a source states is kept.
 */
function again(
  { id: _, list: __, relations: ___, ...reviewed }: ListEntry,
  row: Row,
  request: PublisherRequest,
): Draft {
  const { status } = row.cells;
  const { removed, remarks, ...entry } = reviewed;
  const isBack = isUnstatedEnd({ removed, remarks });
  return {
    place: placeOf(row),
    relations: [],
    entry: {
      ...entry,
      ...present({
        status: status === "" ? entry.status : status,
        removed: isBack ? undefined : removed,
        remarks: isBack ? withoutRemoval(remarks) : remarks,
      }),
      sourceDate: request.retrieved,
    },
  };
}

interface Reading {
  readonly request: PublisherRequest;
  readonly audit: Audit;
}

const placeWords = /^(?:all|any)\b|\bproduced (?:in|by|wholly|with)\b|\bAutonomous Region\b/i;

function newDrafts(row: Row, words: OrderWords, { request, audit }: Reading): readonly Draft[] {
  const { cells } = row;
  const { rest, clause, included } = clauseIn(cells.entity.replace(/[.;]$/, ""));
  const named = namesIn(rest);
  const others = namesIn(included ?? "");
  for (const text of [...named.doubtful, ...others.doubtful])
    audit.add(`perhaps several names in one: ${text}`);
  if (placeWords.test(cells.entity)) return [orderDraft(row, words, request)];
  const [first = ""] = named.names;
  return [...named.names, ...others.names].map((name, at) => ({
    place: placeOf(row),
    relations: others.names.includes(name)
      ? [
          {
            kind: "subsidiary-of",
            to: { name: first },
            source: "CBP, the order names it among the subsidiaries",
          },
        ]
      : [],
    entry: {
      ...commonOf(row, words, { request, audit }),
      kind: /^fishing vessels?:/i.test(cells.entity) ? "vessel" : "organisation",
      name: withoutVessel(name),
      // The aliases of a row with several producers belong to one of them; which is not said.
      names: namesOf(
        withoutVessel(name),
        at === 0 && named.names.length === 1 ? namesIn(cells.aliases).names : [],
      ),
      ...(clause === undefined || others.names.includes(name)
        ? {}
        : { openEnded: { clause: clause.toLowerCase(), stem: stemOf(name) } }),
    },
  }));
}

const withoutVessel = (name: string): string => name.replace(/^fishing vessels?:\s*/i, "");

const namesOf = (name: string, aliases: readonly string[]): readonly EntryName[] => [
  { text: name, kind: "primary" },
  ...[...new Set(aliases)]
    .filter((text) => text !== name)
    .map((text): EntryName => ({ text, kind: "alias" })),
];

function commonOf(
  row: Row,
  { type, day, merchandise }: OrderWords,
  { request, audit }: Reading,
): Draft["entry"] {
  const { country, industry, status, remarks } = row.cells;
  const code = countryNamed(country);
  if (code === undefined) audit.add(`country not told: ${country}`);
  const told = (text: string): string | undefined => (text === "" ? undefined : text);
  return {
    ...{ kind: "organisation", name: row.cells.entity, names: [], identifiers: [], amended: [], merchandise },
    countries: code === undefined ? [] : [code],
    sublists: [{ key: type, from: day }],
    firstListed: day,
    verification: "official",
    ...present({ status: told(status), sector: told(industry), remarks: told(remarks) }),
    ...(/superseded by enforcement of UFLPA/i.test(remarks) ? { supersededBy: "us-uflpa" } : {}),
    source: 'CBP, "Withhold Release Orders and Findings"',
    sourceDate: request.retrieved,
  };
}

/** An order on a place and a good. Without its country it would hold for the whole world. */
function orderDraft(row: Row, words: OrderWords, request: PublisherRequest): Draft {
  const { country, entity } = row.cells;
  const code =
    countryNamed(country) ?? refuse(placeOf(row, "Country"), "a country of the table of countries", country);
  const regions = /Xinjiang|XUAR/i.test(entity) ? ["CN-XJ"] : [];
  const { merchandise } = words;
  return {
    place: placeOf(row),
    relations: [],
    entry: {
      ...commonOf(row, words, { request, audit: newAudit() }),
      kind: "order",
      names: namesOf(entity, []),
      order: { countries: [code], regions, merchandise, hs: [], hsBasis: "editorial" },
    },
  };
}
