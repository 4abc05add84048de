import { compareText } from "../model/compare-text.ts";

/** A key under which a name is found, and how much sharing it says. */
export interface WeightedKey {
  readonly key: string;
  readonly weight: number;
}

/**
 * Inverted postings in compressed rows: the documents of term `t` are `documents[offsets[t] .. offsets[t + 1])`,
 * ascending. Typed arrays, so that they can be cached and shared between threads as they are.
 */
export interface Postings {
  readonly terms: ReadonlyMap<string, number>;
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  /** Number of documents. */
  readonly size: number;
}

/** Builds the postings of documents numbered from 0. A key that a document has twice counts once. */
export function buildPostings(documents: readonly (readonly WeightedKey[])[]): Postings {
  const terms = new Map<string, number>();
  const lists: number[][] = [];
  for (const [number, keys] of documents.entries()) {
    for (const key of new Set(keys.map((weighted) => weighted.key))) {
      const term = terms.get(key) ?? terms.size;
      terms.set(key, term);
      const list = lists[term];
      if (list === undefined) lists[term] = [number];
      else list.push(number);
    }
  }
  return { terms, ...flatten(lists), size: documents.length };
}

function flatten(lists: readonly (readonly number[])[]): Pick<Postings, "offsets" | "documents"> {
  const offsets = new Uint32Array(lists.length + 1);
  for (const [term, list] of lists.entries()) offsets[term + 1] = (offsets[term] ?? 0) + list.length;
  const documents = new Uint32Array(offsets[lists.length] ?? 0);
  for (const [term, list] of lists.entries()) documents.set(list, offsets[term] ?? 0);
  return { offsets, documents };
}

interface QueryTerm {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** What sharing this key adds; an integer, so that sums do not depend on their order. */
  readonly impact: number;
}

/** Rarity of a key in this index, in bits with four added so that no key counts nothing. Integer on purpose. */
const rarity = (size: number, frequency: number): number => 32 - Math.clz32((size * 16) / frequency);

function queryTerms(postings: Postings, keys: readonly WeightedKey[]): QueryTerm[] {
  const best = new Map<string, number>();
  for (const { key, weight } of keys) best.set(key, Math.max(best.get(key) ?? 0, weight));
  const found: QueryTerm[] = [];
  for (const [key, weight] of best) {
    const term = postings.terms.get(key);
    if (term === undefined) continue;
    const start = postings.offsets[term] ?? 0;
    const end = postings.offsets[term + 1] ?? 0;
    const impact = Math.max(1, Math.round(weight * rarity(postings.size, end - start)));
    found.push({ key, start, end, impact });
  }
  return found.sort((a, b) => a.end - a.start - (b.end - b.start) || compareText(a.key, b.key));
}

/**
 * The numbers of the `limit` documents that share most with the query, best first, ties by number.
 * Keys are opened rarest first. Once a document not yet met could no longer reach the `limit`-th best, the
 * remaining (longest) rows only add to documents already met: the answer is that of adding up everything.
 */
export function nearestDocuments(
  postings: Postings,
  keys: readonly WeightedKey[],
  limit: number,
): readonly number[] {
  const terms = queryTerms(postings, keys);
  const sums = new Uint32Array(postings.size);
  const met: number[] = [];
  let remaining = terms.reduce((sum, term) => sum + term.impact, 0);
  let admitting = true;
  for (const term of terms) {
    if (admitting && term.end - term.start > limit && met.length >= limit)
      admitting = limitBest(met, sums, limit) <= remaining;
    for (let at = term.start; at < term.end; at++) {
      const number = postings.documents[at] ?? 0;
      const sum = sums[number] ?? 0;
      if (sum === 0) {
        if (!admitting) continue;
        met.push(number);
      }
      sums[number] = sum + term.impact;
    }
    remaining -= term.impact;
  }
  return met.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b).slice(0, limit);
}

/** The `limit`-th best sum so far. */
function limitBest(met: readonly number[], sums: Uint32Array, limit: number): number {
  const values = Uint32Array.from(met, (number) => sums[number] ?? 0).sort();
  return values[values.length - limit] ?? 0;
}
