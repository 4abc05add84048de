import type { NameForm, Token, TokenRole } from "../../names/name-form.ts";
import { pooledForm } from "../name-index/pooled-form.ts";
import { type Texts, TextsBuilder, textAt } from "../name-index/texts.ts";
import { TokenPool, TokenReader, type TokenTable } from "../name-index/token-pool.ts";

/** Names that were read, in typed arrays: a million of them need no million objects. */
export interface FormTable {
  readonly tokens: TokenTable;
  /** The tokens of name `n` are `ofNames[offsets[n] .. offsets[n + 1])`. */
  readonly offsets: Uint32Array;
  readonly ofNames: Uint32Array;
  readonly folded: Texts;
}

export class FormTableBuilder {
  readonly #pool = new TokenPool();
  readonly #folded = new TextsBuilder();
  readonly #offsets: number[] = [0];
  readonly #ofNames: number[] = [];

  /** Takes the next name; `meet` is told each of its words with the word's number. */
  add(form: NameForm, meet: (token: Token, number: number) => void): void {
    this.#folded.add(form.folded);
    for (const token of form.tokens) {
      const number = this.#pool.numberOf(token);
      this.#ofNames.push(number);
      meet(token, number);
    }
    this.#offsets.push(this.#ofNames.length);
  }

  finish(): FormTable {
    return {
      tokens: this.#pool.finish(),
      offsets: Uint32Array.from(this.#offsets),
      ofNames: Uint32Array.from(this.#ofNames),
      folded: this.#folded.finish(),
    };
  }
}

/** What names/ keeps of the words of a role: what they mean, else how they are spelled. */
const meaningsOf = (tokens: readonly Token[], role: TokenRole): readonly string[] =>
  tokens.filter((token) => token.role === role).map((token) => token.ids[0] ?? token.key);

/** Puts names together again when they are asked for. */
export class FormReader {
  readonly #table: FormTable;
  readonly #reader: TokenReader;

  constructor(table: FormTable) {
    this.#table = table;
    this.#reader = new TokenReader(table.tokens);
  }

  wordOf(number: number): Token {
    return this.#reader.token(number);
  }

  /**
   * The name as it is searched and scored. Where its words stand in the text, and the text itself, are not kept: lines
   * of an explanation are made from the party's own record.
   */
  formOf(name: number): NameForm {
    const { folded, offsets, ofNames } = this.#table;
    const form = pooledForm(this.#reader, {
      ofNames,
      start: offsets[name] ?? 0,
      end: offsets[name + 1] ?? 0,
      folded: textAt(folded, name),
    });
    const { tokens } = form;
    return {
      ...form,
      legalForms: meaningsOf(tokens, "legal-form"),
      places: meaningsOf(tokens, "place"),
      concepts: meaningsOf(tokens, "concept"),
      brand: tokens.filter(({ role }) => role === "brand"),
      numerals: meaningsOf(tokens, "numeral"),
      abbreviations: tokens.filter(({ abbreviation }) => abbreviation).map(({ key }) => key),
    };
  }
}
