import { clauseEnd } from "./clause-end.ts";
import { type Attribution, type Draft, type Reader, speechAt } from "./drafts.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";
import { hasFinite, isAdverb, isComma, isConjunction, trimmed } from "./words-of-clauses.ts";

/** "According to X, ...", "..., according to X". */
export function readSource(reader: Reader, of: Attribution, all: readonly Attribution[]): Draft | undefined {
  const { view } = reader;
  const { cue } = of;
  const mention = nounPhraseFrom(reader, cue.after, cue.sentence.until);
  if (mention === undefined) return undefined;
  const made = { cue, entry: cue.entry, mention, rule: "source" };
  const before = trimmed(view, { first: frontFrom(reader, cue), until: cue.first });
  const next = isComma(view, mention.until) ? mention.until + 1 : mention.until;
  const speech = speechAt(reader, next);
  if (speech !== undefined) return { ...made, pieces: [{ first: speech.first, until: speech.until }] };
  const end = isComma(view, mention.until) ? clauseEnd(reader, { ...of, subject: mention }, next, all) : next;
  const behind = trimmed(view, { first: next, until: end });
  const isClause =
    hasFinite(view, behind) || (isComma(view, mention.until) && behind.until - behind.first > 2);
  if (!isClause) return before.until - before.first > 2 ? { ...made, pieces: [before] } : undefined;
  const goesOn = before.until > before.first && !hasFinite(view, before) && isComma(view, cue.first - 1);
  return { ...made, pieces: goesOn ? [before, behind] : [behind] };
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
