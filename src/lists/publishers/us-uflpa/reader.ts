import type { IsoDate } from "../../../model/dates.ts";
import { isIsoDate } from "../../../model/dates.ts";
import { fail } from "../../../model/issue.ts";
import type { EntryName, Sublist } from "../../../model/list-entry.ts";
import { foldName } from "../../../names/fold.ts";
import { type Audit, newAudit } from "../audit.ts";
import type { Draft } from "../draft.ts";
import { makeVersion } from "../make-version.ts";
import { stemOf } from "../published-names.ts";
import type { PublisherReader, PublisherReading, PublisherRequest } from "../publisher-reader.ts";
import { refuse } from "../refuse.ts";
import { fileNamed, refuseStrangers } from "../request-files.ts";
import { decodeUtf8 } from "../utf8.ts";
import { about, page, withoutHistory } from "./about.ts";
import { type EntityText, readEntityText } from "./entity-text.ts";
import { type PageRow, pageRows } from "./page-tables.ts";

/** The UFLPA Entity List, from the publisher's own page. */
export const uflpaReader: PublisherReader = {
  key: about.key,
  keys: "own",
  title: about.title,
  files: [page],
  ground: "real-file",
  bounds: about.bounds,
  read: (request): PublisherReading => {
    refuseStrangers(request, (name) => name === page.name);
    const audit = newAudit();
    const html = decodeUtf8(fileNamed(request, page.name));
    const drafts = toDrafts(pageRows(page.name, html), request, audit);
    const gaps = request.previous === undefined ? [withoutHistory] : [];
    return makeVersion(about, request, { published: request.retrieved, drafts, audit, gaps });
  },
};

/** A row as read: the words of its cells, and a parent where the row names it among the subsidiaries of another. */
interface ReadRow {
  readonly at: PageRow;
  readonly day: IsoDate;
  readonly text: EntityText;
  readonly parent?: string;
}

/** One draft for all rows of one name: an entity may stand under several paragraphs. */
function toDrafts(rows: readonly PageRow[], request: PublisherRequest, audit: Audit): readonly Draft[] {
  const byName = new Map<string, ReadRow[]>();
  for (const row of rows.flatMap((at) => readRow(at, request.retrieved))) {
    for (const doubtful of row.text.doubtful) audit.add(`perhaps several names in one: ${doubtful}`);
    const key = joinKey(row.text.name);
    const same = byName.get(key) ?? [];
    if (same.some(({ at }) => at.sublist === row.at.sublist))
      refuse(placeOf(row.at), `each entity once under (${row.at.sublist})`, row.text.name);
    byName.set(key, [...same, row]);
  }
  return [...byName.values()].map((same) => toDraft(same, request));
}

const placeOf = ({ row, sublist }: PageRow): { file: string; row: number; column: string } => ({
  file: page.name,
  row,
  column: `Section 2(d)(2)(B)(${sublist})`,
});

function readRow(at: PageRow, retrieved: IsoDate): readonly ReadRow[] {
  const text = readEntityText(at.entity);
  if ("expected" in text) return refuse(placeOf(at), text.expected, text.received);
  const day = effectiveDay(at, retrieved);
  const named = text.included.map((name): ReadRow => {
    const alone = { name, aliases: [], former: [], clause: undefined, included: [], doubtful: [] };
    return { at, day, text: alone, parent: text.name };
  });
  return [{ at, day, text }, ...named];
}

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** "June 21, 2022"; a day far ahead is a slip. */
function effectiveDay(at: PageRow, retrieved: IsoDate): IsoDate {
  const [, month = "", day = "", year = ""] = /^(\p{L}+) (\d{1,2}), (\d{4})$/u.exec(at.effective) ?? [];
  const number = months.indexOf(month) + 1;
  const iso = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const latest = `${Number(retrieved.slice(0, 4)) + 1}${retrieved.slice(4)}`;
  if (number > 0 && isIsoDate(iso) && iso >= "2022-06-21" && iso <= latest) return iso;
  return refuse(placeOf(at), `a day such as "June 21, 2022", from then to ${latest}`, at.effective);
}

/** "Xinjiang Production and Construction Corps (XPCC)" stands without its acronym in another table. */
const joinKey = (name: string): string => foldName(name.replace(/\s*\([A-Z]{2,8}\)\s*$/, ""));

function toDraft(rows: readonly ReadRow[], request: PublisherRequest): Draft {
  const [first = fail("bug", "A draft was to be made of no row.", "Report this.")] = rows;
  const { at, day, text } = first;
  const clause = rows.map((row) => row.text.clause).find((words) => words !== undefined);
  const sublists = rows.map((row): Sublist => ({ key: row.at.sublist, from: row.day }));
  const parents = [...new Set(rows.flatMap((row) => row.parent ?? []))];
  return {
    place: placeOf(at),
    relations: parents.map((name) => ({
      kind: "subsidiary-of",
      to: { name },
      source: "Named by the list among the subsidiaries",
    })),
    entry: {
      kind: "organisation",
      name: text.name,
      names: namesOf(rows, text.name),
      countries: [],
      identifiers: [],
      sublists,
      firstListed: rows.map((row) => row.day).toSorted()[0] ?? day,
      amended: [],
      verification: "official",
      ...(clause === undefined ? {} : { openEnded: { clause, stem: stemOf(text.name) } }),
      source: `DHS, page "UFLPA Entity List", ${page.url}`,
      sourceDate: request.retrieved,
    },
  };
}

/** Its own name first; then spellings of other tables, aliases, former names, each once. */
function namesOf(rows: readonly ReadRow[], primary: string): readonly EntryName[] {
  const titles = rows.map(({ text }) => text.name);
  const of = (kind: EntryName["kind"], texts: readonly string[]): EntryName[] =>
    texts.map((text) => ({ text, kind }));
  const all = [
    ...of("primary", [primary]),
    ...of("alias", [...rows.flatMap(({ text }) => text.aliases), ...titles]),
    ...of(
      "former",
      rows.flatMap(({ text }) => text.former),
    ),
  ];
  const seen = new Set<string>();
  return all.filter(({ kind, text }) => {
    // A spelling that folds to the name itself is the name, not another one.
    const key = `${kind === "primary" ? "alias" : kind} ${foldName(text)}`;
    return !seen.has(key) && seen.add(key);
  });
}
