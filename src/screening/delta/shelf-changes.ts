import type { NameForm } from "../../names/name-form.ts";
import { identifierKey } from "../identifier-match.ts";
import type { OpenSet } from "../open-set.ts";
import type { ScreeningIndex } from "../screening-index.ts";
import type { PartyKind, Shelf, ShelvedEntry } from "../shelf.ts";
import { entryChanges } from "./entry-changes.ts";
import { indexChange } from "./index-facts.ts";

/** What changed on one shelf, by what a party can be concerned by it. */
export interface ShelfChange {
  readonly kind: PartyKind;
  /** Undefined where the list was not there, or held no entry of the kind. */
  readonly before: Shelf | undefined;
  readonly after: Shelf | undefined;
  /** Names of changed entries, before and after, and names whose words weigh something else now; each once. */
  readonly names: readonly NameForm[];
  /** Identifiers of changed entries, before and after. */
  readonly identifiers: ReadonlySet<string>;
  /** Open clauses of changed entries, before and after. */
  readonly openSets: readonly OpenSet[];
  /** Spellings of places and trade words that came or went: a slip in one counts for less than another brand does. */
  readonly spellings: readonly string[];
}

/** The shelves of which something changed, from one state of the lists to another. */
export function shelfChanges(before: ScreeningIndex, after: ScreeningIndex): ShelfChange[] {
  const [was, is] = [byName(before.shelves), byName(after.shelves)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.flatMap((name) => shelfChange(was.get(name), is.get(name)) ?? []);
}

const byName = (shelves: readonly Shelf[]): Map<string, Shelf> =>
  new Map(shelves.map((shelf) => [`${shelf.version.key} ${shelf.kind}`, shelf]));

function shelfChange(before: Shelf | undefined, after: Shelf | undefined): ShelfChange | undefined {
  const kind = (after ?? before)?.kind;
  if (kind === undefined || before === after) return undefined;
  const changed = entryChanges(before, after);
  if (changed.before.size + changed.after.size === 0) return undefined;
  const entries = [...entriesOf(before, changed.before), ...entriesOf(after, changed.after)];
  const index = indexChange(before, after);
  const names = [before, after].flatMap((shelf, side) => {
    const numbers = side === 0 ? changed.before : changed.after;
    return (shelf?.names ?? []).filter(({ entry, form }) => numbers.has(entry) || index.concerns(form));
  });
  return {
    kind,
    before,
    after,
    names: [...new Map(names.map(({ form }) => [form.raw, form])).values()],
    identifiers: new Set(entries.flatMap(({ identifiers }) => identifiers.map(identifierKey))),
    openSets: entries.flatMap(({ openSet }) => openSet ?? []),
    spellings: index.spellings,
  };
}

const entriesOf = (shelf: Shelf | undefined, numbers: ReadonlySet<number>): ShelvedEntry[] =>
  [...numbers].flatMap((number) => shelf?.entries[number] ?? []);
