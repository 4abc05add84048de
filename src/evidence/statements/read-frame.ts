import type { Range, TextView } from "../text/text-view.ts";
import { addressed, contentFrom } from "./behind-cue.ts";
import { clauseEnd, isTrailing } from "./clause-end.ts";
import { type Attribution, type Draft, type Reader, speechAt } from "./drafts.ts";
import { subjectBefore } from "./subject-before.ts";
import {
  beginsPhrase,
  findIn,
  hasFinite,
  isAdverb,
  isComma,
  isConjunction,
  isFiniteVerb,
  isVerb,
  mayHaveVerb,
  timeFrom,
  trimmed,
} from "./words-of-clauses.ts";

type Frame = Pick<Draft, "pieces" | "addressee" | "rule">;

/** What an expression reports, by what it takes; undefined where it reports nothing here. Speech in marks is read before. */
export function readFrame(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  if (of.cue.use === "source") return undefined;
  if (of.cue.use === "passive") return passiveFrame(reader, of, all);
  if (of.subject?.inverted) return fronted(reader, of);
  return (
    told(reader, of, all) ??
    ordered(reader, of, all) ??
    clause(reader, of, all) ??
    phrase(reader, of, all) ??
    fronted(reader, of)
  );
}

const piece = (reader: Reader, of: Attribution, from: number, all: readonly Attribution[]): Range =>
  withoutStage(reader, trimmed(reader.view, { first: from, until: clauseEnd(reader, of, from, all) }));

const stages =
  /^(?:briefing|conference|interview|interviews|speech|hearing|press|email|tweet|editorial|session|debate)$/;

/** "... during a press briefing in Beijing on Thursday": where it was said is not what was said. */
function withoutStage({ view }: Reader, range: Range): Range {
  for (let at = range.until - 2; at > range.first + 1 && at > range.until - 14; at -= 1) {
    if (view.token(at).quotation >= 0 || isFiniteVerb(view, at)) return range;
    if (!/^(?:in|during|at|on)$/.test(view.lower(at))) continue;
    const stage = findIn({ first: at + 1, until: Math.min(range.until, at + 7) }, (next) =>
      stages.test(view.lower(next)),
    );
    const other = findIn(
      { first: at + 1, until: stage },
      (next) => view.pos(next) === "ADP" || isComma(view, next),
    );
    if (stage > 0 && other < 0) return trimmed(view, { first: range.first, until: at });
  }
  return range;
}

/** The piece, with what a relative pronoun before the speaker stands for. */
function withAntecedent({ subject }: Attribution, range: Range): readonly Range[] {
  return subject?.antecedent ? [subject.antecedent, range] : [range];
}

function told(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  if (!of.cue.entry.takes.has("tell")) return undefined;
  const found = addressed(reader, of.cue, "tell");
  if (found === undefined) return undefined;
  const range = piece(reader, of, found.at, all);
  return hasFinite(reader.view, range) ? { pieces: [range], addressee: found.to, rule: "told" } : undefined;
}

function ordered(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  const { takes } = of.cue.entry;
  if (!takes.has("order") && !takes.has("order-to")) return undefined;
  const found = addressed(reader, of.cue, "order");
  if (found === undefined) return undefined;
  const range = piece(reader, of, found.at, all);
  return range.until - range.first > 1
    ? { pieces: [range], addressee: found.to, rule: "ordered" }
    : undefined;
}

function clause(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  const { view } = reader;
  const { takes } = of.cue.entry;
  const { at, that } = contentFrom(reader, of.cue);
  const range = piece(reader, of, at, all);
  if (range.until <= range.first) return undefined;
  if (isQuestion(view, range, takes)) return { pieces: [range], rule: "how" };
  if (takes.has("to") && view.lower(at) === "to" && isInfinitive(view, at))
    return { pieces: [range], rule: "to" };
  if (!takes.has("that")) return undefined;
  if (of.subject?.antecedent !== undefined) return { pieces: withAntecedent(of, range), rule: "relative" };
  if (!that && !beginsClause(view, at)) return undefined;
  return isClause(view, range, that) ? { pieces: [range], rule: that ? "that" : "bare" } : undefined;
}

function isQuestion(view: TextView, range: Range, takes: ReadonlySet<string>): boolean {
  const word = view.lower(range.first);
  if (takes.has("how") && /^(?:how|what|why|whether|where|who|if)$/.test(word)) return true;
  return takes.has("that") && /^(?:how|what|why|whether)$/.test(word) && hasFinite(view, range);
}

/** It has a verb, or may have one that the tagger has missed. */
const isClause = (view: TextView, range: Range, that: boolean): boolean =>
  hasFinite(view, range) || (range.until - range.first > 3 && (that || mayHaveVerb(view, range)));

const isInfinitive = (view: TextView, at: number): boolean =>
  isVerb(view, at + 1) || view.pos(at + 1) === "AUX" || isAdverb(view, at + 1) || view.pos(at) === "PART";

const beginsClause = (view: TextView, at: number): boolean =>
  beginsPhrase(view, at) ||
  /^(?:in|on|at|since|after|before|if|when|there|no|both|only|more|many|most|some|all|under|during|for|over|as|about|nearly|almost|up|is|was|are|were)$/.test(
    view.lower(at),
  );

const bareWords =
  /^(?:it|them|this|that|these|those|him|her|us|me|so|nothing|something|anything|everything)$/;

function phrase(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  const { view } = reader;
  const { at } = contentFrom(reader, of.cue);
  const range = piece(reader, of, at, all);
  if (range.until <= range.first || !opensPhrase(reader, of, at)) return undefined;
  const short = range.until - range.first === 1 || view.pos(at + 1) === "PUNCT";
  if (short && bareWords.test(view.lower(at))) return undefined;
  const rule = phraseRule(reader, of.cue.entry.takes, range);
  return rule === undefined ? undefined : { pieces: withAntecedent(of, range), rule };
}

/** As what a noun phrase is taken by an expression; undefined: it is not. */
function phraseRule(reader: Reader, takes: ReadonlySet<string>, range: Range): string | undefined {
  const { view } = reader;
  const has = (word: RegExp): boolean =>
    findIn({ first: range.first + 1, until: range.until }, (at) => word.test(view.lower(at))) >= 0;
  const when = (holds: boolean, rule: string): string | undefined => (holds ? rule : undefined);
  if (takes.has("of")) return when(has(/^(?:of|for|over|on)$/), "of");
  if (takes.has("as") && has(/^as$/)) return "as";
  if (takes.has("complement")) return when(isComplement(reader, range), "complement");
  if (takes.has("np-feeling")) return when(near(reader, range, "feeling"), "feeling");
  if (takes.has("np-denial"))
    return when(has(/^(?:allegations?|accusations?|claims?|findings?|charges?|report)$/), "phrase");
  const doing = takes.has("to-ing") && /ing$/.test(view.lower(range.first));
  return when(doing || takes.has("np") || takes.has("np-for"), "phrase");
}

function opensPhrase({ view }: Reader, { cue, subject }: Attribution, at: number): boolean {
  if (subject?.antecedent !== undefined && /^(?:as|of|for)$/.test(view.lower(at))) return true;
  if (beginsPhrase(view, at) || (isVerb(view, at) && /[^s]s$/.test(view.lower(at)))) return true;
  if (/^(?:being|having)$/.test(view.lower(at))) return cue.entry.takes.has("to-ing");
  if (isVerb(view, at) && /(?:ing|ed)$/.test(view.lower(at)))
    return (
      cue.entry.takes.has("to-ing") ||
      cue.entry.takes.has("np-for") ||
      cue.entry.cue.includes(" ") ||
      /ed$/.test(view.lower(at))
    );
  return /^(?:both|only|all|any|no|what|more|again|an)$/.test(view.lower(at));
}

/** "called the claims groundless", "called it a lie": something, and what it is called. */
function isComplement({ view }: Reader, { first, until }: Range): boolean {
  for (let at = first + 1; at < until; at += 1) {
    const ofIt =
      view.pos(at) === "ADJ" &&
      (at === until - 1 || isConjunction(view, at + 1) || view.pos(at + 1) === "PUNCT");
    const opens = /^(?:a|an|["“'‘])$/.test(view.lower(at)) || ofIt;
    if (opens && /^(?:NOUN|PROPN|PRON)$/.test(view.pos(at - 1))) return true;
    if (isFiniteVerb(view, at) || isComma(view, at)) return false;
  }
  return false;
}

/** A noun of the kind among the first words. */
function near({ view, tables }: Reader, { first, until }: Range, kind: "feeling"): boolean {
  return (
    findIn({ first, until: Math.min(until, first + 5) }, (at) => tables.words[kind].has(view.lower(at))) >= 0
  );
}

/** "Workers were beaten, Xu said", "Workers, Xu said, were beaten". */
function fronted(reader: Reader, of: Attribution): Frame | undefined {
  const { view } = reader;
  const { cue, subject } = of;
  const { until } = cue.sentence;
  if (subject === undefined || !(cue.entry.takes.has("that") || cue.entry.takes.has("tell")))
    return undefined;
  const first = Math.min(subject.first, cue.first);
  const after = Math.max(subject.until, cue.after);
  const stop = after + timeFrom(view, reader.tables, after, until);
  if (!isComma(view, first - 1) || !(isTrailing(reader, stop, until) || endsSoon(reader, after, until)))
    return undefined;
  const before = trimmed(view, { first: frontFrom(reader, cue.sentence.first, first - 1), until: first - 1 });
  if (hasFinite(view, before)) return { pieces: [before], rule: "fronted" };
  const rest = trimmed(view, { first: after + 1, until });
  const goesOn = isComma(view, after) && hasFinite(view, rest) && before.until > before.first;
  return goesOn ? { pieces: [before, rest], rule: "parenthesis" } : undefined;
}

/** Only words of time and place follow: "..., Xu said on Monday." */
function endsSoon({ view }: Reader, from: number, until: number): boolean {
  if (
    view.pos(from) !== "ADP" &&
    view.pos(from) !== "NOUN" &&
    view.pos(from) !== "PROPN" &&
    view.pos(from) !== "ADV"
  )
    return false;
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

/** "X is reported to ...", "it has been described by Y as ...", "it was announced that ...", "X was told that ...". */
function passiveFrame(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  const { view } = reader;
  const { cue, subject } = of;
  const { takes } = cue.entry;
  const from = subject === undefined ? cue.after : subject.until;
  const range = piece(reader, of, from, all);
  if (range.until <= range.first) return byPassive(reader, of);
  const word = view.lower(from);
  const said = passiveSubject(reader, cue.first, cue.sentence.first);
  if (word === "to" && takesInfinitive(takes)) return { pieces: [...said, range], rule: "passive-to" };
  if ((word === "as" || word === "of") && takes.has(word))
    return { pieces: [...said, range], rule: `passive-${word}` };
  if (word !== "that") return byPassive(reader, of);
  const content = piece(reader, of, from + 1, all);
  const impersonal = takes.has("that") && view.lower(said[0]?.first ?? -1) === "it";
  return impersonal || takes.has("tell") ? { pieces: [content], rule: "passive-that" } : undefined;
}

/** "is said to", "was shown to"; but who "was asked to" is told to do something. */
const takesInfinitive = (takes: ReadonlySet<string>): boolean =>
  !takes.has("order") && (takes.has("passive-to") || takes.has("that") || takes.has("how"));

/** "The claims were rejected by Beijing". */
function byPassive(reader: Reader, { cue, subject }: Attribution): Frame | undefined {
  if (subject === undefined || !cue.entry.takes.has("np")) return undefined;
  const pieces = passiveSubject(reader, cue.first, cue.sentence.first);
  const only = pieces[0];
  if (only === undefined || (only.until - only.first === 1 && bareWords.test(reader.view.lower(only.first))))
    return undefined;
  return { pieces, rule: "passive-by" };
}

/** What something is said of, before the auxiliaries. */
function passiveSubject(reader: Reader, at: number, first: number): readonly Range[] {
  const found = subjectBefore(reader, { first, until: at }, 1);
  return found === undefined ? [] : [trimmed(reader.view, found)];
}
