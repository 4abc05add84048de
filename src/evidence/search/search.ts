import { compareText } from "../../model/compare-text.ts";
import type { Span } from "../../model/text-layer.ts";
import { firstFrom, hitsOf, placesAt } from "./phrase-hits.ts";
import type { Question } from "./question.ts";
import type { Postings, Segment } from "./segment.ts";
import { eachToken } from "./tokens.ts";

/** A text in which every phrase occurs. */
export interface Found {
  readonly id: string;
  /** BM25; comparable within one answer only. */
  readonly score: number;
  /** First tokens of the phrases and how many tokens each takes, in the order of the text. */
  readonly places: readonly { readonly token: number; readonly tokens: number }[];
}

const [k1, b] = [1.2, 0.75];

/** The texts of some segments that answer a question, best first, at most so many; `total` tells how many there are. */
export function search(
  segments: readonly Segment[],
  question: Question,
  most: number,
): { readonly total: number; readonly found: readonly Found[] } {
  const asked = segments.map((segment) => ({
    segment,
    hits: question.map((phrase) => hitsOf(segment, phrase)),
  }));
  const all = segments.reduce((sum, { ids }) => sum + ids.length, 0);
  const length = segments.reduce((sum, { lengths }) => sum + lengths.reduce((a, c) => a + c, 0), 0);
  const weights = question.map((_, at) =>
    rarity(
      all,
      asked.reduce((sum, { hits }) => sum + (hits[at]?.texts.length ?? 0), 0),
    ),
  );
  const scale = { weights, mean: all === 0 ? 1 : Math.max(1, length / all) };
  const scored = asked.flatMap(({ segment, hits }) => inSegment(segment, hits, scale));
  scored.sort((one, other) => other.score - one.score || compareText(one.id, other.id));
  return {
    total: scored.length,
    found: scored
      .slice(0, most)
      .map(({ id, score, hits, at }) => ({ id, score, places: placesOf(question, hits, at) })),
  };
}

const rarity = (all: number, having: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

interface Scale {
  readonly weights: readonly number[];
  /** Tokens of a text on average. */
  readonly mean: number;
}

interface Scored {
  readonly id: string;
  readonly score: number;
  readonly hits: readonly Postings[];
  /** Its place in each of them. */
  readonly at: readonly number[];
}

function inSegment({ ids, lengths }: Segment, hits: readonly Postings[], { weights, mean }: Scale): Scored[] {
  const rarest = hits.reduce((least, one) => (one.texts.length < least.texts.length ? one : least));
  const next = hits.map(() => 0);
  const scored: Scored[] = [];
  for (const text of rarest.texts) {
    for (const [n, { texts }] of hits.entries()) next[n] = firstFrom(texts, text, next[n] ?? 0);
    if (!hits.every(({ texts }, n) => texts[next[n] ?? 0] === text)) continue;
    const part = (lengths[text] as number) / mean;
    const score = hits.reduce((sum, one, n) => {
      const times = placesAt(one, next[n] ?? 0).length;
      return sum + ((weights[n] ?? 0) * times * (k1 + 1)) / (times + k1 * (1 - b + b * part));
    }, 0);
    scored.push({ id: ids[text] as string, score, hits, at: [...next] });
  }
  return scored;
}

const placesOf = (question: Question, hits: readonly Postings[], at: readonly number[]): Found["places"] =>
  hits
    .flatMap((one, n) =>
      [...placesAt(one, at[n] ?? 0)].map((token) => ({ token, tokens: question[n]?.tokens.length ?? 1 })),
    )
    .sort((x, y) => x.token - y.token);

/** Where the places of an answer stand in the words of the text: one reading of it. */
export function spansOf(text: string, places: Found["places"]): readonly Span[] {
  const spans: [number, number][] = [];
  eachToken(text, (_, start, end) => spans.push([start, end]));
  return places.flatMap(({ token, tokens }) => {
    const [first, last] = [spans[token], spans[token + tokens - 1]];
    return first === undefined || last === undefined ? [] : [{ start: first[0], end: last[1] }];
  });
}
