import { Buffer } from "node:buffer";
import type { Token } from "../../names/name-form.ts";

/** Tokens that names share, each written once: the JSON of token `t` is `bytes[offsets[t] .. offsets[t + 1])`. */
export interface TokenTable {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

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
    const offsets = new Uint32Array(this.#numbers.size + 1);
    const parts = [...this.#numbers.keys()].map((json, at) => {
      const part = Buffer.from(json);
      offsets[at + 1] = (offsets[at] ?? 0) + part.length;
      return part;
    });
    return { bytes: Buffer.concat(parts), offsets };
  }
}

/** Reads tokens when they are first asked for, and keeps them. */
export class TokenReader {
  readonly #table: TokenTable;
  readonly #read: (Token | undefined)[] = [];

  constructor(table: TokenTable) {
    this.#table = table;
  }

  token(number: number): Token {
    const known = this.#read[number];
    if (known !== undefined) return known;
    const { bytes, offsets } = this.#table;
    const json = textOf(bytes, offsets[number] ?? 0, offsets[number + 1] ?? 0);
    const compared = JSON.parse(json) as Omit<Token, "text" | "start" | "end">;
    // JSON leaves out what is undefined; tokens of one shape are compared faster.
    const token = { ...compared, syllables: compared.syllables, text: compared.key, start: 0, end: 0 };
    this.#read[number] = token;
    return token;
  }
}

/** A stretch of UTF-8, read where it lies: in shared memory too. */
export const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString();
