import type { Range, TextView } from "../text/text-view.ts";
import { type Reader, type Subject, speechAt } from "./drafts.ts";
import { phraseStart } from "./noun-phrase.ts";
import {
  findIn,
  findLast,
  isAdverb,
  isAuxiliary,
  isComma,
  isConjunction,
  isDash,
  isFiniteVerb,
  isNominal,
  relative,
  subordinate,
  timeBefore,
  timeFrom,
} from "./words-of-clauses.ts";

/** How often a subject may be the subject of a verb before: no sentence chains more verbs. */
export const longestChain = 5;

/** Speech, a semicolon, a colon, an open bracket or dash bound the clause on its left. */
export function clauseFrom(reader: Reader, first: number, at: number): number {
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
export function inRelative({ view }: Reader, first: number, at: number): boolean {
  for (let back = at - 1; back >= Math.max(first, at - 5); back -= 1) {
    const word = view.lower(back);
    if (/^(?:who|which|whom|whose|where|because|while|if|after|before|when)$/.test(word)) return true;
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
export const isReduced = (view: TextView, at: number): boolean =>
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
  let end = isComma(view, until - 1) ? until - 1 : until;
  while (
    end > first + 1 &&
    (view.pos(end - 1) === "ADV" || /^(?:either|too|also)$/.test(view.lower(end - 1)))
  )
    end -= 1;
  if (!isNominal(view, end - 1) && view.lower(end - 1) !== ")") return undefined;
  const found = phraseStart(reader, { first, until: end });
  return found === undefined ? undefined : nearestPhrase(reader, found);
}

/** The noun phrase that ends with the range, as what a relative clause behind it tells of. */
export function phraseBefore(reader: Reader, range: Range): Range | undefined {
  const found = phraseStart(reader, range);
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
