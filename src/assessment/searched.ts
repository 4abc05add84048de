import type { PartyNode } from "../model/records.ts";
import { isPlaceholderParty } from "../parties/placeholder-party.ts";
import type { AssessmentWorld, Searched } from "./world.ts";

/**
 * What was searched of a party; undefined where nothing was: it was not screened, or it bears nothing to search by (an
 * unknown node, a name that is missing or names nobody).
 */
export function searchedOf(world: AssessmentWorld, party: PartyNode): Searched | undefined {
  if (!world.hits.has(party.id)) return undefined;
  const given = world.searched?.get(party.id);
  const found = given ?? { values: world.searched === undefined ? searchable(party) : [] };
  return found.values.length > 0 ? found : undefined;
}

function searchable({ unknown, names, identifiers }: PartyNode): readonly string[] {
  if (unknown) return [];
  return [
    ...names.filter((name) => !isPlaceholderParty(name)),
    ...identifiers.filter(({ valid }) => valid).map(({ value }) => value),
  ];
}
