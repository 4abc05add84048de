import { bandThresholds } from "./bands.ts";
import type { ComparedForm } from "./name-form.ts";

/** What two names are worth as wholes, whatever their parts are taken for: the least score, in 1/10,000. */
export interface WholeFloor {
  readonly atLeast: number;
}

/** Shorter names differ by one letter too often by chance. */
const shortestForSlip = 12;
/** Keys of longer names would cost more than they find. */
const longestForKeys = 64;

/** One Han character is a word, and scripts are not mixed by a slip. */
const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{N}]+$/u.test(text);

/** A name as a whole, made once for a form. */
interface Whole {
  readonly words: readonly string[];
  /** The words in the order of their letters. */
  readonly inOrder: string;
  /** Letters by themselves are initials, whose order is the name. */
  readonly hasInitials: boolean;
  readonly letters: string;
  readonly isLatin: boolean;
}

const wholes = new WeakMap<ComparedForm, Whole>();

function wholeOf(form: ComparedForm): Whole {
  const known = wholes.get(form);
  if (known !== undefined) return known;
  const words = form.folded.split(" ");
  const letters = words.join("");
  const whole = {
    words,
    inOrder: [...words].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join(" "),
    hasInitials: words.some((word) => word.length <= 1),
    letters,
    isLatin: isLatin(letters),
  };
  wholes.set(form, whole);
  return whole;
}

/**
 * The least that two names are worth because of what they are as wholes. The same words in another order are for a
 * person to see (`review`). One slip of the fingers in a long name keeps it in sight (`weak`) and is no alert, for the
 * brands of sister companies may differ by a letter too (Huafu, Huafa): that cannot be told from a slip, and a listed
 * party that is missed for a slip is the worse mistake. A changed digit is another number, not a slip.
 */
export function floorOf(a: ComparedForm, b: ComparedForm): WholeFloor | undefined {
  if (Math.abs(lettersIn(a.folded) - lettersIn(b.folded)) > 1 || haveOtherLetters(a.folded, b.folded))
    return undefined;
  const [left, right] = [wholeOf(a), wholeOf(b)];
  if (sameWords(left, right)) return { atLeast: bandThresholds.review };
  if (Math.min(left.letters.length, right.letters.length) < shortestForSlip) return undefined;
  if (!left.isLatin || !right.isLatin || !isOneSlip(left.letters, right.letters)) return undefined;
  return { atLeast: bandThresholds.weak };
}

/** Whether more letters than one slip can change are in one name alone. */
function haveOtherLetters(a: string, b: string): boolean {
  let [differing, count] = [lettersOf(a) ^ lettersOf(b), 0];
  for (; differing !== 0; differing &= differing - 1) count += 1;
  return count > 2;
}

/** One bit for each character that occurs but the space; several characters share a bit. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== space) letters |= 1 << (code & 31);
  }
  return letters;
}
const space = 32;

/** Characters that are not spaces. Neither floor is for names that differ in more than one: few pairs are looked at closer. */
function lettersIn(folded: string): number {
  let letters = folded.length;
  for (let at = folded.indexOf(" "); at >= 0; at = folded.indexOf(" ", at + 1)) letters -= 1;
  return letters;
}

/** Whether two names are the same words in another order. */
const sameWords = (a: Whole, b: Whole): boolean =>
  a.words.length > 2 && a.inOrder === b.inOrder && !a.hasInitials;

/** Whether one letter left out, put in, changed, or two neighbours exchanged make one text of the other. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (/\p{N}/u.test((short[at] ?? "") + (long[at] ?? ""))) return false;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}

/** Keys that any two names with a floor share: the words in order, and the letters with one of them left out. */
export function wholeKeys(form: ComparedForm): readonly string[] {
  const { words, inOrder, letters: text, isLatin: isLatinText } = wholeOf(form);
  const found = words.length > 2 ? [`o:${inOrder}`] : [];
  if (text.length < shortestForSlip - 1 || text.length > longestForKeys || !isLatinText) return found;
  const slips = new Set([text]);
  for (let at = 0; at < text.length; at++) slips.add(text.slice(0, at) + text.slice(at + 1));
  return [...found, ...[...slips].map((slip) => `y:${slip}`)];
}
