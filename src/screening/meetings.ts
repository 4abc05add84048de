import { compareText } from "../model/compare-text.ts";
import type { NameComparison } from "../model/hit.ts";
import { compareForms } from "../names/compare-names.ts";
import type { NameTables } from "../names/name-tables.ts";
import { identifierKey } from "./identifier-match.ts";
import { coversParty } from "./open-set.ts";
import { nearestDocuments } from "./postings.ts";
import type { PreparedName, PreparedQuery } from "./screen-query.ts";
import type { PartyKind, Shelf, ShelvedEntry, ShelvedName } from "./shelf.ts";

/** How many names of a shelf are aligned for each name of a query. */
export const candidateNames = 50;

/** A party and an entry that are to be judged: the entry's name that fits best, and whether an open clause may cover it. */
export interface Meeting {
  readonly shelved: ShelvedEntry;
  readonly best: NameMeeting | undefined;
  readonly covered: boolean;
}

export interface NameMeeting {
  /** The query's spelling that met. */
  readonly query: string;
  readonly name: ShelvedName;
  /** Number of the entry's name on its shelf: primary before local, alias, former. */
  readonly number: number;
  readonly comparison: NameComparison;
}

/** Every entry of the shelf that the query meets by name, by identifier or through an open clause. */
export function meetingsOn(tables: NameTables, shelf: Shelf, query: PreparedQuery): Meeting[] {
  const best = new Map<number, NameMeeting>();
  for (const name of query.names)
    for (const number of nearestDocuments(shelf.postings, name.keys, candidateNames))
      meet(best, tables, shelf, { name, number });
  const covering = new Set(coveringEntries(shelf, query));
  const others = new Set([...entriesByIdentifier(shelf, query), ...covering]);
  for (const entry of others) meetAllNames(best, tables, shelf, { entry, query });
  const numbers = new Set([...best.keys(), ...others]);
  return [...numbers].flatMap((number) => {
    const shelved = shelf.entries[number];
    return shelved === undefined ? [] : [{ shelved, best: best.get(number), covered: covering.has(number) }];
  });
}

function meet(
  best: Map<number, NameMeeting>,
  tables: NameTables,
  shelf: Shelf,
  pair: { readonly name: PreparedName; readonly number: number },
): void {
  const candidate = shelf.names[pair.number];
  if (candidate === undefined || !mayBear(shelf.kind, pair.name)) return;
  const comparison = compareForms(tables, pair.name.form, candidate.form, { schema: schemas[shelf.kind] });
  const meeting = { query: pair.name.form.raw, name: candidate, number: pair.number, comparison };
  const before = best.get(candidate.entry);
  if (before === undefined || isBetter(meeting, before)) best.set(candidate.entry, meeting);
}

function meetAllNames(
  best: Map<number, NameMeeting>,
  tables: NameTables,
  shelf: Shelf,
  pair: { readonly entry: number; readonly query: PreparedQuery },
): void {
  for (const name of pair.query.names)
    for (const number of shelf.entries[pair.entry]?.names ?? []) meet(best, tables, shelf, { name, number });
}

/** The schema in the words that names/ knows. */
const schemas: Readonly<Record<PartyKind, string>> = {
  organisation: "Company",
  person: "Person",
  vessel: "Vessel",
};

/** A name with a legal form is a company's, never a vessel's. */
const mayBear = (kind: PartyKind, name: PreparedName): boolean =>
  kind !== "vessel" || name.form.legalForms.length === 0;

/** Better score first; then the earlier name of the entry; then the query's spelling, by code units. */
function isBetter(a: NameMeeting, b: NameMeeting): boolean {
  const order =
    b.comparison.score - a.comparison.score || a.number - b.number || compareText(a.query, b.query);
  return order < 0;
}

function entriesByIdentifier(shelf: Shelf, query: PreparedQuery): number[] {
  return query.identifiers.flatMap((identifier) => shelf.byIdentifier.get(identifierKey(identifier)) ?? []);
}

/** Entries whose open clause may cover the party. Few entries have one, so each is asked. */
const coveringEntries = (shelf: Shelf, query: PreparedQuery): number[] =>
  shelf.openEnded.filter((number) => {
    const openSet = shelf.entries[number]?.openSet;
    return openSet !== undefined && query.names.some(({ form }) => coversParty(openSet, form));
  });
