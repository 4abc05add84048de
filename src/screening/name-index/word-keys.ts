import { consonants } from "../../names/consonants.ts";
import type { NameForm, Token } from "../../names/name-form.ts";
import { skeleton } from "../../names/pinyin.ts";
import { families, type Tell, tellSlips } from "./key-families.ts";
import { keyOf, keyOfPart } from "./key-hash.ts";
import { tellOutlines, tellThirds } from "./two-slips.ts";

/** A word, or a run of words written together, by which a name is found. */
export interface SearchWord {
  /** What makes it the same word in another name. */
  readonly id: string;
  /** The word itself; none for a run. */
  readonly token: Token | undefined;
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

const longestRun = 4;

const isCoined = (token: Token): boolean =>
  token.script === "han" ? token.key.length >= 3 : token.syllables === undefined;

function wordOf(token: Token): SearchWord {
  return {
    // Spelled alike, capitals may stand for several words and a known word may be met with a slip: each is compared as it is.
    id: `${token.script}|${token.key}|${token.abbreviation ? "capitals" : ""}|${token.role === "brand" ? "" : "known"}`,
    token,
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
    token: undefined,
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

/** Chinese words of more letters may be alike with two of them changed. */
const longHan = 8;

function tellHan(han: string, tell: Tell): void {
  tellSlips(han, tell, families.hanSlip);
  for (let at = 0; at + 2 <= han.length && han.length > longHan; at += 1)
    tell(families.bigram, keyOfPart(families.bigram, han, at, at + 2));
}

function tellConsonants(word: SearchWord, side: "name" | "query", tell: Tell): void {
  // A rendering is looked for among foreign brands, and the other way round.
  const family =
    (word.han === undefined) === (side === "name") ? families.consonants : families.consonantsOfHan;
  for (const code of word.consonants) tell(family, keyOf(family, code));
}

/** Tells every key under which a word stands, or is looked for. A key is valid only while it is told. */
export function tellKeys(word: SearchWord, side: "name" | "query", tell: Tell): void {
  for (const text of word.skeletons) {
    tell(families.skeleton, keyOf(families.skeleton, text));
    tellSlips(text, tell);
  }
  // A slip can change a skeleton in more than one letter ("Bingtuan", "Bigntuan").
  const spelling = word.spelling ?? word.token?.sounds[0];
  if (spelling !== undefined && !word.skeletons.includes(spelling)) tellSlips(spelling, tell);
  tellConsonants(word, side, tell);
  if (word.han !== undefined) tellHan(word.han, tell);
  // Words written apart, and those of other scripts, with two slips in them are too rare for what their keys would cost.
  if (word.spelling === undefined || word.isRun) return;
  // Pinyin is made of few syllables: one outline fits hundreds of words, and all but one are other brands.
  if (word.token?.syllables === undefined) tellOutlines(word.spelling, tell);
  tellThirds(word.spelling, side, tell);
}
