import { openEnd, openStart } from "./network.ts";

/**
 * Days that goods lie at a party between coming and going, at least and at most, both ends included; `most` may be
 * Infinity. A movement counts as one day, as everywhere in this room: where rows give days of departure, the voyage is
 * part of the stay.
 */
export interface Dwell {
  readonly least: number;
  readonly most: number;
}

/** No stay is too short or too long: the default. */
export const anyStay: Dwell = { least: 0, most: Number.POSITIVE_INFINITY };

/** Whether a window forbids anything. */
export const isNarrow = (dwell: Dwell | undefined): dwell is Dwell =>
  dwell !== undefined && (dwell.least > 0 || dwell.most !== Number.POSITIVE_INFINITY);

/** Days, first and last; the open ends as in a network. */
export type Days = readonly [from: number, until: number];

/**
 * Days on which goods can leave that came on some day of [from, until]; `ordered` = false sets aside that they cannot
 * leave before they came, and with it the least stay. An end that is open stays open.
 */
export function leaving([from, until]: Days, { least, most }: Dwell, ordered = true): Days {
  const first = !ordered || from <= openStart ? openStart : from + least;
  return [first, until >= openEnd ? openEnd : Math.min(openEnd, until + most)];
}
