import type { Token } from "../../names/name-form.ts";
import { tellSlips } from "../name-index/key-families.ts";
import { keyOf } from "../name-index/key-hash.ts";
import { type KeyRows, KeyRowsBuilder, termOf } from "../name-index/key-rows.ts";

/** What two words may have in common that is no likeness of spelling alone. */
const families = { letters: 1, sound: 2, idea: 3, slip: 4 } as const;

/** Finds the words of parties by what open clauses and misspelled trade words ask of them; documents are words. */
export class WordRelativesBuilder {
  readonly #keys = new KeyRowsBuilder();
  #words = 0;

  /** Takes a word with its number; one that was taken before is passed over. Numbers come in ascending order. */
  add(token: Token, number: number): void {
    if (number < this.#words) return;
    this.#words = number + 1;
    if (token.role === "legal-form" || token.role === "stop") return;
    this.#keys.add(number, keyOf(families.letters, token.key));
    for (const sound of token.sounds) this.#keys.add(number, keyOf(families.sound, sound));
    for (const idea of token.ids) this.#keys.add(number, keyOf(families.idea, idea));
    if (token.script !== "han" && token.role !== "numeral")
      tellSlips(token.key, (_, key) => this.#keys.add(number, key), families.slip);
  }

  finish(): KeyRows {
    return this.#keys.finish();
  }
}

type Meet = (word: number) => void;

function meetRow(rows: KeyRows, term: number, meet: Meet): void {
  if (term < 0) return;
  for (const word of rows.documents.subarray(rows.offsets[term], rows.offsets[term + 1])) meet(word);
}

/** The words that are the same as this one by letters, by a sound, or by what they mean. */
export function meetSameWords(rows: KeyRows, token: Token, meet: Meet): void {
  meetRow(rows, termOf(rows, keyOf(families.letters, token.key)), meet);
  for (const sound of token.sounds) meetRow(rows, termOf(rows, keyOf(families.sound, sound)), meet);
  for (const idea of token.ids) meetRow(rows, termOf(rows, keyOf(families.idea, idea)), meet);
}

/** The words that may be this spelling with a slip. */
export function meetSlippedWords(rows: KeyRows, spelling: string, meet: Meet): void {
  tellSlips(spelling, (_, key) => meetRow(rows, termOf(rows, key), meet), families.slip);
}
