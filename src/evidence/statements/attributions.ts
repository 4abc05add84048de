import type { Sentence, TextView } from "../text/text-view.ts";
import type { Attribution, FoundCue, Reader, Subject } from "./drafts.ts";
import { findCues } from "./find-cues.ts";
import { findSubject } from "./find-subject.ts";
import { findIn, isAdverb, isAuxiliary, isConjunction, relative } from "./words-of-clauses.ts";

/** The reporting expressions of a sentence, each with its speaker, in order. */
export function attributionsOf(reader: Reader, sentence: Sentence): readonly Attribution[] {
  const found: Attribution[] = [];
  for (const cue of findCues(reader, sentence)) {
    const subject = jointSubject(reader.view, cue, found) ?? findSubject(reader, cue);
    if (agrees(reader.view, cue, subject)) found.push({ cue, subject });
  }
  return found;
}

/** "X said A, but repeated B": the speaker of the report before, where nobody else stands between. */
function jointSubject(view: TextView, cue: FoundCue, before: readonly Attribution[]): Subject | undefined {
  if (cue.use === "passive" || cue.use === "source") return undefined;
  let at = cue.first - 1;
  while (
    at > cue.sentence.first &&
    (isAuxiliary(view, at) || (isAdverb(view, at) && view.lower(at) !== "then"))
  )
    at -= 1;
  if (!isConjunction(view, at) && !/^(?:then|;)$/.test(view.lower(at))) return undefined;
  const same = before.findLast(
    ({ cue: other, subject }) => other.use === cue.use && subject !== undefined && !isRelative(view, subject),
  );
  return same?.subject === undefined ? undefined : { first: same.subject.first, until: same.subject.until };
}

const isRelative = (view: TextView, { until }: Subject): boolean =>
  relative.has(view.lower(until)) || relative.has(view.lower(until + 1));

/** Behind these the plain form goes with any subject. */
const helped = /^(?:would|do|does|did|can|must|will|to)$/;

/** "They state" is a report, "the US state department" is none: the plain form needs a subject in the plural. */
function agrees(view: TextView, { inflection, use, first }: FoundCue, subject: Subject | undefined): boolean {
  if (inflection !== "base" || use !== "finite" || subject === undefined) return true;
  if (helped.test(view.lower(first - 1)) || (isAdverb(view, first - 1) && helped.test(view.lower(first - 2))))
    return true;
  const last = view.token(subject.until - 1);
  if (
    /^(?:i|we|you|they|who|that|which|people|men|women|children|police|media|crew|staff|majority|public|counsel|few|many|some|most|several|others)$/.test(
      last.lower,
    )
  )
    return true;
  if ((/[^s]s$/.test(last.text) && last.pos !== "ADJ") || isPluralHead(view, subject)) return true;
  return (
    findIn(
      subject,
      (at) =>
        /^(?:i|we|and)$/.test(view.lower(at)) || (view.pos(at) === "NOUN" && /[^s]s$/.test(view.lower(at))),
    ) >= 0
  );
}

/** "Experts in Geneva", "Groups such as Labour Watch": the word before what is added to it, which at the head of a sentence looks like a name. */
function isPluralHead(view: TextView, subject: Subject): boolean {
  const added = findIn(
    { first: subject.first + 1, until: subject.until },
    (at) => view.pos(at) === "ADP" || /^(?:such|including)$/.test(view.lower(at)),
  );
  return added > 0 && /^(?:NOUN|PROPN)$/.test(view.pos(added - 1)) && /[^s]s$/.test(view.lower(added - 1));
}
