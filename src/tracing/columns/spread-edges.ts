import { type Clock, timeOf } from "./clock.ts";
import type { Spread } from "./day-order.ts";
import { bitAt, orderBy, roomFor } from "./typed.ts";

/** Nothing can go by the edge at any later time that could not before. */
export const isDone = -1;
/** Nothing can go by the edge before more goods can leave its party. */
export const waits = 0;

/**
 * Edges with an interval, as a pass meets them: each from the time its interval starts. One that nothing could leave by
 * yet waits at its party, in a list without objects, until goods come or the interval is over.
 */
export class SpreadEdges {
  readonly size: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly good: Uint8Array;
  /** Times of the interval's two ends. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Number in the network of each edge here: they lie in the order in which the pass meets them. */
  private readonly numbers: Uint32Array;
  private started = 0;
  /** First waiting edge of each party and the one after each, as number + 1; 0 = none. */
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  /** Bit of each party at which an edge waits: asked far more often than it is set. */
  readonly waiting: Uint32Array;
  /** First edge to be looked at again at each time, in lists of the same kind. */
  private readonly due: Int32Array;

  constructor(spread: Spread, clock: Clock, parties: number) {
    const met = asMet(spread, clock);
    this.size = met.good.length;
    this.good = met.good;
    this.source = met.source;
    this.target = met.target;
    this.start = met.start;
    this.end = met.end;
    this.numbers = met.numbers;
    this.head = new Int32Array(this.size === 0 ? 0 : parties);
    this.next = new Int32Array(this.size);
    this.waiting = new Uint32Array(Math.ceil(parties / 32));
    this.due = new Int32Array(clock.last + 2);
  }

  /** Edges whose interval has started by then and that were not handed out before: `begin` .. `end - 1`. */
  startedBy(time: number): { readonly begin: number; readonly end: number } {
    const begin = this.started;
    while (this.started < this.size && (this.start[this.started] as number) <= time) this.started += 1;
    return { begin, end: this.started };
  }

  /** The next edge that is to be looked at again at the time; -1 = none. */
  nextDue(time: number): number {
    const edge = (this.due[time] ?? 0) - 1;
    if (edge >= 0) this.due[time] = this.next[edge] as number;
    return edge;
  }

  /** Puts an edge by, as an offer of it came out: `waits`, `isDone`, or the time when it is to be looked at again. */
  putBy(edge: number, outcome: number): void {
    if (outcome === waits) this.letWait(edge);
    else if (outcome !== isDone) {
      this.next[edge] = this.due[outcome] as number;
      this.due[outcome] = edge + 1;
    }
  }

  private letWait(edge: number): void {
    const party = this.source[edge] as number;
    this.next[edge] = this.head[party] as number;
    this.head[party] = edge + 1;
    this.waiting[party >>> 5] = (this.waiting[party >>> 5] as number) | (1 << (party & 31));
  }

  /** Lets all edges wait from `begin` to `end - 1` but the first so many of a list of them. */
  letOthersWait(begin: number, end: number, listed: Uint32Array, count: number): void {
    let place = 0;
    for (let edge = begin; edge < end; edge += 1)
      if (place < count && listed[place] === edge) place += 1;
      else this.letWait(edge);
  }

  /** The edge's number in the network. */
  numberOf(edge: number): number {
    return this.numbers[edge] as number;
  }

  waitsAt(party: number): boolean {
    return bitAt(this.waiting, party);
  }

  /** Offers every edge that waits at the party; puts by those that need not wait any more. */
  wake(party: number, time: number, offer: (edge: number, time: number) => number): void {
    if (!bitAt(this.waiting, party)) return;
    let before = -1;
    let edge = (this.head[party] as number) - 1;
    while (edge >= 0) {
      const after = this.next[edge] as number;
      const outcome = (this.end[edge] as number) < time ? isDone : offer(edge, time);
      if (outcome === waits) before = edge;
      else {
        if (before < 0) this.head[party] = after;
        else this.next[before] = after;
        this.putBy(edge, outcome);
      }
      edge = after - 1;
    }
    if (this.head[party] !== 0) return;
    const word = this.waiting[party >>> 5] as number;
    this.waiting[party >>> 5] = word & ~(1 << (party & 31));
  }
}

/** The columns of all edges with an interval in the order in which a pass meets them. */
interface AsMet extends Pick<SpreadEdges, "source" | "target" | "good" | "start" | "end"> {
  readonly numbers: Uint32Array;
}

/** Made once for each direction of a network: they do not change. */
const known = new WeakMap<Spread, Map<string, AsMet>>();

function asMet(spread: Spread, clock: Clock): AsMet {
  const made = known.get(spread) ?? new Map<string, AsMet>();
  known.set(spread, made);
  const key = `${clock.up} ${clock.days.first} ${clock.days.last}`;
  const met = made.get(key) ?? putInOrder(spread, clock);
  made.set(key, met);
  return met;
}

function putInOrder({ from, to, good, earliest, latest }: Spread, clock: Clock): AsMet {
  const [source, target] = clock.up ? [to, from] : [from, to];
  const [start, end] = clock.up ? [latest, earliest] : [earliest, latest];
  const times = start.map((day) => timeOf(clock, day));
  const numbers = orderBy(times, clock.last);
  const inOrder = <T extends Uint32Array | Int32Array | Uint8Array>(column: T, into: T): T => {
    for (let edge = 0; edge < numbers.length; edge += 1)
      into[edge] = column[numbers[edge] as number] as number;
    return into;
  };
  const size = good.length;
  return {
    numbers,
    good: inOrder(good, new Uint8Array(size)),
    source: inOrder(source, new Uint32Array(size)),
    target: inOrder(target, new Uint32Array(size)),
    start: inOrder(times, new Int32Array(size)),
    end: inOrder(end, new Int32Array(size)).map((day) => timeOf(clock, day)),
  };
}

/** The times at which a spread edge can be the next of a valid walk: a run from one time to another, each an entry. */
export class RunLog {
  size = 0;
  edge = new Uint32Array(256);
  start = new Int32Array(256);
  end = new Int32Array(256);

  push(edge: number, start: number, end: number): void {
    if (this.size === this.edge.length) {
      this.edge = roomFor(this.edge, this.size + 1);
      this.start = roomFor(this.start, this.size + 1);
      this.end = roomFor(this.end, this.size + 1);
    }
    this.edge[this.size] = edge;
    this.start[this.size] = start;
    this.end[this.size] = end;
    this.size += 1;
  }
}
