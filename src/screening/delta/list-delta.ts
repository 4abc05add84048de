import { screenPrepared } from "../screen-party.ts";
import type { PreparedQuery } from "../screen-query.ts";
import type { ScreeningIndex } from "../screening-index.ts";
import type { Shelf } from "../shelf.ts";
import { concernedParties } from "./concerned-parties.ts";
import { type HitChange, hitChanges } from "./hit-changes.ts";
import type { PartyIndex } from "./party-index.ts";
import { type ShelfChange, shelfChanges } from "./shelf-changes.ts";

/** A change of one party's hits. */
export interface PartyChange extends HitChange {
  /** Number of the party in its index. */
  readonly party: number;
}

export interface ListDelta {
  /** How many parties were screened, before and after. */
  readonly screened: number;
  /** By party, then as `hitChanges` has them. */
  readonly changes: readonly PartyChange[];
}

/** Lists in two states. Lists that stand on one side only came or went as wholes. */
export interface ListStates {
  readonly before: ScreeningIndex;
  readonly after: ScreeningIndex;
}

/**
 * What a change of lists does to the hits of the parties: the same as screening every party before and after, of which
 * only those are screened whose answer can change. `queryOf` gives a party's query by its number in the index.
 */
export function listDelta(
  lists: ListStates,
  parties: PartyIndex,
  queryOf: (party: number) => PreparedQuery,
): ListDelta {
  const changes = shelfChanges(lists.before, lists.after);
  const concerned = concernedParties(lists.after.tables, changes, parties);
  const changed = onlyChanged(lists, changes);
  return {
    screened: concerned.length,
    changes: concerned.flatMap((party) =>
      changesOf(changed, queryOf(party)).map((change) => ({ party, ...change })),
    ),
  };
}

/** One party against both states of the lists. */
export const changesOf = ({ before, after }: ListStates, query: PreparedQuery): HitChange[] =>
  hitChanges(screenPrepared(before, query), screenPrepared(after, query));

/** Shelves of which nothing changed give the same hits twice. */
function onlyChanged({ before, after }: ListStates, changes: readonly ShelfChange[]): ListStates {
  const shelves = new Set<Shelf | undefined>(changes.flatMap((change) => [change.before, change.after]));
  const only = (index: ScreeningIndex): ScreeningIndex => ({
    ...index,
    shelves: index.shelves.filter((shelf) => shelves.has(shelf)),
  });
  return { before: only(before), after: only(after) };
}
