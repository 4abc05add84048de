import { compareText } from "../../model/compare-text.ts";
import type { NameForm } from "../../names/name-form.ts";
import { type KeyRows, KeyRowsBuilder } from "./key-rows.ts";
import { ContextsBuilder, type NameContexts } from "./name-contexts.ts";
import { lettersOf, outwardOf } from "./outward.ts";
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

/** A word, the names that have it, ascending, and its greatest weight in them. */
interface FoundWord {
  readonly word: SearchWord;
  readonly spelling: string;
  readonly names: number[];
  weight: number;
}

/** Words of names. */
class Words {
  readonly #found = new Map<string, FoundWord>();
  readonly #pool: TokenPool;
  readonly #bothWays: boolean;

  constructor(pool: TokenPool, bothWays: boolean) {
    this.#pool = pool;
    this.#bothWays = bothWays;
  }

  add(word: SearchWord, name: number): void {
    const known = this.#found.get(word.id);
    const found = known ?? { word, spelling: word.token?.key ?? word.spelling ?? "", names: [], weight: 0 };
    if (known === undefined) this.#found.set(word.id, found);
    if (found.names.at(-1) !== name) found.names.push(name);
    found.weight = Math.max(found.weight, word.weight);
  }

  /**
   * Numbers the words by their spelling: words that are looked at together, since they are spelled nearly alike, then
   * mostly lie together, and a search waits less for memory.
   */
  finish() {
    const words = [...this.#found.values()].sort((a, b) => compareText(a.spelling, b.spelling));
    const keys = new KeyRowsBuilder();
    const spelled = new TextsBuilder();
    for (const [number, { word, spelling }] of words.entries()) {
      tellKeys(word, "name", (_, key) => keys.add(number, key));
      if (this.#bothWays) tellKeys(word, "query", (_, key) => keys.add(number, key));
      spelled.add(spelling);
    }
    const outward = words.map(({ word }) => outwardOf(word.token));
    const numberOf = ({ token }: SearchWord): number =>
      token === undefined ? 0 : this.#pool.numberOf(token) + 1;
    return {
      words: keys.finish(),
      wordWeights: Uint32Array.from(words, ({ weight }) => weight),
      looks: Uint32Array.from(outward, ({ look }) => look),
      lengths: Uint8Array.from(outward, ({ length }) => length),
      wordTokens: Uint32Array.from(words, ({ word }) => numberOf(word)),
      spelled: spelled.finish(),
      ...namesOf(words),
    };
  }
}

function namesOf(words: readonly FoundWord[]): Pick<NameIndex, "wordOffsets" | "wordNames"> {
  const wordOffsets = new Uint32Array(words.length + 1);
  for (const [number, { names }] of words.entries())
    wordOffsets[number + 1] = (wordOffsets[number] ?? 0) + names.length;
  const wordNames = new Uint32Array(wordOffsets[words.length] ?? 0);
  for (const [number, { names }] of words.entries()) wordNames.set(names, wordOffsets[number] ?? 0);
  return { wordOffsets, wordNames };
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
