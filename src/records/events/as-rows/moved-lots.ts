import type { Portion, ThingId } from "../../../model/custody-event.ts";
import { type Amount, amountOf, sumOf } from "./amounts-of.ts";
import type { RowKeys } from "./row-keys.ts";
import type { ToldEvent } from "./told-events.ts";

/** A lot as an event names it, and how much of it. */
export interface LotAmount extends Amount {
  /** Key of the lot in the rows. */
  readonly lot: string;
  readonly thing: ThingId;
}

/**
 * Key of the lot that a portion is about. A class alone names no lot: what the event is about is then a lot of its own,
 * joined with nothing.
 */
export const lotKey = (keys: RowKeys, { key }: Pick<ToldEvent, "key">, { id, kind }: ThingId): string =>
  kind === "class" ? `${keys.product(id)}#${key}` : keys.lot(id);

/** The portions of one event by lot; two amounts of one lot are added. */
export function lotAmounts(
  keys: RowKeys,
  told: Pick<ToldEvent, "key">,
  portions: readonly Portion[],
): readonly LotAmount[] {
  const byLot = Map.groupBy(portions, ({ thing }) => lotKey(keys, told, thing));
  return [...byLot].flatMap(([lot, some]) => {
    const [first] = some;
    return first === undefined ? [] : [{ lot, thing: first.thing, ...sumOf(some.map(amountOf)) }];
  });
}
