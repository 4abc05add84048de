import type { NameForm } from "../../names/name-form.ts";
import { type KeyRows, KeyRowsBuilder } from "./key-rows.ts";
import { ContextsBuilder, type NameContexts } from "./name-contexts.ts";
import { lettersOf, type Outward, outwardOf } from "./outward.ts";
import { type Texts, TextsBuilder } from "./texts.ts";
import { TokenPool, type TokenTable } from "./token-pool.ts";
import { tellingWords, tellKeysBothWays, tellNameKeys } from "./whole-keys.ts";
import { brandWords, type SearchWord, searchWords, tellKeys } from "./word-keys.ts";

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
  /** What can be seen of each word without reading it (`Outward`). */
  readonly looks: Uint32Array;
  readonly lengths: Uint8Array;
  /** The token of each word, its number + 1; 0 for a run of words written together. */
  readonly wordTokens: Uint32Array;
  readonly tokens: TokenTable;
  /** The key of each word, and how a run is spelled. */
  readonly spelled: Texts;
  /** The names of word `w` are `wordNames[wordOffsets[w] .. wordOffsets[w + 1])`, ascending. */
  readonly wordOffsets: Uint32Array;
  readonly wordNames: Uint32Array;
  /** Keys of whole names; documents are names. */
  readonly wholes: KeyRows;
  /** What the words of each name weigh that may be its brand, in 1/1,000. */
  readonly brandWeights: Uint32Array;
  /** Which letters each name has (`lettersOf`). */
  readonly letters: Uint32Array;
  readonly context: NameContexts;
}

/** Words of names, numbered as they are met. */
class Words {
  readonly #numbers = new Map<string, number>();
  readonly #keys = new KeyRowsBuilder();
  readonly #weights: number[] = [];
  readonly #outward: Outward[] = [];
  readonly #tokens: number[] = [];
  readonly #spelled = new TextsBuilder();
  readonly #names: number[][] = [];
  readonly #pool: TokenPool;
  readonly #bothWays: boolean;

  constructor(pool: TokenPool, bothWays: boolean) {
    this.#pool = pool;
    this.#bothWays = bothWays;
  }

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
    tellKeys(word, "name", (_, key) => this.#keys.add(number, key));
    if (this.#bothWays) tellKeys(word, "query", (_, key) => this.#keys.add(number, key));
    this.#outward.push(outwardOf(word.token));
    this.#tokens.push(word.token === undefined ? 0 : this.#pool.numberOf(word.token) + 1);
    this.#spelled.add(word.token?.key ?? word.spelling ?? "");
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
      looks: Uint32Array.from(this.#outward, ({ look }) => look),
      lengths: Uint8Array.from(this.#outward, ({ length }) => length),
      wordTokens: Uint32Array.from(this.#tokens),
      spelled: this.#spelled.finish(),
      wordOffsets,
      wordNames,
    };
  }
}

export const brandWeightOf = (form: NameForm): number =>
  brandWords(form).reduce((sum, { weight }) => sum + weight, 0);

export interface IndexOptions {
  /** Names also stand under the keys that they would tell as a query, for `searchWidely`. */
  readonly bothWays?: boolean;
  /** Where tokens are numbered, if others number theirs there too. */
  readonly pool?: TokenPool;
}

/** Collects names, which are numbered in the order in which they come. */
export class NameIndexBuilder {
  readonly #words: Words;
  readonly #pool: TokenPool;
  readonly #tellKeys: typeof tellNameKeys;
  readonly #wholes = new KeyRowsBuilder();
  readonly #weights: number[] = [];
  readonly #letters: number[] = [];
  readonly #contexts = new ContextsBuilder();

  constructor({ bothWays = false, pool = new TokenPool() }: IndexOptions = {}) {
    this.#pool = pool;
    this.#words = new Words(pool, bothWays);
    this.#tellKeys = bothWays ? tellKeysBothWays : tellNameKeys;
  }

  add(form: NameForm): void {
    const name = this.#weights.length;
    for (const word of searchWords(form)) this.#words.add(word, name);
    this.#tellKeys(form, (_, key) => this.#wholes.add(name, key));
    this.#contexts.add(form);
    this.#weights.push(brandWeightOf(form));
    this.#letters.push(lettersOf(tellingWords(form).join("")));
  }

  finish(): NameIndex {
    return {
      size: this.#weights.length,
      ...this.#words.finish(),
      tokens: this.#pool.finish(),
      wholes: this.#wholes.finish(),
      brandWeights: Uint32Array.from(this.#weights),
      letters: Uint32Array.from(this.#letters),
      context: this.#contexts.finish(),
    };
  }
}

export function buildNameIndex(forms: Iterable<NameForm>, options?: IndexOptions): NameIndex {
  const builder = new NameIndexBuilder(options);
  for (const form of forms) builder.add(form);
  return builder.finish();
}
