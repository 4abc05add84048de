import { pinyinSyllablesOf } from "./pinyin.ts";

/** Spellings of English readers for the vowels of Chinese syllables, and the pinyin they may stand for. */
const vowels: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ay/g, ["ai", "ei"]],
  [/ey/g, ["ei"]],
  [/ee/g, ["i"]],
  [/oo/g, ["u"]],
  [/au/g, ["ao", "ou"]],
  [/ow/g, ["ao", "ou"]],
  [/aw/g, ["ao"]],
];
const longest = 16;
const most = 4;

/**
 * Pinyin of a word that is spelled for English readers ("ausay" -> aosai, ousai); none where it is pinyin as it stands
 * or cannot be read as at least two Chinese syllables.
 */
export function fromEnglishSpelling(word: string): readonly string[] {
  if (word.length > longest || !/a[yuw]|ey|ee|oo|ow/.test(word) || pinyinSyllablesOf(word) !== undefined)
    return [];
  let spellings = [word];
  for (const [spelled, sounds] of vowels)
    spellings = spellings.flatMap((text) => [
      ...new Set(sounds.map((sound) => text.replace(spelled, sound))),
    ]);
  return spellings.filter((text) => (pinyinSyllablesOf(text)?.length ?? 0) >= 2).slice(0, most);
}
