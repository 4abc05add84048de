import { type Clock, dayOf } from "./clock.ts";
import { roomFor } from "./typed.ts";

/** States in the order in which a pass reached them, each once. */
export class StateLog {
  size = 0;
  party = new Uint32Array(1024);
  good = new Uint8Array(1024);
  time = new Int32Array(1024);

  push(party: number, good: number, time: number): void {
    const { size } = this;
    if (size === this.party.length) this.grow();
    this.party[size] = party;
    this.good[size] = good;
    this.time[size] = time;
    this.size = size + 1;
  }

  private grow(): void {
    this.party = roomFor(this.party, this.size + 1);
    this.good = roomFor(this.good, this.size + 1);
    this.time = roomFor(this.time, this.size + 1);
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
  for (let state = 0; state < size; state += 1) day[state] = dayOf(clock, time[state] as number);
  return { size, party: log.party.slice(0, size), good: log.good.slice(0, size), day };
}
