import { foldName } from "../../names/fold.ts";
import type { NameForm } from "../../names/name-form.ts";
import { stopWords } from "../../names/parse-words.ts";
import { isBody } from "../../names/run-agreement.ts";
import { type KeyHash, keyBeside, keyOf, keyOfPart, tellShortened } from "./key-hash.ts";

/** Families of keys of whole names, and what a shared one is worth before the names are compared, in 1/10,000. */
const families = {
  folded: 16,
  reordered: 17,
  front: 18,
  back: 19,
  short: 20,
  /** A word in capitals, and the initials of words that one could stand for. */
  acronym: 21,
  known: 22,
  joined: 23,
  initials: 24,
  /** First letters of all words in their order. */
  firsts: 25,
  /** All letters but those of its legal form. */
  bare: 26,
} as const;

/** Families of which names say something only where they have nearly the same letters as the query. */
export const isOfLetters = (family: number): boolean => isHalf(family) || family === families.firsts;

/** Half of a name says something only where few names of that length have it ("...tradingcompanylimited" does not). */
export const isHalf = (family: number): boolean => family === families.front || family === families.back;

/** Two places or trade words of a name without a brand: what they are worth depends on how many there are. */
export const known = families.known;

export const worthOf: Readonly<Record<number, number>> = {
  [families.folded]: 10_000,
  [families.reordered]: 9_500,
  [families.joined]: 9_500,
  [families.front]: 4_500,
  [families.back]: 4_500,
  [families.short]: 8_000,
  [families.acronym]: 6_000,
  [families.initials]: 6_000,
  [families.firsts]: 4_500,
  [families.bare]: 8_000,
};

type Tell = (family: number, key: KeyHash) => void;

/** Shorter names share words enough to be found by. */
const shortestForSlip = 11;
const longestForSlip = 64;
const longestShort = 24;

const isSlippery = (text: string): boolean =>
  text.length >= shortestForSlip && text.length <= longestForSlip && /^[\p{Script=Latin}\p{N}]+$/u.test(text);

/**
 * Two texts that are one slip apart are alike before the slip or behind it: of a text of `length` letters, either the
 * first half is the other's, or all but one letter of the second half.
 */
function tellHalves(text: string, length: number, tell: Tell): void {
  const half = Math.floor(length / 2);
  tell(
    families.front,
    keyBeside(families.front, keyOfPart(families.front, text, 0, Math.min(half, text.length)), length),
  );
  tell(
    families.back,
    keyBeside(
      families.back,
      keyOfPart(families.back, text, Math.max(0, text.length - (length - half - 1)), text.length),
      length,
    ),
  );
}

const tellsNames = (form: NameForm) =>
  form.tokens.filter(({ role }) => role !== "legal-form" && role !== "stop");

const ordered = (texts: readonly string[]): readonly string[] =>
  [...texts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Three letters are the initials of some firm on any long list, and say something only of a body ("army"). */
const shortestAcronym = { firm: 4, body: 3 };
/** No company's name is longer. */
const mostWords = 12;

/**
 * Abbreviations, and the initials of every run of words that one could stand for. Initials meet abbreviations alone: two
 * runs of words with the same initials have nothing in common.
 */
function tellInitials(form: NameForm, families: Initials, tell: Tell): void {
  const words = form.tokens.filter((token) => token.role !== "stop" && token.script === "latin");
  const tellLetters = (family: number, letters: string, shortest: number): void => {
    if (letters.length >= shortest) tell(family, keyOf(family, letters));
  };
  for (const { abbreviation, key } of words)
    if (abbreviation) tellLetters(families.ofWord, key, shortestAcronym.body);
  const first = words.slice(0, mostWords);
  const initials = first.map((token) => token.initials);
  const shortest = first.some(isBody) ? shortestAcronym.body : shortestAcronym.firm;
  for (let from = 0; from < initials.length; from += 1)
    for (let to = from + 3; to <= Math.min(initials.length, from + 7); to += 1)
      tellLetters(families.ofRun, initials.slice(from, to).join(""), shortest);
}

interface Initials {
  readonly ofWord: number;
  readonly ofRun: number;
}
const initialsOfName: Initials = { ofWord: families.acronym, ofRun: families.initials };
const initialsOfQuery: Initials = { ofWord: families.initials, ofRun: families.acronym };

/** Short names that are nothing but known words: a slip ("XPCCC") makes another word of one, which shares no key otherwise. */
function tellShort(form: NameForm, tell: Tell): void {
  const text = tellsNames(form)
    .map(({ key }) => key)
    .join("");
  if (text.length < 3 || text.length > longestShort) return;
  tellShortened(families.short, text, (key) => tell(families.short, key));
}

/** Names without a brand are told apart by their places and trade words together, two of which they share. */
function tellKnown(form: NameForm, tell: Tell): void {
  const ids = ordered([...new Set([...form.concepts, ...form.places])]);
  for (let from = 0; from < ids.length; from += 1)
    for (let to = from + 1; to < ids.length; to += 1)
      tell(families.known, keyOf(families.known, `${ids[from]}+${ids[to]}`));
}

/** Fewer letters are some firm's on any long list. */
const fewestBare = 5;

/** Names that differ in their legal form and in where their words are parted ("Aero Skyone", "Aeroskyone"). */
function tellBare(form: NameForm, tell: Tell): void {
  const letters = tellsNames(form)
    .map(({ key, text }) => (/^\d+$/.test(key) ? foldName(text).replaceAll(" ", "") : key))
    .join("");
  if (letters.length >= fewestBare) tell(families.bare, keyOf(families.bare, letters));
}

/** Fewer words begin alike too often. A name of known words with a slip in each of two of them shares little else. */
const fewestFirsts = 4;

function tellWords(words: readonly string[], tell: Tell): void {
  tell(families.joined, keyOf(families.joined, words.join("")));
  const firsts = words.map((word) => word.charAt(0)).join("");
  if (firsts.length >= fewestFirsts) tell(families.firsts, keyOf(families.firsts, firsts));
  if (words.length > 2) tell(families.reordered, keyOf(families.reordered, ordered(words).join(" ")));
}

function tellWhole(form: NameForm, tell: Tell): void {
  if (form.folded === "") return;
  tell(families.folded, keyOf(families.folded, form.folded));
  tellBare(form, tell);
  for (const words of wordings(form)) tellWords(words, tell);
}

/** The words of a name but for those that say nothing ("The", "and"), wherever they stand: people write or leave them out. */
export const tellingWords = ({ folded }: NameForm): readonly string[] =>
  folded.split(" ").filter((word) => !stopWords.has(word));

/** A name with those words and without them: a slip may make another word of one ("nad"). */
function wordings(form: NameForm): readonly (readonly string[])[] {
  const [all, telling] = [form.folded.split(" "), tellingWords(form)];
  return telling.length === all.length ? [all] : [all, telling];
}

const slipperyTexts = (form: NameForm): readonly string[] =>
  wordings(form)
    .map((words) => words.join(""))
    .filter(isSlippery);

/**
 * Tells the keys under which a name stands in an index that is also searched the other way round: every key that the
 * name would tell as a query, so that a query meets all names that would meet it.
 */
export function tellKeysBothWays(form: NameForm, tell: Tell): void {
  tellNameKeys(form, tell);
  tellQueryKeys(form, tell);
}

/** Tells the keys under which a name stands in the index. */
export function tellNameKeys(form: NameForm, tell: Tell): void {
  tellWhole(form, tell);
  for (const letters of slipperyTexts(form)) tellHalves(letters, letters.length, tell);
  tellInitials(form, initialsOfName, tell);
  if (form.brand.length > 0) return;
  tellShort(form, tell);
  tellKnown(form, tell);
}

/** Tells the keys under which names that a query may mean can stand. */
export function tellQueryKeys(form: NameForm, tell: Tell): void {
  tellWhole(form, tell);
  for (const letters of slipperyTexts(form))
    for (const length of [letters.length - 1, letters.length, letters.length + 1])
      tellHalves(letters, length, tell);
  tellInitials(form, initialsOfQuery, tell);
  tellShort(form, tell);
  if (form.brand.length === 0) tellKnown(form, tell);
}
