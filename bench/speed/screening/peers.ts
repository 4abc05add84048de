import { Encoder, Index } from "flexsearch";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import type { Adapter } from "./adapter.ts";

/**
 * Libraries for search in memory, each with what its documentation names for typos. The two that search by whole words
 * are given the words of `Intl.Segmenter` for Han text; fuse.js finds parts of words.
 */
export const peers: Readonly<Record<string, () => Adapter>> = {
  minisearch: () => miniSearch(false),
  "minisearch with prefixes": () => miniSearch(true),
  flexsearch: flexSearch,
  "fuse.js": fuse,
};

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const wordsOfHan = (text: string): string[] =>
  [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));

const withoutAccents = (text: string): string => text.normalize("NFD").replace(/\p{M}+/gu, "");

/** Its README: `fuzzy: 0.2`, an edit distance of a fifth of the word's letters. With prefixes it is slower and finds more. */
function miniSearch(prefix: boolean): Adapter {
  const byWords = MiniSearch.getDefault("tokenize") as (text: string) => string[];
  const index = new MiniSearch<{ id: number; name: string }>({
    fields: ["name"],
    tokenize: (text) => (isHan(text) ? wordsOfHan(text) : byWords(text)),
    processTerm: (term) => withoutAccents(term).toLowerCase(),
    searchOptions: { fuzzy: 0.2, prefix },
  });
  return {
    name: prefix ? "minisearch with prefixes" : "minisearch",
    settings: `fuzzy 0.2, prefix ${prefix}, accents dropped, Han text split by Intl.Segmenter`,
    build: async (names) => index.addAll(names.map((name, id) => ({ id, name }))),
    search: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map(({ id }) => Number(id)),
  };
}

/** Its README, "Fuzzy-Search": the tokenizer `tolerant`, the encoder that normalises, and suggestions. */
function flexSearch(): Adapter {
  const encoder = new Encoder({
    normalize: true,
    dedupe: true,
    cache: true,
    include: { letter: true, number: true },
    prepare: (text: string) => (isHan(text) ? wordsOfHan(text).join(" ") : text),
  });
  const index = new Index({ tokenize: "tolerant", encoder });
  return {
    name: "flexsearch",
    settings: "tokenize tolerant, encoder normalize, suggest, Han text split by Intl.Segmenter",
    build: async (names) => {
      for (const [number, name] of names.entries()) index.add(number, name);
    },
    search: (query, limit) => index.search(query, { limit, suggest: true }).map(Number),
  };
}

/** Its README, "Token Search": each word by itself, for queries of several words; accents ignored. */
function fuse(): Adapter {
  let index: Fuse<string> | undefined;
  return {
    name: "fuse.js",
    settings: "useTokenSearch, ignoreDiacritics",
    build: async (names) => {
      index = new Fuse(names, { useTokenSearch: true, ignoreDiacritics: true });
    },
    search: (query, limit) => index?.search(query, { limit }).map(({ refIndex }) => refIndex) ?? [],
  };
}
