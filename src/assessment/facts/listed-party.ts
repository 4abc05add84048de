import type { Fact, FactSource } from "../../model/fact.ts";
import type { Level } from "../../model/levels.ts";
import type { Sublist } from "../../model/list-entry.ts";
import type { Decision } from "../../model/records.ts";
import { type FactContext, restsOnLink } from "../fact-context.ts";
import {
  fictionWords,
  type Listing,
  listingsOf,
  listingWords,
  nameOn,
  orderStatus,
  partsOn,
  sinceOf,
} from "../listing.ts";
import { listSource, makeFact, weaker } from "../make-fact.ts";
import { bestFit, type GoodsFit } from "../order-goods.ts";
import { goodWords } from "./supply-link.ts";

/** One fact for every part of a list on which an entry that the party is, or may be, stood on the legal date. */
export function listedPartyFacts(context: FactContext): readonly Fact[] {
  return listingsOf(context)
    .filter(({ hit }) => hit.decision !== "not-same")
    .flatMap((listing) =>
      partsOn(listing.entry, context.on).map((sublist) => listedPartyFact(context, listing, sublist)),
    );
}

function listedPartyFact(context: FactContext, listing: Listing, sublist: Sublist): Fact {
  const { hit, list, entry } = listing;
  const { actor } = context;
  const { lead, ids } = restsOnLink(actor);
  const goods = goodsOf(context, listing);
  const made = decisionOn(context, listing);
  return makeFact({
    name: "listed-party",
    level: levelOf(context, listing),
    identity: hit.identity,
    value: {
      party: actor.party.id,
      partyName: actor.party.name,
      list: list.lawList,
      listKey: list.version.key,
      version: list.version.version,
      entry: entry.id,
      entryName: nameOn(entry, context.on),
      sublist: sublist.key,
      since: sinceOf(entry, sublist),
      kind: hit.kind,
      clause: hit.kind === "open-set" ? entry.openEnded?.clause : undefined,
      verification: entry.verification,
      band: hit.identity === "candidate" ? hit.band : undefined,
      orderStatus: orderStatus(entry, sublist, context.on),
      merchandise: entry.merchandise,
      remarks: entry.remarks,
      goods: goods.words,
      goodsFit: goods.fit,
      link: actor.link,
      fictional: list.version.fictional,
      restsOn: ids,
    },
    sentence: `${lead}${identityWords(context, listing, sublist, made)}${fictionWords(context, list)}.`,
    sources: [listSource(list.version, entry.id), ...decisionSources(made)],
  });
}

/** Documented only on a decided or identified identity with an entry of the publisher's own page, tied by a record. */
function levelOf(context: FactContext, { hit, entry }: Listing): Level {
  if (hit.identity === "candidate" || entry.verification === "reported") return "inferred";
  return context.actor.link === "self" ? "documented" : weaker("documented", context.actor.link);
}

function goodsOf(
  context: FactContext,
  { entry }: Listing,
): { readonly fit: GoodsFit | "not-asked"; readonly words: string | undefined } {
  const { merchandise, merchandiseHs } = entry;
  if (merchandise === undefined || context.subject.kind === "party")
    return { fit: "not-asked", words: undefined };
  const order = { merchandise, hs: merchandiseHs ?? [], hsBasis: "editorial" as const };
  const { good, fit } = bestFit(context.actor.goods, order);
  return { fit, words: good === undefined ? undefined : goodWords(good) };
}

/** The decision that made the identity, the latest where there are several. */
function decisionOn({ world }: FactContext, { hit }: Listing): Decision | undefined {
  if (hit.identity !== "decided" && hit.decision === undefined) return undefined;
  return world.decisions
    .filter((decision) => decision.hit === hit.hit && decision.decision === (hit.decision ?? "same"))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .at(-1);
}

const decisionSources = (made: Decision | undefined): readonly FactSource[] =>
  made === undefined
    ? []
    : [{ kind: "decision", ref: made.hit, text: `${made.by}, ${made.date}: ${made.reason}` }];

function identityWords(
  context: FactContext,
  listing: Listing,
  sublist: Sublist,
  made: Decision | undefined,
): string {
  const { hit, entry } = listing;
  const party = context.actor.party.name;
  const words = listingWords(context, listing, sublist);
  const listed = `the listed "${nameOn(entry, context.on)}" (${words})`;
  const one =
    hit.kind === "open-set" ? `one of "${entry.openEnded?.clause ?? "its clause"}" of ${listed}` : listed;
  if (hit.identity === "decided")
    return made === undefined
      ? `${party} was decided to be ${one}`
      : `${party} was decided on ${made.date} by ${made.by} to be ${one}`;
  if (hit.identity === "identified")
    return `${party} bears the same valid ${identifiers(listing)} as ${listed}`;
  const undecided =
    made === undefined
      ? "no person has decided"
      : `${made.by} decided on ${made.date} that it cannot be told`;
  if (hit.kind === "open-set") return `${party} may be ${one}; ${undecided}`;
  return `${party} is a potential match (band ${hit.band}) of ${listed}; ${undecided}`;
}

const identifiers = ({ hit }: Listing): string =>
  hit.explanation
    .filter((line) => line.kind === "identifier" && line.query !== "")
    .map((line) => line.query)
    .join(" and ") || "identifier";
