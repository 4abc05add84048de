/** Consonants that Chinese renderings of foreign words confuse, by class; vowels, h, w and y leave no trace. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/ph/g, "f"],
  [/tch|ch$|ck|kh/g, "k"],
  [/zh|ch|sh|[jqxzs]/g, "s"],
  [/c(?=[eiy])/g, "s"],
  [/[ckg]/g, "k"],
  [/[dt]/g, "t"],
  [/[bp]/g, "p"],
  [/[fv]/g, "f"],
  [/[lr]/g, "l"],
  [/[mn]/g, "n"],
];

/**
 * The consonants of a word in order, by class, with "er" at the end of a syllable taken for r: what a foreign brand and
 * its Chinese rendering share ("Spoden" and 斯博登 are both s-p-t-n).
 */
export function consonants(word: string): string {
  let text = word.replace(/ng/g, "n");
  for (const [pattern, sound] of classes) text = text.replace(pattern, sound);
  return text.replace(/[^sktpfln]/g, "").replace(/(.)\1+/g, "$1");
}
