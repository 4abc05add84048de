import { type FoundCue, type Reader, type Subject, speechAt } from "./drafts.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";
import { participleSubject } from "./participle-subject.ts";
import { clauseFrom, longestChain, subjectBefore } from "./subject-before.ts";
import { findIn, isAdverb, isAuxiliary, isComma, isConjunction, isFiniteVerb } from "./words-of-clauses.ts";

/** Who says it, by what stands beside the verb; undefined where nobody does. */
export function findSubject(reader: Reader, cue: FoundCue): Subject | undefined {
  const { first } = cue.sentence;
  if (cue.use === "passive") return passiveSubject(reader, cue);
  const inverted = invertedSubject(reader, cue);
  if (inverted !== undefined) return inverted;
  if (cue.use === "participle") return participleSubject(reader, cue);
  const before = { first: clauseFrom(reader, first, cue.first), until: cue.first };
  return subjectBefore(reader, before, longestChain) ?? subjectOfList(reader, cue);
}

/** "That this House notes A; calls for B; and urges C": the subject of the first verb of the sentence. */
function subjectOfList(reader: Reader, { first: at, sentence }: FoundCue): Subject | undefined {
  const { view } = reader;
  const { first } = sentence;
  let before = at - 1;
  while (
    before > first &&
    (isAuxiliary(view, before) || isAdverb(view, before) || isConjunction(view, before))
  )
    before -= 1;
  if (view.lower(before) !== ";" || before <= first) return undefined;
  const verb = findIn({ first, until: before }, (place) => isFiniteVerb(view, place));
  return verb < 0 ? undefined : subjectBefore(reader, { first, until: verb }, 1);
}

function passiveSubject({ view, tables }: Reader, cue: FoundCue): Subject | undefined {
  const by = findIn(
    { first: cue.after, until: Math.min(cue.sentence.until, cue.after + 12) },
    (at) => view.lower(at) === "by",
  );
  if (by < 0) return undefined;
  const between = findIn(
    { first: cue.after, until: by },
    (at) => isFiniteVerb(view, at) || isComma(view, at),
  );
  if (between >= 0 || view.lower(by + 1).endsWith("ing")) return undefined;
  return nounPhraseFrom({ view, tables }, by + 1, cue.sentence.until);
}

/** `"...", said X`: behind the end of what was said comes the verb, and behind it who said it. */
function invertedSubject(reader: Reader, cue: FoundCue): Subject | undefined {
  if (cue.use !== "finite" || !cue.entry.takes.has("quote") || cue.after !== cue.first + 1) return undefined;
  const behindSpeech = speechAt(reader, cue.first - 1) !== undefined;
  if (!behindSpeech && !followsClause(reader, cue)) return undefined;
  const phrase = nounPhraseFrom(reader, cue.after, cue.sentence.until);
  return phrase !== undefined && endsThere(reader, phrase.until, cue.sentence.until)
    ? { ...phrase, inverted: true }
    : undefined;
}

/** Nothing that was said follows the speaker: a stop, a comma, or words of time and place. */
const endsThere = (reader: Reader, at: number, until: number): boolean =>
  at >= until ||
  /^[.,;–—]$/.test(reader.view.lower(at)) ||
  /^(?:ADP|SCONJ)$/.test(reader.view.pos(at)) ||
  speechAt(reader, at) !== undefined;

/** Behind a comma: where speech, or nothing but one whole clause, stands before it, as in "Workers fled, said Li." */
function followsClause(reader: Reader, { first, after, sentence }: FoundCue): boolean {
  const { view } = reader;
  if (!isComma(view, first - 1) || first - 1 <= sentence.first) return false;
  if (!/^(?:DET|NOUN|PROPN|ADJ|PRON|NUM)$/.test(view.pos(after))) return false;
  if (/^(?:that|it|they|there|this)$/.test(view.lower(after))) return false;
  const clause = { first: sentence.first, until: first - 1 };
  return findIn(clause, (at) => isComma(view, at)) < 0 && findIn(clause, (at) => isFiniteVerb(view, at)) >= 0;
}
