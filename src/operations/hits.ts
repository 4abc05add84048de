import type { Hit } from "../model/hit.ts";
import type { Decision, PartyNode } from "../model/records.ts";
import { applyDecisions, foldDecisions, orphanDecisions } from "../screening/decision-book.ts";
import { screenParty } from "../screening/screen-party.ts";
import { queryOfParty } from "../screening/screen-query.ts";
import { buildScreeningIndex, type ScreeningIndex } from "../screening/screening-index.ts";
import { nameTables } from "./tables/names.ts";
import type { WorkspaceView } from "./view.ts";

/** The names of all lists of a view, ready to be searched. */
export const indexOf = (view: Pick<WorkspaceView, "lists" | "fictional">): ScreeningIndex =>
  buildScreeningIndex(nameTables(), view.lists, { fictional: view.fictional });

/** Hits of one party against the lists. An unknown party has no name to look for. */
export const hitsOf = (index: ScreeningIndex, party: PartyNode): readonly Hit[] =>
  party.unknown ? [] : screenParty(index, queryOfParty(party));

/**
 * Hits of all parties of a view, decisions applied. A decision stands also where screening finds no likeness (a brand
 * that was translated, a shell that was renamed): what a person decided is a hit of its own, with nothing to explain.
 */
export function hitsOfAll(view: WorkspaceView): ReadonlyMap<string, readonly Hit[]> {
  const index = indexOf(view);
  const book = foldDecisions(view.decisions);
  const hits = new Map(view.parties.nodes.map((party) => [party.id, [...hitsOf(index, party)]]));
  for (const decision of orphanDecisions([...hits.values()].flat(), book)) {
    const hit = decidedOnly(decision, view);
    if (hit !== undefined) hits.get(decision.party)?.push(hit);
  }
  return new Map([...hits].map(([party, found]) => [party, applyDecisions(found, book)]));
}

function decidedOnly(decision: Decision, view: WorkspaceView): Hit | undefined {
  const version = view.lists.find(({ key }) => key === decision.list);
  const entry = version?.entries.find(({ id }) => id === decision.entry);
  if (version === undefined || entry === undefined || (version.fictional && !view.fictional))
    return undefined;
  return {
    hit: decision.hit,
    kind: "name",
    score: 0,
    band: "none",
    identity: "candidate",
    list: decision.list,
    entry: decision.entry,
    name: entry.name,
    matched: entry.name,
    version: version.version,
    explanation: [],
    notes: ["the names show no likeness; the link rests on the decision alone"],
  };
}
