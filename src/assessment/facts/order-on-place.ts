import { listUse } from "../../law/law.ts";
import type { Fact } from "../../model/fact.ts";
import type { ListEntry, OrderScope, Sublist } from "../../model/list-entry.ts";
import type { Good } from "../actors.ts";
import { type FactContext, restsOnLink, tieFields } from "../fact-context.ts";
import {
  fictionWords,
  listingWords,
  nameOn,
  orderStatus,
  partsOn,
  sinceOf,
  statusWords,
  supersededBy,
} from "../listing.ts";
import { listSource, makeFact, placeLabel, rowSource } from "../make-fact.ts";
import { bestFit, type OrderGoods } from "../order-goods.ts";
import {
  type PlaceBehind,
  type PlaceStrength,
  placesBehind,
  strengthIn,
  tellingPlaces,
  workAt,
} from "../places-behind.ts";
import type { IndexedList } from "../world-index.ts";
import { placeLevel, placeWords, workWords } from "./place-of-work.ts";
import { goodWords } from "./supply-link.ts";

/** One fact for every order on a place and a good, in force on the legal date, that covers a place behind the subject. */
export function orderOnPlaceFacts(context: FactContext): readonly Fact[] {
  const places = placesBehind(context);
  if (places.length === 0) return [];
  return [...context.index.lists.values()].flatMap((list) =>
    list.orders.flatMap((entry) => {
      const { order } = entry;
      if (order === undefined) return [];
      const regions = order.regions.length > 0 ? order.regions : order.countries;
      return partsOn(entry, context.on).flatMap((sublist) =>
        regions.flatMap((region) => orderFacts(context, places, { list, entry, order, sublist, region })),
      );
    }),
  );
}

interface Order {
  readonly list: IndexedList;
  readonly entry: ListEntry;
  readonly order: OrderScope;
  readonly sublist: Sublist;
  /** The region, or else the country, of the order that is asked about. */
  readonly region: string;
}

const orderFacts = (context: FactContext, places: readonly PlaceBehind[], met: Order): readonly Fact[] =>
  tellingPlaces(context.world.law.making, places, met.region).flatMap((place) => {
    const found = strengthIn(place, met.region);
    return found === undefined ? [] : [orderFact(context, place, met, found)];
  });

function orderFact(context: FactContext, place: PlaceBehind, met: Order, found: PlaceStrength): Fact {
  const { list, entry, order, sublist } = met;
  const { address, location } = place.located;
  const { lead, ids } = restsOnLink(place.tie);
  const { good, fit } = bestFit(documentedGoods(context, place), orderGoods(context, met));
  const name = nameOn(entry, context.on);
  const work = workAt(context.world.law.making, place);
  const goods = good === undefined ? "none is shown by a record to have left that place" : goodWords(good);
  return makeFact({
    name: "order-on-place",
    level: entry.verification === "reported" ? "inferred" : placeLevel(found.level, place.tie, work),
    value: {
      list: list.lawList,
      listKey: list.version.key,
      version: list.version.version,
      lists: [list.version.key],
      entry: entry.id,
      entryName: name,
      sublist: sublist.key,
      since: sinceOf(entry, sublist),
      scope: order.regions.length > 0 ? "region" : "country",
      region: met.region,
      party: place.party.id,
      partyName: place.party.name,
      place: placeLabel(place.party.name, address),
      strength: found.strength,
      strengthWords: found.words,
      work,
      conflict: location.conflict === null ? "no" : "yes",
      conflictWords: location.conflict ?? undefined,
      merchandise: order.merchandise,
      goods,
      goodsFit: fit,
      orderStatus: orderStatus(context, met, sublist) ?? "status-unknown",
      supersededBy: supersededBy(context, entry),
      remarks: entry.remarks,
      verification: entry.verification,
      ...tieFields(place.tie),
      fictional: list.version.fictional,
      restsOn: ids,
    },
    lead,
    sentence: `${lead}${placeWords(place, found, `"${name}"`)}; an order covers that place (${listingWords(context, met, sublist)}); ${fitWords(goods, fit, order)}${workWords(work, found)}${statusWords(context, met, sublist)}${fictionWords(context, list)}.`,
    sources: [listSource(list.version, entry.id), rowSource(address.source)],
  });
}

/** A party's other goods count for an order only where a record shows that they left this very site. */
const documentedGoods = ({ actor }: FactContext, { located }: PlaceBehind): readonly Good[] =>
  actor.goods.filter(
    ({ level, site }) =>
      level === undefined || (level === "documented" && site !== undefined && site === located.address.site),
  );

const orderGoods = ({ world }: FactContext, { list, order }: Order): OrderGoods => ({
  ...order,
  all: listUse(world.law, list.lawList)?.all_merchandise ?? [],
});

function fitWords(goods: string, fit: "fits" | "unknown" | "differs", order: OrderScope): string {
  const reading =
    order.hsBasis === "official"
      ? "by the order's own HS codes"
      : "by this project's reading of its words in HS codes";
  if (fit === "fits") return `${goods} is "${order.merchandise}" ${reading}`;
  if (fit === "differs") return `${goods} is not "${order.merchandise}" ${reading}`;
  return `whether the goods are "${order.merchandise}" is not told: ${goods}`;
}
