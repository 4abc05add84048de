import { ByteWriter } from "./byte-writer.ts";
import { joinParts } from "./parts.ts";
import { eachToken } from "./tokens.ts";

/** A text that can be found. */
export interface Text {
  /** Id of its layer. */
  readonly id: string;
  readonly text: string;
}

/** Version of the tokens and the layout: it belongs to what a cached segment is keyed by. */
export const segmentVersion = 1;

/** Postings of one token as they grow. */
interface Growing {
  readonly out: ByteWriter;
  lastText: number;
  texts: number;
  all: number;
  /** Places in the text at hand: the first `here` of them; the array is used again for the next text. */
  here: number;
  readonly places: number[];
}

/**
 * The postings of some texts, as bytes. Parts: ids; lengths in tokens; tokens in code-unit order and where each ends; where the
 * postings of each end; the postings. Of a token: how many texts and places; of each text its distance from the one before, the
 * count, the distances of its places.
 */
export function buildSegment(texts: readonly Text[]): Uint8Array {
  const growing = new Map<string, Growing>();
  const lengths = texts.map(({ text }, number) => readText(growing, text, number));
  const tokens = [...growing.keys()].sort();
  const words = new TextEncoder();
  const [wordBytes, wordEnds] = packed(tokens.map((token) => words.encode(token)));
  const [postings, postingEnds] = packed(tokens.map((token) => writtenOf(growing.get(token) as Growing)));
  const ids = words.encode(JSON.stringify(texts.map(({ id }) => id)));
  return joinParts([ids, bytesOf(Uint32Array.from(lengths)), wordBytes, wordEnds, postings, postingEnds]);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** One behind the other, and where each ends. */
function packed(all: readonly Uint8Array[]): readonly [Uint8Array, Uint8Array] {
  const ends = new Uint32Array(all.length);
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const [place, one] of all.entries()) {
    bytes.set(one, at);
    at += one.length;
    ends[place] = at;
  }
  return [bytes, bytesOf(ends)];
}

function readText(growing: Map<string, Growing>, text: string, number: number): number {
  let place = 0;
  eachToken(text, (token) => {
    let one = growing.get(token);
    if (one === undefined) {
      one = { out: new ByteWriter(), lastText: -1, texts: 0, all: 0, here: 0, places: [] };
      growing.set(token, one);
    }
    if (one.lastText !== number) {
      closeText(one);
      one.out.number(number - one.lastText);
      one.lastText = number;
      one.texts += 1;
    }
    one.places[one.here] = place;
    one.here += 1;
    place += 1;
  });
  return place;
}

/** Writes the places of the text before. */
function closeText(one: Growing): void {
  if (one.lastText < 0) return;
  one.out.number(one.here);
  let before = 0;
  for (let at = 0; at < one.here; at += 1) {
    const place = one.places[at] as number;
    one.out.number(place - before);
    before = place;
  }
  one.all += one.here;
  one.here = 0;
}

function writtenOf(one: Growing): Uint8Array {
  closeText(one);
  const head = new ByteWriter();
  head.number(one.texts);
  head.number(one.all);
  const [counts, rest] = [head.written(), one.out.written()];
  const bytes = new Uint8Array(counts.length + rest.length);
  bytes.set(counts);
  bytes.set(rest, counts.length);
  return bytes;
}
