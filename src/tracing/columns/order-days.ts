import type { Dated } from "./day-order.ts";

/** Bits by which edges are dealt out in one go, and how many edges are worth its counters. */
const digit = 11;
const values = 1 << digit;
const few = 128;

/**
 * Puts the edges of each day in the order of the party they enter; those of one party stay as they stood. Nothing follows
 * from the order but speed: a pass then reads what it knows of these parties from one end to the other. `rows` go along.
 */
export function orderDays(starts: Float64Array, dated: Dated, parties: number, rows?: Uint32Array): void {
  const longest = starts.reduce((most, end, day) => Math.max(most, end - (starts[day - 1] ?? end)), 0);
  const columns = rows === undefined ? [dated.from, dated.to] : [dated.from, dated.to, rows];
  const bits = Math.max(1, 32 - Math.clz32(Math.max(parties - 1, 0)));
  const sorter: Sorter = {
    target: dated.to,
    columns,
    good: dated.good,
    order: new Uint32Array(longest),
    before: new Uint32Array(longest),
    spare: new Uint32Array(longest),
    spareGood: new Uint8Array(longest),
    next: new Uint32Array(values + 1),
  };
  for (let day = 0; day + 1 < starts.length; day += 1) {
    const [begin, end] = [starts[day] as number, starts[day + 1] as number];
    if (end - begin < few) insert(sorter, begin, end);
    else orderDay(sorter, begin, end - begin, bits);
  }
}

/** Room that all days share. */
interface Sorter {
  readonly target: Uint32Array;
  /** Sources, targets, and row numbers where they are kept. */
  readonly columns: readonly Uint32Array[];
  readonly good: Uint8Array;
  /** Places within the day, as they come to stand. */
  order: Uint32Array;
  before: Uint32Array;
  readonly spare: Uint32Array;
  readonly spareGood: Uint8Array;
  readonly next: Uint32Array;
}

/** Deals places out by one digit of the target after the other, then moves each column once. */
function orderDay(sorter: Sorter, begin: number, size: number, bits: number): void {
  for (let place = 0; place < size; place += 1) sorter.order[place] = place;
  for (let shift = 0; shift < bits; shift += digit) {
    [sorter.order, sorter.before] = [sorter.before, sorter.order];
    deal(sorter, begin, size, shift);
  }
  for (const column of sorter.columns) move(column, sorter.spare, sorter.order, { begin, size });
  move(sorter.good, sorter.spareGood, sorter.order, { begin, size });
}

function deal({ target, order, before, next }: Sorter, begin: number, size: number, shift: number): void {
  next.fill(0);
  for (let edge = begin; edge < begin + size; edge += 1) {
    const value = (((target[edge] as number) >>> shift) & (values - 1)) + 1;
    next[value] = (next[value] as number) + 1;
  }
  for (let value = 1; value < values; value += 1)
    next[value] = (next[value] as number) + (next[value - 1] as number);
  for (let place = 0; place < size; place += 1) {
    const edge = before[place] as number;
    const value = ((target[begin + edge] as number) >>> shift) & (values - 1);
    order[next[value] as number] = edge;
    next[value] = (next[value] as number) + 1;
  }
}

function move<T extends Uint32Array | Uint8Array>(
  column: T,
  spare: T,
  order: Uint32Array,
  { begin, size }: { readonly begin: number; readonly size: number },
): void {
  for (let place = 0; place < size; place += 1)
    spare[place] = column[begin + (order[place] as number)] as number;
  column.set(spare.subarray(0, size), begin);
}

/** The same for a handful of edges. */
function insert({ target, columns, good }: Sorter, begin: number, end: number): void {
  for (let edge = begin + 1; edge < end; edge += 1)
    for (let at = edge; at > begin && (target[at - 1] as number) > (target[at] as number); at -= 1) {
      for (const column of columns) swap(column, at - 1, at);
      swap(good, at - 1, at);
    }
}

function swap(column: Uint32Array | Uint8Array, one: number, other: number): void {
  const kept = column[one] as number;
  column[one] = column[other] as number;
  column[other] = kept;
}
