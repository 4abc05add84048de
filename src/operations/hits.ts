import type { Searched } from "../assessment/world.ts";
import type { Hit } from "../model/hit.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { Decision, PartyNode } from "../model/records.ts";
import { applyDecisions, type DecisionBook, foldDecisions } from "../screening/decision-book.ts";
import { screenParty } from "../screening/screen-party.ts";
import { prepareQuery, queryOfParty } from "../screening/screen-query.ts";
import { listsMetBy } from "../screening/screened-record.ts";
import { buildScreeningIndex, type ScreeningIndex } from "../screening/screening-index.ts";
import { nameTables } from "./tables/names.ts";
import type { WorkspaceView } from "./view.ts";

/** What a screening is held against: the lists, whether fiction is among them, and what persons decided. */
export interface Held {
  readonly lists: readonly ListVersion[];
  readonly fictional: boolean;
  readonly book: DecisionBook;
}

/** The names of all lists, ready to be searched. */
export const indexOf = ({ lists, fictional }: Pick<Held, "lists" | "fictional">): ScreeningIndex =>
  buildScreeningIndex(nameTables(), lists, { fictional });

export interface ScreenedParty {
  /** Decisions applied. */
  readonly hits: readonly Hit[];
  /** What was looked for, and on which lists. Nothing, where a party bears nothing to search by. */
  readonly searched: Searched;
}

/** Screens all parties of a view, by node id. An unknown party has no name to look for. */
export function screenAll(view: WorkspaceView): ReadonlyMap<string, ScreenedParty> {
  const index = indexOf(view);
  const held = { lists: view.lists, fictional: view.fictional, book: foldDecisions(view.decisions) };
  return new Map(view.parties.nodes.map((party) => [party.id, screenOne(index, party, held)]));
}

function screenOne(index: ScreeningIndex, party: PartyNode, held: Held): ScreenedParty {
  const query = queryOfParty(party);
  const { unsearched } = prepareQuery(index.tables, query);
  const names = query.names.filter((name) => !unsearched.includes(name));
  const values = [...names, ...(query.identifiers ?? []).map(({ value }) => value)];
  return {
    hits: withDecisions(party.id, screenParty(index, query), held),
    searched: { values, lists: listsMetBy(index, query.schema).map(({ key }) => key) },
  };
}

/**
 * A party's hits with what was decided. A decision stands also where screening finds no likeness (a brand that was
 * translated, a shell that was renamed): what a person decided is a hit of its own, with nothing to explain.
 */
export function withDecisions(party: string, found: readonly Hit[], held: Held): readonly Hit[] {
  const produced = new Set(found.map(({ hit }) => hit));
  const others = [...held.book.current.values()].filter(
    (decision) => decision.party === party && !produced.has(decision.hit),
  );
  return applyDecisions([...found, ...others.flatMap((decision) => decidedOnly(decision, held))], held.book);
}

function decidedOnly(decision: Decision, { lists, fictional }: Held): readonly Hit[] {
  const version = lists.find(({ key }) => key === decision.list);
  const entry = version?.entries.find(({ id }) => id === decision.entry);
  if (version === undefined || entry === undefined || (version.fictional && !fictional)) return [];
  const notes = ["the names show no likeness; what was decided rests on the decision alone"];
  const { hit, list, entry: id } = decision;
  const { name } = entry;
  return [
    {
      hit,
      kind: "name",
      score: 0,
      band: "none",
      identity: "candidate",
      list,
      entry: id,
      name,
      matched: name,
      version: version.version,
      explanation: [],
      notes,
    },
  ];
}
