/** Numbers that look random and are the same for the same seed: a kill that found a fault can be done again. */
export interface Seeded {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(values: readonly [T, ...T[]] | readonly T[]) => T;
}

/** The mulberry32 generator: 32 bits of state, enough for choosing moments and rows. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: (values) => {
      if (values.length === 0) throw new Error("Nothing to pick from.");
      return values[between(0, values.length - 1)] as (typeof values)[number];
    },
  };
}
