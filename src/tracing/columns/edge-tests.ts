/** Asks one bit an edge: that of its goods at one of its two ends. */
export interface BitTest {
  /** Bit g of a party; `words` words of 32 bits each. */
  readonly bits: Uint32Array;
  readonly words: number;
  /** The party of each edge that is asked. */
  readonly party: Uint32Array;
  readonly good: Uint8Array;
  /** The edges that pass are those whose bit is 1: 0; those whose bit is 0: -1. */
  readonly flip: 0 | -1;
}

/**
 * Lists the edges `begin` .. `end - 1` that pass; gives how many. Nothing branches on a bit that may have to be fetched from
 * afar, so that many are on their way at once. Networks of at most 32 classes have loops of their own, without a product.
 */
export function listPassing(
  { bits, words, party, good, flip }: BitTest,
  begin: number,
  end: number,
  listed: Uint32Array,
): number {
  let count = 0;
  if (words === 1) {
    for (let edge = begin; edge < end; edge += 1) {
      listed[count] = edge;
      count += (((bits[party[edge] as number] as number) ^ flip) >>> (good[edge] as number)) & 1;
    }
    return count;
  }
  for (let edge = begin; edge < end; edge += 1) {
    const one = good[edge] as number;
    listed[count] = edge;
    count += (((bits[(party[edge] as number) * words + (one >>> 5)] as number) ^ flip) >>> (one & 31)) & 1;
  }
  return count;
}

/** Of the first `size` edges listed, keeps those that pass; gives how many. */
export function keepPassing(
  { bits, words, party, good, flip }: BitTest,
  size: number,
  listed: Uint32Array,
): number {
  let count = 0;
  for (let place = 0; place < size; place += 1) {
    const edge = listed[place] as number;
    const one = good[edge] as number;
    listed[count] = edge;
    count += (((bits[(party[edge] as number) * words + (one >>> 5)] as number) ^ flip) >>> (one & 31)) & 1;
  }
  return count;
}

/** Lists those of the places `begin` .. `end - 1` of `party` whose party's bit is set; gives how many. */
export function listMarked(
  marked: Uint32Array,
  party: Uint32Array,
  { begin, end }: { readonly begin: number; readonly end: number },
  listed: Uint32Array,
): number {
  let count = 0;
  for (let place = begin; place < end; place += 1) {
    const one = party[place] as number;
    listed[count] = place;
    count += ((marked[one >>> 5] as number) >>> (one & 31)) & 1;
  }
  return count;
}

/** Of the places `begin` .. `end - 1` of a list of edges, lists the edges whose party's bit is set; gives how many. */
export function listMarkedOf(
  marked: Uint32Array,
  { edges, party }: { readonly edges: Uint32Array; readonly party: Uint32Array },
  { begin, end }: { readonly begin: number; readonly end: number },
  listed: Uint32Array,
): number {
  let count = 0;
  for (let place = begin; place < end; place += 1) {
    const edge = edges[place] as number;
    const one = party[edge] as number;
    listed[count] = edge;
    count += ((marked[one >>> 5] as number) >>> (one & 31)) & 1;
  }
  return count;
}

/** Entries that are fetched from memory together. */
const line = 16;

/**
 * Asks for a stretch of a column of which only some entries will be needed: all at once, so that they need not be fetched
 * one after the other. What it gives means nothing; keeping it keeps the reading from being optimised away.
 */
export function readAhead(column: Uint32Array, begin: number, end: number): number {
  let mixed = 0;
  for (let place = begin; place < end; place += line) mixed ^= column[place] as number;
  return mixed;
}

/**
 * Reads what is about to be changed at the parties of the first `size` edges listed. In a loop that reads and writes one
 * column the next reading may wait until it is known what was written; fetched before, it waits for nothing from afar.
 * What it gives is for keeping, as with `readAhead`.
 */
export function touch(listed: Uint32Array, size: number, party: Uint32Array, column: Uint32Array): number {
  let mixed = 0;
  for (let place = 0; place < size; place += 1)
    mixed ^= column[party[listed[place] as number] as number] as number;
  return mixed;
}
