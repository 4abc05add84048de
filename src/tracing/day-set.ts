import type { Days } from "./dwell.ts";

/** Whole days as intervals that neither meet nor touch, the earliest first. */
export class DaySet {
  /** First and last day of each interval, one after the other. */
  private readonly ends: number[] = [];

  /** The days of an interval that are not in the set. */
  missing([from, until]: Days): readonly Days[] {
    const out: Days[] = [];
    let next = from;
    for (let place = this.firstTo(from); place < this.ends.length && next <= until; place += 2) {
      const [start, end] = this.at(place);
      if (start > until) break;
      if (start > next) out.push([next, start - 1]);
      next = Math.max(next, end + 1);
    }
    if (next <= until) out.push([next, until]);
    return out;
  }

  /** Adds an interval; answers with the days of it that are new. */
  add(days: Days): readonly Days[] {
    const fresh = this.missing(days);
    if (fresh.length === 0) return fresh;
    let [from, until] = days;
    // Also intervals that end the day before or start the day after: together they are one.
    const place = this.firstTo(from - 1);
    let count = 0;
    while (place + count < this.ends.length) {
      const [start, end] = this.at(place + count);
      if (start > until + 1) break;
      [from, until] = [Math.min(from, start), Math.max(until, end)];
      count += 2;
    }
    this.ends.splice(place, count, from, until);
    return fresh;
  }

  private at(place: number): Days {
    return [this.ends[place] as number, this.ends[place + 1] as number];
  }

  /** Place of the first interval that ends on the day or later. */
  private firstTo(day: number): number {
    let [low, high] = [0, this.ends.length / 2];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ends[2 * middle + 1] as number) < day) low = middle + 1;
      else high = middle;
    }
    return 2 * low;
  }
}
