import { families, type Tell, tellSlips } from "./key-families.ts";
import { keyBeside, keyOf, keyOfPart } from "./key-hash.ts";

/** Keys for words that are more than one slip apart and still alike. */

/** Letters that spellings and fingers confuse, each class by one of its letters; vowels are one class. */
const classes: Readonly<Record<string, string>> = Object.fromEntries(
  ["ckqgj", "szx", "vwf", "dt", "bp", "mn", "aeiouy"].flatMap((letters) =>
    [...letters].map((letter) => [letter, letters[0] ?? letter]),
  ),
);

/** What a slip of the ear leaves of a spelling: classes of consonants, and where vowels stand between them. */
const outline = (text: string): string =>
  text
    .replace(/[a-z]/g, (letter) => classes[letter] ?? letter)
    .replace(/(?<=.)h/g, "")
    .replace(/(.)\1+/g, "$1");

/** An outline of fewer letters fits too many words. */
const shortestOutline = 3;
/** In a word of fewer letters, a slip beside a confusion makes another word. */
const shortestWithSlips = 8;

/** Tells the outline of a spelling, and in a longer word what is left of it without one of its letters. */
export function tellOutlines(text: string, tell: Tell): void {
  const letters = outline(text);
  if (letters.length < shortestOutline) return;
  if (text.length >= shortestWithSlips) tellSlips(letters, tell, families.outline);
  else tell(families.outline, keyOf(families.outline, letters));
}

/** Shorter words with two plain slips are other words. */
const shortestForThirds = 10;
/** Letters that two slips can add or take away. */
const mostSlips = 2;

/** The place of a third in a word, and the word's length. */
const placed = (at: number, length: number): number => at * 256 + Math.min(length, 255);

function tellThird(
  text: string,
  [from, to]: readonly [from: number, to: number],
  place: number,
  tell: Tell,
): void {
  if (from < 0 || to > text.length) return;
  tell(families.third, keyBeside(families.third, keyOfPart(families.third, text, from, to), place));
}

/**
 * Two slips leave one third of a word as it is: the first where it begins, the last where it ends, or, with a slip on
 * either side of it, the middle one, moved by a letter at most. A name stands under the three thirds of its words; a query
 * looks for each in words of every length that two slips can give.
 */
export function tellThirds(text: string, side: "name" | "query", tell: Tell): void {
  const span = side === "name" ? 0 : mostSlips;
  for (let length = text.length - span; length <= text.length + span; length += 1) {
    if (length < shortestForThirds) continue;
    const third = Math.floor(length / 3);
    const longer = text.length - length;
    tellThird(text, [0, third], placed(0, length), tell);
    for (const moved of side === "name" ? [0] : [-1, 0, 1])
      tellThird(text, [third + moved, 2 * third + moved], placed(1, length), tell);
    tellThird(text, [2 * third + longer, length + longer], placed(2, length), tell);
  }
}
