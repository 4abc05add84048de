import type { Hit } from "../model/hit.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { Decision } from "../model/records.ts";
import { applyDecisions, type DecisionBook, foldDecisions } from "../screening/decision-book.ts";
import { screenParty } from "../screening/screen-party.ts";
import { queryOfParty } from "../screening/screen-query.ts";
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

/** Hits of all parties of a view, decisions applied. An unknown party has no name to look for. */
export function hitsOfAll(view: WorkspaceView): ReadonlyMap<string, readonly Hit[]> {
  const index = indexOf(view);
  const held = { lists: view.lists, fictional: view.fictional, book: foldDecisions(view.decisions) };
  return new Map(
    view.parties.nodes.map((party) => {
      const found = party.unknown ? [] : screenParty(index, queryOfParty(party));
      return [party.id, withDecisions(party.id, found, held)];
    }),
  );
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
