import type { Fact } from "../../model/fact.ts";
import { type FactContext, restsOnLink } from "../fact-context.ts";
import { fictionWords, listingsOf, nameOn } from "../listing.ts";
import { listSource, makeFact } from "../make-fact.ts";

/** A person decided that the party is not an entry. It speaks of that entry only and clears nothing else. */
export function decidedNotSameFacts(context: FactContext): readonly Fact[] {
  return listingsOf(context)
    .filter(({ hit }) => hit.decision === "not-same")
    .map(({ hit, list, entry }) => {
      const made = context.world.decisions.findLast((d) => d.hit === hit.hit && d.decision === "not-same");
      const who = made === undefined ? "" : ` on ${made.date} by ${made.by}`;
      const name = nameOn(entry, context.on);
      return makeFact({
        name: "decided-not-same",
        level: "documented",
        identity: "decided",
        value: {
          party: context.actor.party.id,
          partyName: context.actor.party.name,
          list: list.lawList,
          entry: entry.id,
          entryName: name,
        },
        sentence: `${restsOnLink(context.actor).lead}${context.actor.party.name} was decided${who} not to be the listed "${name}" (${list.version.key}, version ${list.version.version})${fictionWords(context, list)}; this speaks of that entry only.`,
        sources: [
          listSource(list.version, entry.id),
          ...(made === undefined
            ? []
            : [
                {
                  kind: "decision" as const,
                  ref: made.hit,
                  text: `${made.by}, ${made.date}: ${made.reason}`,
                },
              ]),
        ],
      });
    });
}
