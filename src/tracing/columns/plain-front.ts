import {
  type BitTest,
  keepPassing,
  listMarked,
  listMarkedOf,
  listPassing,
  readAhead,
  touch,
} from "./edge-tests.ts";
import { type Edges, Front, type Plan, stretch } from "./front.ts";
import { isDone, waits } from "./spread-edges.ts";
import { roomFor } from "./typed.ts";

/**
 * Goods may leave from the day on which they came, for ever: a state is told by one bit, and only its first day matters.
 *
 * Edges that pass one test are listed, then those of them that pass the other. An edge matters where its goods can leave (`leaving` of its source) and are new to where they go (not `held` by its target); first comes the test that fewer edges
 * pass. Late in a pass nearly all goods are held everywhere, and edges of a day lie in the order of their
 * targets, so that `held` is then read from one end to the other and hardly anything else is read at all.
 */
export class PlainFront extends Front {
  private readonly words: number;
  /** Bit g of a party: goods of class g have come to it. */
  private readonly held: Uint32Array;
  /** Bit of a party: some goods can leave it. Looked at first while there are few such parties; a bit a party is near at hand. */
  private readonly some: Uint32Array;
  private someAreTold = true;
  /** Of the edges that were asked last: the part by which goods could leave, and the part that led to something new. */
  private leavingPart = 0;
  private newPart = 1;
  /** Keeps reading ahead from being optimised away. */
  protected ahead = 0;

  constructor(plan: Plan) {
    super(plan);
    this.words = plan.feasible.words;
    this.held = new Uint32Array(plan.parties * plan.feasible.words);
    this.some = new Uint32Array(Math.ceil(plan.parties / 32));
  }

  seed(party: number, good: number): void {
    this.open(party, good);
  }

  ripen(_time: number): void {}

  nextRipe(): number {
    return 0;
  }

  protected scan(edges: Edges, begin: number, end: number): void {
    if (begin === end) return;
    if (this.leavingPart <= this.newPart) this.scanLeavingFirst(edges, begin, end);
    else this.scanNewFirst(edges, begin, end);
  }

  private scanLeavingFirst(edges: Edges, begin: number, end: number): void {
    const { listed } = this;
    const [leaves, isNew] = [this.leavesBy(edges), this.isNewTo(edges)];
    if (!this.someAreTold) this.tellSome();
    let [leavings, news] = [0, 0];
    for (let start = begin; start < end; start += stretch) {
      const part = { begin: start, end: Math.min(start + stretch, end) };
      const leave = keepPassing(leaves, listMarked(this.some, edges.source, part, listed), listed);
      const arrive = keepPassing(isNew, leave, listed);
      leavings += leave;
      news += arrive;
      if (arrive > 0) this.arriveAll(arrive, edges);
    }
    this.leavingPart = leavings / (end - begin);
    this.newPart = leavings === 0 ? 1 : news / leavings;
  }

  /** Edges to something new that no goods can leave by yet are all that need be read again on this day. */
  private scanNewFirst(edges: Edges, begin: number, end: number): void {
    const { listed } = this;
    const isNew = this.isNewTo(edges);
    if (this.left.length < end - begin) this.left = roomFor(this.left, end - begin);
    this.someAreTold = false;
    let news = 0;
    this.leftCount = 0;
    for (let start = begin; start < end; start += stretch) {
      const stop = Math.min(start + stretch, end);
      this.ahead ^= readAhead(edges.source, start, stop);
      const count = listPassing(isNew, start, stop, listed);
      news += count;
      if (count > 0) this.part(count, edges);
    }
    this.newPart = news / (end - begin);
  }

  private leavesBy({ source, good }: Edges): BitTest {
    return { bits: this.leaving, words: this.words, party: source, good, flip: 0 };
  }

  private isNewTo({ target, good }: Edges): BitTest {
    return { bits: this.held, words: this.words, party: target, good, flip: -1 };
  }

  /** Most of them come from parties at which nothing changed: a bit a party tells, which is near at hand. */
  protected override retry(_time: number, edges: Edges): void {
    const { left, leftCount, listed, isNow } = this;
    const of = { edges: left, party: edges.source };
    for (let begin = 0; begin < leftCount; begin += stretch) {
      const part = { begin, end: Math.min(begin + stretch, leftCount) };
      const again = listMarkedOf(isNow, of, part, listed);
      if (again > 0) this.goBy(again, edges);
    }
  }

  protected override goBy(count: number, edges: Edges): void {
    const arrive = keepPassing(
      this.isNewTo(edges),
      keepPassing(this.leavesBy(edges), count, this.listed),
      this.listed,
    );
    if (arrive > 0) this.arriveAll(arrive, edges);
  }

  /** Of the first so many edges listed goes by those that goods can leave by; the others are left. */
  private part(count: number, { source, target, good }: Edges): void {
    const { leaving, words, listed, left } = this;
    let leave = 0;
    let { leftCount } = this;
    for (let place = 0; place < count; place += 1) {
      const edge = listed[place] as number;
      const one = good[edge] as number;
      const word = (source[edge] as number) * words + (one >>> 5);
      const can = ((leaving[word] as number) >>> (one & 31)) & 1;
      left[leftCount] = edge;
      leftCount += 1 - can;
      listed[leave] = edge;
      leave += can;
    }
    this.leftCount = leftCount;
    if (leave > 0) this.arriveAll(leave, { source, target, good });
  }

  /** Goes by the first so many edges that are listed; goods that another of them brought before are no news. */
  protected arriveAll(count: number, edges: Edges): void {
    if (this.words > 1)
      for (let place = 0; place < count; place += 1) {
        const edge = this.listed[place] as number;
        this.arrive(edges.target[edge] as number, edges.good[edge] as number);
      }
    else this.arriveInOneWord(count, edges);
  }

  /** `arrive` for one word a party: nothing is asked, only what counts is kept. */
  private arriveInOneWord(count: number, { target, good }: Edges): void {
    const { leaving, held, listed, log } = this;
    const { rows } = this.plan.feasible;
    const { party: parties, good: goods } = log.roomFor(count);
    const { fresh, from } = this.freshFor(count);
    this.ahead ^= touch(listed, count, target, leaving);
    let size = log.size;
    let freshCount = from;
    for (let place = 0; place < count; place += 1) {
      const edge = listed[place] as number;
      const party = target[edge] as number;
      const one = good[edge] as number;
      const before = held[party] as number;
      const known = leaving[party] as number;
      const row = rows[one] as number;
      parties[size] = party;
      goods[size] = one;
      fresh[freshCount] = party;
      size += (~before >>> one) & 1;
      freshCount += (row & ~known) === 0 ? 0 : 1;
      held[party] = before | (1 << one);
      leaving[party] = known | row;
    }
    log.size = size;
    this.freshened(freshCount);
    if (this.someAreTold)
      for (let place = from; place < freshCount; place += 1) this.tell(fresh[place] as number);
  }

  protected canLeave(party: number, good: number): boolean {
    return (((this.leaving[party * this.words + (good >>> 5)] as number) >>> (good & 31)) & 1) === 1;
  }

  protected arrive(party: number, good: number): void {
    if (!this.hold(party, good)) return;
    this.log.push(party, good);
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
    if (more === 0) return;
    this.freshen(party);
    this.tell(party);
  }

  private tell(party: number): void {
    this.some[party >>> 5] = (this.some[party >>> 5] as number) | (1 << (party & 31));
  }

  private tellSome(): void {
    const { leaving, words } = this;
    for (let place = 0; place < leaving.length; place += 1)
      if (leaving[place] !== 0) this.tell(Math.floor(place / words));
    this.someAreTold = true;
  }

  /** As dated edges are gone through; those that no goods can leave by yet wait at their party. */
  protected override start(begin: number, end: number, time: number): void {
    const { spread, runs } = this.plan;
    const leaves = this.leavesBy(spread);
    for (let first = begin; first < end; first += stretch) {
      const stop = Math.min(first + stretch, end);
      const leave = listPassing(leaves, first, stop, this.listed);
      if (leave < stop - first) spread.letOthersWait(first, stop, this.listed, leave);
      if (runs !== undefined)
        for (const edge of this.listed.subarray(0, leave))
          runs.push(spread.numberOf(edge), time, spread.end[edge] as number);
      if (leave > 0) this.arriveAll(leave, spread);
    }
  }

  protected offer(edge: number, time: number): number {
    const { spread, runs } = this.plan;
    const good = spread.good[edge] as number;
    if (!this.canLeave(spread.source[edge] as number, good)) return waits;
    runs?.push(spread.numberOf(edge), time, spread.end[edge] as number);
    this.arrive(spread.target[edge] as number, good);
    return isDone;
  }
}
