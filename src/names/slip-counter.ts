import type { Letters } from "./letters.ts";

/** Longer words do not fit into the bits of one number. */
const mostLetters = 31;
const asciiLetters = 128;

/**
 * How many slips (a letter more, fewer or other, two neighbours swapped) lie between one word and each of many others, in
 * a few steps a letter: a bound that spares most of them the weighing of every slip. Bits in parallel, after Hyyrö,
 * "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003, section 5.
 */
export class SlipCounter {
  /** By letter, in which places of the word it stands. */
  readonly #places = new Int32Array(asciiLetters);
  #word: Letters | undefined;
  #length = 0;

  /** Takes the word that others are held against; its letters must stay as they are meanwhile. */
  take(word: Letters): void {
    this.#places.fill(0);
    this.#word = undefined;
    if (word.length > mostLetters || word.length === 0) return;
    for (let at = 0; at < word.length; at += 1) {
      const code = word.codes[at] ?? asciiLetters;
      if (code >= asciiLetters) return;
      this.#places[code] = (this.#places[code] ?? 0) | (1 << at);
    }
    this.#word = word;
    this.#length = word.length;
  }

  /** Slips between the two words; 0 where they cannot be counted. Only ASCII letters of the other are looked at. */
  between({ codes, length }: Letters): number {
    if (this.#word === undefined) return 0;
    const last = 1 << (this.#length - 1);
    let [more, fewer, same, before] = [-1, 0, 0, 0];
    let count = this.#length;
    for (let at = 0; at < length; at += 1) {
      const here = this.#places[codes[at] ?? 0] ?? 0;
      const swapped = ((~same & here) << 1) & before;
      same = (((here & more) + more) ^ more) | here | fewer | swapped;
      const up = fewer | ~(same | more);
      const down = same & more;
      if ((up & last) !== 0) count += 1;
      if ((down & last) !== 0) count -= 1;
      const upNext = (up << 1) | 1;
      more = (down << 1) | ~(same | upNext);
      fewer = upNext & same;
      before = here;
    }
    return count;
  }
}
