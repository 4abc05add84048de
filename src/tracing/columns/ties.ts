import type { Edges } from "./front.ts";
import { roomFor } from "./typed.ts";

/** The edges of one day by the party they leave, for days on which goods pass through many parties in a row. */
export class Ties {
  /** First edge of the day of each party and the one after each, as place + 1; 0 = none. */
  private readonly head: Int32Array;
  private next = new Int32Array(1024);
  private begin = 0;

  constructor(parties: number) {
    this.head = new Int32Array(parties);
  }

  link({ source }: Edges, begin: number, end: number): void {
    this.begin = begin;
    this.next = roomFor(this.next, end - begin);
    const { head, next } = this;
    for (let edge = begin; edge < end; edge += 1) {
      const party = source[edge] as number;
      next[edge - begin] = head[party] as number;
      head[party] = edge - begin + 1;
    }
  }

  /** The first edge of the day that leaves the party; -1 = none. */
  firstOf(party: number): number {
    const found = this.head[party] as number;
    return found === 0 ? -1 : this.begin + found - 1;
  }

  after(edge: number): number {
    const found = this.next[edge - this.begin] as number;
    return found === 0 ? -1 : this.begin + found - 1;
  }

  unlink({ source }: Edges, begin: number, end: number): void {
    for (let edge = begin; edge < end; edge += 1) this.head[source[edge] as number] = 0;
  }
}
