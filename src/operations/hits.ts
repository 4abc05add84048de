import type { Searched } from "../assessment/world.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Hit } from "../model/hit.ts";
import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import type { Decision, PartyNode } from "../model/records.ts";
import { ownParties } from "../parties/link-decisions.ts";
import { changesSince } from "../screening/asked-again/changes.ts";
import { companiesOf } from "../screening/asked-again/companies.ts";
import { type GroundFact, groundFacts } from "../screening/asked-again/ground.ts";
import { isStillTold } from "../screening/asked-again/still-told.ts";
import {
  applyDecisions,
  type ChangesSince,
  type DecisionBook,
  foldDecisions,
} from "../screening/decision-book.ts";
import { buildOwnership } from "../screening/ownership/build-ownership.ts";
import { withOwned } from "../screening/ownership/owned-hits.ts";
import type { Ownership } from "../screening/ownership/ownership.ts";
import { screenPrepared } from "../screening/screen-party.ts";
import { prepareQuery, queryOfParty } from "../screening/screen-query.ts";
import { listsMetBy } from "../screening/screened-record.ts";
import { searchedValues } from "../screening/screened-record-values.ts";
import { buildScreeningIndex, type ScreeningIndex } from "../screening/screening-index.ts";
import type { DecisionOfRow } from "./decisions-of-rows.ts";
import { nameTables } from "./tables/names.ts";
import type { WorkspaceView } from "./view.ts";

/** What a screening is held against: the lists, whether fiction is among them, and what persons decided. */
export interface Held {
  readonly lists: readonly ListVersion[];
  readonly fictional: boolean;
  readonly book: DecisionBook;
  /** A version of a list that was in force once. */
  readonly listVersion: WorkspaceView["listVersion"];
}

/** What the parties of a view are held against. */
export const heldOf = ({ lists, fictional, decisions, listVersion }: WorkspaceView): Held => ({
  lists,
  fictional,
  book: foldDecisions(decisions),
  listVersion,
});

/** The names of all lists, ready to be searched. */
export const indexOf = ({ lists, fictional }: Pick<Held, "lists" | "fictional">): ScreeningIndex =>
  buildScreeningIndex(nameTables(), lists, { fictional });

export interface ScreenedParty {
  /** Decisions applied. */
  readonly hits: readonly Hit[];
  /** What was looked for, and on which lists. Nothing, where a party bears nothing to search by. */
  readonly searched: Searched;
}

/** Screens all parties of a view, by node id, with shares as they stood on `on`. An unknown party has no name to look for. */
export function screenAll(view: WorkspaceView, on: IsoDate): ReadonlyMap<string, ScreenedParty> {
  const index = indexOf(view);
  const against = { index, ownership: buildOwnership(index, on), held: heldOf(view) };
  return new Map(view.parties.nodes.map((party) => [party.id, screenOne(party, against)]));
}

interface Against {
  readonly index: ScreeningIndex;
  readonly ownership: Ownership;
  readonly held: Held;
}

function screenOne(party: PartyNode, { index, ownership, held }: Against): ScreenedParty {
  const query = queryOfParty(party);
  const prepared = prepareQuery(index.tables, query);
  const values = searchedValues(query, prepared.unsearched).searched.map(({ value }) => value);
  const found = withOwned(ownership, prepared, screenPrepared(index, prepared));
  return {
    hits: withDecisions(party, found, held),
    searched: { values, lists: listsMetBy(index, query.schema).map(({ key }) => key) },
  };
}

/**
 * A party's hits with what was decided. A decision stands also where screening finds no likeness (a brand that was
 * translated, a shell that was renamed): what a person decided is a hit of its own, with nothing to explain.
 */
export function withDecisions(party: PartyNode, found: readonly Hit[], held: Held): readonly Hit[] {
  const produced = new Set(found.map(({ hit }) => hit));
  const others = [...held.book.current.values()].filter(
    (decision) => decision.party === party.id && !produced.has(decision.hit),
  );
  const hits = [...found, ...others.flatMap((decision) => decidedOnly(decision, held))];
  return applyDecisions(hits, held.book, changesFor(party, held), (hit, { ground }) =>
    isStillTold(ground, { entry: entryOf(held.lists, hit), ownership: hit.ownership }),
  );
}

/** What changed since a decision on a hit of the party, in what it rested on. */
const changesFor =
  (party: PartyNode, held: Held): ChangesSince =>
  (hit, made: DecisionOfRow) => {
    const { ground, facts } = made;
    const entry = entryOf(held.lists, hit);
    if (entry === undefined) return ["the list no longer holds the entry"];
    if (ground === undefined) return [];
    const { ownership } = hit;
    return changesSince(
      { ground, facts: facts ?? (() => factsOfVersion(made, held)) },
      { party, entry, ownership, companies: companiesOf(ownership, held.lists) },
    );
  };

/** The facts of the entry in the version that was looked at; those of the party were not kept. */
function factsOfVersion({ list, entry, ground }: Decision, { listVersion }: Held): readonly GroundFact[] {
  const version = ground === undefined ? undefined : listVersion(list, ground.version);
  const then = version?.entries.find(({ id }) => id === entry);
  return then === undefined ? [] : groundFacts({ party: nobody, entry: then });
}

const nobody = { names: [], identifiers: [], country: undefined };

/** The entry that a hit met, in the lists it was held against. */
export const entryOf = (
  lists: readonly ListVersion[],
  { list, entry }: Pick<Hit, "list" | "entry">,
): ListEntry | undefined => lists.find(({ key }) => key === list)?.entries.find(({ id }) => id === entry);

function decidedOnly(decision: Decision, held: Held): readonly Hit[] {
  const version = held.lists.find(({ key }) => key === decision.list);
  const entry = entryOf(held.lists, decision);
  if (version?.fictional && !held.fictional) return [];
  if (version === undefined || entry === undefined) return noLongerListed(decision, held);
  const notes = ["the names show no likeness; what was decided rests on the decision alone"];
  return [hitWithoutLikeness(decision, { name: entry.name, version: version.version, notes })];
}

/** A `same` outlives its entry, so that it is never lost without a word; shown as in the version it was decided against. */
function noLongerListed(decision: Decision, { fictional, listVersion }: Held): readonly Hit[] {
  const { list, entry: id, ground } = decision;
  if (decision.decision !== "same" || list === ownParties) return [];
  const version = ground === undefined ? undefined : listVersion(list, ground.version);
  if (version?.fictional && !fictional) return [];
  const entry = version?.entries.find((each) => each.id === id);
  const against = ground?.version ?? "not known";
  const notes = [`decided against ${list} ${against}; no version in force holds the entry`];
  return [hitWithoutLikeness(decision, { name: entry?.name ?? id, version: against, notes })];
}

function hitWithoutLikeness(
  { hit, list, entry }: Decision,
  { name, version, notes }: Pick<Hit, "name" | "version" | "notes">,
): Hit {
  return {
    hit,
    kind: "name",
    score: 0,
    band: "none",
    identity: "candidate",
    list,
    entry,
    name,
    matched: name,
    version,
    explanation: [],
    notes,
  };
}
