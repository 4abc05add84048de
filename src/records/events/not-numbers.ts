import { Buffer } from "node:buffer";

/** Words that some programs write for a number that is none. JSON has no such words. */
const words = ["NaN", "-Infinity", "Infinity"].map((word) => Buffer.from(word));
const [quote, backslash] = [0x22, 0x5c];

/** Bytes of the same length in which each such word is a text, and where they stood. */
export interface Mended {
  readonly bytes: Uint8Array;
  /** In order. */
  readonly places: readonly number[];
}

const wordAt = (bytes: Uint8Array, at: number): Buffer | undefined =>
  words.find((word) => word.every((byte, index) => bytes[at + index] === byte));

/** Behind the text in quotes that begins here. */
function behindText(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at < bytes.length; at += 1) {
    if (bytes[at] === backslash) at += 1;
    else if (bytes[at] === quote) return at + 1;
  }
  return bytes.length;
}

/**
 * The text with NaN and Infinity as texts, so that the events beside them can be read; undefined where there are none.
 * Whoever reads the event in which one stood must refuse it.
 */
export function mendNotNumbers(bytes: Uint8Array): Mended | undefined {
  const places: number[] = [];
  let copy: Buffer | undefined;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) at = behindText(bytes, at) - 1;
    if (byte !== 0x4e && byte !== 0x49 && byte !== 0x2d) continue;
    const word = wordAt(bytes, at);
    if (word === undefined) continue;
    copy ??= Buffer.from(bytes);
    copy[at] = quote;
    copy[at + word.length - 1] = quote;
    places.push(at);
    at += word.length - 1;
  }
  return copy === undefined ? undefined : { bytes: copy, places };
}

/** Whether one of the places lies in the span. */
export function liesWithin(places: readonly number[], from: number, to: number): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? Number.POSITIVE_INFINITY) < to;
}
