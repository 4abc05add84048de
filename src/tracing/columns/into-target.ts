import { type Fits, openEnd } from "../network.ts";
import { beforeAll, dayOf, timeOf } from "./clock.ts";
import { feasible } from "./feasible.ts";
import { type EdgeRef, edgeAt, type IntoIndex, timesOf } from "./into-index.ts";
import { asClockTime, Labels, none } from "./into-labels.ts";
import { checkQuestion, type Seed } from "./reach.ts";
import type { States } from "./state-log.ts";
import { roomFor } from "./typed.ts";

export interface IntoOptions {
  /** The search stops before it has read many more edges than so many, and says so; default: it does not stop. */
  readonly mostEdges?: number;
  /** Latest day on which goods may come to the targets; default: any. */
  readonly by?: number;
  /** The search stops as soon as it is known when goods can last leave this source. */
  readonly until?: Seed;
}

/** An edge of a walk, with the latest day on which goods that go by it can still come to a target. */
export interface WalkEdge extends EdgeRef {
  readonly from: number;
  readonly to: number;
  readonly good: number;
  readonly day: number;
}

/**
 * The search back from one target, or a few, over the edges into the parties it comes to. States are settled in falling order of
 * days, so that each is final when it is settled, ties and cycles or not (Dijkstra 1959, with a list a day for a queue), and
 * each keeps the edge it goes on by. Its states are those of `reach` up. Windows of dwelling are not taken.
 *
 * It holds the answer to its last question only; made once, it is asked again without clearing anything.
 */
export class IntoTarget {
  readonly labels: Labels;
  /** True where `mostEdges` cut the answer: states on days before the last one found can be missing. */
  truncated = false;
  private readonly index: IntoIndex;
  private readonly heads: Uint32Array;
  private settled: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  private count = 0;

  constructor(index: IntoIndex, fits: Fits) {
    this.index = index;
    this.labels = new Labels(index, feasible(index.network.classes, fits, true));
    this.heads = new Uint32Array(timesOf(index.clock) + 1);
  }

  /** Edges that the last search read, of either kind. */
  get edgesRead(): number {
    return this.labels.read;
  }

  /** The time of the open start, after all others. */
  get lastTime(): number {
    return timesOf(this.index.clock);
  }

  search(targets: readonly Seed[], options: IntoOptions = {}): this {
    return this.searchFrom(this.timeBy(options.by ?? openEnd), targets, options);
  }

  /** The same for goods that come to the targets at a time or, in days, before: times count back. */
  searchFrom(
    start: number,
    targets: readonly Seed[],
    { mostEdges = Number.POSITIVE_INFINITY, until }: Omit<IntoOptions, "by">,
  ): this {
    checkQuestion(this.index.network, { seeds: targets });
    const { labels, heads } = this;
    labels.clear();
    heads.fill(none);
    this.count = 0;
    this.truncated = false;
    for (const { party, good = 0 } of targets)
      this.goOn(labels.push(labels.slot(party) * labels.feasible.classes + good, start, none, none));
    for (let time = start; time < heads.length; time += 1)
      for (let label = this.next(time); label !== none; label = this.next(time)) {
        if (labels.read >= mostEdges) {
          this.truncated = true;
          return this;
        }
        this.settle(label);
        if (
          until !== undefined &&
          labels.party(label) === until.party &&
          labels.canBegin(label, until.good ?? 0)
        )
          return this;
        this.goOn(label);
      }
    return this;
  }

  /** States found, in the order of `reach` up: latest days first. */
  states(): States {
    const { settled, count, labels } = this;
    const party = new Uint32Array(count);
    const good = new Uint8Array(count);
    const day = new Int32Array(count);
    for (let place = 0; place < count; place += 1) {
      const label = settled[place] as number;
      party[place] = labels.party(label);
      good[place] = labels.good(label);
      day[place] = this.dayOf(label);
    }
    return { size: count, party, good, day };
  }

  /** The party and goods that were found last: those that must leave the earliest. */
  furthest(): Required<Seed> | undefined {
    if (this.count === 0) return undefined;
    const label = this.settled[this.count - 1] as number;
    return { party: this.labels.party(label), good: this.labels.good(label) };
  }

  /** How many states were found. */
  get size(): number {
    return this.count;
  }

  /**
   * A walk from the source to a target on which goods leave the source as late as they can. Undefined where none was found;
   * where the answer was cut there can be one all the same.
   */
  walkFrom({ party, good = 0 }: Seed): readonly WalkEdge[] | undefined {
    let best = none;
    for (const label of this.labels.chained(party))
      if (
        this.labels.canBegin(label, good) &&
        (best === none || this.labels.timeOf(label) < this.labels.timeOf(best))
      )
        best = label;
    return best === none ? undefined : walkOf(this.labels, best);
  }

  /** Past the last day nothing happens that could not on it; before the first there is only the open start. */
  private timeBy(day: number): number {
    const { clock } = this.index;
    if (day >= openEnd) return beforeAll;
    return Math.min(timeOf(clock, Math.min(day, clock.days.last)), timesOf(clock));
  }

  private dayOf(label: number): number {
    const { clock } = this.index;
    return dayOf(clock, asClockTime(this.labels.timeOf(label), clock.last));
  }

  /** The next label of the time that is the best of its place still. */
  private next(time: number): number {
    const { heads, labels } = this;
    for (let label = heads[time] as number; label !== none; label = heads[time] as number) {
      heads[time] = labels.linkOf(label);
      if (labels.when[labels.placeOf(label)] === time) return label;
    }
    return none;
  }

  private settle(label: number): void {
    this.settled = roomFor(this.settled, this.count + 1);
    this.settled[this.count] = label;
    this.count += 1;
    this.labels.chain(label);
  }

  private goOn(label: number): void {
    if (this.labels.wantUnopened(label)) this.labels.readInto(label, this.reached);
  }

  private readonly reached = (label: number): void => {
    const { labels, heads } = this;
    const time = labels.timeOf(label);
    labels.link(label, heads[time] as number);
    heads[time] = label;
  };
}

/** The walk that begins with the label's edge. */
export function walkOf(labels: Labels, begin: number): readonly WalkEdge[] {
  const walk: WalkEdge[] = [];
  const { index } = labels;
  for (let label = begin; labels.edgeOf(label) !== none; label = labels.onwardOf(label)) {
    const to = labels.party(labels.onwardOf(label));
    walk.push({
      ...edgeAt(index, labels.edgeOf(label), to),
      from: labels.party(label),
      to,
      good: labels.good(label),
      day: dayOf(index.clock, asClockTime(labels.timeOf(label), index.clock.last)),
    });
  }
  return walk;
}
