import type { NameForm, Token } from "../../names/name-form.ts";
import { tellSlips } from "./key-families.ts";
import { type KeyRows, KeyRowsBuilder } from "./key-rows.ts";
import { brandWords } from "./word-keys.ts";

/**
 * What stands around the brand: places, trade words, numbers, legal forms. They identify nobody, so no name is found by
 * them; they tell which of many names with one brand is meant.
 */
export interface NameContexts {
  /** What a context is: its role and meaning -> its number. */
  readonly numbers: ReadonlyMap<string, number>;
  /** In 1/1,000. */
  readonly weights: Uint16Array;
  /** The contexts of name `n` are `ofNames[offsets[n] .. offsets[n + 1])`. */
  readonly offsets: Uint32Array;
  readonly ofNames: Uint16Array;
  /** Keys of their spellings with a letter left out; documents are numbers of contexts. */
  readonly slips: KeyRows;
}

const meaningOf = (token: Token): string => `${token.role}|${token.ids[0] ?? token.key}`;

/** Shorter known words have too many neighbours for a slip to be told. */
const shortestKnown = 5;

/** The words of a name that are no brand, by what they mean. */
export function contextsOf(form: NameForm): ReadonlyMap<string, Token> {
  const brands = new Set(brandWords(form));
  const found = new Map<string, Token>();
  for (const token of form.tokens)
    if (token.role !== "stop" && !brands.has(token)) found.set(meaningOf(token), token);
  return found;
}

/** More meanings than have a number are left out: only the order of candidates depends on them. */
const mostMeanings = 65_535;

export class ContextsBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #weights: number[] = [];
  readonly #offsets: number[] = [0];
  readonly #ofNames: number[] = [];
  readonly #spelled = new Set<string>();
  readonly #spellings: [number: number, spelling: string][] = [];

  add(form: NameForm): void {
    for (const [meaning, token] of contextsOf(form)) {
      const number = this.#numbers.get(meaning) ?? this.#numbers.size;
      if (number >= mostMeanings) continue;
      this.#numbers.set(meaning, number);
      this.#weights[number] = Math.max(this.#weights[number] ?? 0, Math.min(token.weight, 65_535));
      this.#spell(token, number);
      this.#ofNames.push(number);
    }
    this.#offsets.push(this.#ofNames.length);
  }

  /** Each spelling is looked for where a name has a word that nobody knows. */
  #spell(token: Token, number: number): void {
    const { key } = token;
    if (token.script === "han" || key.length < shortestKnown || this.#spelled.has(key)) return;
    this.#spelled.add(key);
    this.#spellings.push([number, key]);
  }

  finish(): NameContexts {
    const slips = new KeyRowsBuilder();
    for (const [number, spelling] of this.#spellings.sort(([a], [b]) => a - b))
      tellSlips(spelling, (_, key) => slips.add(number, key));
    return {
      slips: slips.finish(),
      numbers: this.#numbers,
      weights: Uint16Array.from(this.#weights),
      offsets: Uint32Array.from(this.#offsets),
      ofNames: Uint16Array.from(this.#ofNames),
    };
  }
}
