import type { Random } from "./random.ts";

/** How firms of one country write themselves. */
export interface Region {
  /** Forms of a name with its slots in braces, frequent ones first. */
  readonly patterns: readonly string[];
  /** Words for the slots, frequent ones first. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** A coined word: mostly new each time. */
  brand(random: Random): string;
}

/** Words parted by `|`; a line break counts as a blank, blanks around a word are dropped. */
export const list = (text: string): readonly string[] =>
  text.split("|").map((word) => word.replace(/\s+/gu, " ").trim());

/** A name after one of the region's patterns. */
export const nameOf = (region: Region, random: Random): string =>
  random.zipf(region.patterns, 0.8).replace(/\{(\w+)\}/gu, (_, slot: string) => fill(region, slot, random));

function fill(region: Region, slot: string, random: Random): string {
  if (slot === "brand") return region.brand(random);
  if (slot === "number") return String(1 + Math.floor(random.next() ** 3 * 900));
  if (slot === "initials") return initials(random);
  const words = region.words[slot];
  if (words === undefined) throw new Error(`a pattern names the slot {${slot}}, which has no words`);
  return random.zipf(words);
}

const initials = (random: Random): string =>
  Array.from({ length: 2 + random.below(2) }, () => String.fromCharCode(65 + random.below(26))).join("");

/** What words are coined of, frequent ones first. */
export interface Syllables {
  readonly onsets: readonly string[];
  readonly nuclei: readonly string[];
  readonly codas: readonly string[];
  readonly endings: readonly string[];
}

/** Coins words of two to three syllables, sometimes with an ending of the trade ("-tex"). */
export function coiner({ onsets, nuclei, codas, endings }: Syllables): Region["brand"] {
  // Vowels begin a word, not a later syllable.
  const consonants = onsets.filter((onset) => !/^[aeiouöüаеиоуыэюя]/u.test(onset));
  const coda = (random: Random): string => random.zipf(codas, 0.5);
  const syllable = (random: Random, at: number): string =>
    random.zipf(at === 0 ? onsets : consonants, 0.5) + random.zipf(nuclei, 0.5);
  const stem = (random: Random, count: number): string =>
    Array.from({ length: count }, (_, at) =>
      at < count - 1 && random.chance(0.3) ? syllable(random, at) + coda(random) : syllable(random, at),
    ).join("");
  return (random) => {
    const word = random.chance(0.3)
      ? stem(random, 1 + random.below(2)) + random.zipf(endings)
      : stem(random, 2 + random.below(2)) + coda(random);
    return word.slice(0, 1).toUpperCase() + word.slice(1);
  };
}
