import type { Fact } from "../../model/fact.ts";
import { decidedText } from "../../screening/decision-book.ts";
import { type FactContext, restsOnLink } from "../fact-context.ts";
import { fictionWords, listingsOf, madeOn, nameOn } from "../listing.ts";
import { decisionSources, listSource, makeFact } from "../make-fact.ts";

/** A person decided that the party is not an entry. It speaks of that entry only and clears nothing else. */
export function decidedNotSameFacts(context: FactContext): readonly Fact[] {
  return listingsOf(context)
    .filter(({ hit }) => hit.decision === "not-same")
    .map(({ hit, list, entry }) => {
      const made = madeOn(context, hit);
      const name = nameOn(entry, context.on);
      const { party } = context.actor;
      const listed = `the listed "${name}" (${list.version.key}, version ${list.version.version})`;
      const said =
        made === undefined
          ? `${party.name} was decided not to be ${listed}`
          : decidedText(made, hit.kind, { party: party.name, listed });
      const { lead } = restsOnLink(context.actor.tie);
      return makeFact({
        name: "decided-not-same",
        level: "documented",
        identity: "decided",
        value: {
          party: party.id,
          partyName: party.name,
          list: list.lawList,
          lists: [list.version.key],
          entry: entry.id,
          entryName: name,
        },
        lead,
        sentence: `${lead}${said}${fictionWords(context, list)}; this speaks of that entry only.`,
        sources: [listSource(list.version, entry.id), ...decisionSources(made)],
      });
    });
}
