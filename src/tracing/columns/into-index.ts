import { type Clock, clockOf, timeOf } from "./clock.ts";
import { type DayOrder, datedCount } from "./day-order.ts";
import { sharedWords } from "./typed.ts";

/**
 * The edges into each party, so that a search back from one target reads those of the parties it comes to and no other.
 * Made once a network; SharedArrayBuffers, so that workers can ask it too. 8 bytes a dated edge, 16 a spread one, 4 a party.
 */
export interface IntoIndex {
  readonly network: DayOrder;
  /** Times count back from the last day, as those of a pass up; what is open before all days is at `timesOf`. */
  readonly clock: Clock;
  /** Dated edges into party p are places `first[p]` .. `first[p + 1] - 1`, the earliest day first. */
  readonly first: Uint32Array;
  /** Two words a place: the party it comes from; its time and its goods (`packed`). */
  readonly edges: Uint32Array;
  /** The same of spread edges; empty where there are none. */
  readonly spreadFirst: Uint32Array;
  /** Four words a place: the party it comes from; its goods; first and last time, 16 bits each; its number in the network. */
  readonly spreadEdges: Uint32Array;
}

/** Times of a search run from 1 to this: that of the open start is one more than that of the first day. */
export const timesOf = (clock: Clock): number => clock.last + 1;

/** One pass over the edges to count those of each party, one to put them there. O(edges + parties). */
export function indexInto(network: DayOrder): IntoIndex {
  const clock = clockOf(network.days, true);
  const first = firstsOf(network.dated.to, network.parties);
  const spreadFirst = network.spread.to.length === 0 ? noWords : firstsOf(network.spread.to, network.parties);
  return {
    network,
    clock,
    first,
    edges: putDated(network, clock, first),
    spreadFirst,
    spreadEdges: putSpread(network, clock, spreadFirst),
  };
}

const noWords = sharedWords(0);

export const indexBytes = ({ first, edges, spreadFirst, spreadEdges }: IntoIndex): number =>
  [first, edges, spreadFirst, spreadEdges].reduce((sum, { byteLength }) => sum + byteLength, 0);

function firstsOf(to: Uint32Array, parties: number): Uint32Array {
  const first = sharedWords(parties + 1);
  for (let edge = 0; edge < to.length; edge += 1) {
    const party = (to[edge] as number) + 1;
    first[party] = (first[party] as number) + 1;
  }
  for (let party = 0; party < parties; party += 1)
    first[party + 1] = (first[party + 1] as number) + (first[party] as number);
  return first;
}

/** Time and goods of a dated edge in one word: a time needs two bytes, a class one. */
const packed = (time: number, good: number): number => (time << 8) | good;
export const timeIn = (word: number): number => word >>> 8;
export const goodIn = (word: number): number => word & 0xff;

function putDated({ dated, starts }: DayOrder, clock: Clock, first: Uint32Array): Uint32Array {
  const next = first.slice();
  const edges = sharedWords(dated.good.length * 2);
  for (let day = 0; day + 1 < starts.length; day += 1) {
    const time = timeOf(clock, clock.days.first + day);
    const end = starts[day + 1] as number;
    for (let edge = starts[day] as number; edge < end; edge += 1) {
      const party = dated.to[edge] as number;
      const place = next[party] as number;
      next[party] = place + 1;
      edges[place * 2] = dated.from[edge] as number;
      edges[place * 2 + 1] = packed(time, dated.good[edge] as number);
    }
  }
  return edges;
}

function putSpread({ spread }: DayOrder, clock: Clock, first: Uint32Array): Uint32Array {
  const next = first.slice();
  const edges = sharedWords(spread.good.length * 4);
  const timeFrom = (day: number): number => Math.min(timeOf(clock, day), timesOf(clock));
  for (let edge = 0; edge < spread.good.length; edge += 1) {
    const party = spread.to[edge] as number;
    const place = (next[party] as number) * 4;
    next[party] = (next[party] as number) + 1;
    edges[place] = spread.from[edge] as number;
    edges[place + 1] = spread.good[edge] as number;
    edges[place + 2] =
      (timeFrom(spread.latest[edge] as number) << 16) | timeFrom(spread.earliest[edge] as number);
    edges[place + 3] = edge;
  }
  return edges;
}

/** An edge as a search knows it: a place among the dated edges, or, past them all, among the spread ones. */
export interface EdgeRef {
  readonly kind: "dated" | "spread";
  /** Number in the network, among the edges of its kind. */
  readonly edge: number;
}

/**
 * The number of an edge into the party. It is not kept: edges of one day lie by the party they enter, and those of one
 * party and day stand in the index as they do there.
 */
export function edgeAt(
  { network, clock, first, edges, spreadEdges }: IntoIndex,
  place: number,
  party: number,
): EdgeRef {
  const dated = datedCount(network);
  if (place >= dated) return { kind: "spread", edge: spreadEdges[(place - dated) * 4 + 3] as number };
  const time = timeIn(edges[place * 2 + 1] as number);
  let before = 0;
  const start = first[party] as number;
  while (place - before > start && timeIn(edges[(place - before - 1) * 2 + 1] as number) === time)
    before += 1;
  const day = clock.last - time;
  const [begin, end] = [network.starts[day] as number, network.starts[day + 1] as number];
  return { kind: "dated", edge: firstInto(network.dated.to, party, begin, end) + before };
}

/** The first of the edges `begin` .. `end - 1`, which lie in the order of the party they enter, that enters this one. */
function firstInto(to: Uint32Array, party: number, begin: number, end: number): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((to[middle] as number) < party) low = middle + 1;
    else high = middle;
  }
  return low;
}
