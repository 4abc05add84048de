import { isAscii, isUtf8 } from "node:buffer";
import type { Issue } from "../../model/issue.ts";
import { fail, SelvedgeError } from "../../model/issue.ts";
import { bytesOf } from "../byte-source.ts";
import { counted } from "../counted.ts";
import { markLength, markOf } from "../encoding/byte-marks.ts";
import { decodeBytes, encodingNamed } from "../encoding/decoders.ts";
import { detectEncoding } from "../encoding/detect-encoding.ts";

/** The text of a document with the encoding it was read in, and what about that is to be told. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: { readonly name: string; readonly basis: string };
  readonly remarks: readonly Issue[];
}

/** An encoding that somebody stated: a header, the page itself. */
export interface StatedEncoding {
  readonly label: string;
  /** One clause for people: who says so. */
  readonly by: string;
}

const asTyped = "Save its words as a text file in UTF-8, or give them as a typed layer.";

export function refuseEmpty(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0)
    fail("file.empty", `${file} holds no bytes.`, "Give the document itself.", { file });
}

/** Refuses a document by its size before anything is decoded. */
export function refuseLong(bytes: { readonly length: number }, most: number, file: string): void {
  if (bytes.length > most)
    fail(
      "file.too-large",
      `${file} has ${counted(bytes.length)} bytes; the limit for a document of its kind is ${counted(most)}.`,
      "Split it, or give the part that matters as a document of its own.",
      { file, expected: `at most ${counted(most)} bytes`, received: counted(bytes.length) },
    );
}

/** The hints of the detector speak of tables; these are for documents. */
function detected(bytes: Uint8Array, file: string): DecodedText["encoding"] {
  try {
    const { name, why } = detectEncoding(bytesOf(bytes), { file });
    return { name, basis: why };
  } catch (error) {
    if (!(error instanceof SelvedgeError)) throw error;
    return fail(error.issue.code, error.issue.message, asTyped, { ...error.issue, hint: asTyped, file });
  }
}

/** The name of a stated encoding. Of those that cannot be read in pieces, ISO-2022-JP can be read as a whole. */
function nameOf(label: string): string | undefined {
  const known = encodingNamed(label);
  if (known !== undefined) return known;
  return /^(?:cs)?iso-2022-jp$/i.test(label.trim()) ? "iso-2022-jp" : undefined;
}

const remark = (file: string, message: string): Issue => ({
  code: "document.noted",
  message,
  hint: "Compare the text with the document where a letter matters.",
  file,
});

/** Windows-1252 fits any bytes: where they are UTF-8 beyond ASCII, that is no accident. */
const isUtf8After = (bytes: Uint8Array, name: string, text: string): boolean =>
  name !== "utf-8" &&
  (name === "windows-1252" || text.includes("\ufffd")) &&
  !isAscii(bytes) &&
  isUtf8(bytes);

const withoutMark = (bytes: Uint8Array, name: string): Uint8Array =>
  bytes.subarray(markLength(bytes.subarray(0, 4), name));

function misfitsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) count += 1;
  return count;
}

function decoded(bytes: Uint8Array, encoding: DecodedText["encoding"], file: string): DecodedText {
  const text = decodeBytes(withoutMark(bytes, encoding.name), encoding.name);
  const misfits = misfitsIn(text);
  const damaged = `${file} holds ${counted(misfits)} characters that stand for bytes which are no text in ${encoding.name}.`;
  return { text, encoding, remarks: misfits === 0 ? [] : [remark(file, damaged)] };
}

/** What is known of the encoding before the bytes are looked at. */
export interface DecodingOptions {
  readonly stated?: StatedEncoding | undefined;
  /** Whether the format lets zero bytes pass, as HTML does; a plain text holds none. */
  readonly zeros?: boolean;
}

function found(bytes: Uint8Array, file: string, zeros: boolean): DecodedText {
  const isPassed = zeros && markOf(bytes) === undefined && bytes.includes(0) && isUtf8(bytes);
  const encoding = isPassed
    ? { name: "utf-8", basis: "every byte is valid UTF-8; some are zero" }
    : detected(bytes, file);
  return decoded(bytes, encoding, file);
}

/**
 * Text of a whole document: by its byte order mark, else as stated where that is known and fits, else detected. Nothing
 * is normalised; the mark is no character of the text. What is no text fails with a SelvedgeError.
 */
export function textOfBytes(bytes: Uint8Array, file: string, options: DecodingOptions = {}): DecodedText {
  const { stated, zeros = false } = options;
  if (stated === undefined || markOf(bytes) !== undefined) return found(bytes, file, zeros);
  const name = nameOf(stated.label);
  if (name === undefined) {
    const note = `"${stated.label.slice(0, 40)}", which ${stated.by} gives, is no encoding that is known; ${file} was read as detected.`;
    return noted(found(bytes, file, zeros), remark(file, note));
  }
  const read = decoded(bytes, { name, basis: `${stated.by} says so` }, file);
  if (!isUtf8After(bytes, name, read.text)) return read;
  const note = `${stated.by} says ${name}, but every byte of ${file} is valid UTF-8 and not all are ASCII; it was read as UTF-8.`;
  return noted(found(bytes, file, zeros), remark(file, note));
}

const noted = (read: DecodedText, issue: Issue): DecodedText => ({
  ...read,
  remarks: [issue, ...read.remarks],
});
