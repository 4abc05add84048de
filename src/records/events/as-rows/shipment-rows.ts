import { compareText } from "../../../model/compare-text.ts";
import type { Side, ThingId } from "../../../model/custody-event.ts";
import type { CanonicalRow } from "../../../model/records.ts";
import type { RowEvent } from "../rows/event-json.ts";
import { type Amount, lessOf, sumOf } from "./amounts-of.ts";
import { filled } from "./filled.ts";
import type { LotAmount } from "./moved-lots.ts";
import type { End, Movement, Voided } from "./movements.ts";
import type { RowKeys } from "./row-keys.ts";

/** Papers by their worth as proof of a movement. */
const paperOrder = ["bol", "desadv", "recadv", "inv"];

/** Ids of the papers that the events name, those that prove a movement first. */
export function papersOf(events: readonly RowEvent[]): readonly string[] {
  const named = events.flatMap(({ documents }) =>
    documents.flatMap(({ id, type }) => {
      const at = paperOrder.indexOf(type?.word ?? "");
      return id === undefined ? [] : [{ id: id.id, at: at < 0 ? paperOrder.length : at }];
    }),
  );
  const ordered = named.toSorted((a, b) => a.at - b.at || compareText(a.id, b.id));
  return [...new Set(ordered.map(({ id }) => id))];
}

const provesMovement = (events: readonly RowEvent[]): boolean =>
  events.some(({ documents }) =>
    documents.some(({ id, type }) => id !== undefined && paperOrder.includes(type?.word ?? "")),
  );

/** The shipment's id: of the event that sends, else of the one that receives. */
export const shipmentIdOf = ({ out, in: came }: Movement): string => (out[0] ?? came[0])?.told.key ?? "";

/** The party of a side: who owns the goods, else who holds them, else a role of the sender's own. */
function partyOf(sides: readonly Side[]): ThingId | undefined {
  const of = (role: string) => sides.find((side) => side.role.word === role)?.who;
  const other = sides.find(({ role }) => role.word !== "location")?.who;
  return of("owning_party") ?? of("possessing_party") ?? other;
}

interface Party {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** A party as the events name it, else the one to which the customer's row gives the site, else whoever works there. */
function partyAt(keys: RowKeys, named: ThingId | undefined, site: string | undefined): Party {
  if (named !== undefined) return { id: keys.party(named), name: named.name };
  return site === undefined ? {} : { id: keys.partyOfSite(site) ?? site };
}

/** When the goods left, or where that is not told, came. */
function dated({ out, in: came }: Movement): Readonly<Record<string, string | undefined>> {
  const [first] = out;
  const step = first?.told.event.step?.word ?? "";
  if (first !== undefined)
    return {
      date: first.told.event.time.day,
      ...(["shipping", "departing", "consigning"].includes(step) ? { date_kind: "departure" } : {}),
    };
  const [seen] = came;
  const isArrival = seen?.told.event.step?.word === "arriving";
  return { date: seen?.told.event.time.day, date_kind: isArrival ? "arrival" : "receipt" };
}

const isOf =
  ({ lot, thing }: LotAmount) =>
  (other: LotAmount): boolean =>
    other.lot === lot || (thing.kind === "class" && other.thing.id === thing.id);

/** What came of a lot, by the last step that saw it come, all of its events together. */
function received({ out, in: came }: Movement, lot: LotAmount): Readonly<Record<string, string>> {
  if (out.length === 0) return {};
  const all = came.filter(({ lots }) => lots.some(isOf(lot)));
  const seen = all.at(-1);
  if (seen === undefined) return {};
  const same = all.filter(({ told }) => told.event.step?.word === seen.told.event.step?.word);
  const amount = sumOf(same.flatMap(({ lots }) => lots.filter(isOf(lot))));
  const { event, source } = seen.told;
  return filled({
    received: event.time.day,
    "received quantity": amount.quantity,
    "received unit": amount.unit,
    "received by": `${source.file} row ${source.row}`,
  });
}

/** Lots of a movement as they were sent, what was voided since taken off; then those that only came. */
function lotsOf({ out, in: came, voided }: Movement): readonly (LotAmount & { readonly end: End })[] {
  const [first] = out;
  const sent = (first?.lots ?? []).flatMap((amount) => {
    const taken = voided.get(amount.lot);
    const left = taken === undefined ? amount : leftOf(amount, taken);
    return left === undefined || first === undefined ? [] : [{ ...amount, ...left, end: first }];
  });
  const kept = new Set(sent.map(({ lot }) => lot));
  const onlyCame = came.flatMap((end) =>
    end.lots.flatMap((amount) => {
      const isKnown = kept.has(amount.lot) || sent.some(isOf(amount));
      kept.add(amount.lot);
      return isKnown ? [] : [{ ...amount, end }];
    }),
  );
  return [...sent, ...onlyCame];
}

/** What is left of a sending: nothing, so much, or an amount that nobody can tell. */
function leftOf(amount: LotAmount, taken: Voided): Amount | undefined {
  if (taken === "all") return undefined;
  if (taken === "some") return { quantity: undefined, unit: undefined };
  const left = lessOf(amount, taken);
  return typeof left === "string" ? undefined : left;
}

/** A movement as rows of `shipments`, one for each lot. */
export function shipmentRows(keys: RowKeys, movement: Movement): readonly CanonicalRow<"shipments">[] {
  const shipment = shipmentIdOf(movement);
  return lotsOf(movement).map(({ end, ...lot }) => {
    // What only came was not sent as far as anybody says: its row rests on the coming alone.
    const whole = end === movement.out[0] ? movement : { ...movement, out: [] };
    const ends = [...whole.out, ...whole.in];
    const events = ends.map(({ told }) => told.event);
    const site = (side: "from" | "to") => ends.map((each) => each[side]).find((each) => each !== undefined);
    const named = (side: "from" | "to") =>
      events.map((event) => partyOf(event[side])).find((who) => who !== undefined);
    const seller = partyAt(keys, named("from"), site("from"));
    const buyer = partyAt(keys, named("to"), site("to"));
    const product = lot.thing.kind === "class" ? lot.thing.id : lot.thing.class;
    const [document] = papersOf(events);
    const cells = filled({
      shipment,
      ...dated(whole),
      seller_id: seller.id,
      seller: seller.name,
      buyer_id: buyer.id,
      buyer: buyer.name,
      from_site: site("from"),
      to_site: site("to"),
      hs: product === undefined ? undefined : keys.hs(keys.product(product)),
      description: lot.thing.name,
      quantity: lot.quantity,
      unit: lot.unit,
      lot: lot.lot,
      document,
      basis: provesMovement(events) ? "documented" : undefined,
    });
    return { kind: "shipments", cells, extra: received(whole, lot), source: end.told.source };
  });
}
