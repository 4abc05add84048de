import { bandThresholds } from "./bands.ts";
import type { NameForm } from "./name-form.ts";

/** What two names are worth as wholes, whatever their parts are taken for: the least score, in 1/10,000. */
export interface WholeFloor {
  readonly atLeast: number;
}

/** Shorter names differ by one letter too often by chance. */
const shortestForSlip = 12;
/** Keys of longer names would cost more than they find. */
const longestForKeys = 64;

const words = (form: NameForm): readonly string[] => form.folded.split(" ");
const letters = (form: NameForm): string => form.folded.replaceAll(" ", "");
const inOrder = (some: readonly string[]): string =>
  [...some].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join(" ");
/** One Han character is a word, and scripts are not mixed by a slip. */
const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{N}]+$/u.test(text);

/**
 * The least that two names are worth because of what they are as wholes. The same words in another order are for a
 * person to see (`review`). One slip of the fingers in a long name keeps it in sight (`weak`) and is no alert, for the
 * brands of sister companies may differ by a letter too (Huafu, Huafa): that cannot be told from a slip, and a listed
 * party that is missed for a slip is the worse mistake. A changed digit is another number, not a slip.
 */
export function floorOf(a: NameForm, b: NameForm): WholeFloor | undefined {
  if (sameWords(a, b)) return { atLeast: bandThresholds.review };
  const [left, right] = [letters(a), letters(b)];
  if (Math.min(left.length, right.length) < shortestForSlip || !isLatin(left + right)) return undefined;
  return isOneSlip(left, right) ? { atLeast: bandThresholds.weak } : undefined;
}

/** Whether two names are the same words in another order. Letters by themselves are initials, whose order is the name. */
const sameWords = (a: NameForm, b: NameForm): boolean =>
  words(a).length > 2 && inOrder(words(a)) === inOrder(words(b)) && words(a).every((word) => word.length > 1);

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
export function wholeKeys(form: NameForm): readonly string[] {
  const found = words(form).length > 2 ? [`o:${inOrder(words(form))}`] : [];
  const text = letters(form);
  if (text.length < shortestForSlip - 1 || text.length > longestForKeys || !isLatin(text)) return found;
  const slips = new Set([text]);
  for (let at = 0; at < text.length; at++) slips.add(text.slice(0, at) + text.slice(at + 1));
  return [...found, ...[...slips].map((slip) => `y:${slip}`)];
}
