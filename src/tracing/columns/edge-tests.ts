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
