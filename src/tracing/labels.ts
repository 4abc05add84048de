import { at } from "./network.ts";

/** An edge was reached in some round, on some day, from an earlier label (-1 = a start). */
export interface Label {
  readonly edge: number;
  /** Edges of the walk, this one included. */
  readonly hops: number;
  readonly day: number;
  readonly before: number;
  /** Entered over a joint. */
  readonly joint: boolean;
  /** The label of the same edge from an earlier round; -1 = none. */
  readonly older: number;
}

/** Labels by number, a column a member: a sweep over a million movements makes millions of them. */
export class Labels {
  count = 0;
  edge = new Int32Array(1024);
  hops = new Int32Array(1024);
  day = new Int32Array(1024);
  before = new Int32Array(1024);
  joint = new Int32Array(1024);
  older = new Int32Array(1024);

  /** Adds a label; answers with its number. */
  add({ edge, hops, day, before, joint, older }: Label): number {
    if (this.count === this.edge.length) this.grow();
    const number = this.count;
    this.count += 1;
    this.edge[number] = edge;
    this.hops[number] = hops;
    this.older[number] = older;
    this.better(number, day, before, joint);
    return number;
  }

  /** The same edge was reached earlier in the same round. */
  better(number: number, day: number, before: number, joint: boolean): void {
    this.day[number] = day;
    this.before[number] = before;
    this.joint[number] = joint ? 1 : 0;
  }

  /** The label of the round in which the edge was reached first: the one with the fewest edges. */
  oldest(number: number): number {
    let label = number;
    while (at(this.older, label) >= 0) label = at(this.older, label);
    return label;
  }

  private grow(): void {
    this.edge = doubled(this.edge);
    this.hops = doubled(this.hops);
    this.day = doubled(this.day);
    this.before = doubled(this.before);
    this.joint = doubled(this.joint);
    this.older = doubled(this.older);
  }
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(column.length * 2);
  twice.set(column);
  return twice;
}
