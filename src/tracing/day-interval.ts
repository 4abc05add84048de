import type { IsoDate } from "../model/dates.ts";
import { openEnd, openStart } from "./network.ts";
import type { ShipmentRow } from "./shipment-row.ts";

/** Day number of a day: whole days since 1970-01-01. */
export const dayNumber = (day: IsoDate): number => Math.round(Date.parse(day) / 86_400_000);

/** The day of a day number; null where the interval is open there. */
export const dayText = (day: number): IsoDate | null =>
  day <= openStart || day >= openEnd ? null : new Date(day * 86_400_000).toISOString().slice(0, 10);

export interface DayInterval {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * When the goods of a row can have moved. From its day to its latest day; an order is placed before the goods move, so
 * that its own day says nothing of how late they did, and a day of a kind that is not known says nothing of either end.
 * An invoice's day is taken for that of the movement, as trades do; what it excludes is told. Where only the day of import
 * is given they moved by then; where two days stand in the wrong order, both are taken as ends.
 */
export function intervalOf({ cells }: ShipmentRow): DayInterval {
  const { date, date_latest, date_kind, import_date } = cells;
  if (date === undefined) {
    const by = date_latest ?? import_date;
    return { earliest: openStart, latest: by === undefined ? openEnd : dayNumber(by) };
  }
  const own = dayNumber(date);
  // Goods cannot have been imported before they moved: where a row says so, one of its two days is wrong.
  const first = import_date === undefined ? own : Math.min(own, dayNumber(import_date));
  if (date_latest === undefined) return sides(date_kind, first, own);
  const last = dayNumber(date_latest);
  return { earliest: Math.min(first, last), latest: Math.max(own, last) };
}

const movements: readonly (string | undefined)[] = [
  undefined,
  "invoice",
  "departure",
  "arrival",
  "receipt",
  "production",
];

/** Whether a day of this kind says anything of when goods moved. */
export const isKnownDateKind = (kind: string | undefined): boolean =>
  kind === "order" || movements.includes(kind);

function sides(kind: string | undefined, first: number, own: number): DayInterval {
  if (kind === "order") return { earliest: first, latest: openEnd };
  return movements.includes(kind)
    ? { earliest: first, latest: own }
    : { earliest: openStart, latest: openEnd };
}
