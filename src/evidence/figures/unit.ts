import type { Span } from "../../model/text-layer.ts";
import type { Word } from "../sentences/words.ts";
import type { FigureTables, UnitKind } from "./figure-tables.ts";
import { isNumber } from "./quantity.ts";

/** What a number counts or measures in; its span is of the noun, with what stands between it and the number. */
export interface Unit extends Span {
  readonly name: string;
  readonly kind: UnitKind | "noun";
  /** Place of its last word. */
  readonly last: number;
  /** Where its own words begin. */
  readonly nounStart: number;
  /** It is the name of a people after "ethnic": it may count persons or peoples. */
  readonly unclear?: true;
}

/** Words at which a noun phrase ends; a noun that is counted stands before the first of them. */
const ends = new Set(
  (
    "of in on at by for from to with without within into onto over under about across after before between among amid " +
    "against during through than as and or but nor while when where which who whose that because since until if so " +
    "is are was were be been being has have had having do does did will would can could shall should may might must " +
    "not no only also still often now then there here this these those the a an it they he she we you i their his her its " +
    "per said says say told found"
  ).split(" "),
);

/** How many words a noun phrase may have. */
const longest = 5;

/** The noun behind a number: "seven ethnic armed groups", "hundreds of thousands of people", "2 of whom". */
export function unitAfter(
  { text, words }: { readonly text: string; readonly words: readonly Word[] },
  last: number,
  tables: FigureTables,
): Unit | undefined {
  const from = last + (words[last + 1]?.folded === "of" ? 2 : 1);
  const phrase = nounPhrase(text, words, from);
  if (phrase.length === 0) return undefined;
  const known = headOf(tables.units.in(text, phrase));
  if (known === undefined) return named(text, phrase, from);
  const { start, end, value, last: at } = known;
  const noun = text.slice(start, end).toLowerCase();
  const name = value.kind === "people" ? "people" : value.code === "" ? noun : value.code;
  return { name, kind: value.kind, start, end, nounStart: phrase[0]?.start ?? start, last: from + at };
}

/** The first noun that can be counted, or the last of those that follow on it: "men", "child labourers", not what comes behind. */
function headOf<T extends { readonly first: number; readonly last: number }>(
  known: readonly T[],
): T | undefined {
  let head = known.toSorted((a, b) => a.first - b.first || b.last - a.last)[0];
  for (const one of known) if (head !== undefined && one.first === head.last + 1) head = one;
  return head;
}

/** The words up to where the phrase ends. "Of the", "of whom" go on with it. */
function nounPhrase(text: string, words: readonly Word[], from: number): readonly Word[] {
  const phrase: Word[] = [];
  let at = from;
  const behindOf = words[from - 1]?.folded === "of";
  if (behindOf && ["the", "its", "their", "these", "those"].includes(words[at]?.folded ?? "")) at += 1;
  for (; at < words.length && phrase.length < longest; at += 1) {
    const word = words[at];
    const before = words[at - 1];
    if (word === undefined || before === undefined || ends.has(word.folded) || isNumber(word.folded)) break;
    if (!/^["'“”‘’ \u00a0\n+%-]*$/.test(text.slice(before.end, word.start))) break;
    phrase.push(word);
  }
  return phrase;
}

/** A noun that is in no table: the last plural, else nothing, since a word that cannot be told may be a verb. */
function named(text: string, phrase: readonly Word[], from: number): Unit | undefined {
  const at = phrase.findLastIndex(({ folded }) => /[^s'u]s$/.test(folded));
  const [first, noun] = [phrase[0], phrase[at]];
  if (noun === undefined || first === undefined) return undefined;
  const span = { start: noun.start, end: noun.end, nounStart: first.start, last: from + at };
  if (first.folded === "ethnic" && /^\p{Lu}/u.test(noun.text))
    return { ...span, name: text.slice(first.start, noun.end), kind: "noun", unclear: true };
  return { ...span, name: noun.folded, kind: "noun" };
}

/** "Two-hour", "ten-member": number and unit are one word, of which `unit` is the end. */
export function joinedUnit(text: string, word: Word, unit: string, tables: FigureTables): Unit | undefined {
  const start = word.end - unit.length;
  const noun = { start, end: word.end, text: unit, folded: unit };
  const known = tables.units.in(text, [noun])[0]?.value;
  if (known?.kind !== "duration") return undefined;
  return { name: `${unit}s`, kind: "duration", start, end: word.end, nounStart: start, last: -1 };
}
