import type { Range, TextView } from "../text/text-view.ts";
import { type Attribution, type FoundCue, type Reader, speechAt } from "./drafts.ts";
import {
  findIn,
  isAdverb,
  isAuxiliary,
  isComma,
  isConjunction,
  isDash,
  isFiniteVerb,
  relative,
  subordinate,
  trimmed,
} from "./words-of-clauses.ts";

/** Where what is said from `from` on ends: at the sentence's end, or where the writer or another speaker takes over. */
export function clauseEnd(
  reader: Reader,
  of: Attribution,
  from: number,
  all: readonly Attribution[],
): number {
  const { view } = reader;
  let end = Math.min(
    ownEnd(reader, of, from),
    relativeEnd(reader, of, from),
    mainClauseAfter(reader, of, from),
  );
  if (of.subject !== undefined && of.subject.first > from) end = Math.min(end, of.subject.first);
  for (const other of all) {
    if (other.cue.first <= from || other.cue === of.cue) continue;
    const cut = cutBy(reader, other, from) ?? end;
    if (cut > from) end = Math.min(end, cut);
  }
  return trimmed(view, { first: from, until: end }).until;
}

/** Up to the sentence's end, a bracket or dash that closes around the report, or words of the writer. */
function ownEnd(reader: Reader, of: Attribution, from: number): number {
  const { until } = of.cue.sentence;
  let depth = 0;
  for (let at = from; at < until; at += 1) {
    const word = reader.view.lower(at);
    if (word === "(") depth += 1;
    if (word === ")") depth -= 1;
    if (depth < 0 || endsHere(reader, of, at, from)) return at;
  }
  return until;
}

/** "After X accused Y of it, Z did this": the comma behind which the main clause begins. */
function mainClauseAfter({ view }: Reader, { cue, subject }: Attribution, from: number): number {
  const { first, until } = cue.sentence;
  if (subject === undefined || subject.first - first > 4) return until;
  if (!/^(?:after|as|while|when|although|though|since|because|before|once)$/.test(view.lower(first)))
    return until;
  const found = findIn(
    { first: from + 1, until },
    (at) => isComma(view, at) && beginsMainClause(view, at + 1, until),
  );
  return found < 0 ? until : found;
}

/** A noun phrase, and a verb before the next comma. */
function beginsMainClause(view: TextView, from: number, until: number): boolean {
  if (!/^(?:DET|NOUN|PROPN|PRON|ADJ|NUM)$/.test(view.pos(from)) || subordinate.test(view.lower(from)))
    return false;
  const near = { first: from, until: Math.min(until, from + 13) };
  const verb = findIn(near, (at) => isComma(view, at) || isFiniteVerb(view, at));
  return verb >= 0 && !isComma(view, verb);
}

/** Where a relative clause with a report in it ends: at its closing comma, or before the verb of the main clause. */
function relativeEnd({ view }: Reader, { cue, subject }: Attribution, from: number): number {
  const { until } = cue.sentence;
  const pronoun = relative.has(view.lower(cue.first - 1)) ? cue.first - 1 : (subject?.first ?? 0) - 1;
  if (!relative.has(view.lower(pronoun))) return until;
  if (isComma(view, pronoun - 1)) {
    const closing = findIn(
      { first: from, until },
      (at) => isComma(view, at) && (isFiniteVerb(view, at + 1) || isAuxiliary(view, at + 1)),
    );
    if (closing >= 0) return closing;
  }
  return subject?.antecedent === undefined ? secondVerb(view, from, until) : until;
}

/** The verb that no clause has opened for: "they had been beaten | were moved away". */
function secondVerb(view: TextView, from: number, until: number): number {
  let open = 1;
  for (let at = from; at < until; at += 1) {
    if (subordinate.test(view.lower(at)) || isConjunction(view, at) || isComma(view, at)) open += 1;
    else if (isFiniteVerb(view, at)) {
      if (open === 0) return at;
      open -= 1;
    }
  }
  return until;
}

function endsHere(reader: Reader, { cue }: Attribution, at: number, from: number): boolean {
  const { view } = reader;
  if (speechAt(reader, at) !== undefined) return at > from && speechAt(reader, from) === undefined;
  if (isDash(view, at)) return insideDashes(reader, cue.first, at);
  if (!isComma(view, at) || at === from) return false;
  return writerTakesOver(reader, at + 1, cue.sentence.until);
}

/** The cue stands behind a dash, and this is the one that closes. */
function insideDashes({ view }: Reader, cue: number, at: number): boolean {
  for (let back = cue - 1; back > cue - 12; back -= 1) {
    if (isDash(view, back)) return at > cue;
    if (isFiniteVerb(view, back) || view.lower(back) === ".") return false;
  }
  return false;
}

/** ", while others ...", ", as protests grew", ", in the latest bid to ...": words of the writer. */
function writerTakesOver({ view }: Reader, at: number, until: number): boolean {
  const [word, next] = [view.lower(at), view.lower(at + 1)];
  if (word === "in" && /^(?:the|a|an|what|another|apparent|its|their)$/.test(next))
    return findIn({ first: at + 2, until: at + 6 }, (place) => aims.test(view.lower(place))) >= 0;
  if (word === "as" && !/^(?:well|such|if|a|an|long|part|opposed)$/.test(next)) {
    const verb = findIn(
      { first: at + 1, until },
      (place) => isComma(view, place) || isFiniteVerb(view, place),
    );
    return verb >= 0 && !isComma(view, verb);
  }
  return word === "while" || word === "whereas";
}

const aims = /^(?:bid|move|attempt|effort|sign|reference|response|rebuke|appears|swipe)$/;

/** Where a later report of the same sentence ends this one: "and denied", ", Xu said", ", saying", ", according to". */
function cutBy(reader: Reader, other: Attribution, from: number): number | undefined {
  const { view } = reader;
  const { cue, subject } = other;
  if (cue.use === "source") return isComma(view, cue.first - 1) ? cue.first - 1 : cue.first;
  if (cue.use === "passive") return jointBefore(reader, cue.first, from);
  const before = beforeVerb(reader, cue.first - 1, from);
  if (isConjunction(view, before))
    return isFirm(reader, cue, before) || leavesInfinitive(view, cue, from) ? before : undefined;
  if (cue.use === "participle") return isComma(view, before) ? before : undefined;
  if (subject !== undefined && subject.first > from) return cutBefore(reader, other, subject.first - 1);
  return isComma(view, before) && takesUp(other, from) ? before : undefined;
}

/** Back over auxiliaries and adverbs. */
function beforeVerb({ view }: Reader, at: number, from: number): number {
  let before = at;
  while (before > from && (isAuxiliary(view, before) || isAdverb(view, before))) before -= 1;
  return before;
}

/** "and said" ends what was said before; "and found" need not. */
const isFirm = ({ view }: Reader, { use, entry }: Attribution["cue"], conjunction: number): boolean =>
  use === "participle" || isStrong(entry.takes) || /^[,;]$/.test(view.lower(conjunction - 1));

/** "agreed to share records and pledged to answer": a verb with an ending does not go on with an infinitive. */
const leavesInfinitive = (view: TextView, { use, inflection }: FoundCue, from: number): boolean =>
  use === "finite" && /^(?:past|third)$/.test(inflection) && view.lower(from) === "to";

/** The speaker of before says something else. */
const takesUp = ({ cue, subject }: Attribution, from: number): boolean =>
  subject !== undefined && (subject.inverted === true || (isStrong(cue.entry.takes) && subject.first < from));

/** Another speaker of its own: behind ";", ", and", or behind a comma where nothing follows the verb. */
function cutBefore(reader: Reader, { cue, subject }: Attribution, link: number): number | undefined {
  const { view } = reader;
  if (subject?.inverted) return isComma(view, cue.first - 1) ? cue.first - 1 : undefined;
  if (relative.has(view.lower(link)) && isComma(view, link - 1)) return link - 1;
  if (view.lower(link) === ";" || (isConjunction(view, link) && isComma(view, link - 1))) return link;
  return isComma(view, link) && isTrailing(reader, cue.after, cue.sentence.until) ? link : undefined;
}

/** ", and it has been described": the comma before "and", where nothing but a subject stands between. */
function jointBefore({ view }: Reader, cue: number, from: number): number | undefined {
  for (let at = cue - 1; at > from && at > cue - 9; at -= 1) {
    if (isConjunction(view, at) && /^[,;]$/.test(view.lower(at - 1))) return at - 1;
    if (view.pos(at) === "VERB" || isComma(view, at)) return undefined;
  }
  return undefined;
}

const isStrong = (takes: ReadonlySet<string>): boolean => takes.has("strong");

/** Nothing that could be said follows: ", the ministry said." */
export function isTrailing({ view }: Pick<Reader, "view">, after: number, until: number): boolean {
  const rest: Range = trimmed(view, { first: after, until });
  return rest.until - rest.first <= 0 || isComma(view, after);
}
