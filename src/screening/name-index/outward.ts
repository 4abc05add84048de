import { brandEvidence } from "../../names/likeness.ts";
import type { Token } from "../../names/name-form.ts";

/**
 * What can be seen of a word without reading it, in two numbers. It saves reading words that cannot be alike.
 *
 * `look`: its kind (2 bits), syllables that can be read as pinyin, or Chinese letters (4 bits), and which letters of a to
 * z it has (26 bits). 0 for a run, and for scripts that are read letter by letter.
 */
export interface Outward {
  readonly look: number;
  /** Letters; at most 255. */
  readonly length: number;
}

const letterBits = 26;
const allLetters = 2 ** letterBits - 1;
const kinds = { latin: 1, han: 2 } as const;
const mostSyllables = 15;

export function outwardOf(token: Token | undefined): Outward {
  if (token === undefined || (token.script !== "latin" && token.script !== "han"))
    return { look: 0, length: 0 };
  const isHan = token.script === "han";
  const syllables = Math.min(mostSyllables, isHan ? token.key.length : (token.syllables?.length ?? 0));
  const kind = (isHan ? kinds.han : kinds.latin) * 16 + syllables;
  const look = kind * 2 ** letterBits + (isHan ? 0 : lettersOf(token.key));
  return { look, length: Math.min(255, token.key.length) };
}

export const isLatin = (look: number): boolean => look >>> (letterBits + 4) === kinds.latin;

/** One bit for each letter of a to z that the text has. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) - 97;
    if (letter >= 0 && letter < letterBits) letters |= 1 << letter;
  }
  return letters;
}

/** How many letters only one of two texts has, by their bits. */
export function otherLetters(a: number, b: number): number {
  let count = 0;
  for (let other = a ^ b; other !== 0; other &= other - 1) count += 1;
  return count;
}

/** The most that may differ of each letter of the longer word, and the least that one letter more or other costs, in tenths. */
const mostCost = ((10_000 - brandEvidence) / 10_000) * 10;
const leastCost = { letter: 3, length: 4 };

/** Whether two words in Latin letters have too many letters that the other has not. */
function differInLetters(a: Outward, b: Outward): boolean {
  const most = Math.ceil(Math.max(a.length, b.length) * mostCost);
  if (Math.abs(a.length - b.length) * leastCost.length > most) return true;
  return otherLetters(a.look & allLetters, b.look & allLetters) * leastCost.letter > most;
}

/**
 * Whether two words without a skeleton in common can be one brand at all. Most that only sound alike cannot: two words
 * in pinyin that differ in a syllable are two brands, as are Chinese letters that sound otherwise.
 */
export function mayBeOne(a: Outward, b: Outward, bySlip: boolean): boolean {
  if (a.look === 0 || b.look === 0) return true;
  const [kindA, kindB] = [a.look >>> (letterBits + 4), b.look >>> (letterBits + 4)];
  const [syllablesA, syllablesB] = [(a.look >>> letterBits) & 15, (b.look >>> letterBits) & 15];
  if (kindA === kinds.han && kindB === kinds.han) return bySlip;
  const sameSyllables = syllablesA === syllablesB && syllablesA > 0 && syllablesA < mostSyllables;
  if (kindA !== kindB) return !sameSyllables;
  if (sameSyllables && syllablesA > 1 && (syllablesA === 2 || !bySlip)) return false;
  return !differInLetters(a, b);
}
