import type { ThingId } from "../../../model/custody-event.ts";
import type { CanonicalRow, Records } from "../../../model/records.ts";
import { amountOf, sumOf } from "./amounts-of.ts";
import { filled } from "./filled.ts";
import { lotKey } from "./moved-lots.ts";
import type { Movement } from "./movements.ts";
import type { RowKeys } from "./row-keys.ts";
import type { ToldEvent } from "./told-events.ts";

interface Met {
  readonly thing: ThingId;
  readonly told: ToldEvent;
}

/** Every lot that a row of the fold names, with the first event that names it. */
function lotsMet(
  keys: RowKeys,
  inForce: readonly ToldEvent[],
  movements: readonly Movement[],
): ReadonlyMap<string, Met> {
  const met = new Map<string, Met>();
  const meet = (lot: string, thing: ThingId, told: ToldEvent): void => {
    if (!met.has(lot)) met.set(lot, { thing, told });
  };
  for (const told of inForce) {
    const { inputs, outputs, objects } = told.event;
    const added = isCommissioning(told) ? objects : [];
    for (const { thing } of [...inputs, ...outputs, ...added]) meet(lotKey(keys, told, thing), thing, told);
  }
  for (const { out, in: came } of movements)
    for (const { told, lots } of [...out, ...came]) for (const { lot, thing } of lots) meet(lot, thing, told);
  return met;
}

/** The event brings its objects into being (EPCIS 2.0: ObjectEvent with action ADD). */
const isCommissioning = ({ event }: ToldEvent): boolean =>
  event.kind === "observed" && event.action === "add";

/** Events that bring a lot into being, by lot. */
function commissionings(
  keys: RowKeys,
  inForce: readonly ToldEvent[],
): ReadonlyMap<string, readonly ToldEvent[]> {
  const found = new Map<string, Set<ToldEvent>>();
  for (const told of inForce.filter(isCommissioning))
    for (const { thing } of told.event.objects) {
      const lot = lotKey(keys, told, thing);
      found.set(lot, (found.get(lot) ?? new Set()).add(told));
    }
  return new Map([...found].map(([lot, events]) => [lot, [...events]]));
}

function amountMade(keys: RowKeys, lot: string, events: readonly ToldEvent[]) {
  return sumOf(
    events.flatMap((told) =>
      told.event.objects.filter(({ thing }) => lotKey(keys, told, thing) === lot).map(amountOf),
    ),
  );
}

function lotRow(
  keys: RowKeys,
  lot: string,
  { thing, told }: Met,
  made: readonly ToldEvent[],
): CanonicalRow<"lots"> {
  const [first] = made;
  const event = first?.event;
  const place = event?.place ?? event?.readPoint;
  const of = thing.kind === "class" ? thing.id : thing.class;
  const product = of === undefined ? undefined : keys.product(of);
  const data = told.event.made ?? event?.made;
  return {
    kind: "lots",
    cells: filled({
      lot,
      product,
      hs: product === undefined ? undefined : keys.hs(product),
      site: place === undefined ? undefined : keys.site(place),
      ...(made.length === 0 ? {} : amountMade(keys, lot, made)),
      date: event?.time.day,
    }),
    extra: filled({
      name: thing.name,
      origin: data?.originCountry,
      "harvest date": data?.harvestDate,
      "production date": data?.productionDate,
    }),
    source: (first ?? told).source,
  };
}

/** A row for each lot or item that the fold names and no row of the customer's own bears. */
export function lotRows(
  keys: RowKeys,
  {
    inForce,
    movements,
    records,
  }: {
    readonly inForce: readonly ToldEvent[];
    readonly movements: readonly Movement[];
    readonly records: Records;
  },
): readonly CanonicalRow<"lots">[] {
  const own = new Set(records.lots.map(({ cells }) => cells.lot));
  const made = commissionings(keys, inForce);
  return [...lotsMet(keys, inForce, movements)].flatMap(([lot, met]) =>
    own.has(lot) ? [] : [lotRow(keys, lot, met, made.get(lot) ?? [])],
  );
}
