import { beforeAll, later } from "./clock.ts";
import { type Edges, Front, type Plan, stretch } from "./front.ts";
import { RipeningQueue } from "./ripening-queue.ts";
import { isDone, waits } from "./spread-edges.ts";

/** Days that goods dwell at a party between coming and leaving, at least and at most; `most` may be Infinity. */
export interface Dwell {
  readonly least: number;
  readonly most: number;
}

/** Stands for every time from some time on. */
const forEver = 0xffff;

/** Comings that are looked at in one go. */
const batch = 256;

/**
 * Goods that came at each time of a run [s, r] may leave at each time of [s + least, r + most]. Of all runs whose goods
 * may leave by now only the greatest `r + most` matters, so that one number a (party, class) is exact: not the last
 * coming alone, which may be too young to leave, but every coming, each taken up when it is ripe.
 * Beyond the last day of the records only edges without a latest day are left. Whether and when a state is first reached
 * there is exact; how long it stays so is not followed: read backward, all days there allow what one of them allows.
 */
export class DwellFront extends Front {
  private readonly classes: number;
  private readonly words: number;
  private readonly dwell: Dwell;
  /**
   * Until when goods of a class may leave a party, over all that is ripe; 0 = not at all. Place party x classes + class. Two
   * bytes a time: `mostDays` leaves room for it.
   */
  private readonly until: Uint16Array;
  /** Until when goods of a class are known to come to a party. */
  private readonly through: Uint16Array;
  private readonly queue = new RipeningQueue();
  /** Keeps reading ahead from being optimised away. */
  protected touched = 0;

  constructor(plan: Plan, dwell: Dwell) {
    super(plan);
    this.dwell = dwell;
    this.classes = plan.feasible.classes;
    this.words = plan.feasible.words;
    this.until = new Uint16Array(plan.parties * this.classes);
    this.through = new Uint16Array(plan.parties * this.classes);
  }

  seed(party: number, good: number): void {
    this.open(party, good, forEver);
  }

  ripen(time: number): void {
    const { queue, dwell, until, classes } = this;
    for (let count = queue.countBy(time - dwell.least, batch); count > 0; ) {
      // Asks for all they will change at once, so that they need not be fetched from afar one after the other.
      let touched = 0;
      for (let place = 0; place < count; place += 1)
        touched += until[queue.party(place) * classes + queue.good(place)] as number;
      this.touched = touched;
      for (let place = 0; place < count; place += 1)
        this.open(queue.party(place), queue.good(place), queue.until(place));
      queue.drop(count);
      count = queue.countBy(time - dwell.least, batch);
    }
  }

  nextRipe(): number {
    return this.queue.size === 0 ? 0 : this.queue.time + this.dwell.least;
  }

  /** As for plain goods, the cheap bit first; then the day, and what is new. */
  protected scan({ source, target, good }: Edges, begin: number, end: number, time: number): void {
    const { leaving, until, through, words, classes, listed } = this;
    for (let start = begin; start < end; start += stretch) {
      const stop = Math.min(start + stretch, end);
      let count = 0;
      for (let edge = start; edge < stop; edge += 1) {
        const one = good[edge] as number;
        const word = (source[edge] as number) * words + (one >>> 5);
        listed[count] = edge;
        count += ((leaving[word] as number) >>> (one & 31)) & 1;
      }
      let leave = 0;
      for (let place = 0; place < count; place += 1) {
        const edge = listed[place] as number;
        listed[leave] = edge;
        const last = until[(source[edge] as number) * classes + (good[edge] as number)] as number;
        leave += last >= time ? 1 : 0;
      }
      let arrive = 0;
      for (let place = 0; place < leave; place += 1) {
        const edge = listed[place] as number;
        listed[arrive] = edge;
        const known = through[(target[edge] as number) * classes + (good[edge] as number)] as number;
        arrive += known < time ? 1 : 0;
      }
      for (let place = 0; place < arrive; place += 1) {
        const edge = listed[place] as number;
        this.arrive(target[edge] as number, good[edge] as number, time, time);
      }
    }
  }

  protected canLeave(party: number, good: number, time: number): boolean {
    return (this.until[party * this.classes + good] as number) >= time;
  }

  protected arrive(party: number, good: number, from: number, until: number): void {
    const { through, queue } = this;
    const place = party * this.classes + good;
    const known = until > this.plan.clock.last ? forEver : until;
    const before = through[place] as number;
    if (known <= before) return;
    through[place] = known;
    if (before === 0) this.log.push(party, good);
    // Before all days there is always a day early enough for the least time of dwelling.
    if (from === beforeAll || this.dwell.least === 0) this.open(party, good, known);
    else queue.push(party, good, from, known);
  }

  private open(party: number, good: number, through: number): void {
    const { after, first: starts } = this.plan.feasible;
    const { until, classes } = this;
    const reach = through + this.dwell.most;
    const last = reach > this.plan.clock.last ? forEver : reach;
    let [more, first] = [false, false];
    const end = starts[good + 1] as number;
    for (let at = starts[good] as number; at < end; at += 1) {
      const place = party * classes + (after[at] as number);
      const before = until[place] as number;
      if (before >= last) continue;
      until[place] = last;
      more = true;
      if (before === 0) first = true;
    }
    if (first) this.show(party, good);
    // Edges of the day itself matter only where goods need not dwell.
    if (more && (this.dwell.least === 0 || this.plan.spread.waitsAt(party))) this.freshen(party);
  }

  /** Sets the cheap bits of all that goods of the class can become. */
  private show(party: number, good: number): void {
    const { rows } = this.plan.feasible;
    const { leaving, words } = this;
    for (let word = 0; word < words; word += 1) {
      const place = party * words + word;
      leaving[place] = (leaving[place] as number) | (rows[good * words + word] as number);
    }
  }

  /**
   * An edge that can be gone by for a run of times is not looked at before the run is over: what comes of its later part,
   * at most `most` after it, is not over by then, so that nothing is missed in between.
   */
  protected offer(edge: number, time: number): number {
    const { spread, runs } = this.plan;
    const good = spread.good[edge] as number;
    const stored = this.until[(spread.source[edge] as number) * this.classes + good] as number;
    if (stored < time && stored !== forEver) return waits;
    const end = spread.end[edge] as number;
    const until = Math.min(end, stored === forEver ? later : stored);
    runs?.push(spread.numberOf(edge), time, until);
    this.arrive(spread.target[edge] as number, good, time, until);
    return until >= end ? isDone : until + 1;
  }
}
