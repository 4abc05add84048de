import { dayBefore } from "../model/dates.ts";
import type { ListEntry, OrderScope, Sublist } from "../model/list-entry.ts";
import type { ListFile } from "./list-file.ts";
import type { EntryRow } from "./list-rows.ts";
import type { Place } from "./row-place.ts";
import { broken, sourceText } from "./row-place.ts";

/** All of an entry that its own row says; names, relations and id come from elsewhere. */
export function toEntry(
  list: ListFile,
  row: EntryRow,
  place: Place,
): Omit<ListEntry, "id" | "names" | "relations"> {
  const sublists = toSublists(row);
  for (const { key } of sublists)
    if (list.sublists[key] === undefined)
      throw broken(place, "sublists", `one of ${Object.keys(list.sublists).join(", ")}`, key);
  return {
    list: list.key,
    kind: row.kind,
    name: row.name,
    countries: row.countries ?? [],
    identifiers: toIdentifiers(row),
    sublists,
    firstListed: row.first_listed,
    amended: row.amended ?? [],
    verification: row.verification,
    ...toGoods(row, place),
    ...toOpenEnded(row, place),
    ...present({
      removed: row.removed === undefined ? undefined : dayBefore(row.removed),
      status: row.status,
      supersededBy: row.superseded_by,
      sector: toSector(row),
      citation: row.citation,
      remarks: row.note,
    }),
    source: sourceText(list, { source: row.source, source_date: row.source_date }, place),
    sourceDate: row.source_date,
  };
}

/** `key`, `key:from` or `key:from..to`; without a day it holds from the first listing on. */
export function toSublists(row: EntryRow): readonly Sublist[] {
  return (row.sublists ?? []).map((cell) => {
    const [key = "", span = ""] = cell.split(":");
    const [from, to] = span.split("..");
    return {
      key,
      from: from === undefined || from === "" ? row.first_listed : from,
      ...(to === undefined ? {} : { to }),
    };
  });
}

const toIdentifiers = (row: EntryRow): ListEntry["identifiers"] =>
  (row.identifiers ?? []).map((cell) => {
    const at = cell.indexOf(":");
    return { kind: identifierKind(cell.slice(0, at)), value: cell.slice(at + 1) };
  });

function identifierKind(kind: string): ListEntry["identifiers"][number]["kind"] {
  if (kind === "uscc" || kind === "lei" || kind === "duns" || kind === "cnpj") return kind;
  return "imo";
}

/** An order or a good is a place x good; a named producer's merchandise is not. */
function toGoods(row: EntryRow, place: Place): Pick<ListEntry, "merchandise" | "merchandiseHs" | "order"> {
  if (row.hs !== undefined && row.hs_basis === undefined)
    throw broken(place, "hs_basis", "official or editorial where hs is given", "");
  if (row.kind !== "order" && row.kind !== "good")
    return present({ merchandise: row.merchandise, merchandiseHs: row.hs });
  if (row.merchandise === undefined) throw broken(place, "merchandise", "the goods in the list's words", "");
  if (row.countries === undefined) throw broken(place, "countries", "the countries of the order or good", "");
  const order: OrderScope = {
    countries: row.countries,
    regions: row.regions ?? [],
    merchandise: row.merchandise,
    hs: row.hs ?? [],
    hsBasis: row.hs_basis ?? "editorial",
  };
  return { merchandise: row.merchandise, order };
}

function toOpenEnded(row: EntryRow, place: Place): Pick<ListEntry, "openEnded"> {
  if (row.open_clause === undefined && row.open_stem === undefined) return {};
  if (row.open_clause === undefined || row.open_stem === undefined)
    throw broken(place, "open_stem", "open_clause and open_stem together", row.open_stem ?? "");
  return { openEnded: { clause: row.open_clause, stem: row.open_stem } };
}

/** A sector that the publisher did not state says how it was told. */
const toSector = (row: EntryRow): string | undefined =>
  row.sector === undefined || row.sector_basis === undefined
    ? row.sector
    : `${row.sector} (${row.sector_basis})`;

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the members that are undefined, so that the canonical form of an entry has none. */
export function present<T extends object>(members: T): Present<T> {
  // Only members with a value are kept: that is what Present says.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
