import type { Fact } from "../../model/fact.ts";
import { inForce } from "../../model/in-force.ts";
import type { FactContext } from "../fact-context.ts";
import { fictionWords, listingsOf } from "../listing.ts";
import { listSource, makeFact } from "../make-fact.ts";

/** The entry that the party is, or may be, was not in force on the legal date: listed later, or removed before. */
export function listingNotInForceFacts(context: FactContext): readonly Fact[] {
  return listingsOf(context)
    .filter(({ hit, entry }) => hit.decision !== "not-same" && !inForce(entry, context.on).listed)
    .map(({ hit, list, entry }) => {
      const span =
        entry.removed === undefined
          ? `from ${entry.firstListed}`
          : `from ${entry.firstListed} to ${entry.removed}`;
      const is = hit.identity === "candidate" ? "may be" : "is";
      const share = hit.kind === "owned" ? " a company in which the records give a share to" : "";
      return makeFact({
        name: "listing-not-in-force",
        level: hit.identity === "candidate" ? "inferred" : "documented",
        identity: hit.identity,
        value: {
          party: context.actor.party.id,
          partyName: context.actor.party.name,
          list: list.lawList,
          lists: [list.version.key],
          entry: entry.id,
          entryName: entry.name,
          from: entry.firstListed,
          to: entry.removed,
        },
        sentence: `${context.actor.party.name} ${is}${share} "${entry.name}", listed ${span} (${list.version.key}, version ${list.version.version}); on ${context.on} that listing was not in force${fictionWords(context, list)}.`,
        sources: [listSource(list.version, entry.id)],
      });
    });
}
