import { fail } from "../../model/issue.ts";
import type { Fits } from "../network.ts";
import { beforeAll, type Clock, clockOf, placeOf } from "./clock.ts";
import { type Block, type DayOrder, datedCount, type Shape } from "./day-order.ts";
import { type Dwell, DwellFront } from "./dwell-front.ts";
import { feasible } from "./feasible.ts";
import type { Edges, Front, Marks, Plan } from "./front.ts";
import { PlainFront } from "./plain-front.ts";
import { RunLog, SpreadEdges } from "./spread-edges.ts";
import { type States, statesOf } from "./state-log.ts";

/** Where a trace starts: a party that holds goods of a class, or of any (0, the default), at all times. */
export interface Seed {
  readonly party: number;
  readonly good?: number;
}

export interface Question {
  /** Down: what the goods of the seeds can have come to. Up: what can have come to the seeds. */
  readonly direction: "down" | "up";
  readonly seeds: readonly Seed[];
  readonly fits: Fits;
  /** Without it goods may leave on the day they came and for ever after. */
  readonly dwell?: Dwell | undefined;
}

export interface PassOptions {
  /** Marks the dated edges that goods could go by. */
  readonly marks?: Marks;
  /** Keeps the times of spread edges. */
  readonly keepRuns?: boolean;
  /** Another rule of what goes on when; the question's dwelling is then not looked at. */
  readonly front?: (plan: Plan) => Front;
}

export interface Progress {
  /** Dated edges read, and how many there are. */
  readonly edges: number;
  readonly of: number;
  readonly done: boolean;
}

/**
 * One pass over a network in date order that can stop and go on: between two calls of `advance` nothing is under way, so
 * that a worker can report progress, or drop it. All of one day is done in one step.
 */
export class ReachPass {
  readonly clock: Clock;
  readonly runs: RunLog | undefined;
  private readonly shape: Shape;
  private readonly front: Front;
  private readonly marks: Marks | undefined;
  private time = beforeAll;
  private edges = 0;

  constructor(shape: Shape, question: Question, { marks, keepRuns, front }: PassOptions = {}) {
    const { seeds, fits, dwell, direction } = question;
    checkQuestion(shape, question);
    this.shape = shape;
    this.marks = marks;
    this.clock = clockOf(shape.days, direction === "up");
    this.runs = keepRuns === true ? new RunLog() : undefined;
    const plan: Plan = {
      parties: shape.parties,
      feasible: feasible(shape.classes, fits, this.clock.up),
      clock: this.clock,
      spread: new SpreadEdges(shape.spread, this.clock, shape.parties),
      runs: this.runs,
    };
    this.front = front?.(plan) ?? (dwell === undefined ? new PlainFront(plan) : new DwellFront(plan, dwell));
    for (const { party, good = 0 } of seeds) this.front.seed(party, good);
  }

  get progress(): Progress {
    return { edges: this.edges, of: datedCount(this.shape), done: this.time === 0 };
  }

  /**
   * Goes on through the days whose edges are in `block`, until about so many edges were read in all. Blocks come in the
   * order of the pass: from the first down, from the last up.
   */
  advance(block: Block, untilEdge = Number.POSITIVE_INFINITY): Progress {
    const { from, to, good } = block;
    const edges = this.clock.up ? { source: to, target: from, good } : { source: from, target: to, good };
    while (this.time > 0 && this.edges < untilEdge && this.step(block, edges));
    if (this.edges === datedCount(this.shape)) while (this.time > 0 && this.step(block, edges));
    return this.progress;
  }

  /** States reached so far, in the order of the pass; all of them once it is done. */
  states(): States {
    return statesOf(this.front.log, this.clock);
  }

  /** One time; false where its edges are not in the block. */
  private step(block: Block, edges: Edges): boolean {
    const { shape, clock, time, marks } = this;
    const place = time > beforeAll && time <= clock.last ? placeOf(clock, time) : -1;
    const begin = place < 0 ? block.first : (shape.starts[place] as number);
    const end = place < 0 ? block.first : (shape.starts[place + 1] as number);
    if (end > begin && (begin < block.first || end > block.first + block.good.length)) return false;
    const range = { first: block.first, begin: begin - block.first, end: end - block.first };
    if (end === begin) range.begin = range.end = 0;
    this.front.at(time, edges, range.begin, range.end);
    if (marks !== undefined) this.front.mark(time, edges, range, marks);
    this.edges += end - begin;
    // After the last day only goods that are still to ripen can move on, over edges without a latest day.
    this.time = time < clock.last ? time + 1 : this.front.nextRipe();
    return true;
  }
}

/** Refuses what the network cannot be asked. */
export function checkQuestion(
  { parties, classes }: Pick<Shape, "parties" | "classes">,
  { seeds, dwell }: Pick<Question, "seeds" | "dwell">,
): void {
  for (const { party, good = 0 } of seeds)
    if (!(party >= 0 && party < parties && good >= 0 && good < classes))
      fail(
        "reference.missing",
        `The trace starts at party ${party}, class of goods ${good}; the network has parties 0 to ${parties - 1} and classes 0 to ${classes - 1}.`,
        "Start at a party and a class of the network.",
      );
  if (dwell === undefined) return;
  const { least, most } = dwell;
  if (Number.isInteger(least) && least >= 0 && most >= least && (Number.isInteger(most) || most === Infinity))
    return;
  fail(
    "usage.option",
    `Goods dwell at least ${least} and at most ${most} days; expected whole days, at least 0 and at most no fewer.`,
    "Give both ends in whole days; leave the upper one open where there is none.",
  );
}

/** The whole network as the one block. */
export const wholeBlock = ({ dated }: DayOrder): Block => ({ ...dated, first: 0 });

/** What the goods of the seeds can have come to, or can have come from, in one pass. */
export function reach(network: DayOrder, question: Question): States {
  const pass = new ReachPass(network, question);
  pass.advance(wholeBlock(network));
  return pass.states();
}
