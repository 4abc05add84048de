import type { NameIndex } from "./build-name-index.ts";

/** Room for one search after another in one index; not for two at once. */
export interface SearchRoom {
  /** Likeness of each word to the word that is looked for, in 1/10,000. */
  readonly like: Uint16Array;
  /** Parts that each word shares with it. */
  readonly shared: Uint8Array;
  /** Numbers of the words met. */
  readonly words: Uint32Array;
  wordCount: number;
  /** What each name is credited with by its words, and by runs of words written together. */
  readonly byWords: Float64Array;
  readonly byRuns: Float64Array;
  /** The last word of the query for which each name was credited, and with what. */
  readonly stamp: Uint32Array;
  readonly credited: Float64Array;
  /** Numbers of the names met. */
  readonly names: Uint32Array;
  nameCount: number;
  stamps: number;
  /** The word of the query is a run of words. */
  isRun: boolean;
  /** Weight of each context that the query has; 0 for others. */
  readonly contexts: Uint16Array;
}

export function newSearchRoom({ size, wordWeights, context }: NameIndex): SearchRoom {
  return {
    like: new Uint16Array(wordWeights.length),
    shared: new Uint8Array(wordWeights.length),
    words: new Uint32Array(wordWeights.length),
    wordCount: 0,
    byWords: new Float64Array(size),
    byRuns: new Float64Array(size),
    stamp: new Uint32Array(size),
    credited: new Float64Array(size),
    names: new Uint32Array(size),
    nameCount: 0,
    stamps: 0,
    isRun: false,
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
