import type { Passage, Span } from "../../model/text-layer.ts";
import type { Word } from "../sentences/words.ts";

/** A sentence as its words. */
export interface Sentence extends Span {
  readonly text: string;
  readonly words: readonly Word[];
}

/** First and last word of a stretch of a sentence. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const prepositions = wordSet(
  "of in on at by for from to with without within into onto over under about across after before between among amid against " +
    "during through than as despite toward towards upon via per including",
);
export const auxiliaries = wordSet(
  "is are was were be been being has have had having do does did will would can could shall should may might must",
);
const connectives = wordSet("and or but nor if so then also only now there not no");
const pronouns = wordSet(
  "he it she we they i you him them us me itself themselves nobody none everyone everybody anyone",
);
const determiners = wordSet(
  "the a an this these those its their his her our my your any such some all both each",
);
/** Words with which another clause begins. */
const clauseWords = wordSet(
  "which who whom whose that while when where after before because although though unless whereas but if until since so " +
    "said says say saying told adding added",
);
/** Verbs before an adjective: "to meet jailed writers". */
const plainVerbs = wordSet(
  "meet met free freed release released visit visited see saw interview interviewed support help",
);

/** How far a noun phrase and a clause may reach, in words. */
const reach = { noun: 8, complement: 34, clause: 34 };

/** Marks that end a clause; a comma is judged apart, and a full stop within a sentence is of an abbreviation. */
const hardMark = /[;:()[\]—!?]|\s[–-]\s|\n\s*\n/;

export const folded = ({ words }: Sentence, at: number): string => words[at]?.folded ?? "";

/** Whether a clause breaks before the word; an acronym in brackets breaks none. */
function breaks(sentence: Sentence, at: number): boolean {
  const { text, words } = sentence;
  const isAcronym = (place: number): boolean => {
    const { start = 0, end = 0 } = words[place] ?? {};
    return (
      text.charAt(start - 1) === "(" &&
      text.charAt(end) === ")" &&
      /^\p{Lu}[\p{Lu}\d&-]+$/u.test(text.slice(start, end))
    );
  };
  return hardMark.test(gapBefore(sentence, at)) && !isAcronym(at) && !isAcronym(at - 1);
}

const gapBefore = ({ text, words }: Sentence, at: number): string =>
  text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0);

const isName = ({ words }: Sentence, at: number): boolean => /^\p{Lu}/u.test(words[at]?.text ?? "");

/** Whether the word can belong to no noun phrase. "US" is no pronoun. */
function isOutside(sentence: Sentence, at: number): boolean {
  const word = folded(sentence, at);
  const shouted = /^\p{Lu}{2,}$/u.test(sentence.words[at]?.text ?? "");
  return (
    prepositions.has(word) ||
    auxiliaries.has(word) ||
    connectives.has(word) ||
    clauseWords.has(word) ||
    (pronouns.has(word) && !shouted) ||
    /^(?:1[89]|20)\d\d$/.test(word)
  );
}

/** Verbs that take somebody who is to do something. */
const bids = wordSet(
  "want wants wanted ask asks urge urges expect expects require requires allow allows press presses let lets",
);

/** "Accused China", "welcomed the envoys": a verb before what it governs. */
const isVerbBefore = (sentence: Sentence, at: number): boolean =>
  (/^[a-z-]+(?:ed|ing)$/.test(sentence.words[at]?.text ?? "") || bids.has(folded(sentence, at))) &&
  (isName(sentence, at + 1) || determiners.has(folded(sentence, at + 1)));

/**
 * Where the noun phrase begins that ends with the word: back over what can belong to it, and over "of", "for" and "and" within a
 * name ("Ministry of Labour and Trade"). Undefined where the word is no part of one.
 */
export function phraseStart(sentence: Sentence, last: number, from = 0): number | undefined {
  if (last < from || isOutside(sentence, last)) return undefined;
  let first = last;
  while (first > from && last - first < reach.noun) {
    if (!/^["“”‘’'`\s.-]*$/.test(gapBefore(sentence, first)) || isVerbBefore(sentence, first - 1)) break;
    if (isOutside(sentence, first - 1)) {
      if (!joinsName(sentence, first - 1) || first - 2 < from) break;
      first -= 1;
    }
    first -= 1;
    if (determiners.has(folded(sentence, first))) break;
  }
  return first;
}

/** "Of", "for" or "and" between two names, or before "the" and a name. */
const joinsName = (sentence: Sentence, at: number): boolean =>
  wordSet("of for and").has(folded(sentence, at)) && isName(sentence, at - 1) && isName(sentence, at + 1);

/** A noun with the words before it that belong to it, and what follows it up to the end of the clause. */
export function nounExtent(sentence: Sentence, { first, last }: Stretch): Stretch {
  return { first: phraseStart(sentence, first) ?? first, last: complementEnd(sentence, last) };
}

/** The last word before a mark, another clause or the verb of this one. */
function complementEnd(sentence: Sentence, last: number): number {
  let to = last;
  while (to + 1 < sentence.words.length && to - last < reach.complement) {
    const word = folded(sentence, to + 1);
    if (endsClause(sentence, to + 1) || clauseWords.has(word) || auxiliaries.has(word)) break;
    to += 1;
  }
  return to;
}

/** The clause of a verb: from its subject to the end of what it governs. */
export function clauseExtent(sentence: Sentence, { first, last }: Stretch): Stretch {
  let from = first;
  while (from > 0 && first - from < reach.clause && !opensClause(sentence, from)) from -= 1;
  let to = last;
  while (to + 1 < sentence.words.length && to - last < reach.clause && !endsClause(sentence, to + 1)) to += 1;
  return { first: from, last: to };
}

/**
 * What a verb form takes: of "to visit" and "detaining" from who is to do it, of "jailed" before a noun that noun, else the
 * clause.
 */
export function verbExtent(sentence: Sentence, at: Stretch): Stretch {
  const whole = clauseExtent(sentence, at);
  const clause = { ...whole, first: whole.first + (connectives.has(folded(sentence, whole.first)) ? 1 : 0) };
  if (isAdjective(sentence, at.first)) return { first: at.first, last: complementEnd(sentence, at.last) };
  const word = folded(sentence, at.first);
  if (word !== "to" && !word.endsWith("ing")) return clause;
  const subject = subjectOf(sentence, at.first, clause.first);
  return { first: subject?.first ?? at.first, last: clause.last };
}

/** "Jailed writers", "sanctioned persons": a participle where a noun phrase begins. */
export function isAdjective(sentence: Sentence, at: number): boolean {
  const [before, word] = [folded(sentence, at - 1), folded(sentence, at)];
  if (!word.endsWith("ed") || at === 0 || breaks(sentence, at)) return false;
  return prepositions.has(before) || determiners.has(before) || plainVerbs.has(before);
}

/** Words between a subject and its verb. */
const between = wordSet(
  "also today now then recently previously since already moved decided agreed voted to not yesterday again jointly formally " +
    "once never reportedly allegedly still just first have",
);
/** A noun phrase behind one of these is a place or a circumstance, and does nothing. */
const circumstance = wordSet("in at from on over with between under during since before after through into");

/** Who does it: the noun phrase before a verb, or before "of" in "accused X of detaining", with all names of a list. */
export function subjectOf(sentence: Sentence, verb: number, from: number): Stretch | undefined {
  let last = verb - 1;
  const passes = (word: string): boolean => auxiliaries.has(word) || between.has(word);
  while (last >= from && passes(folded(sentence, last))) last -= 1;
  while (isDay(sentence, last)) last -= 2;
  const gerund = folded(sentence, verb).endsWith("ing") && /^(?:of|for|from)$/.test(folded(sentence, last));
  if (gerund) last -= 1;
  let first = gapBefore(sentence, verb).includes(",") ? undefined : phraseStart(sentence, last, from);
  if (first === undefined || circumstance.has(folded(sentence, first - 1))) return undefined;
  for (
    let more = nameBefore(sentence, first, from);
    more !== undefined;
    more = nameBefore(sentence, first, from)
  )
    first = more;
  return { first, last };
}

/** "On Tuesday", "in March" between a subject and its verb. */
const isDay = (sentence: Sentence, at: number): boolean =>
  /^(?:on|in|last|this)$/.test(folded(sentence, at - 1)) &&
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|week|month|year)$/.test(
    folded(sentence, at),
  );

/** Of a list, "the US, Britain and the EU": where the name begins that stands before the one at `first`. */
function nameBefore(sentence: Sentence, first: number, from: number): number | undefined {
  const and = folded(sentence, first - 1) === "and";
  if (!and && !/^,\s*$/.test(gapBefore(sentence, first))) return undefined;
  const last = and ? first - 2 : first - 1;
  const start = isName(sentence, last) ? phraseStart(sentence, last, from) : undefined;
  if (start === undefined || circumstance.has(folded(sentence, start - 1))) return undefined;
  return circumstance.has(folded(sentence, start)) ? undefined : start;
}

/** Whether a clause opens with the word, so that what stands before it is another's. */
function opensClause(sentence: Sentence, at: number): boolean {
  const gap = gapBefore(sentence, at);
  if (at === 0 || breaks(sentence, at) || clauseWords.has(folded(sentence, at - 1))) return true;
  if (/^(?:and|or|but)$/.test(folded(sentence, at - 1)))
    return !isName(sentence, at) && !determiners.has(folded(sentence, at));
  return gap.includes(",") && !isListed(sentence, at);
}

const openers =
  /^(?:In|On|At|By|After|Before|Since|From|For|With|Under|As|During|While|However|Meanwhile|Moreover|Further)\b/;

/** A comma between names of a list: "the US, Britain, Canada and the EU". */
function isListed({ text, words }: Sentence, at: number): boolean {
  const end = words[at - 1]?.end ?? 0;
  const before = text.slice(Math.max(0, end - 60), end);
  const segment = before.slice(before.lastIndexOf(",") + 1).trim();
  return listedName.test(segment) && !openers.test(segment);
}

const listedName = /^(?:the )?\p{Lu}[^\s]*(?: (?:of |the |and )?\p{Lu}[^\s]*){0,4}$/u;

function endsClause(sentence: Sentence, at: number): boolean {
  const gap = gapBefore(sentence, at);
  if (breaks(sentence, at)) return true;
  if (gap.includes(",")) return !goesOn(sentence, at);
  const word = folded(sentence, at);
  if (word === "and") return hasOwnVerb(sentence, at + 1);
  return clauseWords.has(word) && !/^(?:that|who|which)$/.test(word);
}

/** Whether an auxiliary comes soon behind, so that a clause with its own subject begins: "and the two sides have". */
function hasOwnVerb(sentence: Sentence, at: number): boolean {
  for (let place = at; place < at + 5; place += 1) {
    const word = folded(sentence, place);
    if (auxiliaries.has(word)) return true;
    if (prepositions.has(word) || clauseWords.has(word)) return false;
  }
  return false;
}

/** Behind a comma the phrase goes on with a name of a list, or with what belongs to it. */
function goesOn(sentence: Sentence, at: number): boolean {
  const word = folded(sentence, at);
  const next = word === "and" ? at + 1 : at;
  if (hasOwnVerb(sentence, next)) return false;
  if (word === "and") return isName(sentence, next) || determiners.has(folded(sentence, next));
  return isName(sentence, at) || /^(?:including|alongside|pursuant|the)$/.test(word);
}

/** The span of a stretch, with the quotation mark before it where the closing one stands within or just behind. */
export function spanOf({ text, words }: Sentence, { first, last }: Stretch): Passage {
  const start = words[first]?.start ?? 0;
  const end = words[last]?.end ?? start;
  const opened = /["“]$/.test(text.charAt(start - 1));
  const from = opened && /["”]/.test(text.slice(start, end)) ? start - 1 : start;
  const open =
    (text.slice(from, end).match(/“/g) ?? []).length - (text.slice(from, end).match(/”/g) ?? []).length;
  const to = open === 1 && text.charAt(end) === "”" ? end + 1 : end;
  return { start: from, end: to, text: text.slice(from, to) };
}
