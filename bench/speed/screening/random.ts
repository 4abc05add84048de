/** Draws from a seed: the same seed gives the same draws on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the list, each as likely as the others. */
  pick<T>(list: readonly T[]): T;
  /** One of the list, the n-th with a weight of 1 / n^exponent: few are frequent, many are rare, as words are. */
  zipf<T>(list: readonly T[], exponent?: number): T;
}

/** The generator is mulberry32: small, known, a period of 2^32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => one(list, below(list.length)),
    zipf: (list, exponent = 1) => one(list, rankFor(next(), list.length, exponent)),
  };
}

function one<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new Error(`nothing at ${place} of ${list.length}`);
  return found;
}

const sums = new Map<string, Float64Array>();

/** The place whose share of the summed weights holds `draw`. */
function rankFor(draw: number, length: number, exponent: number): number {
  const upTo = weightSums(length, exponent);
  const sought = draw * (upTo[length - 1] ?? 0);
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > sought) high = middle;
    else low = middle + 1;
  }
  return low;
}

function weightSums(length: number, exponent: number): Float64Array {
  const key = `${length} ${exponent}`;
  const known = sums.get(key);
  if (known !== undefined) return known;
  let sum = 0;
  const made = Float64Array.from({ length }, (_, place) => (sum += (place + 1) ** -exponent));
  sums.set(key, made);
  return made;
}
