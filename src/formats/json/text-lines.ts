import { Buffer } from "node:buffer";
import type { ByteSource } from "../byte-source.ts";
import { linesOf } from "../encoding/cut-pieces.ts";
import { utf8Pieces } from "../encoding/utf8-pieces.ts";
import type { EncodingFound } from "../table.ts";

export interface TextLine {
  /** UTF-8, without the line end. */
  readonly bytes: Uint8Array;
  /** From 1. */
  readonly number: number;
  /** Bytes of it did not fit the encoding of the file. */
  readonly isMixed: boolean;
  /** It is longer than may be held; `bytes` is its beginning. */
  readonly isTooLong: boolean;
  /** Bytes of the source that are behind, about. */
  readonly read: number;
}

const lineFeed = 10;
const carriageReturn = 13;

/** Bytes without the line end; whether there was one. */
function withoutEnd(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly ends: boolean } {
  let end = bytes.length;
  if (bytes[end - 1] === lineFeed) end -= 1;
  if (bytes[end - 1] === carriageReturn) end -= 1;
  return { bytes: bytes.subarray(0, end), ends: end < bytes.length };
}

/** A line that a piece ends inside, kept until its end comes. */
interface Kept {
  readonly parts: Uint8Array[];
  length: number;
  isMixed: boolean;
}

function keep(kept: Kept, bytes: Uint8Array, longest: number): void {
  if (kept.length <= longest) kept.parts.push(bytes);
  kept.length += bytes.length;
}

const joined = ({ parts }: Kept): Uint8Array => {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
};

/** The lines and parts of lines of one piece; not the line feed of a CRLF that two pieces share. */
function* partsOf(bytes: Uint8Array, returned: boolean): Generator<ReturnType<typeof withoutEnd>> {
  const shared = returned && bytes[0] === lineFeed ? 1 : 0;
  const rest = bytes.subarray(shared);
  for (const { from, to } of linesOf(rest)) yield withoutEnd(rest.subarray(from, to));
}

/** The lines of a source. A line longer than `longest` bytes is told as too long; the rest of it is passed over. */
export function* textLines(
  source: ByteSource,
  encoding: EncodingFound,
  longest: number,
): Generator<TextLine> {
  let number = 1;
  let kept: Kept = { parts: [], length: 0, isMixed: false };
  let returned = false;
  const whole = (read: number): TextLine => {
    const { length, isMixed } = kept;
    return { bytes: joined(kept).subarray(0, longest), number, isMixed, isTooLong: length > longest, read };
  };
  let last = 0;
  for (const { bytes, read, mixedLines } of utf8Pieces(source, encoding)) {
    const mixed = new Set(mixedLines);
    last = read;
    for (const part of partsOf(bytes, returned)) {
      keep(kept, part.bytes, longest);
      if (mixed.has(number)) kept.isMixed = true;
      if (!part.ends) continue;
      yield whole(read);
      kept = { parts: [], length: 0, isMixed: false };
      number += 1;
    }
    returned = bytes[bytes.length - 1] === carriageReturn;
  }
  if (kept.length > 0) yield whole(last);
}
