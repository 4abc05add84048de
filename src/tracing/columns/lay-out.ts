import { fail } from "../../model/issue.ts";
import { type NetworkEdge, openEnd, openStart } from "../network.ts";
import {
  type DayOrder,
  type DaySpan,
  daysOf,
  type EdgeColumns,
  isDay,
  mostClasses,
  mostDays,
  type Spread,
} from "./day-order.ts";
import { orderDays } from "./order-days.ts";
import { roomFor, sharedBytes, sharedDays, sharedWords } from "./typed.ts";

/** What must be known of a network before its edges can be put in place. */
export interface Counts {
  readonly parties: number;
  readonly classes: number;
  readonly days: DaySpan;
  /** Edges of each single day, from the first day on. */
  readonly perDay: Float64Array;
  readonly spread: number;
}

/**
 * Puts edges where their day is: a counting sort over all days at once, so that each edge is written once; then those of
 * each day in the order of the party they enter. Spread edges stay in the order in which they come.
 */
export class LayOut {
  private readonly counts: Counts;
  private readonly starts: Float64Array;
  private readonly next: Float64Array;
  private readonly dated;
  private readonly spread;
  private spreadCount = 0;
  /** Number that each dated edge, and each spread one, had among those that were put; absent unless asked for. */
  private readonly rows: { readonly dated: Uint32Array; readonly spread: Uint32Array } | undefined;
  private put = 0;

  constructor(counts: Counts, { rows = false }: { rows?: boolean } = {}) {
    checkCounts(counts);
    this.counts = counts;
    this.starts = startsOf(counts.perDay);
    this.next = this.starts.slice();
    const size = this.starts.at(-1) ?? 0;
    this.dated = { from: sharedWords(size), to: sharedWords(size), good: sharedBytes(size) };
    this.spread = emptySpread(counts.spread);
    if (rows) this.rows = { dated: sharedWords(size), spread: sharedWords(counts.spread) };
  }

  /** Takes edges of either kind; the columns may be longer than `size`. */
  add(columns: EdgeColumns): void {
    const { size, from, to, good, earliest, latest } = columns;
    const { parties, classes, days } = this.counts;
    const { next, starts, dated, put } = this;
    const rows = this.rows?.dated;
    for (let edge = 0; edge < size; edge += 1) {
      const [source, target, one] = [from[edge] as number, to[edge] as number, good[edge] as number];
      const first = earliest[edge] as number;
      if (source >= parties || target >= parties || one >= classes) refuse(source, target, one);
      if (first !== latest[edge]) {
        this.addSpread(columns, edge);
        continue;
      }
      const place = first - days.first;
      // Counts that were taken of other edges would write them over one another.
      if (!(place >= 0 && place < next.length - 1 && (next[place] as number) < (starts[place + 1] as number)))
        refuse(source, target, one);
      const at = next[place] as number;
      dated.from[at] = source;
      dated.to[at] = target;
      dated.good[at] = one;
      if (rows !== undefined) rows[at] = put + edge;
      next[place] = at + 1;
    }
    this.put += size;
  }

  private addSpread({ from, to, good, earliest, latest }: EdgeColumns, edge: number): void {
    const { spread, spreadCount: at, rows } = this;
    const [first, last] = [earliest[edge] as number, latest[edge] as number];
    const inOrder = first < last && first < openEnd && last > openStart;
    if (at >= this.counts.spread || !inOrder)
      refuse(from[edge] as number, to[edge] as number, good[edge] as number);
    spread.from[at] = from[edge] as number;
    spread.to[at] = to[edge] as number;
    spread.good[at] = good[edge] as number;
    spread.earliest[at] = Math.max(first, openStart);
    spread.latest[at] = Math.min(last, openEnd);
    if (rows !== undefined) rows.spread[at] = this.put + edge;
    this.spreadCount = at + 1;
  }

  /** The network, once every edge that was counted was put. */
  done(): LaidOut {
    const { counts, starts, next, rows } = this;
    const short = next.findIndex((place, day) => day < counts.perDay.length && place !== starts[day + 1]);
    if (short >= 0 || this.spreadCount !== counts.spread)
      fail(
        "bug",
        `Fewer edges came than were counted${short < 0 ? "" : ` on day ${counts.days.first + short}`}.`,
        "Report this: the network changed between counting and reading.",
      );
    const { parties, classes, days } = counts;
    orderDays(starts, this.dated, parties, rows?.dated);
    const network = { parties, classes, days, starts, dated: this.dated, spread: this.spread };
    return rows === undefined ? { network } : { network, rows };
  }
}

export interface LaidOut {
  readonly network: DayOrder;
  readonly rows?: { readonly dated: Uint32Array; readonly spread: Uint32Array };
}

export function startsOf(perDay: Float64Array): Float64Array {
  const starts = new Float64Array(perDay.length + 1);
  for (let day = 0; day < perDay.length; day += 1)
    starts[day + 1] = (starts[day] as number) + (perDay[day] as number);
  return starts;
}

const emptySpread = (size: number): Spread => ({
  from: sharedWords(size),
  to: sharedWords(size),
  good: sharedBytes(size),
  earliest: sharedDays(size),
  latest: sharedDays(size),
});

function refuse(from: number, to: number, good: number): never {
  fail(
    "row.value-invalid",
    `An edge from party ${from} to party ${to}, class of goods ${good}, does not fit the network as it was counted.`,
    "Number parties and classes of goods from 0 below their counts, and give no latest day before the earliest.",
  );
}

/** Refuses what cannot be laid out. */
export function checkCounts({ classes, days, perDay }: Counts): void {
  if (classes < 1 || classes > mostClasses)
    fail(
      "data.invalid",
      `${classes} classes of goods; from 1 to ${mostClasses} can be kept apart, the unknown one with them.`,
      "Group goods that can become the same others into one class.",
    );
  if (perDay.length === daysOf(days) && perDay.length <= mostDays) return;
  fail(
    "row.value-invalid",
    `The days run from ${days.first} to ${days.last}; at most ${mostDays} days can be laid out.`,
    "Look for a date that was misread; take it out, or leave it open.",
  );
}

/** Lays out edges that stand in columns, in any order. `rows` tells which edge each number of the network was. */
export function layOutColumns(parties: number, classes: number, columns: EdgeColumns): LaidOut {
  const { size, earliest, latest } = columns;
  const days = spanOf(columns);
  // A span that is refused is told by its length alone.
  const perDay = new Float64Array(Math.min(daysOf(days), mostDays + 1));
  let spread = 0;
  for (let edge = 0; edge < size; edge += 1) {
    const place = (earliest[edge] as number) - days.first;
    if (earliest[edge] !== latest[edge]) spread += 1;
    else if (place < perDay.length) perDay[place] = (perDay[place] as number) + 1;
  }
  const layOut = new LayOut({ parties, classes, days, perDay, spread }, { rows: true });
  layOut.add(columns);
  return layOut.done();
}

function spanOf({ size, earliest, latest }: EdgeColumns): DaySpan {
  let [first, last] = [openEnd, openStart];
  for (let edge = 0; edge < size; edge += 1)
    for (const day of [earliest[edge] as number, latest[edge] as number]) {
      if (!isDay(day)) continue;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  return first > last ? { first: 0, last: -1 } : { first, last };
}

/** Lays out edges that come one by one. */
export function layOutEdges(parties: number, classes: number, edges: Iterable<NetworkEdge>): LaidOut {
  let columns = { from: new Uint32Array(1024), to: new Uint32Array(1024), good: new Uint8Array(1024) };
  let days = { earliest: new Int32Array(1024), latest: new Int32Array(1024) };
  let size = 0;
  for (const { from, to, good, earliest, latest } of edges) {
    if (size === columns.good.length) {
      columns = {
        from: roomFor(columns.from, size + 1),
        to: roomFor(columns.to, size + 1),
        good: roomFor(columns.good, size + 1),
      };
      days = { earliest: roomFor(days.earliest, size + 1), latest: roomFor(days.latest, size + 1) };
    }
    // A class beyond one byte would be taken for another.
    if (good >= mostClasses) refuse(from, to, good);
    columns.from[size] = from;
    columns.to[size] = to;
    columns.good[size] = good;
    days.earliest[size] = earliest;
    days.latest[size] = latest;
    size += 1;
  }
  return layOutColumns(parties, classes, { size, ...columns, ...days });
}
