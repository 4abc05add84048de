import type { Fits } from "../network.ts";

/** Which classes of goods can come, at one party, from which, as rows of bits. The unknown class 0 fits all. */
export interface Feasible {
  readonly classes: number;
  /** Words of 32 bits a row. */
  readonly words: number;
  /** Bit g of row c: goods of class g can come from goods of class c. */
  readonly rows: Uint32Array;
  /** The same as lists: `after[first[c]] .. after[first[c + 1] - 1]`. */
  readonly after: Uint8Array;
  readonly first: Uint32Array;
}

/** Asks `fits` once for every pair of known classes. `up` gives the matrix of the network read backward in time. */
export function feasible(classes: number, fits: Fits, up = false): Feasible {
  const words = Math.ceil(classes / 32);
  const rows = new Uint32Array(classes * words);
  const after: number[] = [];
  const first = new Uint32Array(classes + 1);
  for (let held = 0; held < classes; held += 1) {
    for (let next = 0; next < classes; next += 1) {
      const known = held !== 0 && next !== 0;
      if (known && !(up ? fits(next, held) : fits(held, next))) continue;
      const word = held * words + (next >>> 5);
      rows[word] = (rows[word] as number) | (1 << (next & 31));
      after.push(next);
    }
    first[held + 1] = after.length;
  }
  return { classes, words, rows, after: Uint8Array.from(after), first };
}
