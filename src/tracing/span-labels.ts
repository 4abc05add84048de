/** An edge was come by in some round on days of an interval, from an earlier label (-1 = a start). */
export interface SpanLabel {
  readonly edge: number;
  readonly layer: number;
  /** Edges of the walk, this one included. */
  readonly hops: number;
  readonly from: number;
  readonly until: number;
  readonly before: number;
  /** Entered over a joint. */
  readonly joint: boolean;
  /** The label of the same edge and layer before this one; -1 = none. */
  readonly older: number;
}

/** Labels by number, a column a member. */
export class SpanLabels {
  count = 0;
  edge = new Int32Array(1024);
  layer = new Int32Array(1024);
  hops = new Int32Array(1024);
  from = new Int32Array(1024);
  until = new Int32Array(1024);
  before = new Int32Array(1024);
  joint = new Int32Array(1024);
  older = new Int32Array(1024);

  /** Adds a label; answers with its number. */
  add(label: SpanLabel): number {
    const number = this.count;
    if (number === this.edge.length) this.grow();
    this.count += 1;
    this.edge[number] = label.edge;
    this.layer[number] = label.layer;
    this.hops[number] = label.hops;
    this.from[number] = label.from;
    this.until[number] = label.until;
    this.before[number] = label.before;
    this.joint[number] = label.joint ? 1 : 0;
    this.older[number] = label.older;
    return number;
  }

  private grow(): void {
    for (const name of ["edge", "layer", "hops", "from", "until", "before", "joint", "older"] as const) {
      const twice = new Int32Array(this[name].length * 2);
      twice.set(this[name]);
      this[name] = twice;
    }
  }
}
