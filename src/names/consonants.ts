import { longestWord } from "./letters.ts";

/** Consonants that Chinese renderings of foreign words confuse, by class; vowels, h, w and y leave no trace. */
const classes: readonly (readonly [RegExp, string])[] = [
  // German "ach": written with 赫, 贺 or 霍, which leave no trace.
  [/(?<![aeiou])([aou])ch$/, "$1"],
  [/ph/g, "f"],
  [/tch|ch$|ck|kh/g, "k"],
  [/zh|ch|sh|[jqxzs]/g, "s"],
  [/c(?=[eiy])/g, "s"],
  [/[ckg]/g, "k"],
  [/[dt]/g, "t"],
  [/[bp]/g, "p"],
  [/[fv]/g, "f"],
  [/[lr]/g, "l"],
  [/m(?![aeiouy])/g, "n"],
];

/**
 * The consonants of a word in order, by class: what a foreign brand and
 * its Chinese rendering share ("Spoden" and 斯博登 are both s-p-t-n).
 */
export function consonants(word: string): string {
  const known = made.get(word);
  if (known !== undefined) return known;
  const code = makeConsonants(word);
  if (made.size < mostMade && word.length <= longestWord) made.set(word, code);
  return code;
}

/** Made before: the words of a name are held against those of many. */
const made = new Map<string, string>();
const mostMade = 100_000;

function makeConsonants(word: string): string {
  let text = word.replace(/ng/g, "n");
  for (const [pattern, sound] of classes) text = text.replace(pattern, sound);
  return text.replace(/(.)\1+/g, "$1").replace(/[^sktpflmn]/g, "");
}
