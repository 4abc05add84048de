import type { Range, TextView } from "../text/text-view.ts";
import type { StatementTables } from "./statement-tables.ts";

/** Words that open a clause with a verb of its own. */
export const relative = new Set(["who", "that", "which", "whom", "whose"]);
export const subordinate =
  /^(?:that|which|who|whom|whose|where|when|while|whereas|because|if|unless|although|though|before|after|until|since|as|whether|why|how|what)$/;

const auxiliary =
  /^(?:am|is|are|was|were|be|been|being|has|have|had|having|do|does|did|will|would|shall|should|can|could|may|might|must|'s|'ve|'d|'ll|'re|n't|not|ca|wo)$/;
const passive = /^(?:am|is|are|was|were|be|been|being|'s|'re|get|gets|got)$/;

export const isAuxiliary = (view: TextView, at: number): boolean =>
  view.pos(at) === "AUX" || auxiliary.test(view.lower(at));

export const isBe = (view: TextView, at: number): boolean =>
  passive.test(view.lower(at)) && view.pos(at) !== "PART";

export const isVerb = (view: TextView, at: number): boolean => view.pos(at) === "VERB";
export const isComma = (view: TextView, at: number): boolean => view.lower(at) === ",";
export const isDash = (view: TextView, at: number): boolean => /^(?:–|—|--|-)$/.test(view.lower(at));
export const isConjunction = (view: TextView, at: number): boolean =>
  /^(?:and|but|or|yet|nor|then|&)$/.test(view.lower(at));
export const isAdverb = (view: TextView, at: number): boolean =>
  view.pos(at) === "ADV" ||
  /^(?:also|further|again|ever|both|each|all|just|only|even|still|\p{Ll}+ly)$/u.test(view.lower(at)) ||
  (view.lower(at) === "since" && /^(?:has|have|had)$/.test(view.lower(at - 1)));
export const isNominal = (view: TextView, at: number): boolean =>
  /^(?:NOUN|PROPN|NUM|PRON|ADJ|X|SYM)$/.test(view.pos(at));
export const isName = (view: TextView, at: number): boolean => view.pos(at) === "PROPN";

/** Words that are no content by themselves. */
export const bareWords =
  /^(?:it|them|this|that|these|those|him|her|us|me|so|nothing|something|anything|everything)$/;

/** Whether a noun phrase may begin there. */
export const beginsPhrase = (view: TextView, at: number): boolean =>
  /^(?:DET|NOUN|PROPN|NUM|ADJ|PRON|X)$/.test(view.pos(at)) ||
  /^(?:its|their|his|her|our|my|your|["“'‘])$/.test(view.lower(at));

const months =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$/;

/** How many tokens from there on say when: "on Thursday", "last month", "in early 2022"; 0 = none. */
export function timeFrom(view: TextView, { words }: StatementTables, at: number, until: number): number {
  let next = at;
  if (/^(?:on|in|at|by|since|during|until|before|after)$/.test(view.lower(next))) next += 1;
  while (
    next < until &&
    /^(?:the|last|this|next|late|early|earlier|later|mid|past|previous|same|following|that|a|few|two|three|several)$/.test(
      view.lower(next),
    )
  )
    next += 1;
  const begun = next;
  while (next < until && isTimeWord(view, words, next)) next += 1;
  if (next === begun || (next === at + 1 && view.lower(at) === "may")) return 0;
  return next - at;
}

function isTimeWord(view: TextView, words: StatementTables["words"], at: number): boolean {
  const word = view.lower(at);
  if (words.weekday.has(word) || words.time.has(word))
    return word !== "may" || /^\d/.test(view.lower(at + 1));
  if (/^(?:19|20)\d\d$/.test(word)) return true;
  return (
    /^\d{1,2}(?:st|nd|rd|th)?$/.test(word) &&
    (months.test(view.lower(at - 1)) || months.test(view.lower(at + 1)))
  );
}

/** Where the time phrase that ends before `until` begins; `until` where there is none. */
export function timeBefore(view: TextView, tables: StatementTables, from: number, until: number): number {
  for (let at = Math.max(from, until - 6); at < until; at += 1) {
    const length = timeFrom(view, tables, at, until);
    if (length > 0 && at + length === until) return at;
  }
  return until;
}

/** Whether a verb stands there that makes a clause: no infinitive, no "-ing" by itself. */
export function isFiniteVerb(view: TextView, at: number): boolean {
  if (isAuxiliary(view, at) && !/^(?:be|been|being|having|not|n't|never)$/.test(view.lower(at)))
    return view.lower(at) !== "'s" || view.pos(at) === "AUX";
  if (!isVerb(view, at)) return false;
  const before = view.lower(at - 1);
  if (before === "to" || /ing$/.test(view.lower(at))) return false;
  // "its forced labour", "the detained workers", "a think tank".
  if (
    view.pos(at + 1) === "NOUN" &&
    (view.pos(at - 1) === "DET" || /^(?:its|their|his|her|our|my|'s)$/.test(before))
  )
    return false;
  if (view.lower(at) === "think" && /^tanks?$/.test(view.lower(at + 1))) return false;
  return !isAuxiliary(view, at - 1);
}

/** Whether a clause stands between two places. */
export function hasFinite(view: TextView, { first, until }: Range): boolean {
  for (let at = first; at < until; at += 1) if (isFiniteVerb(view, at)) return true;
  return false;
}

/** Whether a word that the tagger takes for a noun may be a verb: behind a plural, before another phrase. */
export function mayHaveVerb(view: TextView, { first, until }: Range): boolean {
  for (let at = first + 1; at < until - 1; at += 1) {
    const plural =
      /(?:[^s]s|people|children|women|men|they|we)$/.test(view.lower(at - 1)) && !isAdverb(view, at - 1);
    const goesOn = /^(?:DET|ADP|NUM|PRON)$/.test(view.pos(at + 1)) && view.lower(at + 1) !== "of";
    if (plural && goesOn && view.pos(at) === "NOUN" && !/[^s]s$/.test(view.lower(at))) return true;
  }
  return false;
}

/** The range without marks, conjunctions and blanks at its ends. */
export function trimmed(view: TextView, { first, until }: Range): Range {
  let [from, to] = [first, until];
  while (from < to && /^(?:[,;:.)\]–—-]|--)$/.test(view.lower(from))) from += 1;
  while (to > from && /^(?:[,;:.(?![–—-]|--|…)$/.test(view.lower(to - 1))) to -= 1;
  return { first: from, until: to };
}

/** The first place in the range for which it holds; -1 where none does. */
export function findIn({ first, until }: Range, holds: (at: number) => boolean): number {
  for (let at = first; at < until; at += 1) if (holds(at)) return at;
  return -1;
}

/** The last place in the range for which it holds; -1 where none does. */
export function findLast({ first, until }: Range, holds: (at: number) => boolean): number {
  for (let at = until - 1; at >= first; at -= 1) if (holds(at)) return at;
  return -1;
}
