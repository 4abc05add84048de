import { listUse } from "../../law/law.ts";
import type { Fact } from "../../model/fact.ts";
import type { Level } from "../../model/levels.ts";
import type { Sublist } from "../../model/list-entry.ts";
import type { Decision } from "../../model/records.ts";
import { decidedText } from "../../screening/decision-book.ts";
import { type FactContext, restsOnLink, tieFields } from "../fact-context.ts";
import {
  fictionWords,
  type Listing,
  likeWords,
  listingsOf,
  listingWords,
  madeOn,
  nameOn,
  orderStatus,
  ownedWords,
  partsOn,
  sinceOf,
  statusWords,
  supersededBy,
  undecidedWords,
} from "../listing.ts";
import { decisionSources, listSource, makeFact } from "../make-fact.ts";
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
  const { lead, ids } = restsOnLink(actor.tie);
  const goods = goodsOf(context, listing);
  const made = madeOn(context, hit);
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
      lists: [list.version.key],
      entry: entry.id,
      entryName: nameOn(entry, context.on),
      sublist: sublist.key,
      since: sinceOf(entry, sublist),
      kind: hit.kind,
      clause: hit.kind === "open-set" ? entry.openEnded?.clause : undefined,
      verification: entry.verification,
      band: hit.identity === "candidate" ? hit.band : undefined,
      orderStatus: orderStatus(context, listing, sublist),
      merchandise: entry.merchandise,
      supersededBy: supersededBy(context, entry),
      remarks: entry.remarks,
      goods: goods.words,
      goodsFit: goods.fit,
      ...tieFields(actor.tie),
      fictional: list.version.fictional,
      restsOn: ids,
    },
    lead,
    sentence: `${lead}${identityWords(context, listing, sublist, made)}${statusWords(context, listing, sublist)}${fictionWords(context, list)}.`,
    sources: [listSource(list.version, entry.id), ...decisionSources(made)],
  });
}

/** Documented only on a decided or identified identity with an entry of the publisher's own page, tied by a record. */
function levelOf(context: FactContext, { hit, entry }: Listing): Level {
  if (hit.identity === "candidate" || entry.verification === "reported") return "inferred";
  const { link } = context.actor.tie;
  return link === "self" ? "documented" : link;
}

function goodsOf(
  context: FactContext,
  { list, entry }: Listing,
): { readonly fit: GoodsFit | "not-asked"; readonly words: string | undefined } {
  const { merchandise, merchandiseHs } = entry;
  if (merchandise === undefined || context.subject.kind === "party")
    return { fit: "not-asked", words: undefined };
  const all = listUse(context.world.law, list.lawList)?.all_merchandise ?? [];
  const order = { merchandise, hs: merchandiseHs ?? [], hsBasis: "editorial" as const, all };
  const { good, fit } = bestFit(context.actor.goods, order);
  return { fit, words: good === undefined ? undefined : goodWords(good) };
}

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
  if (made !== undefined)
    return decidedText(made, hit.kind, { party, listed: `${listed}${clauseWords(listing)}` });
  const one =
    hit.kind === "open-set" ? `${listed}${clauseWords(listing)} or one of those named with it` : listed;
  if (hit.identity === "decided") return `${party} was decided to be ${one}`;
  if (hit.kind === "owned")
    return `${party} is a potential match (band ${hit.band}) of ${ownedWords(hit, listed)}; ${undecidedWords(hit)}`;
  if (hit.identity === "identified")
    return `${party} bears the same valid ${identifiers(listing)} as ${listed}`;
  if (hit.kind === "open-set") return `${party} may be ${one}; ${undecidedWords(hit)}`;
  return `${party} ${likeWords(hit)} ${listed}; ${undecidedWords(hit)}`;
}

/** What the entry says of those it names without saying which. */
const clauseWords = ({ hit, entry }: Listing): string =>
  hit.kind === "open-set" && entry.openEnded !== undefined ? ` "${entry.openEnded.clause}"` : "";

const identifiers = ({ hit }: Listing): string =>
  hit.explanation
    .filter((line) => line.kind === "identifier" && line.query !== "")
    .map((line) => line.query)
    .join(" and ") || "identifier";
