import { compareText } from "../model/compare-text.ts";
import type { NameComparison } from "../model/hit.ts";
import { bandThresholds } from "../names/bands.ts";
import { compareForms, scoreForms } from "../names/compare-names.ts";
import type { NameForm } from "../names/name-form.ts";
import type { NameTables } from "../names/name-tables.ts";
import { identifierKey } from "./identifier-match.ts";
import { searchNames } from "./name-index/search-names.ts";
import { roomOf } from "./name-index/search-room.ts";
import { coversParty } from "./open-set.ts";
import type { PreparedQuery } from "./screen-query.ts";
import type { PartyKind, Shelf, ShelvedEntry, ShelvedName } from "./shelf.ts";
import { isWeakName, mostByWeakName } from "./weak-names.ts";

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

/** Two names that meet, before anybody asks why. */
interface Pair {
  readonly query: NameForm;
  readonly name: ShelvedName;
  readonly number: number;
  /** In 1/10,000. */
  readonly score: number;
}

/** Every entry of the shelf that the query meets by name, by identifier or through an open clause. */
export function meetingsOn(tables: NameTables, shelf: Shelf, query: PreparedQuery): Meeting[] {
  const covering = new Set(coveringEntries(shelf, query));
  const others = new Set([...entriesByIdentifier(shelf, query), ...covering]);
  const best = new Map<number, Pair>();
  for (const form of query.names) {
    const near = searchNames(shelf.index, form, roomOf(shelf.index), candidateNames);
    for (const { name } of near) meet(best, tables, shelf, { form, number: name });
    for (const entry of others)
      for (const number of shelf.entries[entry]?.names ?? []) meet(best, tables, shelf, { form, number });
  }
  const isMeant = (number: number): boolean =>
    others.has(number) || (best.get(number)?.score ?? 0) >= bandThresholds.weak;
  const numbers = [...new Set([...best.keys(), ...others])].filter(isMeant);
  return numbers.flatMap((number) => {
    const shelved = shelf.entries[number];
    if (shelved === undefined) return [];
    return [{ shelved, best: explained(tables, shelf, best.get(number)), covered: covering.has(number) }];
  });
}

function meet(
  best: Map<number, Pair>,
  tables: NameTables,
  shelf: Shelf,
  { form, number }: { readonly form: NameForm; readonly number: number },
): void {
  const name = shelf.names[number];
  if (name === undefined || !mayBear(shelf.kind, form)) return;
  const whole = scoreForms(tables, form, name.form, { schema: schemas[shelf.kind] });
  const score = isWeakName(name) ? Math.min(whole, mostByWeakName) : whole;
  const pair = { query: form, name, number, score };
  const before = best.get(name.entry);
  if (before === undefined || isBetter(pair, before)) best.set(name.entry, pair);
}

/** The lines of a score are made for the best name of an entry alone. */
function explained(tables: NameTables, shelf: Shelf, pair: Pair | undefined): NameMeeting | undefined {
  if (pair === undefined) return undefined;
  const { query, name, number } = pair;
  const comparison = compareForms(tables, query, name.form, { schema: schemas[shelf.kind] });
  return { query: query.raw, name, number, comparison };
}

/** The schema in the words that names/ knows. */
const schemas: Readonly<Record<PartyKind, string>> = {
  organisation: "Company",
  person: "Person",
  vessel: "Vessel",
};

/** A name with a legal form is a company's, never a vessel's. */
const mayBear = (kind: PartyKind, { legalForms }: NameForm): boolean =>
  kind !== "vessel" || legalForms.length === 0;

/** Better score first; then the earlier name of the entry; then the query's spelling, by code units. */
const isBetter = (a: Pair, b: Pair): boolean =>
  (b.score - a.score || a.number - b.number || compareText(a.query.raw, b.query.raw)) < 0;

function entriesByIdentifier(shelf: Shelf, query: PreparedQuery): number[] {
  return query.identifiers.flatMap((identifier) => shelf.byIdentifier.get(identifierKey(identifier)) ?? []);
}

/** Entries whose open clause may cover the party. Few entries have one, so each is asked. */
const coveringEntries = (shelf: Shelf, query: PreparedQuery): number[] =>
  shelf.openEnded.filter((number) => {
    const openSet = shelf.entries[number]?.openSet;
    return openSet !== undefined && query.names.some((form) => coversParty(openSet, form));
  });
