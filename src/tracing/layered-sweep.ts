import { DaySet } from "./day-set.ts";
import { anyStay, type Days, type Dwell, leaving } from "./dwell.ts";
import { type Layers, oneLayer } from "./layers.ts";
import { at, type Network, openEnd, openStart } from "./network.ts";
import { SpanLabels } from "./span-labels.ts";
import type { Rules, Sweep, Walk, WalkStep } from "./sweep.ts";

export interface LayeredOptions {
  readonly rules?: Rules | undefined;
  readonly dwell?: Dwell | undefined;
  readonly layers?: Layers | undefined;
  /** Only edges marked 1 are walked. */
  readonly within?: Uint8Array | undefined;
  /** Whether one edge may follow another at a party, beyond days and goods; over no joint then. */
  readonly tied?: ((before: number, after: number) => boolean) | undefined;
  /** What the starts follow, where a walk has begun before them: the day sets and layers it may go on with. */
  readonly after?: Begun | undefined;
  readonly maxLabels?: number | undefined;
}

/** The end of a walk that is to be gone on with. */
export interface Begun {
  readonly days: Days;
  readonly layer: number;
  readonly joint: (edge: number) => boolean;
}

/**
 * As `sweep`, where the earliest day at a party does not decide: with a longest stay a later coming can be the one that
 * goes on, and a walk may have to pass a party or to differ from others. Round n knows, for every edge and layer, all days
 * on which a walk of at most n edges can end with it, as intervals: of one walk they are one interval, by induction, since
 * the days on which goods can leave that came within an interval are one again. Of each (buyer, good, layer) only days go
 * on that were not known to be possible with as few edges. Ends at the fixpoint: each day is new once.
 */
export function layeredSweep(
  network: Network,
  starts: Iterable<number>,
  options: LayeredOptions = {},
): Sweep {
  const run = new LayeredRounds(network, options);
  run.start(starts, options.after);
  while (run.round());
  return {
    arrivalOf: (edge) => run.arrivalOf(edge),
    shortest: (targets) => run.best(targets, "fewest"),
    earliest: (targets) => run.best(targets, "earliest"),
    reached: run.reached,
    truncated: run.truncated,
  };
}

/** Days of a label that go on from it. */
interface Going {
  readonly label: number;
  readonly days: Days;
}

class LayeredRounds {
  readonly reached: Uint8Array;
  truncated = false;
  private readonly network: Network;
  private readonly options: LayeredOptions;
  private readonly layers: Layers;
  private readonly dates: boolean;
  private readonly goods: boolean;
  private readonly dwell: Dwell | undefined;
  private readonly lastKnown: number;
  private readonly labels = new SpanLabels();
  /** Latest label of each edge and layer; -1 = none. */
  private readonly labelOf: Int32Array;
  /** Days of an edge and layer, where a walk can end with it on some of its days only. */
  private readonly edgeDays = new Map<number, DaySet>();
  /** 1 where all days of the edge are known. */
  private readonly isFull: Uint8Array;
  private readonly stateDays = new Map<number, DaySet>();
  private frontier: readonly Going[] = [];
  private improved: number[] = [];
  private hops = 1;

  constructor(network: Network, options: LayeredOptions) {
    const { rules, layers = oneLayer, dwell } = options;
    this.network = network;
    this.options = options;
    this.layers = layers;
    this.dates = rules?.dates ?? true;
    this.goods = rules?.goods ?? true;
    this.dwell = rules?.dwell === false ? undefined : dwell;
    this.lastKnown = lastKnownDay(network);
    this.reached = new Uint8Array(network.size);
    this.labelOf = new Int32Array(network.size * layers.count).fill(-1);
    this.isFull = new Uint8Array(network.size * layers.count);
  }

  start(starts: Iterable<number>, after: Begun | undefined): void {
    for (const edge of starts) {
      const layer = after === undefined ? this.layers.first(edge) : this.layers.next(after.layer, edge);
      const [first, last] = after === undefined ? this.daysOf(edge) : this.from(after.days);
      this.come({ edge, layer, before: -1, joint: after?.joint(edge) ?? false }, [first, last]);
    }
    this.settle();
  }

  /** One more edge for all days that were new in the round before; false when none were. */
  round(): boolean {
    if (this.frontier.length === 0 || this.truncated) return false;
    this.hops += 1;
    const { network, labels, options } = this;
    for (const going of this.frontier) {
      const node = at(network.to, at(labels.edge, going.label));
      this.goOn(going, node, false);
      if (options.tied !== undefined) continue;
      for (const other of network.joints.get(node) ?? []) this.goOn(going, other, true);
    }
    this.settle();
    return true;
  }

  private readonly daysOf = (edge: number): Days => [
    at(this.network.earliest, edge),
    at(this.network.latest, edge),
  ];

  /**
   * When goods can leave. Beyond the last day that any row knows only edges without a latest day are left, and which of
   * those days it is decides nothing: the end is open then, so that a cycle does not go on day by day for ever.
   */
  private readonly from = (days: Days): Days => {
    const [first, last] = leaving(days, this.dwell ?? anyStay, this.dates);
    return [first, last > this.lastKnown ? openEnd : last];
  };

  private goOn({ label, days }: Going, node: number, joint: boolean): void {
    const { network, goods, labels, layers, options } = this;
    const window = this.from(days);
    const before = at(labels.edge, label);
    const layer = at(labels.layer, label);
    const good = at(network.good, before);
    const end = at(network.first, node + 1);
    for (let place = at(network.first, node); place < end; place += 1) {
      const edge = at(network.out, place);
      if (at(network.latest, edge) < window[0]) break;
      const next = at(network.good, edge);
      if (goods && good !== 0 && next !== 0 && !network.fits(good, next)) continue;
      if (options.tied?.(before, edge) === false) continue;
      this.come({ edge, layer: layers.next(layer, edge), before: label, joint }, window);
    }
  }

  /** A walk can come by an edge on the days of a window: keeps those that are new. */
  private come(
    { edge, layer, before, joint }: { edge: number; layer: number; before: number; joint: boolean },
    window: Days,
  ): void {
    const place = edge * this.layers.count + layer;
    const { within, maxLabels = 20_000_000 } = this.options;
    if (layer < 0 || this.isFull[place] === 1 || (within !== undefined && within[edge] !== 1)) return;
    const [first, last] = this.daysOf(edge);
    const days: Days = [Math.max(first, window[0]), Math.min(last, window[1])];
    if (days[0] > days[1]) return;
    for (const [from, until] of this.newDays(place, days, days[0] === first && days[1] === last)) {
      if (this.labels.count >= maxLabels) {
        this.truncated = true;
        return;
      }
      const older = at(this.labelOf, place);
      const label = { edge, layer, hops: this.hops, from, until, before, joint, older };
      this.labelOf[place] = this.labels.add(label);
      this.improved.push(at(this.labelOf, place));
      this.reached[edge] = 1;
    }
  }

  private newDays(place: number, days: Days, whole: boolean): readonly Days[] {
    const known = this.edgeDays.get(place);
    if (whole) {
      this.isFull[place] = 1;
      this.edgeDays.delete(place);
      return known === undefined ? [days] : known.missing(days);
    }
    const set = known ?? new DaySet();
    if (known === undefined) this.edgeDays.set(place, set);
    return set.add(days);
  }

  /** Of the days of the round those go on that no walk with as few edges had brought to the (buyer, good, layer). */
  private settle(): void {
    const { labels, layers } = this;
    const frontier: Going[] = [];
    for (const label of this.improved) {
      const layer = at(labels.layer, label);
      const state = this.stateOf(at(labels.edge, label)) * layers.count;
      const days: Days = [at(labels.from, label), at(labels.until, label)];
      const open = layers
        .better(layer)
        .reduce<readonly Days[]>(
          (rest, other) => rest.flatMap((some) => this.stateDays.get(state + other)?.missing(some) ?? [some]),
          [days],
        );
      if (open.length === 0) continue;
      const own = this.stateDays.get(state + layer) ?? new DaySet();
      this.stateDays.set(state + layer, own);
      for (const some of open) for (const fresh of own.add(some)) frontier.push({ label, days: fresh });
    }
    this.frontier = frontier;
    this.improved = [];
  }

  /** What comes next depends on the buyer and the good; where rows are tied one by one, on the row. */
  private readonly stateOf = (edge: number): number =>
    this.options.tied === undefined ? at(this.network.state, edge) : edge;

  private *labelsOf(edge: number): Generator<number> {
    const { layers, labels } = this;
    for (let layer = 0; layer < layers.count; layer += 1) {
      if (!layers.answers(layer, edge)) continue;
      let label = at(this.labelOf, edge * layers.count + layer);
      for (; label >= 0; label = at(labels.older, label)) yield label;
    }
  }

  arrivalOf(edge: number): number | undefined {
    const { labels } = this;
    let day: number | undefined;
    for (const label of this.labelsOf(edge)) day = Math.min(at(labels.from, label), day ?? Infinity);
    return day;
  }

  /** Of the answers that end in a target: by edges, then day; or by day, then edges. */
  best(targets: Iterable<number>, which: "fewest" | "earliest"): Walk | undefined {
    const { labels } = this;
    const [major, minor] = which === "fewest" ? [labels.hops, labels.from] : [labels.from, labels.hops];
    let found = -1;
    for (const edge of targets)
      for (const label of this.labelsOf(edge)) {
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
    return { steps: steps.reverse(), arrival: at(labels.from, last) };
  }
}

const lastDays = new WeakMap<Network, number>();

function lastKnownDay(network: Network): number {
  const later = (last: number, day: number): number => (day < openEnd && day > last ? day : last);
  const { earliest, latest } = network;
  const last = lastDays.get(network) ?? latest.reduce(later, earliest.reduce(later, openStart));
  lastDays.set(network, last);
  return last;
}
