import { consonants } from "../../names/consonants.ts";
import type { NameForm, Token } from "../../names/name-form.ts";
import { skeleton } from "../../names/pinyin.ts";
import { type KeyHash, keyOf, keyOfPart, tellShortened } from "./key-hash.ts";

/** Families of keys of words, and what a shared one may be worth at best, in 1/10,000 of likeness. */
export const families = {
  /** The skeleton itself. */
  skeleton: 1,
  /** A skeleton or a spelling with a letter left out: two words one slip apart share one. */
  slip: 2,
  /** Three letters of a skeleton. */
  trigram: 3,
  /** Two Chinese letters. */
  bigram: 4,
  /** Consonants of a foreign brand and of its Chinese rendering. */
  consonants: 5,
  /** A spelling in which letters that are easily confused are one, and that with a letter left out. */
  confused: 6,
} as const;

/** A word, or a run of words written together, by which a name is found. */
export interface SearchWord {
  /** What makes it the same word in another name. */
  readonly id: string;
  readonly script: Token["script"];
  readonly skeletons: readonly string[];
  /** Its spelling, where that has keys of its own. */
  readonly spelling: string | undefined;
  /** Letters of a word in Chinese characters. */
  readonly han: string | undefined;
  readonly consonants: readonly string[];
  /** In 1/1,000: of the words it is made of. */
  readonly weight: number;
  /** Several words written together. */
  readonly isRun: boolean;
}

/** Fewer letters have too many neighbours for a slip to be told. */
const shortestSlip = 4;
const longestRun = 4;

const isCoined = (token: Token): boolean =>
  token.script === "han" ? token.key.length >= 3 : token.syllables === undefined;

function wordOf(token: Token): SearchWord {
  return {
    id: `${token.script}|${token.key}`,
    script: token.script,
    skeletons: token.skeletons,
    spelling: token.script === "han" ? undefined : token.sounds[0],
    han: token.script === "han" ? token.key : undefined,
    consonants: isCoined(token)
      ? [...new Set(token.sounds.map(consonants))].filter((code) => code.length >= 3)
      : [],
    weight: token.weight,
    isRun: false,
  };
}

function runOf(run: readonly Token[]): SearchWord {
  const spelling = run.map((word) => word.sounds[0] ?? word.key).join("");
  return {
    id: `run|${spelling}`,
    script: run[0]?.script ?? "other",
    skeletons: [skeleton(spelling)],
    spelling,
    han: undefined,
    consonants: [],
    weight: run.reduce((sum, word) => sum + word.weight, 0),
    isRun: true,
  };
}

/** Words that may be a name's brand. Where it has none, everything that tells names apart stands in for it. */
export function brandWords(form: NameForm): readonly Token[] {
  const brands = form.tokens.filter((token) => token.role === "brand" || token.soft);
  return brands.length > 0
    ? brands
    : form.tokens.filter(({ role }) => role === "concept" || role === "place");
}

/** Places beside brand words, that may be written together with them ("Daliantianyi"). */
function placeRuns({ tokens }: NameForm): readonly SearchWord[] {
  const found: SearchWord[] = [];
  for (let from = 0; from < tokens.length; from += 1)
    for (const count of [2, 3]) {
      const run = tokens.slice(from, from + count);
      const roles = new Set(run.map(({ role }) => role));
      if (run.length === count && roles.size === 2 && roles.has("brand") && roles.has("place"))
        found.push(runOf(run));
    }
  return found;
}

/** The words of a name by which it is found, and the runs of two to four that may be one word elsewhere. */
export function searchWords(form: NameForm): readonly SearchWord[] {
  const brands = brandWords(form);
  const found = brands.map(wordOf);
  for (let from = 0; from < brands.length; from += 1)
    for (let to = from + 2; to <= Math.min(brands.length, from + longestRun); to += 1)
      found.push(runOf(brands.slice(from, to)));
  found.push(...placeRuns(form));
  return found;
}

/** Letters that spellings and fingers confuse, each class by one of its letters. */
const classes: Readonly<Record<string, string>> = Object.fromEntries(
  ["ckqgj", "szx", "vwf", "dt", "bp", "mn", "iye", "uo"].flatMap((letters) =>
    [...letters].map((letter) => [letter, letters[0] ?? letter]),
  ),
);

const confused = (text: string): string =>
  text.replace(/[a-z]/g, (letter) => classes[letter] ?? letter).replace(/(.)\1+/g, "$1");

/** Shorter words in few letters have too many neighbours. */
const shortestConfused = 6;

type Tell = (family: number, key: KeyHash) => void;

/** Tells a text and each text that is left when one of its letters is left out. */
export function tellSlips(text: string, tell: Tell, family: number = families.slip): void {
  if (text.length >= shortestSlip) tellShortened(family, text, (key) => tell(family, key));
  // What a longer word becomes when a letter is lost.
  else if (text.length === shortestSlip - 1) tell(family, keyOf(family, text));
}

/** Trigrams of the longest way in which a word sounds, or pairs of its Chinese letters, if those are more. */
export const partsOf = ({ skeletons, han, isRun }: SearchWord): number =>
  isRun
    ? 0
    : Math.max(...skeletons.map((text) => text.length - 2), han === undefined ? 0 : han.length - 1, 0);

/** Tells every key of a word. A key is valid only while it is told. */
export function tellKeys(word: SearchWord, tell: Tell): void {
  for (const text of word.skeletons) {
    tell(families.skeleton, keyOf(families.skeleton, text));
    tellSlips(text, tell);
    // Words written apart, with two slips in them, are too rare for what their trigrams would cost.
    for (let at = 0; at + 3 <= text.length && !word.isRun; at += 1)
      tell(families.trigram, keyOfPart(families.trigram, text, at, at + 3));
  }
  if (!word.isRun && word.spelling !== undefined && word.spelling.length >= shortestConfused)
    tellSlips(confused(word.spelling), tell, families.confused);
  // A slip can change a skeleton in more than one letter ("Bingtuan", "Bigntuan").
  if (word.spelling !== undefined && !word.skeletons.includes(word.spelling)) tellSlips(word.spelling, tell);
  const { han } = word;
  if (han !== undefined)
    for (let at = 0; at + 2 <= han.length; at += 1)
      tell(families.bigram, keyOfPart(families.bigram, han, at, at + 2));
  for (const code of word.consonants) tell(families.consonants, keyOf(families.consonants, code));
}
