import type { QuotedRange, Range } from "../text/text-view.ts";
import { addressed, contentFrom } from "./behind-cue.ts";
import { isTrailing } from "./clause-end.ts";
import { type Attribution, type Draft, type Reader, speechAt } from "./drafts.ts";
import { nounPhraseFrom } from "./noun-phrase.ts";
import { speaks } from "./participle-subject.ts";
import { inRelative, subjectBefore } from "./subject-before.ts";
import { findIn, findLast, isComma, isFiniteVerb, isVerb } from "./words-of-clauses.ts";

/** Who has said which quotation, by its place. */
export type Owners = Map<number, Draft>;

const at = (reader: Reader, quotation: QuotedRange): number => reader.view.token(quotation.first).quotation;

/** A statement in quotation marks beside its verb: before it, behind it, or parted by it. */
export function quotedDraft(reader: Reader, of: Attribution, owners: Owners): Draft | undefined {
  const { cue, subject } = of;
  if (cue.use === "source" || !cue.entry.takes.has("quote")) return undefined;
  if (cue.use === "passive" && !cue.entry.takes.has("tell")) return undefined;
  const told =
    cue.entry.takes.has("tell") || cue.entry.takes.has("order") ? addressed(reader, cue, "tell") : undefined;
  const behind =
    subject?.inverted || (cue.use === "passive" && subject !== undefined)
      ? speechAfter(reader, subject.until)
      : speechAfter(reader, told?.at ?? contentFrom(reader, cue).at);
  const before = speechBefore(reader, of, behind !== undefined);
  const free = before !== undefined && !owners.has(at(reader, before)) ? before : undefined;
  const taken = [free, behind].filter((one) => one !== undefined);
  if (taken.length === 0) return undefined;
  const draft: Draft = {
    pieces: taken.map(({ first, until }) => ({ first, until })),
    ...{ cue, entry: cue.entry, mention: subject, rule: "speech" },
    ...(told !== undefined && behind !== undefined && { addressee: told.to }),
  };
  for (const one of taken) owners.set(at(reader, one), draft);
  return draft;
}

/** Speech at a place, or behind a comma or colon there. */
function speechAfter(reader: Reader, from: number): QuotedRange | undefined {
  const { view } = reader;
  const next = /^[,:]$/.test(view.lower(from)) ? from + 1 : from;
  const found = speechAt(reader, next);
  return found !== undefined && found.first === next ? found : undefined;
}

/** Speech just before the speaker and the verb. One that ends with a stop belongs to them only where nothing else is said. */
function speechBefore(
  reader: Reader,
  { cue, subject }: Attribution,
  hasOther: boolean,
): QuotedRange | undefined {
  const { view } = reader;
  const first = Math.min(cue.first, subject?.first ?? cue.first);
  const until = Math.max(cue.after, subject?.until ?? cue.after);
  const end = isComma(view, first - 1) ? first - 1 : first;
  const found = speechAt(reader, end - 1);
  if (found === undefined || found.until !== end) return undefined;
  const goesOn =
    end < first || /[,?!…—–]["'”’)\]]*$/.test(view.text.slice(found.inner.start, found.inner.end).slice(-3));
  if (goesOn) return found;
  return !hasOther && isTrailing(reader, until, cue.sentence.until) ? found : undefined;
}

/** Speech beside a verb that no lexicon has: `"Never," she whispered`, `He shook his head: "No."`. */
export function openDraft(reader: Reader, one: QuotedRange, owners: Owners): Draft | undefined {
  const { view } = reader;
  const sentence = view.sentenceAt(one.until);
  if (sentence === undefined) return announced(reader, one, owners);
  const next = isComma(view, one.until) ? one.until + 1 : one.until;
  const near = { first: next, until: Math.min(sentence.until, next + 8) };
  const verb = findIn(near, (place) => isVerb(view, place) && isFiniteVerb(view, place));
  const found = verb < 0 ? undefined : besideSpeech(reader, { first: next, until: sentence.until }, verb);
  if (found === undefined) return announced(reader, one, owners);
  const draft: Draft = {
    pieces: [{ first: one.first, until: one.until }],
    ...{ cue: { first: verb, until: verb + 1 }, entry: undefined, mention: found, rule: "open-verb" },
  };
  owners.set(at(reader, one), draft);
  return draft;
}

/** "An inspector put it differently: ..." : speech behind a colon is that of the subject before, if that can speak. */
function announced(reader: Reader, one: QuotedRange, owners: Owners): Draft | undefined {
  const { view } = reader;
  const sentence = view.sentenceAt(one.first);
  if (sentence === undefined || view.lower(one.first - 1) !== ":") return undefined;
  const before = { first: sentence.first, until: one.first - 1 };
  const verb = findLast(
    before,
    (place) => isVerb(view, place) && isFiniteVerb(view, place) && !inRelative(reader, sentence.first, place),
  );
  const mention = verb < 0 ? undefined : subjectBefore(reader, { first: sentence.first, until: verb }, 2);
  if (verb < 0 || mention === undefined || !speaks(reader, mention)) return undefined;
  const draft: Draft = {
    pieces: [{ first: one.first, until: one.until }],
    ...{ cue: { first: verb, until: verb + 1 }, entry: undefined, mention, rule: "colon" },
  };
  owners.set(at(reader, one), draft);
  return draft;
}

function besideSpeech(reader: Reader, { first, until }: Range, verb: number): Range | undefined {
  if (verb === first) return nounPhraseFrom(reader, verb + 1, until);
  return subjectBefore(reader, { first, until: verb }, 1);
}

/** A quotation that takes up an open one is one with it: whether this is such, and its speaker known. */
export function resumes({ view }: Reader, place: number, owners: Owners): boolean {
  const [one, before] = [view.quotations[place], view.quotations[place - 1]];
  const owner = owners.get(place - 1);
  if (!one?.resumes || !before?.open || owner === undefined) return false;
  owner.pieces.push({ first: one.first, until: one.until });
  owners.set(place, owner);
  return true;
}

/** A quotation without a verb of its own, just behind one, goes on from it; so does one that opens the next paragraph. */
export function continued(reader: Reader, place: number, owners: Owners): Draft | undefined {
  const { view } = reader;
  const [one, before] = [view.quotations[place], view.quotations[place - 1]];
  const owner = owners.get(place - 1);
  if (one === undefined || before === undefined || owner === undefined) return undefined;
  const said = owner.continues ?? owner;
  if (!isNext(reader, before, owner, one)) return undefined;
  const draft: Draft = {
    pieces: [{ first: one.first, until: one.until }],
    ...{ cue: undefined, entry: said.entry, mention: undefined, continues: said },
    rule: "continued",
  };
  owners.set(place, draft);
  return draft;
}

/** Nothing but the verb and the speaker of the quotation before stands between, or a break of paragraph. */
function isNext({ view }: Reader, before: QuotedRange, owner: Draft, one: QuotedRange): boolean {
  const cue = owner.cue ?? before;
  const sentence = view.sentenceAt(cue.first);
  const end = Math.max(before.until, owner.continues ? 0 : (sentence?.until ?? 0));
  const own = view.sentenceAt(one.first);
  return end === one.first && own?.first === one.first && own.until - one.until <= 1;
}
