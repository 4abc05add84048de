import type { Range } from "../text/text-view.ts";
import type { Attribution, Reader } from "./drafts.ts";
import { type Frame, piece } from "./frame-piece.ts";
import { fronted } from "./fronted-frame.ts";
import { subjectBefore } from "./subject-before.ts";
import { bareWords, isAuxiliary, trimmed } from "./words-of-clauses.ts";

/** "X is reported to ...", "it has been described by Y as ...", "it was announced that ...", "X was told that ...". */
export function passiveFrame(
  reader: Reader,
  of: Attribution,
  all: readonly Attribution[],
): Frame | undefined {
  const { view } = reader;
  const { cue, subject } = of;
  const { takes } = cue.entry;
  const from = subject === undefined ? cue.after : subject.until;
  const range = piece(reader, of, from, all);
  const word = view.lower(from);
  const said = passiveSubject(reader, cue.first, cue.sentence.first);
  if (range.until <= range.first || (word !== "to" && word !== "that"))
    return asPassive(reader, of, range) ?? toldBehind(reader, of, said) ?? byPassive(reader, of);
  if (word === "to" && isPresentOrder(reader, of)) return { pieces: [range], rule: "ordered" };
  if (word === "to")
    return takesInfinitive(takes) ? { pieces: [...said, range], rule: "passive-to" } : byPassive(reader, of);
  const content = piece(reader, of, from + 1, all);
  const impersonal = takes.has("that") && view.lower(said[0]?.first ?? -1) === "it";
  return impersonal || takes.has("tell") ? { pieces: [content], rule: "passive-that" } : undefined;
}

/** "It is described as voluntary", "he was accused of theft". */
function asPassive(reader: Reader, { cue, subject }: Attribution, range: Range): Frame | undefined {
  const word = reader.view.lower(subject === undefined ? cue.after : subject.until);
  if ((word !== "as" && word !== "of") || !cue.entry.takes.has(word) || range.until <= range.first)
    return undefined;
  const said = passiveSubject(reader, cue.first, cue.sentence.first);
  return { pieces: [...said, range], rule: `passive-${word}` };
}

/** "Three men were held in a van, a jury was told on Monday", "..., it was alleged". */
function toldBehind(reader: Reader, of: Attribution, said: readonly Range[]): Frame | undefined {
  const { takes } = of.cue.entry;
  const [told] = said;
  if (told === undefined || of.subject !== undefined) return undefined;
  const isIt = reader.view.lower(told.first) === "it" && told.until - told.first === 1;
  return isIt || takes.has("tell") ? fronted(reader, { ...of, subject: told }) : undefined;
}

/** "Anyone who knows more is asked to call": an appeal that holds, not one that was. */
function isPresentOrder({ view }: Reader, { cue }: Attribution): boolean {
  if (!cue.entry.takes.has("order") && !cue.entry.takes.has("order-to")) return false;
  let at = cue.first - 1;
  while (isAuxiliary(view, at) && !/^(?:is|are)$/.test(view.lower(at))) at -= 1;
  return /^(?:is|are)$/.test(view.lower(at));
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
function passiveSubject(reader: Reader, at: number, first: number): Range[] {
  const found = subjectBefore(reader, { first, until: at }, 1);
  return found === undefined ? [] : [trimmed(reader.view, found)];
}
