import type { Token } from "../../names/name-form.ts";
import { type Texts, TextsBuilder, textAt } from "./texts.ts";
import { tokenOf, tokenText } from "./token-text.ts";

/** Tokens that names share, each written once (`tokenText`). */
export type TokenTable = Texts;

/** Numbers equal tokens alike. */
export class TokenPool {
  readonly #numbers = new Map<string, number>();

  numberOf(token: Token): number {
    const text = tokenText(token);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  finish(): TokenTable {
    const texts = new TextsBuilder();
    for (const text of this.#numbers.keys()) texts.add(text);
    return texts.finish();
  }
}

/** Tokens kept by a reader; those of a million names would fill the memory that the table saves. */
const mostKept = 1 << 16;

/** Reads tokens when they are first asked for, and keeps those that were asked for lately. */
export class TokenReader {
  readonly #table: TokenTable;
  /** One place a token from the beginning: an array with holes is looked up as a table of keys is, and slowly. */
  #read: (Token | undefined)[] = [];
  #kept = 0;

  constructor(table: TokenTable) {
    this.#table = table;
    this.#forget();
  }

  #forget(): void {
    this.#read = new Array<Token | undefined>(this.#table.offsets.length).fill(undefined);
    this.#kept = 0;
  }

  token(number: number): Token {
    const known = this.#read[number];
    if (known !== undefined) return known;
    const token = tokenOf(textAt(this.#table, number));
    if (this.#kept >= mostKept) this.#forget();
    this.#kept += 1;
    this.#read[number] = token;
    return token;
  }
}
