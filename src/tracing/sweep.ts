import { type Dwell, isNarrow } from "./dwell.ts";
import { Labels } from "./labels.ts";
import { layeredSweep } from "./layered-sweep.ts";
import type { Layers } from "./layers.ts";
import { at, type Network, openEnd, openStart } from "./network.ts";

/** Rules that can be set aside, to see what they exclude. All hold by default. */
export interface Rules {
  /** That goods do not leave before they came; with it goes the least stay. */
  readonly dates?: boolean;
  /** How long goods may lie at a party, where it is set. */
  readonly dwell?: boolean;
  readonly goods?: boolean;
}

export interface SweepOptions {
  readonly rules?: Rules;
  /** How long goods may lie at a party; any time by default. */
  readonly dwell?: Dwell | undefined;
  /** What a walk has to be beside valid, such as one through a party. */
  readonly layers?: Layers | undefined;
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
 *
 * With a window of stays or layers that does not hold: `layeredSweep`, over those edges that this one reaches.
 */
export function sweep(network: Network, starts: Iterable<number>, options: SweepOptions = {}): Sweep {
  const { rules, dwell, layers } = options;
  if (layers === undefined && (rules?.dwell === false || !isNarrow(dwell)))
    return plainSweep(network, starts, options);
  const first = [...starts];
  const { reached, truncated } = plainSweep(network, first, options);
  return layeredSweep(network, first, truncated ? options : { ...options, within: reached });
}

function plainSweep(network: Network, starts: Iterable<number>, options: SweepOptions): Sweep {
  const run = new Rounds(network, options);
  run.start(starts);
  while (run.round());
  return {
    arrivalOf: (edge) => run.arrivalOf(edge),
    shortest: (targets) => run.best(targets, "first"),
    earliest: (targets) => run.best(targets, "last"),
    reached: run.reached,
    truncated: run.truncated,
  };
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
  private readonly labels = new Labels();
  /** Latest label of each edge; -1 = none. */
  private readonly labelOf: Int32Array;
  /** Earliest day so far of each (buyer, good). */
  private readonly stateDay: Int32Array;
  /** Label that holds that day. */
  private readonly stateLabel: Int32Array;
  private frontier: readonly number[] = [];
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
    const { network, labels } = this;
    for (const label of this.frontier) {
      const node = at(network.to, at(labels.edge, label));
      this.goOn(label, node, false);
      for (const other of network.joints.get(node) ?? []) this.goOn(label, other, true);
    }
    this.settle();
    return true;
  }

  private goOn(from: number, node: number, joint: boolean): void {
    const { network, dates, goods, labels } = this;
    const day = at(labels.day, from);
    const good = at(network.good, at(labels.edge, from));
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
    const { labels } = this;
    const own = at(this.labelOf, edge);
    if (own >= 0 && at(labels.day, own) <= day) return;
    if (own >= 0 && at(labels.hops, own) === this.hops) {
      labels.better(own, day, before, joint);
    } else if (labels.count >= this.maxLabels) {
      this.truncated = true;
    } else {
      const number = labels.add({ edge, hops: this.hops, day, before, joint, older: own });
      this.labelOf[edge] = number;
      this.improved.push(number);
      this.reached[edge] = 1;
    }
  }

  /** Of the labels of the round, the best of each (buyer, good) goes on, where it is earlier than any before. */
  private settle(): void {
    const { network, stateDay, stateLabel, labels } = this;
    const states = new Set<number>();
    for (const number of this.improved) {
      const state = at(network.state, at(labels.edge, number));
      const day = at(labels.day, number);
      if (day >= at(stateDay, state)) continue;
      stateDay[state] = day;
      stateLabel[state] = number;
      states.add(state);
    }
    this.frontier = Array.from(states, (state) => at(stateLabel, state));
    this.improved = [];
  }

  arrivalOf(edge: number): number | undefined {
    const own = at(this.labelOf, edge);
    return own < 0 ? undefined : at(this.labels.day, own);
  }

  /** Over the first labels of the targets by edges, then day; or over the last ones by day, then edges. */
  best(targets: Iterable<number>, which: "first" | "last"): Walk | undefined {
    const { labels } = this;
    const [major, minor] = which === "first" ? [labels.hops, labels.day] : [labels.day, labels.hops];
    let found = -1;
    for (const edge of targets) {
      const last = at(this.labelOf, edge);
      if (last < 0) continue;
      const label = which === "last" ? last : labels.oldest(last);
      const order =
        found < 0 ? -1 : at(major, label) - at(major, found) || at(minor, label) - at(minor, found);
      if (order < 0) found = label;
    }
    return found < 0 ? undefined : this.walkTo(found);
  }

  private walkTo(last: number): Walk {
    const { labels } = this;
    const steps: WalkStep[] = [];
    for (let label = last; label >= 0; label = at(labels.before, label))
      steps.push({ edge: at(labels.edge, label), joint: at(labels.joint, label) === 1 });
    return { steps: steps.reverse(), arrival: at(labels.day, last) };
  }

  private earliestOf = (edge: number): number => (this.dates ? at(this.network.earliest, edge) : openStart);
}
