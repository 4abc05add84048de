import type { Clock } from "./clock.ts";
import { listMarked } from "./edge-tests.ts";
import type { Feasible } from "./feasible.ts";
import type { RunLog, SpreadEdges } from "./spread-edges.ts";
import { StateLog } from "./state-log.ts";
import { Ties } from "./ties.ts";
import { roomFor } from "./typed.ts";

/** Dated edges in the direction of the pass. */
export interface Edges {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly good: Uint8Array;
}

export interface Plan {
  readonly parties: number;
  readonly feasible: Feasible;
  readonly clock: Clock;
  readonly spread: SpreadEdges;
  /** Keeps when each spread edge can be gone by, where that is asked for. */
  readonly runs?: RunLog | undefined;
}

/** Times the edges of a day are read again for goods that come and go on that day, before they are listed by party. */
const rescans = 8;

/** Edges that are looked at in one go: their list stays in the fastest memory. */
export const stretch = 2048;

/** Stands for every edge of the day. */
export const all = -1;

/**
 * What a pass knows at its present time. Bit g of a party in `leaving`: goods of class g may leave it, or could at some
 * time before. A bit once set stays.
 */
export abstract class Front {
  readonly log: StateLog;
  readonly leaving: Uint32Array;
  protected readonly plan: Plan;
  /** Parties that more can leave since they were last looked at; a party may stand twice. */
  private fresh = new Uint32Array(1024);
  private freshCount = 0;
  private now = new Uint32Array(1024);
  /** Bit of each party that is gone on from in this round. */
  protected readonly isNow: Uint32Array;
  private ties: Ties | undefined;
  /** Edges of the stretch that is looked at. */
  protected readonly listed = new Uint32Array(stretch);
  /** Edges of the day that more goods could still go by; `all` = it was not asked, any can be one. */
  protected left = new Uint32Array(1024);
  protected leftCount = all;

  constructor(plan: Plan) {
    this.plan = plan;
    // Memory that is not written to is not in use: room at once for what most passes find saves copying it as it grows.
    this.log = new StateLog(plan.parties * Math.min(plan.feasible.classes, 8));
    this.leaving = new Uint32Array(plan.parties * plan.feasible.words);
    this.isNow = new Uint32Array(Math.ceil(plan.parties / 32));
  }

  /** Goods of the class are at the party at every time. */
  abstract seed(party: number, good: number): void;
  /** Lets goods leave whose least time of dwelling is over now. */
  abstract ripen(time: number): void;
  /** When `ripen` is next needed; 0 = never. */
  abstract nextRipe(): number;
  /** Goes through dated edges of the present day once; may leave a list of those that are to be read again. */
  protected abstract scan(edges: Edges, begin: number, end: number, time: number): void;
  /** Goes through the edges that are left and come from a party of this round. */
  protected retry(_time: number, _edges: Edges): void {}
  protected abstract canLeave(party: number, good: number, time: number): boolean;
  /** Goods of the class come to the party at each time from one to another. */
  protected abstract arrive(party: number, good: number, from: number, until: number): void;
  /** Goes by a spread edge if that is possible now; gives `isDone`, `waits`, or when to offer it again. */
  protected abstract offer(edge: number, time: number): number;

  /** Offers spread edges whose interval has just started. */
  protected start(begin: number, end: number, time: number): void {
    const { spread } = this.plan;
    for (let edge = begin; edge < end; edge += 1) spread.putBy(edge, this.offer(edge, time));
  }

  /** Everything that happens at a time, to its fixpoint. */
  at(time: number, edges: Edges, begin: number, end: number): void {
    this.log.begin(time);
    this.ripen(time);
    const { spread } = this.plan;
    for (let edge = spread.nextDue(time); edge >= 0; edge = spread.nextDue(time))
      spread.putBy(edge, this.offer(edge, time));
    const { begin: first, end: stop } = spread.startedBy(time);
    this.start(first, stop, time);
    this.settle(time, edges, 0, 0);
    this.leftCount = all;
    this.scan(edges, begin, end, time);
    this.settle(time, edges, begin, end);
  }

  /** Edges of the present day that goods could leave by: sets their bits, or clears those of all others. */
  mark(time: number, edges: Edges, range: { first: number; begin: number; end: number }, marks: Marks): void {
    const { source, good } = edges;
    for (let edge = range.begin; edge < range.end; edge += 1) {
      const leaves = this.canLeave(source[edge] as number, good[edge] as number, time);
      if (leaves !== marks.sets) continue;
      const number = range.first + edge;
      const word = marks.bits[number >>> 5] as number;
      const bit = 1 << (number & 31);
      marks.bits[number >>> 5] = marks.sets ? word | bit : word & ~bit;
    }
  }

  protected freshen(party: number): void {
    if (this.freshCount === this.fresh.length) this.fresh = roomFor(this.fresh, this.freshCount + 1);
    this.fresh[this.freshCount] = party;
    this.freshCount += 1;
  }

  /** The list of fresh parties with room for so many more, to be written from its end on; then `freshened`. */
  protected freshFor(more: number): { readonly fresh: Uint32Array; readonly from: number } {
    this.fresh = roomFor(this.fresh, this.freshCount + more);
    return { fresh: this.fresh, from: this.freshCount };
  }

  protected freshened(count: number): void {
    this.freshCount = count;
  }

  /** Follows goods on over spread edges and, again, over edges of the day that were read before the goods came. */
  private settle(time: number, edges: Edges, begin: number, end: number): void {
    let linked: Ties | undefined;
    for (let round = 0; this.freshCount > 0; round += 1) {
      const count = this.takeFresh();
      if (this.plan.spread.size > 0) this.wake(count, time);
      if (begin === end) continue;
      if (this.leftCount !== all || round < rescans) {
        this.tellNow(count);
        if (this.leftCount !== all) this.retry(time, edges);
        else this.rescan(time, edges, { begin, end });
        this.forgetNow(count);
      } else {
        if (linked === undefined) {
          linked = this.ties ??= new Ties(this.plan.parties);
          linked.link(edges, begin, end);
        }
        this.follow(linked, count, time, edges);
      }
    }
    linked?.unlink(edges, begin, end);
  }

  private takeFresh(): number {
    const count = this.freshCount;
    [this.now, this.fresh] = [this.fresh, this.now];
    this.freshCount = 0;
    return count;
  }

  private readonly offered = (edge: number, time: number): number => this.offer(edge, time);

  private wake(count: number, time: number): void {
    const { spread } = this.plan;
    const { now, listed } = this;
    for (let begin = 0; begin < count; begin += stretch) {
      const range = { begin, end: Math.min(begin + stretch, count) };
      const some = listMarked(spread.waiting, now, range, listed);
      for (let place = 0; place < some; place += 1)
        spread.wake(now[listed[place] as number] as number, time, this.offered);
    }
  }

  private tellNow(count: number): void {
    const { now, isNow } = this;
    for (let place = 0; place < count; place += 1) {
      const party = now[place] as number;
      isNow[party >>> 5] = (isNow[party >>> 5] as number) | (1 << (party & 31));
    }
  }

  private forgetNow(count: number): void {
    const { now, isNow } = this;
    for (let place = 0; place < count; place += 1) isNow[(now[place] as number) >>> 5] = 0;
  }

  private rescan(time: number, edges: Edges, range: { begin: number; end: number }): void {
    for (let begin = range.begin; begin < range.end; begin += stretch) {
      const part = { begin, end: Math.min(begin + stretch, range.end) };
      const again = listMarked(this.isNow, edges.source, part, this.listed);
      if (again > 0) this.goBy(again, edges, time);
    }
  }

  /** Goes by those of the first so many edges listed that goods can leave by. */
  protected goBy(count: number, { source, target, good }: Edges, time: number): void {
    for (let place = 0; place < count; place += 1) {
      const edge = this.listed[place] as number;
      if (this.canLeave(source[edge] as number, good[edge] as number, time))
        this.arrive(target[edge] as number, good[edge] as number, time, time);
    }
  }

  private follow(ties: Ties, count: number, time: number, { target, good }: Edges): void {
    for (let place = 0; place < count; place += 1) {
      const party = this.now[place] as number;
      for (let edge = ties.firstOf(party); edge >= 0; edge = ties.after(edge))
        if (this.canLeave(party, good[edge] as number, time))
          this.arrive(target[edge] as number, good[edge] as number, time, time);
    }
  }
}

/** Bits of the dated edges, by their numbers in the network. */
export interface Marks {
  readonly bits: Uint32Array;
  /** True: sets bits of edges that can be gone by. False: clears those of all others. */
  readonly sets: boolean;
}
