import { type Clock, dayOf } from "./clock.ts";
import { type DayOrder, datedCount, type Shape } from "./day-order.ts";
import { type Question, ReachPass, type Seed, wholeBlock } from "./reach.ts";
import type { RunLog } from "./spread-edges.ts";

export interface Between extends Pick<Question, "fits" | "dwell"> {
  readonly sources: readonly Seed[];
  readonly targets: readonly Seed[];
}

/** Edges that lie on a valid walk from a source to a target, as bits by their numbers. */
export interface OnPaths {
  readonly dated: Uint32Array;
  readonly spread: Uint32Array;
}

/**
 * Edges on some valid walk from a source into a target: those that a pass down can end with and a pass up can begin with
 * on one day. A dated edge has one day only. A spread edge needs a day that both allow.
 */
export function onPaths(network: DayOrder, between: Between): OnPaths {
  const passes = new PathPasses(network, between);
  passes.down.advance(wholeBlock(network));
  passes.up.advance(wholeBlock(network));
  return passes.found();
}

/** The two passes that `onPaths` is made of, to be brought to their ends one after the other, `down` first. */
export class PathPasses {
  readonly down: ReachPass;
  readonly up: ReachPass;
  private readonly bits: Uint32Array;
  private readonly spread: number;

  constructor(shape: Shape, { sources, targets, ...rules }: Between) {
    const bits = new Uint32Array(Math.ceil(datedCount(shape) / 32));
    const pass = (direction: "down" | "up", seeds: readonly Seed[], sets: boolean): ReachPass =>
      new ReachPass(shape, { ...rules, direction, seeds }, { marks: { bits, sets }, keepRuns: true });
    this.bits = bits;
    this.spread = shape.spread.good.length;
    this.down = pass("down", sources, true);
    this.up = pass("up", targets, false);
  }

  found(): OnPaths {
    return { dated: this.bits, spread: meeting(this.spread, this.down, this.up) };
  }
}

interface Runs {
  readonly clock: Clock;
  readonly runs: RunLog | undefined;
}

/** Spread edges with a day in a run of both passes. */
function meeting(size: number, down: Runs, up: Runs): Uint32Array {
  const bits = new Uint32Array(Math.ceil(size / 32));
  const ofUp = daysByEdge(size, up);
  const ofDown = daysByEdge(size, down);
  for (let edge = 0; edge < size; edge += 1)
    if (meets(ofDown, ofUp, edge)) bits[edge >>> 5] = (bits[edge >>> 5] as number) | (1 << (edge & 31));
  return bits;
}

/** Runs of edge e, as days: entries `first[e] .. first[e + 1] - 1`. */
interface DaysByEdge {
  readonly first: Uint32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function daysByEdge(size: number, { clock, runs }: Runs): DaysByEdge {
  const count = runs?.size ?? 0;
  const first = new Uint32Array(size + 2);
  const [from, to] = [new Int32Array(count), new Int32Array(count)];
  if (runs === undefined) return { first, from, to };
  for (let run = 0; run < count; run += 1) {
    const edge = runs.edge[run] as number;
    first[edge + 2] = (first[edge + 2] as number) + 1;
  }
  for (let edge = 2; edge < first.length; edge += 1)
    first[edge] = (first[edge] as number) + (first[edge - 1] as number);
  for (let run = 0; run < count; run += 1) {
    const edge = runs.edge[run] as number;
    const place = first[edge + 1] as number;
    first[edge + 1] = place + 1;
    const ends = [dayOf(clock, runs.start[run] as number), dayOf(clock, runs.end[run] as number)];
    from[place] = Math.min(...ends);
    to[place] = Math.max(...ends);
  }
  return { first, from, to };
}

function meets(one: DaysByEdge, other: DaysByEdge, edge: number): boolean {
  for (let a = one.first[edge] as number; a < (one.first[edge + 1] as number); a += 1)
    for (let b = other.first[edge] as number; b < (other.first[edge + 1] as number); b += 1)
      if (
        Math.max(one.from[a] as number, other.from[b] as number) <=
        Math.min(one.to[a] as number, other.to[b] as number)
      )
        return true;
  return false;
}
