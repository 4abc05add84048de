import type { Fact } from "../../model/fact.ts";
import type { FactContext } from "../fact-context.ts";
import { makeFact, rowSource } from "../make-fact.ts";

/** The party was screened and nothing was found. Open world: this decides nothing and clears nobody. */
export function screenedNoEntryFacts({ world, index, actor, today }: FactContext): readonly Fact[] {
  if (world.hits.get(actor.party.id)?.length !== 0) return [];
  const lists = [...index.lists.values()]
    .filter(({ version }) => version.role === "parties")
    .map(({ version }) => `${version.key}${version.fictional ? " (fiction)" : ""} ${version.version}`);
  const names = actor.party.names.map((name) => `"${name}"`).join(", ");
  return [
    makeFact({
      name: "screened-no-entry",
      level: "documented",
      value: { party: actor.party.id, partyName: actor.party.name, lists },
      sentence: `No entry found for ${names} in ${lists.join(", ")} on ${today}; this is not a clearance.`,
      sources: actor.party.sources.slice(0, 1).map(rowSource),
    }),
  ];
}
