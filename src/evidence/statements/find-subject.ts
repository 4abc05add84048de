import type { Range } from "../text/text-view.ts";
import { type FoundCue, type Reader, type Subject, speechAt } from "./drafts.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";
import { participleSubject } from "./participle-subject.ts";
import { clauseFrom, longestChain, subjectBefore } from "./subject-before.ts";
import {
  findIn,
  findLast,
  isAdverb,
  isAuxiliary,
  isBe,
  isComma,
  isConjunction,
  isFiniteVerb,
} from "./words-of-clauses.ts";

/** Who says it, by what stands beside the verb; undefined where nobody does. */
export function findSubject(reader: Reader, cue: FoundCue): Subject | undefined {
  const { first } = cue.sentence;
  if (cue.use === "passive") return passiveSubject(reader, cue);
  const inverted = invertedSubject(reader, cue);
  if (inverted !== undefined) return inverted;
  if (cue.use === "participle") return quotedSubject(reader, cue) ?? participleSubject(reader, cue);
  const { view } = reader;
  const used = view.lower(cue.first - 1) === "to" && view.lower(cue.first - 2) === "used";
  const before = { first: clauseFrom(reader, first, cue.first), until: used ? cue.first - 2 : cue.first };
  return subjectBefore(reader, before, longestChain) ?? subjectOfList(reader, cue);
}

/** "X was quoted by Y as saying": X; "Y quoted X as saying": X. */
function quotedSubject(reader: Reader, { first: at, sentence }: FoundCue): Subject | undefined {
  const { view } = reader;
  if (view.lower(at - 1) !== "as") return undefined;
  const range = { first: sentence.first, until: at - 1 };
  const verb = findLast(range, (place) => /^(?:quoted|cited|quotes|cites)$/.test(view.lower(place)));
  if (verb < 0) return undefined;
  if (isBe(view, verb - 1))
    return subjectBefore(reader, { first: clauseFrom(reader, sentence.first, verb), until: verb }, 1);
  return nounPhraseFrom(reader, verb + 1, at - 1);
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
  const phrase = nounPhraseFrom(reader, cue.after, cue.sentence.until);
  if (!behindSpeech && !followsClause(reader, cue) && !isInserted(reader, cue, phrase)) return undefined;
  return phrase !== undefined && endsThere(reader, phrase.until, cue.sentence.until)
    ? { ...phrase, inverted: true }
    : undefined;
}

/** "The halls, said Paul Meyer, had no exits": between commas, and behind them the verb that the words before want. */
function isInserted(
  { view }: Reader,
  { first, after, sentence }: FoundCue,
  phrase: Range | undefined,
): boolean {
  if (phrase === undefined || !isComma(view, first - 1) || first - 1 <= sentence.first) return false;
  const comma = findIn({ first: after, until: phrase.until + 1 }, (at) => isComma(view, at));
  return comma > 0 && isFiniteVerb(view, comma + 1);
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
