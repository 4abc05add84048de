import { isAscii, isUtf8 } from "node:buffer";
import { fail } from "../../model/issue.ts";
import { binaryKind } from "../binary-kind.ts";
import type { ByteSource } from "../byte-source.ts";
import { counted } from "../counted.ts";
import type { EncodingFound } from "../table.ts";
import { markOf } from "./byte-marks.ts";
import { utf8Cut } from "./cut-pieces.ts";
import { isMostlyUtf8 } from "./decoders.ts";
import { gatherEvidence } from "./encoding-evidence.ts";
import { checkGiven, givenEncoding } from "./given-encoding.ts";
import type { EncodingScore } from "./score-encodings.ts";
import { scoreEncodings } from "./score-encodings.ts";
import { utf16WithoutMark } from "./utf16-without-mark.ts";

export interface EncodingOptions {
  /** The file as people know it, for messages. */
  readonly file: string;
  /** An encoding that a person named: it wins over every guess. */
  readonly given?: string | undefined;
}

const headBytes = 65_536;
const pieceBytes = 4 * 1024 ** 2;
const saveAsUtf8 =
  "Save the file as UTF-8 (in Excel: CSV UTF-8; in LibreOffice: character set UTF-8) and import it again.";

function refuseBinary(what: string, received: string, file: string): never {
  fail(
    "file.binary",
    `The file is not text: ${what}.`,
    "Export the table as CSV (UTF-8) and import that file.",
    {
      file,
      expected: "text",
      received,
    },
  );
}

/** Bytes below the space that no text holds but tabs, line ends, form feeds and escapes. */
function controlsIn(head: Uint8Array): number {
  let controls = 0;
  for (const byte of head)
    if (byte < 9 || byte === 11 || (byte > 13 && byte < 27) || byte === 127) controls += 1;
  return controls;
}

function refuseNotText(head: Uint8Array, file: string): void {
  const kind = binaryKind(head);
  if (kind !== undefined) refuseBinary(`it is ${kind}`, kind, file);
  const controls = controlsIn(head);
  if (controls > 4 && controls > head.length / 50)
    refuseBinary(
      `${counted(controls)} of its first ${counted(head.length)} bytes are control characters`,
      "control characters",
      file,
    );
}

interface Utf8Look {
  readonly isAscii: boolean;
  /** Where the source stops to be UTF-8; undefined when all of it is. */
  readonly firstBad?: number;
  readonly firstZero?: number;
}

/** How many bytes from the first are UTF-8, less than a character short. */
function validUtf8(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 4) {
    const middle = (valid + invalid) >>> 1;
    const cut = valid + utf8Cut(bytes.subarray(valid, middle));
    if (cut > valid && isUtf8(bytes.subarray(valid, cut))) valid = cut;
    else invalid = middle;
  }
  return valid;
}

/** Walks the whole source: a name in the last row counts as much as one in the first. */
function lookForUtf8(source: ByteSource): Utf8Look {
  let ascii = true;
  let firstBad: number | undefined;
  for (let at = 0; at < source.size; ) {
    const bytes = source.read(at, pieceBytes);
    if (bytes.length === 0) break;
    const zero = bytes.indexOf(0);
    if (zero >= 0) return { isAscii: ascii, firstZero: at + zero };
    const end = at + bytes.length >= source.size ? bytes.length : utf8Cut(bytes);
    const piece = bytes.subarray(0, end);
    ascii = ascii && isAscii(piece);
    if (firstBad === undefined && !isUtf8(piece)) firstBad = at + validUtf8(piece);
    at += end;
  }
  return firstBad === undefined ? { isAscii: ascii } : { isAscii: ascii, firstBad };
}

/** Aligned zero characters: no text in UTF-16 holds one. */
function refuseZeroCharacters(source: ByteSource, file: string): void {
  const zero = Buffer.alloc(2);
  for (let at = 0; at < source.size; at += pieceBytes) {
    const bytes = Buffer.from(source.read(at, pieceBytes));
    for (let found = bytes.indexOf(zero); found >= 0; found = bytes.indexOf(zero, found + 1))
      if (found % 2 === 0)
        refuseBinary(`the character at byte ${counted(at + found)} is zero`, "a zero character", file);
  }
}

function withoutUtf8(source: ByteSource, firstBad: number): EncodingFound {
  const evidence = gatherEvidence(source, firstBad);
  const bad = evidence.foreignLines - evidence.utf8Lines;
  const share = evidence.utf8Lines / evidence.foreignLines;
  const isLikely = share >= 0.9 || isMostlyUtf8(evidence.lines);
  // No text in another encoding has so many lines that are UTF-8 by chance.
  if (isLikely || (share >= 0.5 && evidence.utf8Lines >= 3))
    return {
      name: "utf-8",
      confidence: isLikely ? "likely" : "guess",
      why: `all but ${counted(bad)} of ${counted(evidence.foreignLines)} lines with letters beyond ASCII are valid UTF-8; the others are marked`,
    };
  const [best, ...others] = scoreEncodings(evidence.lines);
  return best === undefined
    ? { name: "windows-1252", confidence: "guess", why: "nothing else fits" }
    : told(best, others);
}

/** These differ in few letters: what they read alike says nothing, what they read apart says much. */
const siblings: ReadonlySet<string> = new Set(["windows-1252", "windows-1254", "windows-1250"]);

/** Clear is what leaves the next encoding far behind, of those that read the bytes as another text. */
function told(best: EncodingScore, others: readonly EncodingScore[]): EncodingFound {
  const next = others.find((other) => other.text !== best.text);
  const ahead = best.points - Math.max(0, next?.points ?? 0);
  const isSibling = siblings.has(best.name) && siblings.has(next?.name ?? "");
  const needed = (isSibling ? 0.1 : 0.25) * best.foreign;
  const isClear = best.misfits <= best.foreign / 100 && best.foreign >= 8 && ahead >= needed;
  return {
    name: best.name,
    confidence: isClear ? "likely" : "guess",
    why: `not UTF-8; its ${counted(best.foreign)} letters beyond ASCII that were looked at read best as ${best.script}`,
  };
}

function fromContent(source: ByteSource, head: Uint8Array, file: string): EncodingFound {
  const wide = utf16WithoutMark(head);
  if (wide !== undefined) {
    refuseZeroCharacters(source, file);
    const why = "zero bytes on one side of every Latin letter, comma and line end; no byte order mark";
    return { name: wide.name, confidence: wide.certain ? "certain" : "likely", why };
  }
  refuseNotText(head, file);
  const look = lookForUtf8(source);
  if (look.firstZero !== undefined)
    refuseBinary(
      `byte ${counted(look.firstZero)} is zero, which no text holds`,
      `a zero byte at offset ${look.firstZero}`,
      file,
    );
  if (look.firstBad !== undefined) return withoutUtf8(source, look.firstBad);
  const why = look.isAscii
    ? "nothing but ASCII, which all read alike"
    : "every byte of the file is valid UTF-8";
  return { name: "utf-8", confidence: "certain", why };
}

/**
 * The encoding of a text: named by a person, stated by a byte order mark, or told from all of its bytes (UTF-8) or from
 * what its letters read like (everything else), with how sure that is. What is no text at all fails.
 */
export function detectEncoding(source: ByteSource, options: EncodingOptions): EncodingFound {
  const { file } = options;
  const head = source.read(0, headBytes);
  const mark = markOf(head);
  if (mark?.name.startsWith("utf-32") === true)
    fail("file.encoding", "The file is UTF-32, which is not read.", saveAsUtf8, {
      file,
      expected: "UTF-8 or UTF-16",
      received: "the byte order mark of UTF-32",
    });
  if (options.given !== undefined && options.given.trim() !== "") {
    const name = givenEncoding(options.given, mark?.name, file);
    checkGiven(source, name, file);
    return { name, confidence: "stated", why: "as given" };
  }
  if (mark === undefined) return fromContent(source, head, file);
  if (mark.name.startsWith("utf-16")) refuseZeroCharacters(source, file);
  return { name: mark.name, confidence: "stated", why: "its byte order mark says so" };
}
