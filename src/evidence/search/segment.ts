import { ByteReader } from "./byte-writer.ts";
import { splitParts, wordsOf } from "./parts.ts";

/**
 * Where tokens stand, text by text in rising order: text `texts[n]` at `places[firsts[n]] .. places[firsts[n + 1] - 1]`,
 * rising too.
 */
export interface Postings {
  readonly texts: Uint32Array;
  readonly firsts: Uint32Array;
  readonly places: Uint32Array;
}

const nothing: Postings = {
  texts: new Uint32Array(0),
  firsts: new Uint32Array(1),
  places: new Uint32Array(0),
};

/** A segment that can be asked. Nothing of it is read before it is needed. */
export class Segment {
  readonly ids: readonly string[];
  /** Tokens of each text. */
  readonly lengths: Uint32Array;
  private readonly words: Uint8Array;
  private readonly wordEnds: Uint32Array;
  private readonly postings: Uint8Array;
  private readonly postingEnds: Uint32Array;
  private readonly decoder = new TextDecoder();

  constructor(bytes: Uint8Array) {
    const none = new Uint8Array(0);
    const [ids = none, lengths = none, words = none, wordEnds = none, postings = none, ends = none] =
      splitParts(bytes);
    this.ids = JSON.parse(this.decoder.decode(ids));
    this.lengths = wordsOf(lengths);
    this.words = words;
    this.wordEnds = wordsOf(wordEnds);
    this.postings = postings;
    this.postingEnds = wordsOf(ends);
  }

  /** Of one token. */
  of(token: string): Postings {
    const at = this.firstFrom(token);
    return this.tokenAt(at) === token ? this.read(at) : nothing;
  }

  /** Of all tokens that begin so, at most so many of them. */
  beginning(start: string, most: number): readonly Postings[] {
    const found: Postings[] = [];
    for (let at = this.firstFrom(start); found.length < most; at += 1) {
      if (this.tokenAt(at)?.startsWith(start) !== true) break;
      found.push(this.read(at));
    }
    return found;
  }

  private tokenAt(at: number): string | undefined {
    const end = this.wordEnds[at];
    if (end === undefined) return undefined;
    return this.decoder.decode(this.words.subarray(this.wordEnds[at - 1] ?? 0, end));
  }

  private firstFrom(token: string): number {
    let [low, high] = [0, this.wordEnds.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.tokenAt(middle) as string) < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private read(at: number): Postings {
    const reader = new ByteReader(this.postings, this.postingEnds[at - 1] ?? 0);
    const texts = new Uint32Array(reader.number());
    const places = new Uint32Array(reader.number());
    const firsts = new Uint32Array(texts.length + 1);
    let [text, next] = [-1, 0];
    for (let place = 0; place < texts.length; place += 1) {
      text += reader.number();
      texts[place] = text;
      next = readPlaces(reader, places, next);
      firsts[place + 1] = next;
    }
    return { texts, firsts, places };
  }
}

function readPlaces(reader: ByteReader, places: Uint32Array, from: number): number {
  const end = from + reader.number();
  let place = 0;
  for (let at = from; at < end; at += 1) {
    place += reader.number();
    places[at] = place;
  }
  return end;
}

/** Several tokens as if they were one: a place that more than one has stands once. */
export function merged(all: readonly Postings[]): Postings {
  const [only] = all;
  if (only === undefined) return nothing;
  if (all.length === 1) return only;
  const byText = new Map<number, number[]>();
  for (const { texts, firsts, places } of all)
    for (const [at, text] of texts.entries()) {
      const known = byText.get(text) ?? [];
      for (const place of places.subarray(firsts[at], firsts[at + 1])) known.push(place);
      byText.set(text, known);
    }
  const sorted = [...byText].sort(([a], [b]) => a - b);
  const rows = sorted.map(([, some]) => [...new Set(some)].sort((a, b) => a - b));
  const firsts = new Uint32Array(sorted.length + 1);
  for (const [at, row] of rows.entries()) firsts[at + 1] = (firsts[at] as number) + row.length;
  return { texts: Uint32Array.from(sorted, ([text]) => text), firsts, places: Uint32Array.from(rows.flat()) };
}
