import { openEnd, openStart } from "../network.ts";

/**
 * A large network as columns in date order, for passes that read it once from one end to the other. Parties are
 * 0 .. parties-1, classes of goods 0 .. classes-1 with 0 = unknown, days are whole days since 1970-01-01.
 */
export interface DayOrder extends Shape {
  /** Edges of one known day each, in day order. */
  readonly dated: Dated;
}

/** All of a network but the edges of one known day, which may stay in a file. */
export interface Shape {
  readonly parties: number;
  readonly classes: number;
  readonly days: DaySpan;
  /** Dated edges on day `first + n` are numbers `starts[n] .. starts[n + 1] - 1`; one entry more than days. */
  readonly starts: Float64Array;
  readonly spread: Spread;
}

/** First and last of all ends of intervals that are days; `last = first - 1` where there are none. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** Edges of one known day: 9 bytes each. The day is told by the place alone. */
export interface Dated {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly good: Uint8Array;
}

/** A stretch of whole days of the dated edges; `first` is the number of its first edge in the network. */
export interface Block extends Dated {
  readonly first: number;
}

/** Edges that can have been on any day of an interval; open ends are `openStart` and `openEnd`. */
export interface Spread {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly good: Uint8Array;
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
}

/** Edges as they come, in any order; `earliest <= latest`. */
export interface EdgeColumns extends Spread {
  readonly size: number;
}

/** Days that one network may span: 178 years. More is a date that was misread; times of a pass fit in two bytes. */
export const mostDays = 65_000;

/** Classes of goods, the unknown one with them: a class is one byte. */
export const mostClasses = 256;

export const isDay = (day: number): boolean => day > openStart && day < openEnd;

export const daysOf = ({ first, last }: DaySpan): number => last - first + 1;

export const datedCount = ({ starts }: Shape): number => starts[starts.length - 1] ?? 0;
