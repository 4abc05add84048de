import type { Range, TextView } from "../text/text-view.ts";
import { addressed, contentFrom } from "./behind-cue.ts";
import { clauseEnd, isTrailing } from "./clause-end.ts";
import { type Attribution, type Draft, type Reader, speechAt } from "./drafts.ts";
import { subjectBefore } from "./find-subject.ts";
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
  const word = view.lower(at);
  const range = piece(reader, of, at, all);
  if (range.until <= range.first) return undefined;
  if (takes.has("how") && /^(?:how|what|why|whether|where|who|if)$/.test(word))
    return { pieces: [range], rule: "how" };
  if (takes.has("to") && word === "to" && isInfinitive(view, at)) return { pieces: [range], rule: "to" };
  if (!takes.has("that")) return undefined;
  if (/^(?:how|what|why|whether)$/.test(word) && hasFinite(view, range))
    return { pieces: [range], rule: "how" };
  const bare = of.subject?.antecedent !== undefined || beginsClause(view, at);
  if (!that && !bare) return undefined;
  // Behind "that" the tagger may have missed the verb.
  if (
    !hasFinite(view, range) &&
    of.subject?.antecedent === undefined &&
    !(range.until - range.first > 3 && (that || mayHaveVerb(view, range)))
  )
    return undefined;
  return { pieces: withAntecedent(of, range), rule: that ? "that" : "bare" };
}

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
  const { takes } = of.cue.entry;
  const { at } = contentFrom(reader, of.cue);
  const range = piece(reader, of, at, all);
  if (range.until <= range.first || !opensPhrase(reader, of, at)) return undefined;
  if (bareWords.test(view.lower(at)) && (range.until - range.first === 1 || view.pos(at + 1) === "PUNCT"))
    return undefined;
  const has = (word: RegExp): boolean =>
    findIn({ first: at + 1, until: range.until }, (next) => word.test(view.lower(next))) >= 0;
  if (takes.has("of"))
    return has(/^(?:of|for|over|on)$/) ? { pieces: withAntecedent(of, range), rule: "of" } : undefined;
  if (takes.has("as") && has(/^as$/)) return { pieces: withAntecedent(of, range), rule: "as" };
  if (takes.has("complement"))
    return isComplement(reader, range) ? { pieces: [range], rule: "complement" } : undefined;
  if (takes.has("np-feeling"))
    return near(reader, range, "feeling") ? { pieces: [range], rule: "feeling" } : undefined;
  if (takes.has("np-denial"))
    return has(/^(?:allegations?|accusations?|claims?|findings?|charges?|report)$/)
      ? { pieces: [range], rule: "phrase" }
      : undefined;
  const doing = takes.has("to-ing") && /ing$/.test(view.lower(at));
  if (!doing && !takes.has("np") && !takes.has("np-for")) return undefined;
  return { pieces: withAntecedent(of, range), rule: "phrase" };
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
  const takes = cue.entry.takes;
  if (subject === undefined || !(takes.has("that") || takes.has("tell"))) return undefined;
  const group = { first: Math.min(subject.first, cue.first), until: Math.max(subject.until, cue.after) };
  const stop = group.until + timeFrom(view, reader.tables, group.until, cue.sentence.until);
  if (
    !isComma(view, group.first - 1) ||
    (!isTrailing(reader, stop, cue.sentence.until) && !endsSoon(reader, group.until, cue.sentence.until))
  )
    return undefined;
  const from = frontFrom(reader, cue.sentence.first, group.first - 1);
  const before = trimmed(view, { first: from, until: group.first - 1 });
  const rest = isComma(view, group.until)
    ? trimmed(view, { first: group.until + 1, until: cue.sentence.until })
    : { first: 0, until: 0 };
  const goesOn =
    stop === group.until && rest.until > rest.first && !hasFinite(view, before) && hasFinite(view, rest);
  if (!goesOn && !hasFinite(view, before)) return undefined;
  return { pieces: goesOn ? [before, rest] : [before], rule: goesOn ? "parenthesis" : "fronted" };
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
  const word = view.lower(from);
  const range = piece(reader, of, from, all);
  if (range.until <= range.first) return byPassive(reader, of);
  const done = (): readonly Range[] => [...passiveSubject(reader, cue.first, cue.sentence.first), range];
  if (
    (takes.has("passive-to") || takes.has("that") || takes.has("how")) &&
    word === "to" &&
    !takes.has("order")
  )
    return { pieces: done(), rule: "passive-to" };
  if (takes.has("as") && word === "as") return { pieces: done(), rule: "passive-as" };
  if (takes.has("of") && word === "of") return { pieces: done(), rule: "passive-of" };
  if (word === "that" && (takes.has("that") || takes.has("tell"))) {
    const content = piece(reader, of, from + 1, all);
    const isIt = view.lower(passiveSubject(reader, cue.first, cue.sentence.first)[0]?.first ?? -1) === "it";
    if (!isIt && !takes.has("tell")) return undefined;
    return hasFinite(view, content) ? { pieces: [content], rule: "passive-that" } : undefined;
  }
  return byPassive(reader, of);
}

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
