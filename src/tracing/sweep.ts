import { at, type Network, openEnd, openStart } from "./network.ts";

/** Rules that can be set aside, to see what they exclude. Both hold by default. */
export interface Rules {
  readonly dates?: boolean;
  readonly goods?: boolean;
}

export interface SweepOptions {
  readonly rules?: Rules;
  /** Only edges marked 1 are walked. */
  readonly within?: Uint8Array | undefined;
  /** Improvements after which the sweep is cut; default 20 million. */
  readonly maxLabels?: number;
}

export interface WalkStep {
  readonly edge: number;
  /** Entered over a joint: the seller may be the buyer of the step before. */
  readonly joint: boolean;
}

export interface Walk {
  readonly steps: readonly WalkStep[];
  /** Earliest day on which it can have ended. */
  readonly arrival: number;
}

export interface Sweep {
  /** Earliest day on which a valid walk can end with this edge; undefined where none does. */
  arrivalOf(edge: number): number | undefined;
  /** A valid walk that ends in a target, with the fewest edges, and of those the earliest. */
  shortest(targets: Iterable<number>): Walk | undefined;
  /** A valid walk that ends in a target, the earliest, and of those one with the fewest edges. */
  earliest(targets: Iterable<number>): Walk | undefined;
  /** 1 for every edge that a valid walk ends with. */
  readonly reached: Uint8Array;
  /** The limit of labels was met: more may be reached than is told. */
  readonly truncated: boolean;
}

/**
 * All valid walks from some edges, by rounds: round n knows, for every edge, the earliest day on which a walk of at most
 * n edges can end with it. A walk is feasible exactly when the earliest days, carried along, never pass a latest day;
 * of two walks that meet in one (buyer, good) the earlier is at least as good for all that follows, so that only
 * improvements go on. Ends at the fixpoint, cycles or not: days only fall, and only to some edge's earliest day.
 */
export function sweep(network: Network, starts: Iterable<number>, options: SweepOptions = {}): Sweep {
  const run = new Rounds(network, options);
  run.start(starts);
  while (run.round());
  return {
    arrivalOf: (edge) => run.arrivalOf(edge),
    shortest: (targets) =>
      run.best(targets, (first, second) => first.hops - second.hops || first.day - second.day, "first"),
    earliest: (targets) =>
      run.best(targets, (first, second) => first.day - second.day || first.hops - second.hops, "last"),
    reached: run.reached,
    truncated: run.truncated,
  };
}

/** A label: an edge was reached in some round on some day, from an earlier label (-1 = a start). */
interface Label {
  readonly edge: number;
  hops: number;
  day: number;
  before: number;
  joint: boolean;
  /** The label of the same edge from an earlier round; -1 = none. */
  readonly older: number;
}

const unreached = openEnd + 1;

class Rounds {
  readonly reached: Uint8Array;
  truncated = false;
  private readonly network: Network;
  private readonly within: Uint8Array | undefined;
  private readonly dates: boolean;
  private readonly goods: boolean;
  private readonly maxLabels: number;
  private readonly labels: Label[] = [];
  /** Latest label of each edge; -1 = none. */
  private readonly labelOf: Int32Array;
  /** Earliest day so far of each (buyer, good). */
  private readonly stateDay: Int32Array;
  /** Label that holds that day. */
  private readonly stateLabel: Int32Array;
  private frontier: number[] = [];
  private improved: number[] = [];
  private hops = 1;

  constructor(network: Network, { rules, within, maxLabels }: SweepOptions) {
    this.network = network;
    this.within = within;
    this.dates = rules?.dates ?? true;
    this.goods = rules?.goods ?? true;
    this.maxLabels = maxLabels ?? 20_000_000;
    this.reached = new Uint8Array(network.size);
    this.labelOf = new Int32Array(network.size).fill(-1);
    this.stateDay = new Int32Array(network.states).fill(unreached);
    this.stateLabel = new Int32Array(network.states).fill(-1);
  }

  start(starts: Iterable<number>): void {
    for (const edge of starts) this.improve(edge, this.earliestOf(edge), -1, false);
    this.settle();
  }

  /** One more edge for every walk that became earlier in the round before; false when none did. */
  round(): boolean {
    if (this.frontier.length === 0 || this.truncated) return false;
    this.hops += 1;
    const { network } = this;
    for (const label of this.frontier) {
      const { edge } = this.label(label);
      const node = at(network.to, edge);
      this.goOn(label, node, false);
      for (const other of network.joints.get(node) ?? []) this.goOn(label, other, true);
    }
    this.settle();
    return true;
  }

  private goOn(from: number, node: number, joint: boolean): void {
    const { network, dates, goods } = this;
    const { day, edge: before } = this.label(from);
    const good = at(network.good, before);
    const end = at(network.first, node + 1);
    for (let place = at(network.first, node); place < end; place += 1) {
      const edge = at(network.out, place);
      if (dates && at(network.latest, edge) < day) break;
      const next = at(network.good, edge);
      if (goods && good !== 0 && next !== 0 && !network.fits(good, next)) continue;
      this.improve(edge, dates ? Math.max(day, at(network.earliest, edge)) : openStart, from, joint);
    }
  }

  private improve(edge: number, day: number, before: number, joint: boolean): void {
    if (this.within !== undefined && this.within[edge] !== 1) return;
    const own = at(this.labelOf, edge);
    const known = own < 0 ? undefined : this.label(own);
    if (known !== undefined && known.day <= day) return;
    if (known !== undefined && known.hops === this.hops) {
      Object.assign(known, { day, before, joint });
    } else if (this.labels.length >= this.maxLabels) {
      this.truncated = true;
    } else {
      this.labelOf[edge] = this.labels.length;
      this.improved.push(this.labels.length);
      this.labels.push({ edge, hops: this.hops, day, before, joint, older: own });
      this.reached[edge] = 1;
    }
  }

  /** Of the labels of the round, the best of each (buyer, good) goes on, where it is earlier than any before. */
  private settle(): void {
    const { network, stateDay, stateLabel } = this;
    const states = new Set<number>();
    for (const number of this.improved) {
      const { edge, day } = this.label(number);
      const state = at(network.state, edge);
      if (day >= at(stateDay, state)) continue;
      stateDay[state] = day;
      stateLabel[state] = number;
      states.add(state);
    }
    this.frontier = [...states].map((state) => at(stateLabel, state));
    this.improved = [];
  }

  arrivalOf(edge: number): number | undefined {
    const own = at(this.labelOf, edge);
    return own < 0 ? undefined : this.label(own).day;
  }

  best(
    targets: Iterable<number>,
    order: (a: Label, b: Label) => number,
    which: "first" | "last",
  ): Walk | undefined {
    let found: Label | undefined;
    for (const edge of targets) {
      const last = at(this.labelOf, edge);
      if (last < 0) continue;
      const label = which === "last" ? this.label(last) : this.oldest(last);
      if (found === undefined || order(label, found) < 0) found = label;
    }
    return found === undefined ? undefined : this.walkOf(found);
  }

  private oldest(number: number): Label {
    let label = this.label(number);
    while (label.older >= 0) label = this.label(label.older);
    return label;
  }

  private walkOf(last: Label): Walk {
    const steps: WalkStep[] = [];
    for (let label: Label | undefined = last; label !== undefined; ) {
      steps.push({ edge: label.edge, joint: label.joint });
      label = label.before < 0 ? undefined : this.label(label.before);
    }
    return { steps: steps.reverse(), arrival: last.day };
  }

  private earliestOf = (edge: number): number => (this.dates ? at(this.network.earliest, edge) : openStart);

  private label(number: number): Label {
    const label = this.labels[number];
    if (label === undefined) throw new RangeError(`no label ${number}`);
    return label;
  }
}
