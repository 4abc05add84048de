import { type Clock, dayOf } from "./clock.ts";
import { roomFor } from "./typed.ts";

/** States in the order in which a pass reached them, each once. */
export class StateLog {
  size = 0;
  party: Uint32Array<ArrayBuffer>;
  good: Uint8Array<ArrayBuffer>;
  time: Int32Array<ArrayBuffer>;

  constructor(room = 1024) {
    this.party = new Uint32Array(room);
    this.good = new Uint8Array(room);
    this.time = new Int32Array(room);
  }

  push(party: number, good: number, time: number): void {
    const { size } = this;
    if (size === this.party.length) this.grow();
    this.party[size] = party;
    this.good[size] = good;
    this.time[size] = time;
    this.size = size + 1;
  }

  /** The columns with room for so many more, to be written from `size` on. */
  roomFor(more: number): this {
    const length = this.size + more;
    if (length > this.party.length) this.grow(length);
    return this;
  }

  private grow(length = this.size + 1): void {
    this.party = roomFor(this.party, length);
    this.good = roomFor(this.good, length);
    this.time = roomFor(this.time, length);
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
  const { size, time } = log;
  const day = new Int32Array(size);
  let [met, known] = [0, dayOf(clock, 0)];
  for (let state = 0; state < size; state += 1) {
    const one = time[state] as number;
    if (one !== met) [met, known] = [one, dayOf(clock, one)];
    day[state] = known;
  }
  // Not copied: a pass that goes on writes behind them.
  return { size, party: log.party.subarray(0, size), good: log.good.subarray(0, size), day };
}
