import { listUse } from "../../law/law.ts";
import type { ListEntry, OrderScope } from "../../model/list-entry.ts";
import type { PartyNode } from "../../model/records.ts";
import type { SourceAt } from "../../tracing/source-at.ts";
import { fictionText, listingWords, nameOn, partsOn } from "../listing.ts";
import { orderFit } from "../order-goods.ts";
import type { IndexedList } from "../world-index.ts";
import { levelFrom, mayHaveLeft, type PlaceInRegion, placesIn, tellingMost } from "./place-behind-edge.ts";
import { placeWords } from "./places.ts";
import type { SourceContext } from "./source-context.ts";

interface Order {
  readonly list: IndexedList;
  readonly entry: ListEntry;
  readonly order: OrderScope;
}

/** Orders on a place and a good, where a party has a place there: the goods that leave it and may be that merchandise. */
export const orderSources = (context: SourceContext): readonly SourceAt[] =>
  ordersInForce(context).flatMap((met) => {
    const regions = met.order.regions.length > 0 ? met.order.regions : met.order.countries;
    const all = regions.flatMap((region) => [...placesIn(context, region)]);
    const byParty = Map.groupBy(all, ([party]) => party);
    return [...byParty].flatMap(([party, found]) =>
      orderSource(
        context,
        party,
        found.flatMap(([, places]) => places),
        met,
      ),
    );
  });

const ordersInForce = ({ index, on }: SourceContext): readonly Order[] =>
  [...index.lists.values()].flatMap((list) =>
    list.orders.flatMap((entry) =>
      entry.order === undefined || partsOn(entry, on).length === 0
        ? []
        : [{ list, entry, order: entry.order }],
    ),
  );

function orderSource(
  context: SourceContext,
  party: PartyNode,
  places: readonly PlaceInRegion[],
  { list, entry, order }: Order,
): readonly SourceAt[] {
  const best = tellingMost(places);
  const [part] = partsOn(entry, context.on);
  if (best === undefined || part === undefined) return [];
  const scope = { ...order, all: listUse(context.world.law, list.lawList)?.all_merchandise ?? [] };
  return [
    {
      source: {
        kind: "order",
        ref: entry.id,
        identity: null,
        party: party.id,
        partyName: party.name,
        name: `${nameOn(entry, context.on)}: ${order.merchandise}`,
        list: list.version.key,
        version: list.version.version,
        level: entry.verification === "reported" ? "inferred" : best.found.level,
        sentence: `${placeWords(best)} "${nameOn(entry, context.on)}", a place of an order on "${order.merchandise}" (${listingWords(context, { list, entry }, part)})${fictionText(context.world.law, list)}.`,
        fictional: list.version.fictional,
        records: [best.located.address.source],
      },
      goods: (hs) => orderFit({ name: "", hs }, scope),
      level: (edge) => levelFrom(context, places, edge),
      counts: (edge) => mayHaveLeft(places, edge),
    },
  ];
}
