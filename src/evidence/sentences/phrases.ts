import type { Span } from "../../model/text-layer.ts";
import { foldText, type Word } from "./words.ts";

/** A phrase where it stands: the first and the last of its words. */
export interface PhraseHit<T> extends Span {
  readonly value: T;
  /** Places of its words in the list that was searched. */
  readonly first: number;
  readonly last: number;
}

type Part = { readonly gap: true } | { readonly gap: false; readonly fits: (word: string) => boolean };

interface Phrase<T> {
  readonly parts: readonly Part[];
  readonly value: T;
}

/** Words that are remembered; a text of more distinct ones costs time only. */
const mostWords = 20_000;

/** How many words a `~` may stand for. */
const widest = 8;

/** Words of a text, for looking phrases up. */
interface Searched {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Phrases of data files, with something each stands for, indexed by the first letter of their first word. */
export class Phrases<T> {
  private readonly byLetter = new Map<string, Phrase<T>[]>();
  /** Phrases that may begin with a word, by the word: a text has few words, and most of them often. */
  private readonly byWord = new Map<string, readonly Phrase<T>[]>();

  /** Each cell holds phrases parted by `|`. A phrase neither begins nor ends with `*` or `~`. */
  constructor(cells: readonly (readonly [cell: string, value: T])[]) {
    for (const [cell, value] of cells)
      for (const phrase of cell.split("|")) this.add(wordsOfPhrase(phrase), value);
  }

  private add(words: readonly string[], value: T): void {
    const parts = words.map(readPart);
    const letters = new Set((words[0] ?? "").split("/").map((word) => foldText(word).charAt(0)));
    for (const letter of letters) {
      const known = this.byLetter.get(letter) ?? [];
      known.push({ parts, value });
      this.byLetter.set(letter, known);
    }
  }

  private beginningWith(folded: string): readonly Phrase<T>[] {
    const known = this.byWord.get(folded);
    if (known !== undefined) return known;
    const all = this.byLetter.get(folded.charAt(0)) ?? [];
    const found = all.filter(({ parts: [first] }) => first?.gap === false && first.fits(folded));
    if (this.byWord.size >= mostWords) this.byWord.clear();
    this.byWord.set(folded, found);
    return found;
  }

  /** Every phrase that stands in the words, which are of one sentence, in the order of their first words. */
  in(text: string, words: readonly Word[]): readonly PhraseHit<T>[] {
    const found: PhraseHit<T>[] = [];
    for (const [at, { folded }] of words.entries()) {
      for (const { parts, value } of this.beginningWith(folded)) {
        const last = lastWord({ text, words }, at, parts);
        const [from, to] = [words[at], words[last]];
        if (from !== undefined && to !== undefined)
          found.push({ start: from.start, end: to.end, first: at, last, value });
      }
    }
    return found;
  }

  /** Whether one of them stands there. */
  occursIn(text: string, words: readonly Word[]): boolean {
    return words.some(({ folded }, at) =>
      this.beginningWith(folded).some(({ parts }) => lastWord({ text, words }, at, parts) >= 0),
    );
  }
}

/** Each Han character is a word of its own, as it is in `wordsIn`. */
const wordsOfPhrase = (phrase: string): readonly string[] =>
  phrase
    .replace(/\p{Script=Han}/gu, " $& ")
    .trim()
    .split(/\s+/);

function readPart(word: string): Part {
  if (word === "~") return { gap: true };
  if (word === "*") return { gap: false, fits: () => true };
  const choices = word.split("/").map(foldText);
  const stems = choices.filter((one) => one.endsWith("*")).map((one) => one.slice(0, -1));
  const whole = new Set(choices.filter((one) => !one.endsWith("*")));
  return { gap: false, fits: (text) => whole.has(text) || stems.some((stem) => text.startsWith(stem)) };
}

/** The place of the last word of the phrase that begins at the word; -1 where it does not stand there. */
function lastWord(searched: Searched, from: number, parts: readonly Part[]): number {
  let next = from;
  let slack = 0;
  for (const part of parts) {
    if (part.gap) {
      slack = widest;
      continue;
    }
    let at = next;
    const latest = next + slack;
    while (at <= latest && !endsBefore(searched, at, from) && !part.fits(searched.words[at]?.folded ?? ""))
      at += 1;
    if (at > latest || endsBefore(searched, at, from)) return -1;
    next = at + 1;
    slack = 0;
  }
  return next - 1;
}

/** Whether the words, or the clause, have ended before the word at that place. */
function endsBefore({ text, words }: Searched, at: number, from: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (word === undefined) return true;
  return at > from && before !== undefined && clauseEnd.test(text.slice(before.end, word.start));
}

/** A full stop ends a sentence, not a clause: within one it stands behind an abbreviation. */
const clauseEnd = /[;:!?]["'”’)\]]*\s|[—。！？；]|\n\s*\n/;

/** Hits by the place of their last word; of those that end together the longest. */
export const byLast = <T>(hits: readonly PhraseHit<T>[]): ReadonlyMap<number, PhraseHit<T>> =>
  new Map(hits.toSorted((a, b) => b.first - a.first).map((hit) => [hit.last, hit]));
