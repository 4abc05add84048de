import type { Sentence, TextView } from "../text/text-view.ts";
import { type CueUse, type FoundCue, type Reader, speechAt } from "./drafts.ts";
import type { CueForm } from "./statement-tables.ts";
import {
  beginsPhrase,
  findIn,
  findLast,
  isAdverb,
  isAuxiliary,
  isBe,
  isComma,
  isConjunction,
  isFiniteVerb,
  isNominal,
  relative,
} from "./words-of-clauses.ts";

/** Every reporting expression of a sentence that is used as one, outside of quotations, in order. */
export function findCues(reader: Reader, sentence: Sentence): readonly FoundCue[] {
  const { view, tables } = reader;
  const found: FoundCue[] = [];
  const until = reportsUntil(view, sentence);
  for (let at = sentence.first; at < until; at += 1) {
    const forms = tables.cues.get(view.lower(at));
    if (forms === undefined || view.token(at).quotation >= 0 || speechAt(reader, at)) continue;
    const cue = firstUsed(view, sentence, at, forms);
    if (cue === undefined) continue;
    found.push(cue);
    at = cue.after - 1;
  }
  return found;
}

/** A question reports nothing but before a colon: "I asked one thing: who made it?" */
function reportsUntil(view: TextView, { first, until }: Sentence): number {
  if (view.lower(until - 1) !== "?") return until;
  return Math.max(
    first,
    findLast({ first, until }, (at) => view.lower(at) === ":" && view.token(at).quotation < 0),
  );
}

function firstUsed(
  view: TextView,
  sentence: Sentence,
  at: number,
  forms: readonly CueForm[],
): FoundCue | undefined {
  for (const form of forms) {
    const after = endOf(view, at, form.words, sentence.until);
    if (after === undefined) continue;
    const use = useOf(view, sentence, at, { form, after });
    if (use === undefined) continue;
    const apart = after - at > form.words.length;
    return {
      first: at,
      until: apart ? at + 1 : after,
      after,
      entry: form.entry,
      use,
      inflection: form.inflection,
      sentence,
    };
  }
  return undefined;
}

/** How many words may stand between a verb and its particle: "called again for", "spoke in person about". */
const widestGap = 3;

function endOf(view: TextView, at: number, words: readonly string[], until: number): number | undefined {
  let next = at + 1;
  for (const word of words.slice(1)) {
    const latest = words.length === 2 && /^(?:for|about|of|on|against)$/.test(word) ? next + widestGap : next;
    let found = next;
    while (found < latest && found < until && view.lower(found) !== word && mayStandBetween(view, found))
      found += 1;
    if (view.lower(found) !== word || found >= until) return undefined;
    next = found + 1;
  }
  return next;
}

const mayStandBetween = (view: TextView, at: number): boolean =>
  isAdverb(view, at) ||
  (view.lower(at) === "in" && /^(?:person|public|detail|private)$/.test(view.lower(at + 1))) ||
  (view.lower(at - 1) === "in" && view.pos(at) === "NOUN");

interface Candidate {
  readonly form: CueForm;
  readonly after: number;
}

/** How the form is used there; undefined where it is no report: a noun, an intention, a possibility, a denial of speech. */
function useOf(view: TextView, sentence: Sentence, at: number, candidate: Candidate): CueUse | undefined {
  const { form, after } = candidate;
  if (form.entry.takes.has("source")) return "source";
  if (isNoun(view, at, after)) return undefined;
  const verbs = auxiliariesBefore(view, sentence.first, at);
  if (verbs.negated || verbs.modal || isQuestioned(view, sentence.first, verbs.first)) return undefined;
  if (form.inflection === "past") return pastUse(view, sentence, at, { after, verbs });
  if (form.inflection === "ing") return verbs.be ? "finite" : ingUse(view, at);
  const to = verbs.first - 1;
  return form.inflection === "base" && view.lower(to) === "to" ? infinitiveUse(view, to) : "finite";
}

function pastUse(
  view: TextView,
  sentence: Sentence,
  at: number,
  { after, verbs }: { readonly after: number; readonly verbs: VerbsBefore },
): CueUse | undefined {
  if (!verbs.be)
    return !verbs.have && isReduced(view, at, after) && !isOnlyVerb(view, sentence, at)
      ? undefined
      : "finite";
  return view.lower(verbs.first - 1) === "to" && !verbs.have ? undefined : "passive";
}

/** A word that may be a noun is one behind an article, an adjective or a preposition, and where the tagger says so. */
function isNoun(view: TextView, at: number, after: number): boolean {
  const before = view.lower(at - 1);
  // "Greenaway's promised in 2017 that": a firm with a genitive for its name.
  if (/^['’]s$/.test(before) && view.pos(at) === "VERB" && view.pos(at - 2) === "PROPN")
    return !/^(?:ADP|SCONJ|PART|PRON|DET)$/.test(view.pos(after));
  if (owning.test(before)) return !/^(?:some|these|those)$/.test(before) || view.pos(at) !== "VERB";
  if (isBe(view, at - 1) && view.pos(at) === "ADJ" && view.lower(at).endsWith("ed")) return false;
  return isObject(view, at) ?? isNounByTag(view, at, after);
}

/** Behind "of" and behind a verb stands a noun: "rejected calls for", "who faced claims"; undefined where neither tells. */
function isObject(view: TextView, at: number): boolean | undefined {
  const isIng = view.lower(at).endsWith("ing");
  if (view.lower(at - 1) === "of" && !isIng) return true;
  if (view.pos(at - 1) === "VERB" && view.lower(at).endsWith("s")) return true;
  if (view.pos(at) !== "VERB") return undefined;
  return view.pos(at - 1) === "ADP" && !isIng && view.pos(at - 2) !== "VERB";
}

function isNounByTag(view: TextView, at: number, after: number): boolean {
  if (/^(?:ADJ|DET)$/.test(view.pos(at - 1))) return true;
  if (view.lower(at - 1) === ";" && view.lower(after) === "that") return false;
  if (!mayReport(view, at, after)) return true;
  return view.pos(at) !== "AUX" && view.pos(at - 1) === "NOUN" && view.pos(after) === "ADP";
}

const owning = /^(?:the|a|an|this|these|those|its|their|his|her|our|my|your|any|some|no|such|'s|’s|'|’)$/;

/** A speaker or a helping verb before, and something that can be said behind. */
function mayReport(view: TextView, at: number, after: number): boolean {
  const speaks =
    /^(?:PROPN|PRON|NOUN)$/.test(view.pos(at - 1)) || isAuxiliary(view, at - 1) || isAdverb(view, at - 1);
  const announces = /^(?:that|to|["“‘':,])$/.test(view.lower(after)) || beginsPhrase(view, after);
  return speaks && announces;
}

interface VerbsBefore {
  /** The first of them, or the cue itself. */
  readonly first: number;
  readonly be: boolean;
  readonly have: boolean;
  readonly negated: boolean;
  readonly modal: boolean;
}

function auxiliariesBefore(view: TextView, from: number, at: number): VerbsBefore {
  let first = at;
  const seen = { be: false, have: false, negated: false, modal: false };
  let next = at - 1;
  while (next >= from && (isAuxiliary(view, next) || isAdverb(view, next))) {
    const word = view.lower(next);
    if (isBe(view, next)) seen.be = true;
    if (/^(?:has|have|had|having|'ve)$/.test(word)) seen.have = true;
    if (/^(?:not|n't|never|hardly|neither|rarely|seldom)$/.test(word)) seen.negated = true;
    if (isOpen(view, word, next)) seen.modal = true;
    first = next;
    next -= 1;
  }
  return { ...seen, first: isAuxiliary(view, first) || isAdverb(view, first) ? first : at };
}

/** What may or should be said has not been said; "we can confirm" and "I must say" are. */
function isOpen(view: TextView, word: string, at: number): boolean {
  if (!/^(?:could|should|might|may|will|shall|must|can|ca|wo|'ll)$/.test(word)) return false;
  return !(/^(?:can|must|will)$/.test(word) && /^(?:i|we)$/.test(view.lower(at - 1)));
}

/** "If the ministry says", "whether it denies". */
function isQuestioned(view: TextView, from: number, at: number): boolean {
  for (let back = at - 1; back >= Math.max(from, at - 6); back -= 1) {
    const word = view.lower(back);
    if (/^(?:if|unless|whether)$/.test(word)) return true;
    if (view.pos(back) === "PUNCT" || view.pos(back) === "VERB") return false;
  }
  return false;
}

/** An aim is no statement, but "went on to say" is one. */
function infinitiveUse(view: TextView, to: number): CueUse | undefined {
  return /^(?:on|continued|continues|came|proceeded|began|hastened|chose|used)$/.test(view.lower(to - 1))
    ? "finite"
    : undefined;
}

/** "The mission rejected it, saying ...": behind a comma, a noun or "while"; behind other prepositions it is a noun. */
function ingUse(view: TextView, at: number): CueUse | undefined {
  let before = at - 1;
  while (isAdverb(view, before)) before -= 1;
  const word = view.lower(before);
  if (word === "of" && /^(?:course|process|act)$/.test(view.lower(before - 1))) return "participle";
  if (word === "as" && isQuoted(view, before)) return "participle";
  if (view.pos(before) === "ADP" || view.pos(before) === "SCONJ")
    return /^(?:while|by|when|after|before)$/.test(word) ? "participle" : undefined;
  return isAuxiliary(view, before) || view.pos(before) === "DET" || view.pos(before) === "ADJ"
    ? undefined
    : "participle";
}

/** "was quoted by the Herald as saying", "quoted an official as saying". */
const isQuoted = (view: TextView, as: number): boolean =>
  findLast({ first: Math.max(0, as - 12), until: as }, (at) =>
    /^(?:quoted|cited|quotes|cites)$/.test(view.lower(at)),
  ) >= 0;

/** "reported in May that": what is said still comes. */
function announces(view: TextView, from: number): boolean {
  for (let at = from; at < from + 10; at += 1) {
    if (/^(?:that|how|what|whether|["“‘:])$/.test(view.lower(at))) return true;
    if (view.pos(at) === "VERB" || view.lower(at) === ".") return false;
  }
  return false;
}

/** ", the company said in a statement.": behind the comma before stands no other verb, and none follows. */
function isOnlyVerb(view: TextView, { first, until }: Sentence, at: number): boolean {
  if (!isNominal(view, at - 1) || /^(?:of|by)$/.test(view.lower(at + 1))) return false;
  const comma = findLast({ first, until: at }, (back) => isComma(view, back));
  return (
    comma >= 0 &&
    findIn({ first: comma, until: at }, (place) => isFiniteVerb(view, place)) < 0 &&
    findIn({ first: at + 1, until }, (place) => isFiniteVerb(view, place)) < 0
  );
}

/** "The claims made by ...", "firms accused of ...": a participle that belongs to the noun before it. */
function isReduced(view: TextView, at: number, after: number): boolean {
  const [before, next] = [view.pos(at - 1), view.lower(after)];
  if (next === "by") return before === "NOUN" || before === "PROPN" || view.lower(at - 1) === ",";
  if (next === "of" && after === at + 1 && view.lower(at) !== "warned") return true;
  if (/^(?:as|in|for)$/.test(next) && before === "NOUN") return !announces(view, after);
  return (
    !relative.has(view.lower(at - 1)) &&
    !isConjunction(view, at - 1) &&
    view.pos(at) === "ADJ" &&
    /^(?:NOUN|ADJ|PROPN)$/.test(view.pos(after))
  );
}
