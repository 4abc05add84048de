import type { Range } from "../text/text-view.ts";
import { type Attribution, type Reader, speechAt } from "./drafts.ts";
import {
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
  const { until } = of.cue.sentence;
  let end = until;
  let depth = 0;
  for (let at = from; at < end; at += 1) {
    const word = view.lower(at);
    if (word === "(") depth += 1;
    if (word === ")") depth -= 1;
    if (depth < 0 || endsHere(reader, of, at, from)) end = at;
  }
  end = Math.min(end, mainClauseAfter(reader, of, from, end), relativeEnd(reader, of, from, end));
  if (of.subject !== undefined && of.subject.first > from) end = Math.min(end, of.subject.first);
  for (const { cue, subject } of all) {
    if (cue.sentence !== of.cue.sentence || cue.first <= from || cue === of.cue) continue;
    const cut = cutBy(reader, { cue, subject }, from);
    if (cut !== undefined && cut > from && cut < end) end = cut;
  }
  return trimmed(view, { first: from, until: end }).until;
}

/** "After X accused Y of it, Z did this": the comma behind which the main clause begins. */
function mainClauseAfter({ view }: Reader, { cue, subject }: Attribution, from: number, end: number): number {
  const { first } = cue.sentence;
  if (subject === undefined || subject.first - first > 4) return end;
  if (!/^(?:after|as|while|when|although|though|since|because|before|once)$/.test(view.lower(first)))
    return end;
  for (let at = from + 1; at < end; at += 1) {
    if (
      !isComma(view, at) ||
      !/^(?:DET|NOUN|PROPN|PRON|ADJ|NUM)$/.test(view.pos(at + 1)) ||
      subordinate.test(view.lower(at + 1))
    )
      continue;
    for (let next = at + 1; next < Math.min(end, at + 14) && !isComma(view, next); next += 1)
      if (isFiniteVerb(view, next)) return at;
  }
  return end;
}

/** Where a relative clause with a report in it ends: at its closing comma, or before the verb of the main clause. */
function relativeEnd({ view }: Reader, { cue, subject }: Attribution, from: number, end: number): number {
  const pronoun = relative.has(view.lower(cue.first - 1)) ? cue.first - 1 : (subject?.first ?? 0) - 1;
  if (!relative.has(view.lower(pronoun))) return end;
  const closed = isComma(view, pronoun - 1);
  let open = subject?.antecedent === undefined ? 1 : 0;
  for (let at = from; at < end; at += 1) {
    if (closed && isComma(view, at) && (isFiniteVerb(view, at + 1) || isAuxiliary(view, at + 1))) return at;
    if (subordinate.test(view.lower(at)) || isConjunction(view, at) || isComma(view, at)) open += 1;
    else if (isFiniteVerb(view, at)) {
      if (open === 0 && subject?.antecedent === undefined) return at;
      open -= 1;
    }
  }
  return end;
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
  const word = view.lower(at);
  if (word === "while" || word === "whereas") return true;
  if (word === "in" && /^(?:the|a|an|what|another|apparent|its|their)$/.test(view.lower(at + 1))) {
    for (let next = at + 2; next < at + 6; next += 1)
      if (/^(?:bid|move|attempt|effort|sign|reference|response|rebuke|appears|swipe)$/.test(view.lower(next)))
        return true;
  }
  if (word === "as" && !/^(?:well|such|if|a|an|long|part|opposed)$/.test(view.lower(at + 1))) {
    for (let next = at + 1; next < until && !isComma(view, next); next += 1)
      if (isFiniteVerb(view, next)) return true;
  }
  return false;
}

/** Where a later report of the same sentence ends this one: "and denied", ", Xu said", ", saying", ", according to". */
function cutBy(reader: Reader, { cue, subject }: Attribution, from: number): number | undefined {
  const { view } = reader;
  let before = cue.first - 1;
  while (before > from && (isAuxiliary(view, before) || isAdverb(view, before))) before -= 1;
  if (cue.use === "source") return isComma(view, cue.first - 1) ? cue.first - 1 : cue.first;
  if (cue.use === "participle")
    return isComma(view, before) || isConjunction(view, before) ? before : undefined;
  const joint = jointBefore(reader, cue.first, from);
  if (cue.use === "passive") return joint;
  if (isConjunction(view, before))
    return isStrong(cue.entry.takes) || /^[,;]$/.test(view.lower(before - 1)) ? before : undefined;
  if (isComma(view, before) && isStrong(cue.entry.takes) && subject !== undefined && subject.first < from)
    return before;
  if (subject === undefined || subject.first <= from)
    return subject?.inverted && isComma(view, before) ? before : undefined;
  const link = subject.first - 1;
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
