import type { Range, TextView } from "../text/text-view.ts";
import { type Reader, speechAt } from "./drafts.ts";
import {
  findIn,
  findLast,
  isAdverb,
  isAuxiliary,
  isComma,
  isConjunction,
  isDash,
  isFiniteVerb,
  isNominal,
  relative,
  subordinate,
  timeFrom,
} from "./words-of-clauses.ts";

/** Where the noun phrase that ends with the range begins, as the subject of the verb behind it; undefined: there is none. */
export function phraseStart(reader: Reader, { first, until }: Range): Range | undefined {
  const { view } = reader;
  const from = partFrom(reader, first, until);
  const start = stripFrame(reader, { first: ownClause(view, { first: from, until }), until });
  const range = overList(reader, { first: start, until }, first);
  if (range.first >= range.until) return undefined;
  return isNominal(view, range.until - 1) || closesPhrase(view, range.until - 1) || stranded(view, range)
    ? range
    : undefined;
}

const closesPhrase = (view: TextView, at: number): boolean =>
  /^[)\]"”’']$/.test(view.lower(at)) ||
  view.lower(at) === "'s" ||
  isAdverb(view, at) ||
  view.pos(at) === "DET" ||
  view.pos(at) === "VERB";

/** "Partners we spoke with". */
const stranded = (view: TextView, { first, until }: Range): boolean =>
  view.pos(until - 1) === "ADP" && until - first > 2;

/** Back to the comma, dash or speech before, over brackets and the commas of numbers. */
function partFrom(reader: Reader, first: number, until: number): number {
  const { view } = reader;
  let depth = 0;
  for (let at = until - 1; at >= first; at -= 1) {
    const word = view.lower(at);
    if (word === ")") depth += 1;
    if (word === "(") depth -= 1;
    if (depth > 0) continue;
    if (
      isComma(view, at) ||
      isDash(view, at) ||
      word === ";" ||
      word === ":" ||
      speechAt(reader, at) !== undefined
    )
      return at + 1;
  }
  return first;
}

/**
 * Each word that opens a clause takes the next verb. A verb that none has opened is that of an outer clause, and the phrase
 * begins behind it; an opener whose verb has not come yet opens the clause of the verb behind the range.
 */
function ownClause(view: TextView, { first, until }: Range): number {
  const open: number[] = [];
  let [start, verbs] = [first, 0];
  for (let at = first; at < until; at += 1) {
    if (subordinate.test(view.lower(at)) && (verbs > 0 || opensClause(view, at, until))) open.push(at);
    else if (isFiniteVerb(view, at)) {
      verbs += 1;
      start = behindClause(view, at, until, open.pop() === undefined) ?? start;
    } else if (open.length === 0 && start > first && joinsClauses(view, at)) start = at + 1;
  }
  return Math.max(start, (open.at(-1) ?? -1) + 1);
}

/** Where the phrase begins behind a verb of an outer clause, or behind the pronoun's clause: "until it does I urge". */
function behindClause(view: TextView, at: number, until: number, outer: boolean): number | undefined {
  if (outer && takesClause(view, at, until)) return behindVerb(view, at, until);
  return /^(?:i|we|he|she|they)$/.test(view.lower(at + 1)) ? at + 1 : undefined;
}

const joinsClauses = (view: TextView, at: number): boolean =>
  isConjunction(view, at) && !isNominal(view, at - 1);

/** "before", "as" and "since" open a clause only where a verb follows before the phrase ends. */
function opensClause(view: TextView, at: number, until: number): boolean {
  const word = view.lower(at);
  if (/^(?:who|which|whom|whose)$/.test(word)) return true;
  if (word === "that") return view.pos(at) !== "DET" || !isNominal(view, at + 1);
  for (let next = at + 1; next < until; next += 1) if (isFiniteVerb(view, next)) return true;
  return (
    at === until - 1 ||
    /^(?:while|whereas|because|although|though|if|when|where|whether|why|how|what)$/.test(word)
  );
}

/** A verb right before a noun phrase, with another verb behind it, takes that one's clause; else it is a mere participle. */
function takesClause(view: TextView, at: number, until: number): boolean {
  const next = behindVerb(view, at, until);
  if (next >= until) return false;
  return view.pos(next) !== "ADP" && view.lower(next) !== "to";
}

function behindVerb(view: TextView, at: number, until: number): number {
  let next = at + 1;
  while (next < until && (isAuxiliary(view, next) || isAdverb(view, next) || view.pos(next) === "VERB"))
    next += 1;
  if (view.lower(next) === "that" && view.pos(next) !== "DET") next += 1;
  return next;
}

/** Without "But", "However" and, where no comma parts it, "On Monday" or "In Beijing". */
function stripFrame({ view, tables }: Reader, { first, until }: Range): number {
  let start = first;
  while (start < until && linksClause(view, start, until)) start += 1;
  const time = timeFrom(view, tables, start, until);
  if (time > 0 && start + time < until && view.lower(start + time) !== "of")
    return stripFrame({ view, tables, full: [] }, { first: start + time, until });
  if (view.pos(start) !== "ADP") return start;
  const subject = findLast(
    { first: start + 2, until },
    (at) => isNominal(view, at - 1) && opensSubject(view, at),
  );
  return subject < 0 ? until : subject;
}

const links = /^(?:that|so|because|while|when|however|meanwhile|as|although|where|whereas|after|before|if)$/;

const linksClause = (view: TextView, at: number, until: number): boolean =>
  isConjunction(view, at) ||
  links.test(view.lower(at)) ||
  (isAdverb(view, at) && at + 1 < until && !/^(?:all|both|each)$/.test(view.lower(at)));

const opensSubject = (view: TextView, at: number): boolean =>
  view.pos(at) === "DET" ||
  (view.pos(at) === "PRON" && !/^(?:its|their|his|her|our|my)$/.test(view.lower(at)));

/** "the US, Britain and the EU": a list with "and" in its last part goes back over its commas. */
function overList({ view, tables }: Reader, range: Range, first: number): Range {
  let { first: start } = range;
  const listed = hasConjunction(view, range);
  while (listed && start - 2 >= first && isComma(view, start - 1)) {
    let from = start - 2;
    while (from > first && !isComma(view, from - 1) && !isDash(view, from - 1)) from -= 1;
    const part = { first: from, until: start - 1 };
    if (
      start - 1 - from > 5 ||
      timeFrom(view, tables, from, start - 1) === start - 1 - from ||
      !isPlain(view, part)
    )
      break;
    start = from;
  }
  return { first: start, until: range.until };
}

function hasConjunction(view: TextView, { first, until }: Range): boolean {
  for (let at = first; at < until; at += 1) if (/^(?:and|or)$/.test(view.lower(at))) return true;
  return false;
}

function isPlain(view: TextView, { first, until }: Range): boolean {
  if (
    view.pos(first) === "ADP" ||
    view.pos(first) === "ADV" ||
    view.pos(first) === "SCONJ" ||
    isConjunction(view, first)
  )
    return false;
  for (let at = first; at < until; at += 1)
    if (view.pos(at) === "VERB" || isAuxiliary(view, at)) return false;
  return true;
}

/** The noun phrase that begins there, with its apposition or relative clause; undefined where none begins. */
export function nounPhraseFrom(
  reader: Pick<Reader, "view" | "tables">,
  first: number,
  until: number,
): Range | undefined {
  const { view } = reader;
  const end = simpleEnd(reader, first, until);
  if (end <= first) return undefined;
  if (!isComma(view, end)) return { first, until: end };
  const apposition = appositionEnd(view, end + 1, until);
  return { first, until: apposition ?? end };
}

function simpleEnd(reader: Pick<Reader, "view" | "tables">, first: number, until: number): number {
  const { view } = reader;
  const stop = findIn({ first, until }, (at) => endsPhrase(reader, at, first, until));
  let end = stop < 0 ? until : stop;
  while (end > first && (view.pos(end - 1) === "ADP" || isConjunction(view, end - 1))) end -= 1;
  return end;
}

/** What no noun phrase goes on over: a verb, a mark, a word of time, a preposition that rather belongs to the verb. */
function endsPhrase(
  { view, tables }: Pick<Reader, "view" | "tables">,
  at: number,
  first: number,
  until: number,
): boolean {
  const [word, pos] = [view.lower(at), view.pos(at)];
  if (/^(?:PUNCT|SCONJ|AUX|ADV)$/.test(pos)) return !/^(?:\(|\)|'s)$/.test(word);
  // "court filings": the tagger takes some nouns for verbs.
  if (pos === "VERB") return !(at <= first + 1 && view.pos(at + 1) === "NOUN");
  if (isConjunction(view, at)) return !isNominal(view, at + 1) && view.pos(at + 1) !== "DET";
  if (at === first) return pos === "ADP";
  if (pos === "ADP" && !/^(?:of|for|at|from|with|to)$/.test(word)) return true;
  return relative.has(word) || timeFrom(view, tables, at, until) > 0;
}

/** ", the head of the office," or, at the end, ", spokesman for the ministry". */
function appositionEnd(view: TextView, first: number, until: number): number | undefined {
  const begins =
    /^(?:DET|NOUN|PROPN|ADJ)$/.test(view.pos(first)) || /^(?:who|which)$/.test(view.lower(first));
  if (!begins) return undefined;
  const isRelative = /^(?:who|which)$/.test(view.lower(first));
  for (let at = first; at < until; at += 1) {
    const word = view.lower(at);
    if (word === "." || word === ";" || isComma(view, at) || isDash(view, at)) return at;
    if (/^["“]$/.test(word) || view.lower(at) === "that") return undefined;
    if (
      !isRelative &&
      (isFiniteVerb(view, at) || (view.lower(at).endsWith("ing") && view.pos(at) === "VERB"))
    )
      return undefined;
  }
  return until;
}
