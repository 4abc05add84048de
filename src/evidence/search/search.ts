import { compareText } from "../../model/compare-text.ts";
import type { Span } from "../../model/text-layer.ts";
import type { Phrase, Question } from "./question.ts";
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

/** Words that begin alike are tried up to so many: `a*` is no question. */
const mostBeginnings = 200;
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
  const all = asked.reduce((sum, { segment }) => sum + segment.head.ids.length, 0);
  const length = asked.reduce((sum, { segment }) => sum + segment.head.lengths.reduce((a, c) => a + c, 0), 0);
  const weights = question.map((_, at) =>
    rarity(
      all,
      asked.reduce((sum, { hits }) => sum + (hits[at]?.size ?? 0), 0),
    ),
  );
  const mean = all === 0 ? 1 : Math.max(1, length / all);
  const found = asked.flatMap(({ segment, hits }) => inSegment(segment, hits, { weights, mean }));
  found.sort((one, other) => other.score - one.score || compareText(one.id, other.id));
  return { total: found.length, found: found.slice(0, most) };
}

const rarity = (all: number, having: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

/** By text: first tokens of the phrase in it, and how many tokens it has. */
type Hits = ReadonlyMap<number, readonly { readonly token: number; readonly tokens: number }[]>;

interface Scale {
  readonly weights: readonly number[];
  /** Tokens of a text on average. */
  readonly mean: number;
}

function inSegment({ head }: Segment, hits: readonly Hits[], { weights, mean }: Scale): Found[] {
  const [rarest, ...others] = hits.toSorted((one, other) => one.size - other.size);
  if (rarest === undefined) return [];
  return [...rarest.keys()]
    .filter((text) => others.every((one) => one.has(text)))
    .map((text) => {
      const part = (head.lengths[text] as number) / mean;
      const score = hits.reduce((sum, one, at) => {
        const times = one.get(text)?.length ?? 0;
        return sum + ((weights[at] ?? 0) * times * (k1 + 1)) / (times + k1 * (1 - b + b * part));
      }, 0);
      const places = hits.flatMap((one) => one.get(text) ?? []).toSorted((x, y) => x.token - y.token);
      return { id: head.ids[text] as string, score, places };
    });
}

function hitsOf(segment: Segment, { tokens, beginning }: Phrase): Hits {
  const exact = beginning ? tokens.slice(0, -1) : tokens;
  const rows: (readonly Postings[])[] = exact.map((token) => [segment.of(token)]);
  if (beginning) rows.push(segment.beginning(tokens.at(-1) ?? "", mostBeginnings));
  const starts = rows.map(byText);
  const [first, ...rest] = starts;
  const hits = new Map<number, { token: number; tokens: number }[]>();
  for (const [text, places] of first ?? []) {
    const whole = [...places].filter((place) =>
      rest.every((one, at) => one.get(text)?.has(place + at + 1) === true),
    );
    if (whole.length > 0)
      hits.set(
        text,
        whole.sort((x, y) => x - y).map((token) => ({ token, tokens: tokens.length })),
      );
  }
  return hits;
}

function byText(all: readonly Postings[]): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  for (const { texts, places } of all)
    for (const [at, text] of texts.entries()) {
      const known = found.get(text) ?? new Set<number>();
      for (const place of places[at] ?? []) known.add(place);
      found.set(text, known);
    }
  return found;
}

/** Where the places of an answer stand in the words of the text: one reading of it. */
export function spansOf(text: string, places: Found["places"]): readonly Span[] {
  const spans: [number, number][] = [];
  eachToken(text, (_, start, end) => spans.push([start, end]));
  return places.flatMap(({ token, tokens }) => {
    const [first, last] = [spans[token], spans[token + tokens - 1]];
    return first === undefined || last === undefined ? [] : [{ start: first[0], end: last[1] }];
  });
}
