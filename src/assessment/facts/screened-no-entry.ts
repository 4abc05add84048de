import type { Fact } from "../../model/fact.ts";
import type { FactContext } from "../fact-context.ts";
import { makeFact, rowSource } from "../make-fact.ts";
import { searchedOf } from "../searched.ts";

/**
 * Something of the party was searched and nothing was found. Open world: this decides nothing and clears nobody. Where
 * nothing was searched there is no such fact, but a question.
 */
export function screenedNoEntryFacts({ world, index, actor, today }: FactContext): readonly Fact[] {
  const searched = searchedOf(world, actor.party);
  if (searched === undefined || world.hits.get(actor.party.id)?.length !== 0) return [];
  const lists = [...index.lists.values()]
    .map(({ version }) => version)
    .filter(({ role, key }) => role === "parties" && (searched.lists?.includes(key) ?? true));
  if (lists.length === 0) return [];
  const named = lists.map(
    ({ key, version, fictional }) => `${key}${fictional ? " (fiction)" : ""} ${version}`,
  );
  return [
    makeFact({
      name: "screened-no-entry",
      level: "documented",
      value: {
        party: actor.party.id,
        partyName: actor.party.name,
        values: searched.values,
        lists: lists.map(({ key }) => key),
      },
      sentence: `No entry found for ${searched.values.map((value) => `"${value}"`).join(", ")} in ${named.join(", ")} on ${today}; this is not a clearance.`,
      sources: actor.party.sources.slice(0, 1).map(rowSource),
    }),
  ];
}
