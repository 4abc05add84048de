import type { Range, TextView } from "../text/text-view.ts";
import { isTrailing } from "./clause-end.ts";
import { type Attribution, type Reader, speechAt } from "./drafts.ts";
import type { Frame } from "./frame-piece.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";
import { phraseBefore } from "./subject-before.ts";
import {
  findIn,
  hasFinite,
  isAdverb,
  isComma,
  isConjunction,
  isFiniteVerb,
  relative,
  timeFrom,
  trimmed,
} from "./words-of-clauses.ts";

/** "Workers were beaten, Xu said", "Workers, Xu said, were beaten", "What they got, she told the jury, was nothing". */
export function fronted(reader: Reader, of: Attribution): Frame | undefined {
  const { view } = reader;
  const { cue, subject } = of;
  const { until } = cue.sentence;
  if (!(cue.entry.takes.has("that") || cue.entry.takes.has("tell"))) return undefined;
  const first = Math.min(subject?.first ?? cue.first, cue.first);
  const after = Math.max(subject?.until ?? cue.after, behindAddressee(reader, of));
  if (!isComma(view, first - 1) || !standsApart(reader, after, until)) return undefined;
  const before = trimmed(view, { first: frontFrom(reader, cue.sentence.first, first - 1), until: first - 1 });
  return withRest(reader, before, { first: after, until }) ?? behindRelative(reader, before, after, until);
}

/** Behind "told the court", where nothing but a comma or the end follows. */
function behindAddressee(reader: Reader, { cue }: Attribution): number {
  if (!cue.entry.takes.has("tell")) return cue.after;
  const to = nounPhraseFrom(reader, cue.after, cue.sentence.until);
  return to === undefined ? cue.after : Math.min(to.until, commaFrom(reader.view, cue.after, to.until));
}

function commaFrom(view: TextView, first: number, until: number): number {
  const comma = findIn({ first, until }, (at) => isComma(view, at));
  return comma < 0 ? until : comma;
}

/** Behind the verb comes a comma, a semicolon, the end, or words of time and place alone. */
function standsApart(reader: Reader, after: number, until: number): boolean {
  const stop = after + timeFrom(reader.view, reader.tables, after, until);
  return isTrailing(reader, stop, until) || reader.view.lower(stop) === ";" || endsSoon(reader, after, until);
}

/** What was said before the verb, with what goes on behind it. */
function withRest({ view }: Reader, before: Range, { first: after, until }: Range): Frame | undefined {
  if (before.until <= before.first) return undefined;
  const rest = trimmed(view, { first: after + 1, until });
  if (endsRelative(view, before)) return undefined;
  if (isComma(view, after) && isFiniteVerb(view, rest.first) && !isSubordinate(view, before))
    return { pieces: [before, rest], rule: "parenthesis" };
  if (hasFinite(view, before)) {
    const retold = view.lower(after) === ";" && /^(?:he|she|they|it|i|we)$/.test(view.lower(rest.first));
    return { pieces: retold ? [before, rest] : [before], rule: "fronted" };
  }
  return isComma(view, after) && hasFinite(view, rest)
    ? { pieces: [before, rest], rule: "parenthesis" }
    : undefined;
}

const isSubordinate = (view: TextView, { first }: Range): boolean =>
  /^(?:if|when|while|after|before|although|though|because|since|as)$/.test(view.lower(first));

const endsRelative = (view: TextView, { until }: Range): boolean => relative.has(view.lower(until - 1));

/** "neighbours that, diplomats note, ask few questions": of whom the relative clause tells. */
function behindRelative(reader: Reader, before: Range, after: number, until: number): Frame | undefined {
  const { view } = reader;
  if (!isComma(view, after) || !endsRelative(view, before)) return undefined;
  let end = before.until - 1;
  while (end > before.first && (view.pos(end - 1) === "ADP" || isComma(view, end - 1))) end -= 1;
  const of = phraseBefore(reader, { first: before.first, until: end });
  const rest = trimmed(view, { first: after + 1, until });
  return of === undefined || !hasFinite(view, rest) ? undefined : { pieces: [of, rest], rule: "relative" };
}

/** Only words of time and place follow: "..., Xu said on Monday." */
function endsSoon({ view }: Reader, from: number, until: number): boolean {
  if (!/^(?:ADP|NOUN|PROPN|ADV)$/.test(view.pos(from))) return false;
  return (
    until - from < 12 &&
    findIn({ first: from, until }, (at) => isFiniteVerb(view, at) || view.lower(at) === "that") < 0
  );
}

function frontFrom(reader: Reader, first: number, until: number): number {
  let from = first;
  for (let at = first; at < until; at += 1) {
    if (speechAt(reader, at) !== undefined || reader.view.lower(at) === ";") from = at + 1;
  }
  while (
    from < until &&
    (isConjunction(reader.view, from) || isAdverb(reader.view, from) || isComma(reader.view, from))
  )
    from += 1;
  return from;
}
