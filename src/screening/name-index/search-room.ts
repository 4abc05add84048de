import { type Letters, newLetters } from "../../names/letters.ts";
import { SlipCounter } from "../../names/slip-counter.ts";
import type { NameIndex } from "./build-name-index.ts";
import type { KnownWords } from "./meet-words.ts";
import { TokenReader } from "./token-pool.ts";

/** Numbers of a name in `SearchRoom.credits`, one beside the other, so that they are fetched together. */
export const credit = {
  /** What the name is credited with by its words, and by runs of words written together, in 1/1,000. */
  byWords: 0,
  byRuns: 1,
  /** The last word of the query for which it was credited, and with what. */
  stamp: 2,
  lately: 3,
  each: 4,
} as const;

/** Room for one search after another in one index; not for two at once. Between searches all but `stamps` is zero. */
export interface SearchRoom {
  readonly tokens: TokenReader;
  /** How each word was met. */
  readonly state: Uint8Array;
  /** Numbers of the words met, and beside each how like it is, in 1/10,000. */
  readonly words: Uint32Array;
  readonly like: Uint16Array;
  wordCount: number;
  /** Letters of the word that is looked for, and of one that it is compared with. */
  readonly sought: Letters;
  readonly other: Letters;
  readonly slips: SlipCounter;
  /** What words met in searches before this one. */
  readonly known: Map<string, KnownWords>;
  readonly credits: Uint32Array;
  stamps: number;
  /** Numbers of the names met by words, and beside each the share of both brands that is met, in 1/10,000. */
  readonly names: Uint32Array;
  readonly shares: Uint16Array;
  /** At last, beside each name how much of both names is met at best, in 1/10,000. */
  readonly met: Uint16Array;
  nameCount: number;
  /** What each name is worth as a whole, in 1/10,000; how many pairs of known words it shares; numbers of such names. */
  readonly worth: Uint16Array;
  readonly pairs: Uint8Array;
  readonly wholes: Uint32Array;
  wholeCount: number;
  /** Weight of each context that the query has; 0 for others. */
  readonly contexts: Uint16Array;
}

export function newSearchRoom({ size, tokens, wordWeights, context }: NameIndex): SearchRoom {
  const words = wordWeights.length;
  return {
    tokens: new TokenReader(tokens),
    state: new Uint8Array(words),
    words: new Uint32Array(words),
    like: new Uint16Array(words),
    wordCount: 0,
    sought: newLetters(),
    other: newLetters(),
    slips: new SlipCounter(),
    known: new Map(),
    credits: new Uint32Array(credit.each * size),
    stamps: 0,
    names: new Uint32Array(size),
    shares: new Uint16Array(size),
    met: new Uint16Array(size),
    nameCount: 0,
    worth: new Uint16Array(size),
    pairs: new Uint8Array(size),
    wholes: new Uint32Array(size),
    wholeCount: 0,
    contexts: new Uint16Array(context.weights.length),
  };
}

const rooms = new WeakMap<NameIndex, SearchRoom>();

/** The room of an index on this thread. Searches are not interrupted, so one is enough. */
export function roomOf(index: NameIndex): SearchRoom {
  const known = rooms.get(index);
  if (known !== undefined) return known;
  const room = newSearchRoom(index);
  rooms.set(index, room);
  return room;
}
