import { type Clock, dayOf } from "./clock.ts";
import { roomFor } from "./typed.ts";

/**
 * States in the order in which a pass reached them, each once. Those of one time follow one another, so that a time is
 * kept once for all of them.
 */
export class StateLog {
  size = 0;
  party: Uint32Array<ArrayBuffer>;
  good: Uint8Array<ArrayBuffer>;
  /** Times in rising order, and the first state of each. */
  private readonly times: number[] = [];
  private readonly firsts: number[] = [];

  constructor(room = 1024) {
    this.party = new Uint32Array(room);
    this.good = new Uint8Array(room);
  }

  /** States that are pushed from now on are reached at the time. */
  begin(time: number): void {
    if (this.firsts.at(-1) === this.size) {
      this.firsts.pop();
      this.times.pop();
    }
    this.firsts.push(this.size);
    this.times.push(time);
  }

  push(party: number, good: number): void {
    const { size } = this;
    if (size === this.party.length) this.grow();
    this.party[size] = party;
    this.good[size] = good;
    this.size = size + 1;
  }

  /** The columns with room for so many more, to be written from `size` on. */
  roomFor(more: number): this {
    const length = this.size + more;
    if (length > this.party.length) this.grow(length);
    return this;
  }

  /** States from `first` on that were reached by the time: the end of them. */
  endBy(time: number, first: number): number {
    const { times, firsts, size } = this;
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((times[middle] as number) <= time) low = middle + 1;
      else high = middle;
    }
    return Math.max(first, firsts[low] ?? size);
  }

  /** The day of each state. */
  days(clock: Clock): Int32Array {
    const { times, firsts, size } = this;
    const days = new Int32Array(size);
    for (const [place, time] of times.entries())
      days.fill(dayOf(clock, time), firsts[place], firsts[place + 1] ?? size);
    return days;
  }

  private grow(length = this.size + 1): void {
    this.party = roomFor(this.party, length);
    this.good = roomFor(this.good, length);
  }
}

/** States that goods can have come to (down) or must have come from (up): entry n of each column is one. */
export interface States {
  readonly size: number;
  readonly party: Uint32Array;
  readonly good: Uint8Array;
  /** Down: earliest day on which goods of the class can have entered the party. Up: latest day of leaving it. */
  readonly day: Int32Array;
}

export function statesOf(log: StateLog, clock: Clock): States {
  const { size, party, good } = log;
  // Not copied: a pass that goes on writes behind them.
  return { size, party: party.subarray(0, size), good: good.subarray(0, size), day: log.days(clock) };
}
