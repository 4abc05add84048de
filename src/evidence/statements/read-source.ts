import type { Range, TextView } from "../text/text-view.ts";
import { clauseEnd } from "./clause-end.ts";
import { type Attribution, type Draft, type FoundCue, type Reader, speechAt } from "./drafts.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";
import {
  findIn,
  hasFinite,
  isAdverb,
  isComma,
  isConjunction,
  subordinate,
  trimmed,
} from "./words-of-clauses.ts";

/** "According to X, ...", "..., according to X". */
export function readSource(reader: Reader, of: Attribution, all: readonly Attribution[]): Draft | undefined {
  const { view } = reader;
  const { cue } = of;
  const found = nounPhraseFrom(reader, cue.after, cue.sentence.until);
  if (found === undefined) return undefined;
  const mention = { first: found.first, until: sourceEnd(reader, found, cue) };
  const made = { cue, entry: cue.entry, mention, rule: "source" };
  const before = trimmed(view, { first: frontFrom(reader, cue), until: cue.first });
  const next = isComma(view, mention.until) ? mention.until + 1 : mention.until;
  const speech = speechAt(reader, next);
  if (speech !== undefined) return { ...made, pieces: [{ first: speech.first, until: speech.until }] };
  const end = isComma(view, mention.until) ? clauseEnd(reader, { ...of, subject: mention }, next, all) : next;
  const behind = trimmed(view, { first: next, until: end });
  const isClause =
    hasFinite(view, behind) || (isComma(view, mention.until) && behind.until - behind.first > 2);
  const inserted = isComma(view, cue.first - 1) && isComma(view, mention.until) && goesOnWith(reader, next);
  const told = hasFinite(view, before) && isTold(reader, cue) && !inserted;
  if (!isClause || told) return before.until - before.first > 2 ? { ...made, pieces: [before] } : undefined;
  const goesOn =
    before.until > before.first && (inserted || !hasFinite(view, before)) && isComma(view, cue.first - 1);
  return { ...made, pieces: goesOn ? [before, behind] : [behind] };
}

/** "She owes, according to the ledger, 61,000 rupees": no clause of its own begins behind the source. */
const goesOnWith = ({ view }: Reader, at: number): boolean =>
  !isConjunction(view, at) && !subordinate.test(view.lower(at)) && view.pos(at) !== "ADP";

/** Something was said before: no "but" or "and" begins what comes. */
const isTold = ({ view }: Reader, { first }: Attribution["cue"]): boolean =>
  !isConjunction(view, isComma(view, first - 1) ? first - 2 : first - 1);

/** At the head of a sentence an apposition must close with a comma: else what is said begins behind the first one. */
function sourceEnd({ view }: Reader, { first, until }: Range, { first: at, sentence }: FoundCue): number {
  const isFront = at <= sentence.first + 1;
  if (!isFront || isComma(view, until)) return participleEnd(view, until, sentence.until);
  // "According to a report by the Solidarity Center, ...", "According to documents seen by the Herald, ..."
  const closing = findIn({ first: until, until: sentence.until }, (place) => isComma(view, place));
  const by = view.lower(until) === "by" && !hasFinite(view, { first: until, until: closing });
  if (closing > 0 && (by || isMadeBy(view, until))) return closing;
  const comma = findIn({ first, until }, (place) => isComma(view, place));
  return comma < 0 || hasFinite(view, { first: until, until: sentence.until }) ? until : comma;
}

/** "seen by Reuters", "released on Monday", "analysed with care by": a participle right behind the document. */
const isMadeBy = (view: TextView, at: number): boolean =>
  /(?:ed|seen|written|made|taken|drawn|given)$/.test(view.lower(at)) &&
  /^(?:by|on|in|with|for|this|last|at)$/.test(view.lower(at + 1));

/** "court documents seen by Reuters": a participle that belongs to the document, with its "by". */
function participleEnd(view: TextView, until: number, end: number): number {
  if (
    view.lower(until) !== "by" &&
    !/^(?:seen|obtained|reviewed|released|published|issued|leaked|filed|commissioned|analysed|analyzed|examined|studied|shared|gathered|collected|compiled|verified)$/.test(
      view.lower(until),
    )
  )
    return until;
  const stop = findIn({ first: until, until: end }, (at) => /^[,.;]$/.test(view.lower(at)));
  return stop < 0 ? end : stop;
}

/** From the beginning of the sentence, or from where another report or speech ends, without "However,". */
function frontFrom(reader: Reader, { first, sentence }: Attribution["cue"]): number {
  const { view } = reader;
  let from = sentence.first;
  for (let at = sentence.first; at < first; at += 1)
    if (view.lower(at) === ";" || speechAt(reader, at) !== undefined) from = at + 1;
  while (from < first && (isConjunction(view, from) || isAdverb(view, from) || isComma(view, from)))
    from += 1;
  return from;
}
