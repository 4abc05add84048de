import type { Range, TextView } from "../text/text-view.ts";
import { type FoundCue, type Reader, type Subject, speechAt } from "./drafts.ts";
import { nounPhraseFrom, phraseStart } from "./noun-phrase.ts";
import {
  findIn,
  findLast,
  isAdverb,
  isAuxiliary,
  isComma,
  isConjunction,
  isDash,
  isFiniteVerb,
  isName,
  isNominal,
  relative,
  subordinate,
  timeBefore,
  timeFrom,
} from "./words-of-clauses.ts";

/** How often a subject may be the subject of a verb before: no sentence chains more verbs. */
const longestChain = 5;

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

/** Speech, a semicolon, a colon, an open bracket or dash bound the clause on its left. */
function clauseFrom(reader: Reader, first: number, at: number): number {
  const { view } = reader;
  let depth = 0;
  for (let back = at - 1; back >= first; back -= 1) {
    const word = view.lower(back);
    if (word === ")" || word === "]") depth += 1;
    if (word === "(" || word === "[") {
      if (depth === 0) return back + 1;
      depth -= 1;
    }
    if (word === ";" || word === ":" || speechAt(reader, back) !== undefined) return back + 1;
  }
  return first;
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
  const { view } = reader;
  if (cue.use !== "finite" || !cue.entry.takes.has("quote") || cue.after !== cue.first + 1) return undefined;
  const before = cue.first - 1;
  const behindSpeech = speechAt(reader, before) !== undefined;
  const behindComma = isComma(view, before) && before > cue.sentence.first;
  if (!behindSpeech && !(behindComma && speechAt(reader, before - 1) !== undefined) && !behindComma)
    return undefined;
  if (
    !/^(?:DET|NOUN|PROPN|ADJ|PRON|NUM)$/.test(view.pos(cue.after)) ||
    /^(?:that|it|they|there|this)$/.test(view.lower(cue.after))
  )
    if (!behindSpeech) return undefined;
  const phrase = nounPhraseFrom(reader, cue.after, cue.sentence.until);
  if (phrase === undefined || phrase.until <= phrase.first) return undefined;
  const next = view.lower(phrase.until);
  const ends =
    phrase.until >= cue.sentence.until ||
    /^[.,;–—]$/.test(next) ||
    view.pos(phrase.until) === "ADP" ||
    view.pos(phrase.until) === "SCONJ" ||
    speechAt(reader, phrase.until) !== undefined;
  if (!ends || (!behindSpeech && next === "that")) return undefined;
  if (!behindSpeech && isSubjectLess(reader, cue) === false) return undefined;
  return { ...phrase, inverted: true };
}

/** Behind a comma without speech: only where a whole clause stands before the comma, as in "Workers fled, said Li." */
function isSubjectLess({ view }: Reader, cue: FoundCue): boolean {
  const clause = { first: cue.sentence.first, until: cue.first - 1 };
  const closed = findIn(clause, (at) => isComma(view, at)) < 0;
  return closed && findIn(clause, (at) => isFiniteVerb(view, at)) >= 0 && !isConjunction(view, cue.first - 1);
}

/** The noun phrase that the verb at the end of the range has as its subject. */
export function subjectBefore(reader: Reader, range: Range, chain: number): Subject | undefined {
  const { view } = reader;
  const { first } = range;
  const end = skipLinks(reader, range);
  if (end <= first || chain === 0) return undefined;
  const last = view.lower(end - 1);
  if (isConjunction(view, end - 1)) return sharedSubject(reader, { first, until: end - 1 }, chain);
  if (last === ",") return subjectBeforeComma(reader, { first, until: end }, chain);
  if (isDash(view, end - 1)) return subjectBeforeDash(reader, { first, until: end }, chain);
  if (relative.has(last)) return antecedent(reader, { first, until: end - 1 });
  if (last === "to" || /^(?:when|while|if|as|how|what)$/.test(last)) return undefined;
  const found = phraseStart(reader, { first, until: end });
  return found === undefined ? undefined : withAntecedent(reader, first, found);
}

/** "Policies, which some said amount to": the noun phrase before the relative pronoun is what it is said of. */
function withAntecedent(reader: Reader, first: number, found: Range): Subject {
  const { view } = reader;
  const pronoun = found.first - 1;
  if (!/^(?:which|that|whom|who)$/.test(view.lower(pronoun))) return found;
  const end = isComma(view, pronoun - 1) || isDash(view, pronoun - 1) ? pronoun - 1 : pronoun;
  if (end <= first || !/^(?:NOUN|PROPN)$/.test(view.pos(end - 1))) return found;
  const before = phraseStart(reader, { first, until: end });
  return before === undefined ? found : { ...found, antecedent: nearestPhrase(reader, before) };
}

/** Walks back over auxiliaries, adverbs and words of time between subject and verb. */
function skipLinks({ view, tables }: Reader, { first, until }: Range): number {
  let end = until;
  for (;;) {
    while (
      end > first &&
      (isAuxiliary(view, end - 1) || (isAdverb(view, end - 1) && !isConjunction(view, end - 1)))
    )
      end -= 1;
    const time = timeBefore(view, tables, first + 1, end);
    const bare = time < end && isNominal(view, time - 1) && time - 1 >= first;
    if (!bare) return end;
    end = time;
  }
}

/** "X rejected it and said": the subject of the verb before. */
function sharedSubject(reader: Reader, range: Range, chain: number): Subject | undefined {
  const { view } = reader;
  for (let at = range.until - 1; at >= range.first; at -= 1) {
    if (!isFiniteVerb(view, at) || view.token(at).quotation >= 0) continue;
    if (inRelative(reader, range.first, at)) continue;
    return subjectBefore(reader, { first: range.first, until: at }, chain - 1);
  }
  return undefined;
}

/** Whether a verb has a relative pronoun just before it, or before its own subject. */
function inRelative({ view }: Reader, first: number, at: number): boolean {
  for (let back = at - 1; back >= Math.max(first, at - 5); back -= 1) {
    const word = view.lower(back);
    if (/^(?:who|which|whom|where|because|while|if|after|before|when)$/.test(word)) return true;
    if (word === "that") return view.pos(back - 1) === "NOUN" || view.pos(back - 1) === "PROPN";
    if (isFiniteVerb(view, back) || word === "," || isConjunction(view, back)) return false;
  }
  return false;
}

/** "Xu, spokesman of the ministry, said": over what stands between the commas to the first part that is no frame. */
function subjectBeforeComma(reader: Reader, { first, until }: Range, chain: number): Subject | undefined {
  const { view } = reader;
  const parts = commaParts(view, { first, until: until - 1 });
  const last = parts.at(-1);
  if (last === undefined) return undefined;
  if (parts.length > 1 && isFrame(reader, last))
    return subjectBefore(reader, { first, until: last.first - 1 }, chain - 1);
  const head = parts.findIndex((part) => !isFrame(reader, part));
  const part = parts[head];
  if (part === undefined || parts.length === 1) return undefined;
  const start = phraseStart(reader, part);
  const opened =
    start !== undefined && start.first > part.first && subordinate.test(view.lower(start.first - 1));
  if (!opened && mainVerb(reader, part) >= 0) return sharedSubject(reader, { first, until }, chain);
  return start === undefined ? undefined : { ...start, until: until - 1 };
}

/** A verb of the part's own, not one of a relative clause. */
const mainVerb = (reader: Reader, part: Range): number =>
  findIn(
    part,
    (at) =>
      isFiniteVerb(reader.view, at) && !inRelative(reader, part.first, at) && !isReduced(reader.view, at),
  );

/** "children recruited to work", "workers detained in camps": a participle that belongs to the noun before. */
const isReduced = (view: TextView, at: number): boolean =>
  view.pos(at) === "VERB" &&
  view.pos(at - 1) === "NOUN" &&
  (view.pos(at + 1) === "ADP" || view.lower(at + 1) === "to") &&
  /(?:ed|en|wn|ght|ld)$/.test(view.lower(at));

function commaParts(view: TextView, { first, until }: Range): readonly Range[] {
  const parts: Range[] = [];
  let from = first;
  for (let at = first; at <= until; at += 1) {
    if (at < until && !isComma(view, at)) continue;
    if (at > from) parts.push({ first: from, until: at });
    from = at + 1;
  }
  return parts;
}

const framing =
  /^(?:while|after|as|despite|although|though|since|because|if|when|before|regarding|concerning|following|citing|speaking|asked|however|meanwhile|moreover|furthermore|instead|yet|but|and|so|accordingly|unfortunately|for|to|according|responding|addressing|referring|writing|quoting)$/;

/** Words that stage a sentence: "In a statement", "Last month", "Speaking in Geneva", "Mr. Chairman". */
export function isFrame({ view, tables }: Reader, part: Range): boolean {
  const { first, until } = part;
  if (framing.test(view.lower(first)) || view.pos(first) === "ADP" || view.pos(first) === "SCONJ")
    return true;
  if (timeFrom(view, tables, first, until) > 0 && first + timeFrom(view, tables, first, until) === until)
    return true;
  if (view.pos(first) === "ADV" || (view.pos(first) === "VERB" && /(?:ing|ed)$/.test(view.lower(first))))
    return true;
  return (
    /^(?:mr|mrs|ms|madam|mister)\.?$/.test(view.lower(first)) &&
    /^(?:chairman|chair|speaker|president|chairwoman)$/.test(view.lower(until - 1))
  );
}

/** "A group of countries - including ... - demanded". */
function subjectBeforeDash(reader: Reader, { first, until }: Range, chain: number): Subject | undefined {
  const { view } = reader;
  for (let at = until - 2; at > first; at -= 1) {
    if (!isDash(view, at)) continue;
    const head = subjectBefore(reader, { first, until: at }, chain - 1);
    return head === undefined ? undefined : { ...head, until: until - 1 };
  }
  return undefined;
}

/** "Brands that said", "officials, who said". */
function antecedent(reader: Reader, { first, until }: Range): Subject | undefined {
  const { view } = reader;
  const end = isComma(view, until - 1) ? until - 1 : until;
  if (!isNominal(view, end - 1) && view.lower(end - 1) !== ")") return undefined;
  const found = phraseStart(reader, { first, until: end });
  return found === undefined ? undefined : nearestPhrase(reader, found);
}

/** Prepositions that rather belong to the noun before than lead to another: "members of parliament", "officials in Xinjiang". */
const binding = /^(?:of|for|in|from|at)$/;

/** Behind other prepositions only the last noun phrase: "boycotts against brands that said", "interviews with workers who said". */
function nearestPhrase({ view, tables }: Reader, found: Range): Range {
  const { group, worker, role } = tables.words;
  const people = (at: number): boolean =>
    group.has(view.lower(at)) || worker.has(view.lower(at)) || role.has(view.lower(at));
  for (let at = found.until - 1; at > found.first; at -= 1) {
    if (view.pos(at) !== "ADP") continue;
    const head = findLast(
      { first: found.first, until: at },
      (before) => view.pos(before) === "NOUN" || view.pos(before) === "PROPN",
    );
    const ofPeople = findIn({ first: at + 1, until: Math.min(found.until, at + 5) }, people) >= 0;
    if (!binding.test(view.lower(at)) || (ofPeople && !people(head)))
      return { first: at + 1, until: found.until };
  }
  return found;
}

/** The subject of the main clause, or, where that is done to, the people nearest before. */
function participleSubject(reader: Reader, cue: FoundCue): Subject | undefined {
  const { view } = reader;
  const first = clauseFrom(reader, cue.sentence.first, cue.first);
  let before = cue.first - 1;
  while (before > first && isAdverb(view, before)) before -= 1;
  const main = lastMainVerb(reader, { first, until: before });
  if (isNominal(view, before) && !isComma(view, before)) {
    const near = phraseStart(reader, { first, until: before + 1 });
    if (near !== undefined && speaks(reader, near)) return near;
  }
  if (main < 0) return forwardSubject(reader, cue);
  if (isPassive(view, main)) {
    const near = peopleBefore(reader, { first: main + 1, until: before });
    if (near !== undefined) return near;
  }
  return subjectBefore(reader, { first, until: main }, longestChain);
}

const lastMainVerb = (reader: Reader, { first, until }: Range): number => {
  for (let at = until - 1; at >= first; at -= 1)
    if (
      isFiniteVerb(reader.view, at) &&
      reader.view.token(at).quotation < 0 &&
      !inRelative(reader, first, at)
    )
      return at;
  return -1;
};

const isPassive = (view: TextView, at: number): boolean =>
  /^(?:was|were|is|are|been)$/.test(view.lower(at)) && /(?:ed|en|wn|ne|ld|de|nt)$/.test(view.lower(at + 1));

/** "Denying the claims, Xu spoke": who stands behind the comma. */
function forwardSubject(reader: Reader, cue: FoundCue): Subject | undefined {
  const { view } = reader;
  const { until } = cue.sentence;
  const comma = findIn({ first: cue.after, until }, (at) => isComma(view, at));
  if (comma < 0) return undefined;
  const verb = findIn({ first: comma + 1, until }, (at) => isFiniteVerb(view, at));
  return verb < 0 ? undefined : subjectBefore(reader, { first: comma + 1, until: verb }, 1);
}

/** Whether the noun phrase is of somebody who can speak. */
function speaks({ view, tables: { words } }: Reader, { first, until }: Range): boolean {
  for (let at = first; at < until; at += 1) {
    const word = view.lower(at);
    if (
      words.worker.has(word) ||
      words.group.has(word) ||
      words.role.has(word) ||
      words["state-body"].has(word)
    )
      return true;
    if (words.company.has(word) || words.document.has(word) || isName(view, at)) return true;
  }
  return false;
}

/** The last people named before: "six videos of interviews with workers in Xinjiang, ... denying". */
function peopleBefore({ view, tables }: Reader, { first, until }: Range): Subject | undefined {
  const { worker, group, role } = tables.words;
  const people = findIn({ first, until }, (at) => {
    const word = view.lower(at);
    return view.pos(at) === "NOUN" && (worker.has(word) || group.has(word) || role.has(word));
  });
  if (people < 0) return undefined;
  let start = people;
  while (start > first && /^(?:ADJ|DET|NUM|PROPN)$/.test(view.pos(start - 1))) start -= 1;
  return { first: start, until: isComma(view, until - 1) ? until - 1 : until };
}
