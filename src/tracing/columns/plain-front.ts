import { type Edges, Front, type Plan, stretch } from "./front.ts";
import { isDone, waits } from "./spread-edges.ts";

/** Goods may leave from the day on which they came, for ever: a state is told by one bit, and only its first day matters. */
export class PlainFront extends Front {
  private readonly words: number;
  /** Bit g of a party: goods of class g have come to it. */
  private readonly held: Uint32Array;

  constructor(plan: Plan) {
    super(plan);
    this.words = plan.feasible.words;
    this.held = new Uint32Array(plan.parties * plan.feasible.words);
  }

  seed(party: number, good: number): void {
    this.open(party, good);
  }

  ripen(_time: number): void {}

  nextRipe(): number {
    return 0;
  }

  /**
   * The loop that all edges go through. Nothing branches on a bit that has to be fetched from afar: edges that goods can
   * leave by are listed, then those of them that lead to something new, so that many bits are on their way at once. What
   * opens meanwhile makes its party fresh, and its edges are read again.
   */
  protected scan({ source, target, good }: Edges, begin: number, end: number, time: number): void {
    const { leaving, held, words, listed } = this;
    for (let start = begin; start < end; start += stretch) {
      const stop = Math.min(start + stretch, end);
      let leave = 0;
      for (let edge = start; edge < stop; edge += 1) {
        const one = good[edge] as number;
        const word = (source[edge] as number) * words + (one >>> 5);
        listed[leave] = edge;
        leave += ((leaving[word] as number) >>> (one & 31)) & 1;
      }
      let arrive = 0;
      for (let place = 0; place < leave; place += 1) {
        const edge = listed[place] as number;
        const one = good[edge] as number;
        const word = (target[edge] as number) * words + (one >>> 5);
        listed[arrive] = edge;
        arrive += (~(held[word] as number) >>> (one & 31)) & 1;
      }
      for (let place = 0; place < arrive; place += 1) {
        const edge = listed[place] as number;
        this.arrive(target[edge] as number, good[edge] as number, time);
      }
    }
  }

  protected canLeave(party: number, good: number): boolean {
    return (((this.leaving[party * this.words + (good >>> 5)] as number) >>> (good & 31)) & 1) === 1;
  }

  protected arrive(party: number, good: number, time: number): void {
    if (!this.hold(party, good)) return;
    this.log.push(party, good, time);
    this.open(party, good);
  }

  /** True where goods of the class come to the party for the first time. */
  protected hold(party: number, good: number): boolean {
    const word = party * this.words + (good >>> 5);
    const bit = 1 << (good & 31);
    if (((this.held[word] as number) & bit) !== 0) return false;
    this.held[word] = (this.held[word] as number) | bit;
    return true;
  }

  /** All that goods of the class can become may leave the party. */
  protected open(party: number, good: number): void {
    const { rows } = this.plan.feasible;
    const { leaving, words } = this;
    let more = 0;
    for (let word = 0; word < words; word += 1) {
      const before = leaving[party * words + word] as number;
      const row = rows[good * words + word] as number;
      more |= row & ~before;
      leaving[party * words + word] = before | row;
    }
    if (more !== 0) this.freshen(party);
  }

  protected offer(edge: number, time: number): number {
    const { spread, runs } = this.plan;
    const good = spread.good[edge] as number;
    if (!this.canLeave(spread.source[edge] as number, good)) return waits;
    runs?.push(edge, time, spread.end[edge] as number);
    this.arrive(spread.target[edge] as number, good, time);
    return isDone;
  }
}
