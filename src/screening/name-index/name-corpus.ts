import { Buffer } from "node:buffer";
import { scoreForms } from "../../names/compare-names.ts";
import type { NameForm, Token } from "../../names/name-form.ts";
import type { NameTables } from "../../names/name-tables.ts";
import { parseName } from "../../names/parse-name.ts";
import { type NameIndex, NameIndexBuilder } from "./build-name-index.ts";
import { searchNames } from "./search-names.ts";
import { roomOf } from "./search-room.ts";
import { TokenPool, TokenReader, type TokenTable, textOf } from "./token-pool.ts";

/** Texts one behind the other in UTF-8: text `t` is `bytes[offsets[t] .. offsets[t + 1])`. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

/**
 * Many names, read once and held in typed arrays, with their index: what a name is compared by is put together when it
 * is asked for, so that a million names need no million objects.
 */
export interface NameCorpusData {
  readonly index: NameIndex;
  readonly tokens: TokenTable;
  /** The tokens of name `n` are `ofNames[tokenOffsets[n] .. tokenOffsets[n + 1])`. */
  readonly tokenOffsets: Uint32Array;
  readonly ofNames: Uint32Array;
  readonly names: Texts;
  readonly folded: Texts;
}

/** Texts that come one after another. */
class TextsBuilder {
  readonly #parts: Buffer[] = [];
  readonly #offsets: number[] = [0];
  #length = 0;

  add(text: string): void {
    const part = Buffer.from(text);
    this.#parts.push(part);
    this.#length += part.length;
    this.#offsets.push(this.#length);
  }
  finish(): Texts {
    return { bytes: Buffer.concat(this.#parts), offsets: Uint32Array.from(this.#offsets) };
  }
}

/** Reads names and makes their index. Names are numbered in the order in which they come. */
export function buildNameCorpus(tables: NameTables, names: Iterable<string>): NameCorpusData {
  const [index, pool] = [new NameIndexBuilder(), new TokenPool()];
  const [texts, folded] = [new TextsBuilder(), new TextsBuilder()];
  const offsets: number[] = [0];
  const ofNames: number[] = [];
  for (const name of names) {
    const form = parseName(tables, name);
    index.add(form);
    texts.add(name);
    folded.add(form.folded);
    for (const token of form.tokens) ofNames.push(pool.numberOf(token));
    offsets.push(ofNames.length);
  }
  return {
    index: index.finish(),
    tokens: pool.finish(),
    tokenOffsets: Uint32Array.from(offsets),
    ofNames: Uint32Array.from(ofNames),
    names: texts.finish(),
    folded: folded.finish(),
  };
}

export interface ScoredName {
  /** Number of the name. */
  readonly name: number;
  /** In 1/10,000. */
  readonly score: number;
}

const noTexts: readonly string[] = [];

/** Searches a corpus. Scores are those of `compareForms`; its lines are made from the texts, for the few that are shown. */
export class NameCorpus {
  readonly #data: NameCorpusData;
  readonly #tables: NameTables;
  readonly #reader: TokenReader;

  constructor(tables: NameTables, data: NameCorpusData) {
    this.#tables = tables;
    this.#data = data;
    this.#reader = new TokenReader(data.tokens);
  }

  get size(): number {
    return this.#data.index.size;
  }

  /** The name as it was given. */
  textOf(name: number): string {
    const { bytes, offsets } = this.#data.names;
    return textOf(bytes, offsets[name] ?? 0, offsets[name + 1] ?? 0);
  }

  /** What a name is compared by. Tokens say nothing of where they stand. */
  formOf(name: number): NameForm {
    const { folded, tokenOffsets, ofNames } = this.#data;
    const tokens: Token[] = [];
    for (let at = tokenOffsets[name] ?? 0; at < (tokenOffsets[name + 1] ?? 0); at += 1) {
      const token = this.#reader.token(ofNames[at] ?? 0);
      // A word that a name has twice is two words.
      tokens.push(tokens.includes(token) ? { ...token } : token);
    }
    const text = textOf(folded.bytes, folded.offsets[name] ?? 0, folded.offsets[name + 1] ?? 0);
    return {
      raw: text,
      folded: text,
      script: tokens[0]?.script ?? "other",
      tokens,
      ...{ legalForms: noTexts, places: noTexts, concepts: noTexts, numerals: noTexts },
      brand: [],
      abbreviations: noTexts,
    };
  }

  /** Of the `limit` most promising names those that come to `least` or more, best first, ties by number. */
  search(query: NameForm, limit: number, least: number): ScoredName[] {
    const { index } = this.#data;
    const found: ScoredName[] = [];
    for (const { name } of searchNames(index, query, roomOf(index), limit)) {
      const score = scoreForms(this.#tables, query, this.formOf(name));
      if (score >= least) found.push({ name, score });
    }
    return found.sort((a, b) => b.score - a.score || a.name - b.name);
  }
}
