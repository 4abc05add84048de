import { ByteWriter } from "./byte-writer.ts";
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
  places: number[];
}

/**
 * The postings of some texts, as bytes: a head in JSON (ids, lengths in tokens, tokens in code-unit order with the end of
 * each one's postings), then the postings: of each text its distance from the one before, the count, and the distances of places.
 */
export function buildSegment(texts: readonly Text[]): Uint8Array {
  const growing = new Map<string, Growing>();
  const lengths = texts.map(({ text }, number) => {
    const length = readText(growing, text, number);
    return length;
  });
  const tokens = [...growing.keys()].sort();
  const ends: number[] = [];
  const postings: Uint8Array[] = [];
  let end = 0;
  for (const token of tokens) {
    const one = growing.get(token) as Growing;
    closeText(one);
    const bytes = one.out.written();
    end += bytes.length;
    ends.push(end);
    postings.push(bytes);
  }
  return joined({ ids: texts.map(({ id }) => id), lengths, tokens, ends }, postings, end);
}

function readText(growing: Map<string, Growing>, text: string, number: number): number {
  let place = 0;
  eachToken(text, (token) => {
    let one = growing.get(token);
    if (one === undefined) {
      one = { out: new ByteWriter(), lastText: -1, texts: 0, places: [] };
      growing.set(token, one);
    }
    if (one.lastText !== number) {
      closeText(one);
      one.out.number(number - one.lastText);
      one.lastText = number;
      one.texts += 1;
    }
    one.places.push(place);
    place += 1;
  });
  return place;
}

/** Writes the places of the text before. */
function closeText(one: Growing): void {
  if (one.lastText < 0) return;
  one.out.number(one.places.length);
  let before = 0;
  for (const place of one.places) {
    one.out.number(place - before);
    before = place;
  }
  one.places = [];
}

export interface SegmentHead {
  readonly ids: readonly string[];
  readonly lengths: readonly number[];
  readonly tokens: readonly string[];
  readonly ends: readonly number[];
}

function joined(head: SegmentHead, postings: readonly Uint8Array[], size: number): Uint8Array {
  const told = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(4 + told.length + size);
  new DataView(bytes.buffer).setUint32(0, told.length);
  bytes.set(told, 4);
  let at = 4 + told.length;
  for (const one of postings) {
    bytes.set(one, at);
    at += one.length;
  }
  return bytes;
}
