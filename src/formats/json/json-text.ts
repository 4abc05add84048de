import { Buffer } from "node:buffer";
import type { ByteSource } from "../byte-source.ts";
import { linesOf } from "../encoding/cut-pieces.ts";
import { utf8Pieces } from "../encoding/utf8-pieces.ts";
import type { EncodingFound } from "../table.ts";

/** A text that is held as a whole, as UTF-8. */
export interface WholeText {
  readonly bytes: Uint8Array;
  /** Lines with bytes that did not fit the encoding, in order: [from, to). */
  readonly mixed: readonly (readonly [number, number])[];
}

function spansOf(bytes: Uint8Array, lines: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = [];
  if (lines.size === 0) return spans;
  let number = 0;
  for (const { from, to } of linesOf(bytes)) {
    number += 1;
    if (lines.has(number)) spans.push([from, to]);
  }
  return spans;
}

export function wholeText(source: ByteSource, encoding: EncodingFound): WholeText {
  const parts: Uint8Array[] = [];
  const lines = new Set<number>();
  for (const piece of utf8Pieces(source, encoding)) {
    parts.push(piece.bytes);
    for (const line of piece.mixedLines) lines.add(line);
  }
  const [only] = parts;
  const bytes = only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
  return { bytes, mixed: spansOf(bytes, lines) };
}

/** Whether a line with misfits touches the span. */
export function isMixed({ mixed }: WholeText, from: number, to: number): boolean {
  let low = 0;
  let high = mixed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mixed[middle]?.[1] ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  return (mixed[low]?.[0] ?? Number.POSITIVE_INFINITY) < to;
}
