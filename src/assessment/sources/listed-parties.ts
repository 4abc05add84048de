import type { HsFit } from "../../goods/hs.ts";
import { listUse } from "../../law/law.ts";
import { closed } from "../../law/render.ts";
import type { Hit } from "../../model/hit.ts";
import type { PartyNode } from "../../model/records.ts";
import type { SourceAt } from "../../tracing/source-at.ts";
import {
  fictionText,
  type Listing,
  likeWords,
  listingsOfParty,
  listingWords,
  nameOn,
  ownedWords,
  partsOn,
  undecidedWords,
} from "../listing.ts";
import { orderFit } from "../order-goods.ts";
import type { SourceContext } from "./source-context.ts";

/** Parties that are, or may be, an entry in force: whatever leaves them carries it, within an order's merchandise. */
export const listedPartySources = (context: SourceContext): readonly SourceAt[] =>
  context.world.parties.flatMap((party) =>
    listingsOfParty(context, party.id)
      .filter(({ hit, entry }) => hit.decision !== "not-same" && partsOn(entry, context.on).length > 0)
      .map((listing) => listedSource(context, party, listing)),
  );

function listedSource(context: SourceContext, party: PartyNode, listing: Listing): SourceAt {
  const { hit, list, entry } = listing;
  const sure = hit.identity !== "candidate" && entry.verification === "official";
  return {
    source: {
      kind: "listed-party",
      ref: entry.id,
      identity: hit.identity,
      party: party.id,
      partyName: party.name,
      name: nameOn(entry, context.on),
      list: list.version.key,
      version: list.version.version,
      level: sure ? "documented" : "inferred",
      sentence: closed(sentenceOf(context, party, listing)),
      fictional: list.version.fictional,
      records: party.sources.slice(0, 3),
    },
    ...(entry.merchandise === undefined ? {} : { goods: merchandiseFit(context, listing) }),
  };
}

const merchandiseFit =
  ({ world }: SourceContext, { list, entry }: Listing) =>
  (hs: string | undefined): HsFit =>
    orderFit(
      { name: "", hs },
      {
        merchandise: entry.merchandise ?? "",
        hs: entry.merchandiseHs ?? [],
        hsBasis: "editorial",
        all: listUse(world.law, list.lawList)?.all_merchandise ?? [],
      },
    );

function sentenceOf(context: SourceContext, party: PartyNode, listing: Listing): string {
  const { hit, list, entry } = listing;
  const [part] = partsOn(entry, context.on);
  const words = part === undefined ? list.version.key : listingWords(context, listing, part);
  const listed = `the listed "${nameOn(entry, context.on)}" (${words})${fictionText(context.world.law, list)}`;
  const open = hit.kind === "open-set" ? " or one of those named with it" : "";
  if (hit.kind === "owned" && hit.identity === "decided")
    return `${party.name} was decided to be ${ownedWords(hit, listed)}`;
  if (hit.kind === "owned")
    return `${party.name} is a potential match (band ${hit.band}) of ${ownedWords(hit, listed)}; ${undecidedWords(hit)}`;
  if (hit.identity === "decided")
    return `${party.name} was decided to be ${listed}${open}${besideWords(hit)}`;
  if (hit.identity === "identified") return `${party.name} bears a valid identifier of ${listed}`;
  return `${party.name} ${likeWords(hit)} ${listed}${open}; ${undecidedWords(hit)}`;
}

/** Shares that were in view beside the names: the decision says that it is one or the other. */
const besideWords = ({ ownership }: Hit): string =>
  ownership === undefined ? "" : " or a company in which the records give it a share";
