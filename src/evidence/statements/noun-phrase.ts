import type { Range, TextView } from "../text/text-view.ts";
import { type Reader, speechAt } from "./drafts.ts";
import {
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
  let start = first;
  let verbs = 0;
  for (let at = first; at < until; at += 1) {
    const word = view.lower(at);
    if (subordinate.test(word) && (verbs > 0 || opensClause(view, at, until))) {
      open.push(at);
    } else if (isFiniteVerb(view, at)) {
      verbs += 1;
      if (open.length > 0) open.pop();
      else if (takesClause(view, at, until)) start = behindVerb(view, at, until);
    } else if (isConjunction(view, at) && start > first && open.length === 0 && !isNominal(view, at - 1))
      start = at + 1;
  }
  const last = open.at(-1);
  return last === undefined ? start : Math.max(start, last + 1);
}

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
  while (
    start < until &&
    (isConjunction(view, start) ||
      /^(?:that|so|because|while|when|however|meanwhile|as|although|where|whereas|after|before|if)$/.test(
        view.lower(start),
      ) ||
      (isAdverb(view, start) && start + 1 < until && !/^(?:all|both|each)$/.test(view.lower(start))))
  )
    start += 1;
  const time = timeFrom(view, tables, start, until);
  if (time > 0 && start + time < until && view.lower(start + time) !== "of")
    return stripFrame({ view, tables, full: [] }, { first: start + time, until });
  if (view.pos(start) !== "ADP") return start;
  for (let at = until - 1; at > start + 1; at -= 1) {
    const opens =
      view.pos(at) === "DET" ||
      (view.pos(at) === "PRON" && !/^(?:its|their|his|her|our|my)$/.test(view.lower(at)));
    if (opens && isNominal(view, at - 1)) return at;
  }
  return until;
}

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

function simpleEnd({ view, tables }: Pick<Reader, "view" | "tables">, first: number, until: number): number {
  let at = first;
  while (at < until) {
    const word = view.lower(at);
    if (/^(?:PUNCT|SCONJ|AUX|ADV)$/.test(view.pos(at)) && !isBracketed(view, at)) break;
    // "court filings": the tagger takes some nouns for verbs.
    if (view.pos(at) === "VERB" && !(at <= first + 1 && view.pos(at + 1) === "NOUN")) break;
    if (at > first && timeFrom(view, tables, at, until) > 0) break;
    if (view.pos(at) === "ADP" && !(at > first && /^(?:of|for|at|from|with|to)$/.test(word))) break;
    if (isConjunction(view, at) && !isNominal(view, at + 1) && view.pos(at + 1) !== "DET") break;
    if (relative.has(word) && at > first) break;
    at += 1;
  }
  while (at > first && (view.pos(at - 1) === "ADP" || isConjunction(view, at - 1))) at -= 1;
  return at;
}

const isBracketed = (view: TextView, at: number): boolean =>
  /^[()]$/.test(view.lower(at)) ||
  (view.lower(at) === "." && false) ||
  view.lower(at) === "'s" ||
  (/^["“”]$/.test(view.lower(at)) === true && false);

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
