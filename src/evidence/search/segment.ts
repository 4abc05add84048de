import type { SegmentHead } from "./build-segment.ts";
import { ByteReader } from "./byte-writer.ts";

/** Where a token stands, text by text: `texts[n]` has it at `places[n]`, both rising. */
export interface Postings {
  readonly texts: readonly number[];
  readonly places: readonly (readonly number[])[];
}

const nothing: Postings = { texts: [], places: [] };

/** A segment that can be asked. */
export class Segment {
  readonly head: SegmentHead;
  private readonly postings: Uint8Array;

  constructor(bytes: Uint8Array) {
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    this.head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size)));
    this.postings = bytes.subarray(4 + size);
  }

  /** Of one token. */
  of(token: string): Postings {
    const at = this.firstFrom(token);
    return this.head.tokens[at] === token ? this.read(at) : nothing;
  }

  /** Of all tokens that begin so, at most so many of them. */
  beginning(start: string, most: number): readonly Postings[] {
    const found: Postings[] = [];
    for (let at = this.firstFrom(start); found.length < most; at += 1) {
      if (this.head.tokens[at]?.startsWith(start) !== true) break;
      found.push(this.read(at));
    }
    return found;
  }

  private firstFrom(token: string): number {
    const { tokens } = this.head;
    let [low, high] = [0, tokens.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((tokens[middle] as string) < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private read(at: number): Postings {
    const { ends } = this.head;
    const reader = new ByteReader(this.postings, ends[at - 1] ?? 0);
    const end = ends[at] as number;
    const [texts, places]: [number[], number[][]] = [[], []];
    for (let text = -1; reader.at < end; ) {
      text += reader.number();
      texts.push(text);
      places.push(readPlaces(reader));
    }
    return { texts, places };
  }
}

function readPlaces(reader: ByteReader): number[] {
  const places = new Array<number>(reader.number());
  let place = 0;
  for (let at = 0; at < places.length; at += 1) {
    place += reader.number();
    places[at] = place;
  }
  return places;
}
