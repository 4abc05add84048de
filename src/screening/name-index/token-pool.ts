import { shaped } from "../../names/make-token.ts";
import type { Token } from "../../names/name-form.ts";
import { type Texts, TextsBuilder, textAt } from "./texts.ts";

/** Tokens that names share, each written once, as JSON. */
export type TokenTable = Texts;

/** What comparing asks of a token: all but where in its name it stands and how it is written there. */
const asCompared = ({ text: _, start: _s, end: _e, ...rest }: Token) => rest;

/** Numbers equal tokens alike. */
export class TokenPool {
  readonly #numbers = new Map<string, number>();

  numberOf(token: Token): number {
    const json = JSON.stringify(asCompared(token));
    const known = this.#numbers.get(json);
    if (known !== undefined) return known;
    this.#numbers.set(json, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  finish(): TokenTable {
    const texts = new TextsBuilder();
    for (const json of this.#numbers.keys()) texts.add(json);
    return texts.finish();
  }
}

/** Tokens kept by a reader; those of a million names would fill the memory that the table saves. */
const mostKept = 1 << 16;

/** Reads tokens when they are first asked for, and keeps those that were asked for lately. */
export class TokenReader {
  readonly #table: TokenTable;
  #read: (Token | undefined)[] = [];
  #kept = 0;

  constructor(table: TokenTable) {
    this.#table = table;
  }

  token(number: number): Token {
    const known = this.#read[number];
    if (known !== undefined) return known;
    const compared = JSON.parse(textAt(this.#table, number)) as Omit<Token, "text" | "start" | "end">;
    const token = shaped({ ...compared, text: compared.key, start: 0, end: 0 });
    this.#keep(number, token);
    return token;
  }

  #keep(number: number, token: Token): void {
    if (this.#kept >= mostKept) [this.#read, this.#kept] = [[], 0];
    this.#kept += 1;
    this.#read[number] = token;
  }
}
