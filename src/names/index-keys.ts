import { consonants } from "./consonants.ts";
import { longestWord } from "./letters.ts";
import type { NameForm, Token } from "./name-form.ts";
import { skeleton } from "./pinyin.ts";
import { wholeKeys } from "./whole-name.ts";

/** A key under which a name is found, and how much a shared key says. */
export interface IndexKey {
  readonly key: string;
  readonly weight: number;
}

/** What a shared key says, in 1/1,000 of the weight of the words it is made of. */
const says = {
  brand: 1000,
  joined: 1000,
  slip: 700,
  trigram: 150,
  bigram: 400,
  acronym: 600,
  place: 120,
  concept: 120,
};

const share = (weight: number, part: number): number => Math.max(1, Math.floor((weight * part) / 1000));

/** Every text that is `text` without one of its letters: two words one slip apart share one of these or themselves. */
function deletions(text: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at < text.length; at++) found.add(text.slice(0, at) + text.slice(at + 1));
  return [...found];
}

function trigrams(text: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at++) found.add(text.slice(at, at + 3));
  return [...found];
}

type Add = (key: string, weight: number) => void;

function addSkeleton(add: Add, text: string, weight: number, part: number): void {
  add(`b:${text}`, share(weight, part));
  addSlips(add, text, weight);
  for (const gram of trigrams(text)) add(`t:${gram}`, share(weight, says.trigram));
}

function addSlips(add: Add, text: string, weight: number): void {
  if (text.length < 4 || text.length > longestWord) return;
  add(`s:${text}`, share(weight, says.slip));
  for (const shorter of deletions(text)) add(`s:${shorter}`, share(weight, says.slip));
}

/** Words that may be brand: brand words, counties that may be brands, and short runs of them written together. */
function addBrand(add: Add, tokens: readonly Token[]): void {
  const brands = tokens.filter((token) => token.role === "brand" || token.soft);
  brands.forEach((token, index) => {
    for (const text of token.skeletons) addSkeleton(add, text, token.weight, says.brand);
    // A slip can change a skeleton in more than one letter ("Bingtuan", "Bigntuan"), so the spelling has keys as well.
    if (token.script !== "han" && token.sounds[0] !== undefined) addSlips(add, token.sounds[0], token.weight);
    if (token.script === "han") addHan(add, token);
    addConsonants(add, token);
    for (const count of [2, 3, 4]) {
      const run = brands.slice(index, index + count);
      if (run.length < count) continue;
      const text = skeleton(run.map((word) => word.sounds[0] ?? word.key).join(""));
      addSkeleton(add, text, Math.max(...run.map((word) => word.weight)), says.joined);
    }
  });
}

function addHan(add: Add, token: Token): void {
  for (let at = 0; at + 2 <= token.key.length; at++)
    add(`h:${token.key.slice(at, at + 2)}`, share(token.weight, says.bigram));
}

/** Foreign brands and their Chinese renderings meet by their consonants. */
function addConsonants(add: Add, token: Token): void {
  const coined = token.script === "han" ? token.key.length >= 3 : token.syllables === undefined;
  if (!coined) return;
  for (const code of new Set(token.sounds.map(consonants)))
    if (code.length >= 3) add(`k:${code}`, share(token.weight, says.bigram));
}

/** Letters of an abbreviation, and initials of every run of words that it could stand for. */
function addAcronyms(add: Add, tokens: readonly Token[]): void {
  const words = tokens.filter((token) => token.role !== "stop" && token.script === "latin");
  for (const token of words) if (token.abbreviation) add(`a:${token.key}`, says.acronym);
  const initials = words.map((token) => token.initials);
  for (let from = 0; from < initials.length; from++)
    for (let to = from + 3; to <= Math.min(initials.length, from + 7); to++)
      add(`a:${initials.slice(from, to).join("")}`, says.acronym);
}

/**
 * Keys for an inverted index over names. Names that compare as `weak` or better share at least one (tested on the
 * development pairs). Sum the weights of shared keys to order candidates; keys that many names have say little.
 */
export function indexKeys(form: NameForm): readonly IndexKey[] {
  const keys = new Map<string, number>();
  const add: Add = (key, weight) => {
    if ((keys.get(key) ?? 0) < weight) keys.set(key, weight);
  };
  if (form.folded !== "") add(`n:${form.folded}`, 4000);
  addBrand(add, form.tokens);
  addAcronyms(add, form.tokens);
  for (const token of form.tokens) {
    if (token.role === "numeral") add(`d:${token.key}`, share(token.weight, says.place));
    if (token.role === "place") for (const id of token.ids) add(`p:${id}`, share(token.weight, says.place));
    if (token.role === "concept")
      for (const id of token.ids) add(`c:${id}`, share(token.weight, says.concept));
  }
  addWhole(add, form);
  for (const key of wholeKeys(form)) add(key, 3000);
  return [...keys].map(([key, weight]) => ({ key, weight }));
}

/** No name of a firm has more places and trade words. */
const mostIds = 24;

/** Names without a brand are told apart by their places and trade words together. */
function addWhole(add: Add, form: NameForm): void {
  if (form.brand.length > 0) return;
  for (const token of form.tokens)
    if (token.role === "concept" && token.script !== "han") addSlips(add, token.key, token.weight);
  const ids = [...new Set([...form.concepts, ...form.places])]
    .slice(0, mostIds)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  for (let from = 0; from < ids.length; from++)
    for (let to = from + 1; to < ids.length; to++) add(`w:${ids[from]}+${ids[to]}`, 300);
}
