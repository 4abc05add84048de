import { isAscii, isUtf8 } from "node:buffer";
import { linesOf } from "./cut-pieces.ts";

/** Characters of three bytes that a line must have: two of them are not valid in both encodings by chance. */
const fewest = 2;

/** Bytes that begin a character of three bytes in UTF-8; most Chinese characters are such. */
const isLead = (byte: number): boolean => byte >= 0xe3 && byte <= 0xe9;

function isUtf8Line(line: Uint8Array): boolean {
  if (isAscii(line) || !isUtf8(line)) return false;
  let count = 0;
  for (const byte of line) if (isLead(byte)) count += 1;
  return count >= fewest;
}

/** A line of a piece, by its place in it. */
export interface ForeignLine {
  readonly from: number;
  readonly to: number;
  /** From 1, of the piece. */
  readonly number: number;
}

/**
 * Lines of a GB18030 piece that are UTF-8: rows that were pasted in from elsewhere. Most such bytes are GB18030 as well, and
 * would come out as other characters without a word.
 */
export function utf8Lines(piece: Uint8Array): readonly ForeignLine[] {
  const found: ForeignLine[] = [];
  let number = 0;
  for (const { from, to } of linesOf(piece)) {
    number += 1;
    if (isUtf8Line(piece.subarray(from, to))) found.push({ from, to, number });
  }
  return found;
}
