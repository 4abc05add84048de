import type { NameForm } from "../../names/name-form.ts";
import { type KeyRows, KeyRowsBuilder } from "./key-rows.ts";
import { ContextsBuilder, type NameContexts } from "./name-contexts.ts";
import { tellNameKeys } from "./whole-keys.ts";
import { brandWords, partsOf, type SearchWord, searchWords, tellKeys } from "./word-keys.ts";

/**
 * Names, found by their words and as wholes. Words are kept once, however many names have them: a slip is looked for
 * among words. Everything is a typed array, so that one copy serves all threads and a file holds it as it is.
 */
export interface NameIndex {
  /** Number of names. */
  readonly size: number;
  /** Keys of words; documents are words. */
  readonly words: KeyRows;
  /** Weight of each word, in 1/1,000. */
  readonly wordWeights: Uint32Array;
  /** Trigrams, or pairs of Chinese letters, that each word has. */
  readonly wordParts: Uint8Array;
  /** 1 for a run of words written together. */
  readonly wordIsRun: Uint8Array;
  /** The names of word `w` are `wordNames[wordOffsets[w] .. wordOffsets[w + 1])`, ascending. */
  readonly wordOffsets: Uint32Array;
  readonly wordNames: Uint32Array;
  /** Keys of whole names; documents are names. */
  readonly wholes: KeyRows;
  /** What the words of each name weigh that may be its brand, in 1/1,000. */
  readonly brandWeights: Uint32Array;
  readonly context: NameContexts;
}

/** Words of names, numbered as they are met. */
class Words {
  readonly #numbers = new Map<string, number>();
  readonly #keys = new KeyRowsBuilder();
  readonly #weights: number[] = [];
  readonly #parts: number[] = [];
  readonly #isRun: number[] = [];
  readonly #names: number[][] = [];

  add(word: SearchWord, name: number): void {
    const known = this.#numbers.get(word.id);
    const number = known ?? this.#numbers.size;
    if (known === undefined) this.#meet(word, number);
    const names = this.#names[number];
    if (names !== undefined && names[names.length - 1] !== name) names.push(name);
    this.#weights[number] = Math.max(this.#weights[number] ?? 0, word.weight);
  }

  #meet(word: SearchWord, number: number): void {
    this.#numbers.set(word.id, number);
    this.#names.push([]);
    tellKeys(word, (_, key) => this.#keys.add(number, key));
    this.#parts.push(Math.min(255, partsOf(word)));
    this.#isRun.push(word.isRun ? 1 : 0);
  }

  finish() {
    const wordOffsets = new Uint32Array(this.#names.length + 1);
    for (const [number, names] of this.#names.entries())
      wordOffsets[number + 1] = (wordOffsets[number] ?? 0) + names.length;
    const wordNames = new Uint32Array(wordOffsets[this.#names.length] ?? 0);
    for (const [number, names] of this.#names.entries()) wordNames.set(names, wordOffsets[number] ?? 0);
    return {
      words: this.#keys.finish(),
      wordWeights: Uint32Array.from(this.#weights),
      wordParts: Uint8Array.from(this.#parts),
      wordIsRun: Uint8Array.from(this.#isRun),
      wordOffsets,
      wordNames,
    };
  }
}

export const brandWeightOf = (form: NameForm): number =>
  brandWords(form).reduce((sum, { weight }) => sum + weight, 0);

/** Collects names, which are numbered in the order in which they come. */
export class NameIndexBuilder {
  readonly #words = new Words();
  readonly #wholes = new KeyRowsBuilder();
  readonly #weights: number[] = [];
  readonly #contexts = new ContextsBuilder();

  add(form: NameForm): void {
    const name = this.#weights.length;
    for (const word of searchWords(form)) this.#words.add(word, name);
    tellNameKeys(form, (_, key) => this.#wholes.add(name, key));
    this.#contexts.add(form);
    this.#weights.push(brandWeightOf(form));
  }

  finish(): NameIndex {
    return {
      size: this.#weights.length,
      ...this.#words.finish(),
      wholes: this.#wholes.finish(),
      brandWeights: Uint32Array.from(this.#weights),
      context: this.#contexts.finish(),
    };
  }
}

export function buildNameIndex(forms: Iterable<NameForm>): NameIndex {
  const builder = new NameIndexBuilder();
  for (const form of forms) builder.add(form);
  return builder.finish();
}
