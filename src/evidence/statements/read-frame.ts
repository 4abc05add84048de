import type { Range, TextView } from "../text/text-view.ts";
import { addressed, contentFrom } from "./behind-cue.ts";
import type { Attribution, Reader } from "./drafts.ts";
import { type Frame, piece } from "./frame-piece.ts";
import { fronted } from "./fronted-frame.ts";
import { passiveFrame } from "./passive-frame.ts";
import { inRelative, isReduced } from "./subject-before.ts";
import {
  bareWords,
  beginsPhrase,
  findIn,
  hasFinite,
  isAdverb,
  isAuxiliary,
  isComma,
  isConjunction,
  isFiniteVerb,
  isVerb,
  mayHaveVerb,
  trimmed,
} from "./words-of-clauses.ts";

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

/** The piece, with what a relative pronoun before the speaker stands for. */
function withAntecedent({ subject }: Attribution, range: Range): Range[] {
  return subject?.antecedent ? [subject.antecedent, range] : [range];
}

function told(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  if (!of.cue.entry.takes.has("tell")) return undefined;
  const found = addressed(reader, of.cue, "tell");
  if (found === undefined) return toldTo(reader, of, all);
  const range = piece(reader, of, found.at, all);
  return hasFinite(reader.view, range)
    ? { pieces: [range], addressee: found.to, rule: "told" }
    : toldTo(reader, of, all);
}

/** "told jurors not to speak": an order, whatever the verb. */
function toldTo(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  const found = addressed(reader, of.cue, "order");
  if (found === undefined || !/^(?:to|not|against)$/.test(reader.view.lower(found.at))) return undefined;
  return { pieces: [piece(reader, of, found.at, all)], addressee: found.to, rule: "ordered" };
}

function ordered(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  const { takes } = of.cue.entry;
  if (!takes.has("order") && !takes.has("order-to")) return undefined;
  const found = addressed(reader, of.cue, "order");
  if (found === undefined) return undefined;
  const range = beforeClause(reader.view, piece(reader, of, found.at, all));
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
  return isClause(reader, range, that) ? { pieces: [range], rule: that ? "that" : "bare" } : undefined;
}

function isQuestion(view: TextView, range: Range, takes: ReadonlySet<string>): boolean {
  const word = view.lower(range.first);
  if (takes.has("how") && /^(?:how|what|why|whether|where|who|if)$/.test(word)) return true;
  return takes.has("that") && /^(?:how|what|why|whether)$/.test(word) && hasFinite(view, range);
}

/** It has a verb, or may have one that the tagger has missed. */
function isClause(reader: Reader, range: Range, that: boolean): boolean {
  const { view } = reader;
  if (that) return hasFinite(view, range) || range.until - range.first > 3;
  return ownVerb(reader, range) || (range.until - range.first > 3 && mayHaveVerb(view, range));
}

/** A verb that is neither one of a relative clause nor of another clause behind ", and". */
function ownVerb(reader: Reader, { first, until }: Range): boolean {
  const { view } = reader;
  for (let at = first; at < until; at += 1) {
    if (
      isFiniteVerb(view, at) &&
      !isReduced(view, at) &&
      !(at > first + 1 && inRelative(reader, first + 1, at))
    )
      return true;
    if (at > first + 1 && isComma(view, at) && isConjunction(view, at + 1)) return false;
  }
  return false;
}

const isInfinitive = (view: TextView, at: number): boolean =>
  isVerb(view, at + 1) || view.pos(at + 1) === "AUX" || isAdverb(view, at + 1) || view.pos(at) === "PART";

const beginsClause = (view: TextView, at: number): boolean =>
  beginsPhrase(view, at) ||
  (view.lower(at) === "that" && isAuxiliary(view, at + 1)) ||
  /^(?:in|on|at|since|after|before|if|when|there|no|none|nobody|nothing|each|every|both|only|more|many|most|some|all|under|during|for|over|as|about|nearly|almost|up|is|was|are|were)$/.test(
    view.lower(at),
  );

function phrase(reader: Reader, of: Attribution, all: readonly Attribution[]): Frame | undefined {
  const { view } = reader;
  const { at } = contentFrom(reader, of.cue);
  const range = beforeClause(view, piece(reader, of, at, all));
  if (range.until <= range.first || !opensPhrase(reader, of, at)) return undefined;
  const short = range.until - range.first === 1 || view.pos(at + 1) === "PUNCT";
  if (short && bareWords.test(view.lower(at))) return undefined;
  const rule = phraseRule(reader, of, range);
  return rule === undefined ? undefined : { pieces: withAntecedent(of, range), rule };
}

/** "asked for clarity, and they will get it": behind ", and" a subject and its verb are a sentence of the writer. */
function beforeClause(view: TextView, range: Range): Range {
  const end = findIn(
    { first: range.first + 1, until: range.until - 2 },
    (at) => view.token(at).quotation < 0 && (view.lower(at) === ";" || joinsClause(view, at)),
  );
  return end < 0 ? range : trimmed(view, { first: range.first, until: end });
}

const joinsClause = (view: TextView, at: number): boolean =>
  isComma(view, at) &&
  isConjunction(view, at + 1) &&
  (view.pos(at + 2) === "PRON" || isFiniteVerb(view, at + 3));

/** As what a noun phrase is taken by an expression; undefined: it is not. */
function phraseRule(reader: Reader, { cue, subject }: Attribution, range: Range): string | undefined {
  const { view } = reader;
  const { takes } = cue.entry;
  const has = (word: RegExp): boolean =>
    findIn({ first: range.first + 1, until: range.until }, (at) => word.test(view.lower(at))) >= 0;
  const when = (holds: boolean, rule: string): string | undefined => (holds ? rule : undefined);
  if (takes.has("of")) return when(has(/^(?:of|for|over|on)$/), "of");
  if (takes.has("as") && has(/^as$/)) return "as";
  if (takes.has("complement"))
    return when(subject?.antecedent !== undefined || isComplement(reader, range), "complement");
  // "voiced alarm", but "raised the alarm".
  if (takes.has("np-feeling"))
    return when(!/^alarms?$/.test(view.lower(range.first + 1)) && near(reader, range, "feeling"), "feeling");
  if (takes.has("np-denial"))
    return when(has(/^(?:allegations?|accusations?|claims?|findings?|charges?|report)$/), "phrase");
  const doing = takes.has("to-ing") && /ing$/.test(view.lower(range.first));
  return when(doing || takes.has("np") || takes.has("np-for"), "phrase");
}

function opensPhrase({ view }: Reader, { cue, subject }: Attribution, at: number): boolean {
  const { takes } = cue.entry;
  if (
    subject?.antecedent !== undefined &&
    (/^(?:as|of|for)$/.test(view.lower(at)) || takes.has("complement"))
  )
    return true;
  // "dismissing as a fairy tale claims that ..."
  if (view.lower(at) === "as" && takes.has("np") && beginsPhrase(view, at + 1)) return true;
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
