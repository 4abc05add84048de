import type { Range, TextView } from "../text/text-view.ts";
import { type FoundCue, type Reader, speechAt } from "./drafts.ts";
import {
  beginsPhrase,
  findIn,
  isAdverb,
  isAuxiliary,
  isComma,
  isFiniteVerb,
  isName,
  isNominal,
  timeFrom,
} from "./words-of-clauses.ts";

/** How many words may stand between a verb and "that": "said in a statement to reporters on Thursday that". */
const widest = 16;

/** Where what is said begins, behind words of time and place and behind "that". */
export function contentFrom(reader: Reader, cue: FoundCue): { readonly at: number; readonly that: boolean } {
  const { view, tables } = reader;
  const { until } = cue.sentence;
  let at = cue.after;
  while (at < until && isPassedOver(view, at)) at += 1;
  const how = cue.entry.takes.has("how") ? howBehind(view, at, until) : undefined;
  if (how !== undefined) return { at: how, that: false };
  const colon = colonBehind(reader, at, until);
  if (colon !== undefined) return { at: colon, that: true };
  const that = thatBehind(reader, at, until);
  if (that !== undefined) return { at: that + 1, that: true };
  const time = timeFrom(view, tables, at, until);
  if (time > 0 && view.lower(at + time) === "that" && isThatClause(view, at + time, until, true))
    return { at: at + time + 1, that: true };
  if (
    time > 0 &&
    at + time < until &&
    (speechAt(reader, at + time) || beginsPhrase(view, at + time) || /^[,:]$/.test(view.lower(at + time)))
  )
    at += time;
  const speech = speechBehind(reader, at, until);
  return { at: speech ?? at, that: false };
}

/** "said again that", "said later, ..."; but "said nearly half" and "said all staff" begin what was said. */
function isPassedOver(view: TextView, at: number): boolean {
  if (
    /^(?:also|again|further|later|then|separately|repeatedly|publicly|explicitly|recently|earlier|today|there)$/.test(
      view.lower(at),
    )
  )
    return view.pos(at) === "ADV" && !isAuxiliary(view, at + 1);
  return (
    /ly$/.test(view.lower(at)) &&
    view.pos(at) === "ADV" &&
    /^(?:that|,|:|in|to|on|at)$/.test(view.lower(at + 1))
  );
}

/** "outlined for me how", "explained to reporters why". */
function howBehind(view: TextView, from: number, until: number): number | undefined {
  if (!/^(?:to|for|with)$/.test(view.lower(from))) return undefined;
  const found = findIn(
    { first: from + 1, until: Math.min(until, from + 6) },
    (at) => /^(?:how|what|why|whether)$/.test(view.lower(at)) || isFiniteVerb(view, at),
  );
  return found > 0 && !isFiniteVerb(view, found) ? found : undefined;
}

/** "has said: that it would", "asked a simple question: who made them": what the colon announces. */
function colonBehind(reader: Reader, from: number, until: number): number | undefined {
  const { view } = reader;
  const colon = findIn(
    { first: from, until: Math.min(until, from + 5) },
    (at) =>
      view.lower(at) === ":" || view.token(at).quotation >= 0 || isFiniteVerb(view, at) || isComma(view, at),
  );
  if (colon < 0 || view.lower(colon) !== ":" || speechAt(reader, colon + 1) !== undefined) return undefined;
  if (
    colon > from &&
    !/^(?:question|thing|point|opposite|same|following|reason)$/.test(view.lower(colon - 1))
  )
    return undefined;
  return view.lower(colon + 1) === "that" ? colon + 2 : colon + 1;
}

/** "that" as a conjunction, behind nothing but words of time, place and address. */
function thatBehind({ view }: Reader, from: number, until: number): number | undefined {
  for (let at = from; at < Math.min(until, from + widest); at += 1) {
    const word = view.lower(at);
    if (word === "that") return isThatClause(view, at, until, at === from) ? at : undefined;
    if (
      isFiniteVerb(view, at) ||
      /^[":“‘;–—]$/.test(word) ||
      (/^(?:who|which|to|of|how|what|why|whether)$/.test(word) && at === from)
    )
      return undefined;
    if (at === from && !startsAdjunct(view, at)) return undefined;
  }
  return undefined;
}

/** "in a statement", "to reporters", "on Monday", ", however,": what may stand before "that". */
const startsAdjunct = (view: TextView, at: number): boolean =>
  (view.pos(at) === "ADP" && !/^(?:of|than|like)$/.test(view.lower(at))) ||
  isComma(view, at) ||
  isAdverb(view, at) ||
  isName(view, at);

function isThatClause(view: TextView, at: number, until: number, direct: boolean): boolean {
  if (isAuxiliary(view, at + 1) || (view.pos(at + 1) === "VERB" && !/(?:ing|ed)$/.test(view.lower(at + 1))))
    return false;
  if (!direct && view.pos(at - 1) === "NOUN" && view.pos(at) === "PRON" && isFiniteVerb(view, at + 1))
    return false;
  return direct || findIn({ first: at + 1, until }, (next) => isFiniteVerb(view, next)) >= 0;
}

/** Speech that a colon or comma announces, over "in a statement" and the like. */
function speechBehind(reader: Reader, from: number, until: number): number | undefined {
  const { view } = reader;
  for (let at = from; at < Math.min(until, from + widest); at += 1) {
    if (speechAt(reader, at) !== undefined)
      return at === from || /^[,:]$/.test(view.lower(at - 1)) ? at : undefined;
    if (isFiniteVerb(view, at)) return undefined;
    if (
      at === from &&
      !startsAdjunct(view, at) &&
      view.lower(at) !== ":" &&
      !isNominal(view, at) &&
      view.pos(at) !== "DET"
    )
      return undefined;
  }
  return undefined;
}

/** Who is told, and where what they are told begins; undefined where the sentence has no such form. */
export function addressed(reader: Reader, cue: FoundCue, kind: "tell" | "order"): Addressed | undefined {
  const { view } = reader;
  const { after: first, sentence } = cue;
  if (!beginsPhrase(view, first) || view.lower(first) === "that") return undefined;
  const beginning = (at: number): number | undefined =>
    kind === "order" && (isDemand(view, at) || isAskedFor(view, cue, at)) ? at : toldFrom(reader, at);
  const range = { first: first + 1, until: sentence.until };
  const place = findIn(range, (at) => beginning(at) !== undefined || isFiniteVerb(view, at));
  const at = place < 0 ? undefined : beginning(place);
  if (at !== undefined)
    return { to: { first, until: /^[,:]$/.test(view.lower(place - 1)) ? place - 1 : place }, at };
  return place >= 0 && kind === "tell" ? bareClause(reader, first, place) : undefined;
}

/** Who is told, and where what they are told begins. */
interface Addressed {
  readonly to: Range;
  readonly at: number;
}

/** "asked Dalmar for access", "warned me against it": the preposition opens the content. */
const isAskedFor = (view: TextView, { entry: { cue }, after }: FoundCue, at: number): boolean =>
  (/^(?:ask|press|petition|beg)$/.test(cue) && view.lower(at) === "for" && isNominal(view, at - 1)) ||
  (/^(?:warn|caution|advise)$/.test(cue) && view.lower(at) === "against" && at <= after + 4);

/** "to release", "not to buy". */
function isDemand(view: TextView, at: number): boolean {
  if (view.lower(at) === "not") return view.lower(at + 1) === "to";
  return (
    view.lower(at) === "to" &&
    (view.pos(at) === "PART" ||
      isAuxiliary(view, at + 1) ||
      view.pos(at + 1) === "VERB" ||
      isAdverb(view, at + 1))
  );
}

/** Where it begins, if a clause or speech opens just there. */
function toldFrom(reader: Reader, at: number): number | undefined {
  const { view } = reader;
  const word = view.lower(at);
  if (word === "that") return isFiniteVerb(view, at + 1) ? undefined : at + 1;
  if (word === ":") return at + 1;
  return /^(?:how|whether|why|what|if)$/.test(word) || speechAt(reader, at) !== undefined ? at : undefined;
}

/** "told reporters the company had": the clause begins with the noun phrase before its verb. */
function bareClause(
  { view, tables }: Reader,
  from: number,
  verb: number,
): { readonly to: Range; readonly at: number } | undefined {
  if (view.pos(from) === "PRON") return { to: { first: from, until: from + 1 }, at: from + 1 };
  for (let at = from + 1; at < verb; at += 1) {
    const behindNoun = isNominal(view, at - 1) && !/^(?:ADJ|NUM)$/.test(view.pos(at - 1));
    const time = timeFrom(view, tables, at, verb);
    if (time > 0 && behindNoun) return { to: { first: from, until: at }, at: at + time };
    const opens =
      view.pos(at) === "DET" ||
      view.pos(at) === "PRON" ||
      (isName(view, at) && !isName(view, at - 1)) ||
      (view.pos(at) === "NOUN" && /s$/.test(view.lower(at - 1)) && view.pos(at - 1) === "NOUN");
    if (opens && behindNoun) return { to: { first: from, until: at }, at };
  }
  return undefined;
}
