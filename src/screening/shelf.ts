import type { EntryName, ListEntry, ListVersion } from "../model/list-entry.ts";
import type { NameForm } from "../names/name-form.ts";
import type { NameTables } from "../names/name-tables.ts";
import { parseName } from "../names/parse-name.ts";
import { type Identifier, identifierKey, readIdentifiers } from "./identifier-match.ts";
import { buildNameIndex, type NameIndex } from "./name-index/build-name-index.ts";
import { type OpenSet, openSetOf } from "./open-set.ts";

/** Kinds of entries that are parties. Orders (place x good) and goods are read by law and are never hits. */
export const partyKinds = ["organisation", "person", "vessel"] as const;
export type PartyKind = (typeof partyKinds)[number];

/** A name of an entry, read once. */
export interface ShelvedName {
  /** Number of the entry on its shelf. */
  readonly entry: number;
  readonly text: string;
  /** How the list has carried this text: as primary name until a day, as former name since the next ... */
  readonly standings: readonly EntryName[];
  readonly form: NameForm;
}

export interface ShelvedEntry {
  readonly entry: ListEntry;
  /** Numbers of its names on the shelf. */
  readonly names: readonly number[];
  readonly identifiers: readonly Identifier[];
  readonly openSet: OpenSet | undefined;
}

/**
 * The entries of one kind on one list, ready to be searched. Each shelf is searched by itself, so what another list
 * holds never decides whether a hit on this one is found.
 */
export interface Shelf {
  readonly version: ListVersion;
  readonly kind: PartyKind;
  readonly entries: readonly ShelvedEntry[];
  readonly names: readonly ShelvedName[];
  /** Its names in the order of `names`. */
  readonly index: NameIndex;
  /** Entries by `kind:subject` of their valid identifiers. */
  readonly byIdentifier: ReadonlyMap<string, readonly number[]>;
  /** Numbers of the entries with an open clause. */
  readonly openEnded: readonly number[];
}

/** The shelf of one kind of entry; undefined where the list has none. */
export function buildShelf(tables: NameTables, version: ListVersion, kind: PartyKind): Shelf | undefined {
  const listed = version.entries.filter((entry) => entry.kind === kind);
  if (listed.length === 0) return undefined;
  const names: ShelvedName[] = [];
  const entries = listed.map((entry, number): ShelvedEntry => {
    const first = names.length;
    for (const { text, standings } of distinctNames(entry))
      names.push({ entry: number, text, standings, form: parseName(tables, text) });
    const own = names.slice(first);
    return {
      entry,
      names: own.map((_, place) => first + place),
      identifiers: readIdentifiers(entry.identifiers),
      openSet: openSetOf(
        tables,
        entry,
        own.filter(isOnTheList).map(({ form }) => form),
      ),
    };
  });
  return {
    version,
    kind,
    entries,
    names,
    index: buildNameIndex(names.map(({ form }) => form)),
    byIdentifier: entriesByIdentifier(entries),
    openEnded: [...entries.keys()].filter((number) => entries[number]?.openSet !== undefined),
  };
}

/** Whether the list carries the text today, and not only as a former name. */
const isOnTheList = ({ standings }: ShelvedName): boolean =>
  standings.some(({ kind, to }) => kind !== "former" && to === undefined);

const kindOrder: readonly EntryName["kind"][] = ["primary", "local", "alias", "former"];

/** The entry's names, each text once with all its standings: primary ones first, former ones last. */
function distinctNames(entry: ListEntry): Pick<ShelvedName, "text" | "standings">[] {
  const standings = new Map<string, EntryName[]>();
  const named = entry.names.some((name) => name.text === entry.name);
  const all: readonly EntryName[] = named
    ? entry.names
    : [...entry.names, { text: entry.name, kind: "primary" }];
  for (const kind of kindOrder)
    for (const name of all.filter((one) => one.kind === kind)) {
      const before = standings.get(name.text);
      if (before === undefined) standings.set(name.text, [name]);
      else before.push(name);
    }
  return [...standings].map(([text, held]) => ({ text, standings: held }));
}

function entriesByIdentifier(entries: readonly ShelvedEntry[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [number, { identifiers }] of entries.entries())
    for (const key of new Set(identifiers.map(identifierKey))) {
      const sharing = found.get(key);
      if (sharing === undefined) found.set(key, [number]);
      else sharing.push(number);
    }
  return found;
}
