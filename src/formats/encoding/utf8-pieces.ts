import { isUtf8 } from "node:buffer";
import type { ByteSource } from "../byte-source.ts";
import type { EncodingFound } from "../table.ts";
import { markLength } from "./byte-marks.ts";
import { characterCut, countLineEnds, lineCut, linesOf } from "./cut-pieces.ts";
import { gb18030ToUtf8 } from "./decode-gb18030.ts";
import { decodeBytes, fits, isMostlyUtf8 } from "./decoders.ts";
import { type ForeignLine, utf8Lines } from "./foreign-lines.ts";
import { scoreEncodings } from "./score-encodings.ts";

export interface Utf8Piece {
  /** Valid UTF-8 without a byte order mark, of whole characters. */
  readonly bytes: Uint8Array;
  /** Bytes of the source that are behind: the mark and this piece included. */
  readonly read: number;
  /**
   * Lines of the whole file, from 1, with bytes that did not fit the encoding. In UTF-8 they are read in the likeliest
   * other encoding so that a person can read them; where they are damaged, the misfits stand as U+FFFD.
   */
  readonly mixedLines: readonly number[];
}

const pieceBytes = 4 * 1024 ** 2;
/** Bytes of one line that are looked at to tell its encoding. */
const mostLooked = 16_384;
const none: readonly number[] = [];

/** Line ends of the source between two offsets. Asked for once, at the first line that does not fit. */
function linesBefore(source: ByteSource, from: number, to: number): number {
  let lines = 0;
  let returned = false;
  for (let at = from; at < to; at += pieceBytes) {
    const bytes = source.read(at, Math.min(pieceBytes, to - at));
    lines += countLineEnds(bytes, returned);
    returned = bytes[bytes.length - 1] === 13;
  }
  return lines;
}

/** A line that is not UTF-8, as a person would want to see it. */
function mendLine(line: Uint8Array): Uint8Array {
  if (isMostlyUtf8(line)) return Buffer.from(decodeBytes(line, "utf-8"));
  const foreign = line.findIndex((byte) => byte >= 0x80);
  const looked = line.subarray(Math.max(0, foreign - 256), foreign + mostLooked);
  const likely = scoreEncodings(looked).find(({ name, points }) => points > 0 && fits(line, name));
  const name = likely?.name ?? (fits(line, "gb18030") ? "gb18030" : "windows-1252");
  return Buffer.from(decodeBytes(line, name));
}

interface Mended {
  readonly bytes: Uint8Array;
  readonly mixedLines: readonly number[];
  readonly lineEnds: number;
}

function mendPiece(piece: Uint8Array, linesSoFar: number): Mended {
  const parts: Uint8Array[] = [];
  const mixedLines: number[] = [];
  let kept = 0;
  let line = linesSoFar;
  for (const { from, to } of linesOf(piece)) {
    line += 1;
    const bytes = piece.subarray(from, to);
    if (isUtf8(bytes)) continue;
    parts.push(piece.subarray(kept, from), mendLine(bytes));
    kept = to;
    mixedLines.push(line);
  }
  parts.push(piece.subarray(kept));
  return { bytes: Buffer.concat(parts), mixedLines, lineEnds: countLineEnds(piece, false) };
}

interface Slice {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly read: number;
}

/** Of a piece that no line end divides: a carriage return at its end stays with the line feed that may follow. */
function wholeCut(bytes: Uint8Array, name: string): number {
  const cut = characterCut(bytes, name);
  return cut > 1 && bytes[cut - 1] === 13 && !name.startsWith("utf-16") ? cut - 1 : cut;
}

/** The source in slices that end at a line end where there is one, never inside a character. */
function* slicesOf(source: ByteSource, name: string, size: number): Generator<Slice> {
  const byLine = !name.startsWith("utf-16");
  for (let at = markLength(source.read(0, 4), name); at < source.size; ) {
    const bytes = source.read(at, size);
    if (bytes.length === 0) return;
    const isLast = at + bytes.length >= source.size;
    const end = isLast ? bytes.length : (byLine ? lineCut(bytes) : 0) || wholeCut(bytes, name);
    yield { bytes: bytes.subarray(0, end), at, read: at + end };
    at += end;
  }
}

/** UTF-8 is handed on as it lies; only a slice that does not fit is looked at line by line. */
function* fromUtf8(source: ByteSource, size: number): Generator<Utf8Piece> {
  const start = markLength(source.read(0, 4), "utf-8");
  let lines: number | undefined;
  for (const { bytes, at, read } of slicesOf(source, "utf-8", size)) {
    if (isUtf8(bytes)) {
      if (lines !== undefined) lines += countLineEnds(bytes, false);
      yield { bytes, read, mixedLines: none };
      continue;
    }
    lines ??= linesBefore(source, start, at);
    const mended = mendPiece(bytes, lines);
    lines += mended.lineEnds;
    yield { bytes: mended.bytes, read, mixedLines: mended.mixedLines };
  }
}

/** Lines with U+FFFD in them. */
function misfitLines(text: string, linesSoFar: number): readonly number[] {
  if (!text.includes("\ufffd")) return none;
  const lines: number[] = [];
  let number = linesSoFar;
  for (const line of text.split(/\r\n|\r|\n/)) {
    number += 1;
    if (line.includes("\ufffd")) lines.push(number);
  }
  return lines;
}

/** `text` only where something may not fit. */
function toUtf8(bytes: Uint8Array, name: string): { readonly bytes: Uint8Array; readonly text?: string } {
  const direct = name === "gb18030" || name === "gbk" ? gb18030ToUtf8(bytes) : undefined;
  if (direct !== undefined) return { bytes: direct };
  const text = decodeBytes(bytes, name);
  return { bytes: Buffer.from(text), text };
}

/** A piece with lines of UTF-8 in it: those as they are, what stands between them by its own encoding. */
function withForeign(bytes: Uint8Array, name: string, foreign: readonly ForeignLine[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const { from, to } of foreign) {
    parts.push(toUtf8(bytes.subarray(done, from), name).bytes, bytes.subarray(from, to));
    done = to;
  }
  parts.push(toUtf8(bytes.subarray(done), name).bytes);
  return Buffer.concat(parts);
}

function* fromOther(source: ByteSource, name: string, size: number): Generator<Utf8Piece> {
  let lines = 0;
  let returned = false;
  for (const slice of slicesOf(source, name, size)) {
    const foreign = name === "gb18030" || name === "gbk" ? utf8Lines(slice.bytes) : [];
    const { bytes, text } =
      foreign.length === 0
        ? toUtf8(slice.bytes, name)
        : { bytes: withForeign(slice.bytes, name, foreign), text: undefined };
    const startsInside = returned && bytes[0] === 10;
    const before = startsInside ? lines - 1 : lines;
    const misfits = text === undefined ? none : misfitLines(text, before);
    const mixedLines = foreign.length === 0 ? misfits : foreign.map(({ number }) => before + number);
    yield { bytes, read: slice.read, mixedLines };
    lines += countLineEnds(bytes, returned);
    returned = bytes[bytes.length - 1] === 13;
  }
}

/** The text of a source as UTF-8, in pieces of about `size` bytes (at least 16). What is UTF-8 already is not copied. */
export function utf8Pieces(
  source: ByteSource,
  found: EncodingFound,
  size: number = pieceBytes,
): Iterable<Utf8Piece> {
  return found.name === "utf-8" ? fromUtf8(source, size) : fromOther(source, found.name, size);
}
