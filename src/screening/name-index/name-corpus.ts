import { scoreForms } from "../../names/compare-names.ts";
import type { ComparedForm, NameForm } from "../../names/name-form.ts";
import type { NameTables } from "../../names/name-tables.ts";
import { parseName } from "../../names/parse-name.ts";
import { type NameIndex, NameIndexBuilder } from "./build-name-index.ts";
import { pooledForm } from "./pooled-form.ts";
import { searchNames } from "./search-names.ts";
import { roomOf } from "./search-room.ts";
import { type Texts, TextsBuilder, textAt } from "./texts.ts";
import { TokenPool } from "./token-pool.ts";

/**
 * Many names, read once and held in typed arrays, with their index: what a name is compared by is put together when it
 * is asked for, so that a million names need no million objects.
 */
export interface NameCorpusData {
  readonly index: NameIndex;
  /** The tokens of name `n` are `ofNames[tokenOffsets[n] .. tokenOffsets[n + 1])`. */
  readonly tokenOffsets: Uint32Array;
  readonly ofNames: Uint32Array;
  readonly names: Texts;
  readonly folded: Texts;
}

/** Reads names and makes their index. Names are numbered in the order in which they come. */
export function buildNameCorpus(tables: NameTables, names: Iterable<string>): NameCorpusData {
  const pool = new TokenPool();
  const index = new NameIndexBuilder({ pool });
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

/** Searches a corpus. Scores are those of `compareForms`; its lines are made from the texts, for the few that are shown. */
export class NameCorpus {
  readonly #data: NameCorpusData;
  readonly #tables: NameTables;

  constructor(tables: NameTables, data: NameCorpusData) {
    this.#tables = tables;
    this.#data = data;
  }

  get size(): number {
    return this.#data.index.size;
  }

  /** The name as it was given. */
  textOf(name: number): string {
    return textAt(this.#data.names, name);
  }

  /** What a name is compared by. Tokens say nothing of where they stand. */
  formOf(name: number): ComparedForm {
    const { folded, index, tokenOffsets, ofNames } = this.#data;
    const [start, end] = [tokenOffsets[name] ?? 0, tokenOffsets[name + 1] ?? 0];
    return pooledForm(roomOf(index).tokens, { ofNames, start, end, folded: textAt(folded, name) });
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
