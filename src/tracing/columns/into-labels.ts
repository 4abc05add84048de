import { later } from "./clock.ts";
import { datedCount } from "./day-order.ts";
import type { Feasible } from "./feasible.ts";
import { goodIn, type IntoIndex, timeIn } from "./into-index.ts";
import { roomFor } from "./typed.ts";

/** Words of a label. */
const width = 4;

/** No label, and no edge: of the targets themselves. */
export const none = 0xffff_ffff;

/**
 * What a search back from a target has found. A label says that goods of a class can leave a party at a time, by which
 * edge, and by which label they go on; that one is never of a later search step, so that no path runs in a ring.
 *
 * Parties are numbered as they are touched, and everything kept of them is in the order of these numbers: small, and never
 * cleared. `partyOf` tells whether a number is of this search (a sparse set, Briggs and Torczon 1993).
 */
export class Labels {
  readonly index: IntoIndex;
  readonly feasible: Feasible;
  /** Edges read since the search began. */
  read = 0;
  labels = 0;
  touched = 0;
  private readonly slotOf: Uint32Array;
  /** The label of each touched party that was chained to it last; `none` = no label yet. */
  private last: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  partyOf: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  /** Best time of each class that a touched party may send, 0 = never: place = slot x classes + class. */
  when: Uint16Array<ArrayBuffer>;
  /** Bit g of a touched party: edges with goods of class g into it were read from the best time on. */
  open: Uint32Array<ArrayBuffer>;
  /** Four words a label: its place; the edge by which the goods leave; the label they go on by; and a link of the search. */
  private pool: Uint32Array<ArrayBuffer> = new Uint32Array(width * 1024);
  private times: Uint16Array<ArrayBuffer> = new Uint16Array(1024);
  /** Classes whose edges are read now. */
  private readonly wanted: Uint32Array;
  private readonly dated: number;

  constructor(index: IntoIndex, feasible: Feasible) {
    this.index = index;
    this.feasible = feasible;
    this.slotOf = new Uint32Array(index.network.parties);
    this.when = new Uint16Array(1024 * feasible.classes);
    this.open = new Uint32Array(1024 * feasible.words);
    this.wanted = new Uint32Array(feasible.words);
    this.dated = datedCount(index.network);
  }

  clear(): void {
    this.read = 0;
    this.labels = 0;
    this.touched = 0;
  }

  /** The party's number in this search, given to it where it has none. */
  slot(party: number): number {
    const slot = this.slotOf[party] as number;
    return slot < this.touched && this.partyOf[slot] === party ? slot : this.touch(party);
  }

  private touch(party: number): number {
    const slot = this.touched;
    const { classes, words } = this.feasible;
    if (slot === this.partyOf.length) this.widen();
    this.partyOf[slot] = party;
    this.last[slot] = none;
    this.slotOf[party] = slot;
    for (let place = slot * classes; place < (slot + 1) * classes; place += 1) this.when[place] = 0;
    for (let word = slot * words; word < (slot + 1) * words; word += 1) this.open[word] = 0;
    this.touched = slot + 1;
    return slot;
  }

  private widen(): void {
    const { classes, words } = this.feasible;
    this.partyOf = roomFor(this.partyOf, this.touched + 1);
    this.last = roomFor(this.last, this.touched + 1);
    const room = this.partyOf.length;
    const when = new Uint16Array(room * classes);
    when.set(this.when);
    this.when = when;
    this.open = roomFor(this.open, room * words);
  }

  /** A new label; `link` is for the search. */
  push(place: number, time: number, edge: number, onward: number): number {
    const label = this.labels;
    if (label === this.times.length) this.growPool();
    const { pool } = this;
    pool[label * width] = place;
    pool[label * width + 1] = edge;
    pool[label * width + 2] = onward;
    this.times[label] = time;
    this.labels = label + 1;
    return label;
  }

  private growPool(): void {
    this.pool = roomFor(this.pool, (this.labels + 1) * width);
    const times = new Uint16Array(this.pool.length / width);
    times.set(this.times);
    this.times = times;
  }

  placeOf(label: number): number {
    return this.pool[label * width] as number;
  }
  edgeOf(label: number): number {
    return this.pool[label * width + 1] as number;
  }
  onwardOf(label: number): number {
    return this.pool[label * width + 2] as number;
  }
  linkOf(label: number): number {
    return this.pool[label * width + 3] as number;
  }
  link(label: number, to: number): void {
    this.pool[label * width + 3] = to;
  }
  timeOf(label: number): number {
    return this.times[label] as number;
  }
  party(label: number): number {
    return this.partyOf[Math.floor(this.placeOf(label) / this.feasible.classes)] as number;
  }
  good(label: number): number {
    return this.placeOf(label) % this.feasible.classes;
  }

  /** Adds the label to those of its party; its link is used for that from now on. */
  chain(label: number): void {
    const slot = Math.floor(this.placeOf(label) / this.feasible.classes);
    this.link(label, this.last[slot] as number);
    this.last[slot] = label;
  }

  /** The labels that were chained to the party, the last one first. */
  *chained(party: number): Generator<number> {
    const slot = this.slotOf[party] as number;
    if (slot >= this.touched || this.partyOf[slot] !== party) return;
    for (let label = this.last[slot] as number; label !== none; label = this.linkOf(label)) yield label;
  }

  /** Whether goods of the class, held by the party that the label leaves, can leave as the label's goods. */
  canBegin(label: number, good: number): boolean {
    const { rows, words } = this.feasible;
    return (((rows[this.good(label) * words + (good >>> 5)] as number) >>> (good & 31)) & 1) === 1;
  }

  /** Whether any class that can go on as the label's goods is not open yet at its party; those are what is read next. */
  wantUnopened(label: number): boolean {
    const { feasible, wanted, open } = this;
    const { words, classes, rows } = feasible;
    const place = this.placeOf(label);
    const good = place % classes;
    const slot = (place - good) / classes;
    let any = 0;
    for (let word = 0; word < words; word += 1) {
      const before = open[slot * words + word] as number;
      const row = rows[good * words + word] as number;
      wanted[word] = row & ~before;
      any |= row & ~before;
      open[slot * words + word] = before | row;
    }
    return any !== 0;
  }

  /** All classes that can go on as the label's goods are read next. */
  wantAll(label: number): void {
    const { words, rows } = this.feasible;
    const good = this.good(label);
    for (let word = 0; word < words; word += 1) this.wanted[word] = rows[good * words + word] as number;
  }

  /** Tells `reached` of every edge with wanted goods by which they can come to the label's party by its time. */
  readInto(label: number, reached: (label: number) => void): void {
    const { index, wanted, times } = this;
    const { first, edges } = index;
    const party = this.party(label);
    const time = times[label] as number;
    const begin = first[party] as number;
    const end = first[party + 1] as number;
    let place = begin;
    for (; place < end; place += 1) {
      const word = edges[place * 2 + 1] as number;
      // The earliest day comes first: what follows leaves too late.
      if (timeIn(word) < time) break;
      const good = goodIn(word);
      if ((((wanted[good >>> 5] as number) >>> (good & 31)) & 1) === 0) continue;
      const slot = this.slot(edges[place * 2] as number);
      const at = slot * this.feasible.classes + good;
      const before = this.when[at] as number;
      if (before !== 0 && before <= timeIn(word)) continue;
      this.when[at] = timeIn(word);
      reached(this.push(at, timeIn(word), place, label));
    }
    this.read += place - begin;
    if (index.spreadFirst.length > 0) this.readSpread(label, reached);
  }

  private readSpread(label: number, reached: (label: number) => void): void {
    const { wanted, dated } = this;
    const { spreadFirst, spreadEdges } = this.index;
    const party = this.party(label);
    const from = this.timeOf(label);
    const end = spreadFirst[party + 1] as number;
    for (let place = spreadFirst[party] as number; place < end; place += 1) {
      this.read += 1;
      const good = spreadEdges[place * 4 + 1] as number;
      if ((((wanted[good >>> 5] as number) >>> (good & 31)) & 1) === 0) continue;
      const ends = spreadEdges[place * 4 + 2] as number;
      if ((ends & 0xffff) < from) continue;
      const time = Math.max(ends >>> 16, from);
      const at = this.slot(spreadEdges[place * 4] as number) * this.feasible.classes + good;
      const before = this.when[at] as number;
      if (before !== 0 && before <= time) continue;
      this.when[at] = time;
      reached(this.push(at, time, dated + place, label));
    }
  }
}

/** A time past the first day is that of goods that left before all days. */
export const asClockTime = (time: number, last: number): number => (time > last ? later : time);
