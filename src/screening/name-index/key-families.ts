import { type KeyHash, keyOf, tellShortened } from "./key-hash.ts";

/** Families of keys of words. */
export const families = {
  /** The skeleton itself. */
  skeleton: 1,
  /** A skeleton or a spelling with a letter left out: two words one slip apart share one. */
  slip: 2,
  /** A third of a long spelling, with its place and the length: two slips leave one of them as it is. */
  third: 3,
  /** Two Chinese letters of a long word. */
  bigram: 4,
  /** Consonants of a foreign brand, and those of a Chinese rendering. */
  consonants: 5,
  consonantsOfHan: 6,
  /** A spelling in which letters that are easily confused are one, and all vowels; in longer words with a letter left out. */
  outline: 7,
  /** Chinese letters with one left out. */
  hanSlip: 8,
} as const;

export type Tell = (family: number, key: KeyHash) => void;

/** Fewer letters have too many neighbours for a slip to be told. */
const shortestSlip = 4;

/** Tells a text and each text that is left when one of its letters is left out. */
export function tellSlips(text: string, tell: Tell, family: number = families.slip): void {
  if (text.length >= shortestSlip) tellShortened(family, text, (key) => tell(family, key));
  // What a longer word becomes when a letter is lost.
  else if (text.length === shortestSlip - 1) tell(family, keyOf(family, text));
}
