import { isUtf8 } from "node:buffer";
import { crc32 } from "node:zlib";
import { getFileNameLowLevel } from "yauzl";

/** The name of an entry as the archive has it. */
export interface GivenName {
  readonly bytes: Uint8Array;
  readonly extraFields?: readonly { readonly id: number; readonly data: Uint8Array }[];
}

/** The Info-ZIP field that repeats a name in UTF-8, bound to the name by its checksum. */
const unicodePath = 0x7075;

function unicodeName({ bytes, extraFields = [] }: GivenName): string | undefined {
  for (const { id, data } of extraFields) {
    if (id !== unicodePath || data.length < 6 || data[0] !== 1) continue;
    const name = data.subarray(5);
    if (Buffer.from(data).readUInt32LE(1) === crc32(bytes) && isUtf8(name))
      return Buffer.from(name).toString();
  }
  return undefined;
}

/**
 * The name as text. Without the UTF-8 flag the standard says CP437, and archivers write the code page of their
 * machine: UTF-8 and GB18030 are told by their structure, whatever is neither is read as the standard says.
 */
export function decodeName(given: GivenName): string {
  if (isUtf8(given.bytes)) return Buffer.from(given.bytes).toString();
  const unicode = unicodeName(given);
  if (unicode !== undefined) return unicode;
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(given.bytes);
  } catch {
    return getFileNameLowLevel(0, Buffer.from(given.bytes), [], true);
  }
}

/** Controls, bidi marks, zero-width characters, line separators, halves of pairs: what makes a name look like another. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** No backslash: on Windows it would be a step into a folder. */
const escaped = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;

/** A text with what cannot be seen written out: `[U+202E]`. */
export const visible = (text: string): string => text.replace(unseen, escaped);

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:$|[ .])/i;

/** File systems hold 255 bytes; numbering and a prefix still fit. */
const mostSegmentBytes = 200;
const mostSegments = 8;

const byteLength = (text: string): number => Buffer.byteLength(text);

function cutTo(text: string, most: number): string {
  if (byteLength(text) <= most) return text;
  let cut = "";
  let bytes = 0;
  for (const character of text) {
    bytes += byteLength(character);
    if (bytes > most) break;
    cut += character;
  }
  return cut;
}

/** The part of a name that says what the file is; what is long after its last point is no ending. */
const endingOf = (name: string): string => /\.[^.]{1,16}$/.exec(name)?.[0] ?? "";

function shorten(segment: string): string {
  if (byteLength(segment) <= mostSegmentBytes) return segment;
  const ending = endingOf(segment);
  const stem = segment.slice(0, segment.length - ending.length);
  return `${cutTo(stem, mostSegmentBytes - byteLength(ending) - 3)}…${ending}`;
}

function safeSegment(segment: string): string {
  const plain = visible(segment)
    .replace(/[<>:"|?*]/g, "_")
    .replace(/[. ]+$/, "")
    .trimStart();
  return shorten(reserved.test(plain) ? `_${plain}` : plain);
}

/**
 * A name that can be shown and would be harmless as a path: relative, without steps upwards, drive letters, unseen
 * characters or names of devices, of bounded length. Nothing is ever written under it.
 */
export function safeName(text: string): string {
  const segments = text
    // A name has at most 65,535 bytes; what is longer than any path is cut before it is looked at closely.
    .slice(-4096)
    .toWellFormed()
    .normalize("NFC")
    .split(/[\\/]/)
    .map((segment, index) => (index === 0 ? segment.replace(/^[A-Za-z]:/, "") : segment))
    .filter((segment) => !/^[. ]*$/.test(segment))
    .map(safeSegment)
    .filter((segment) => segment !== "");
  if (segments.length === 0) return "unnamed";
  return segments.slice(-mostSegments).join("/");
}

/** Numbers names that were given before, as file managers do; letters in another case are the same name. */
export function numberNames(): (name: string) => string {
  const counts = new Map<string, number>();
  const keyOf = (name: string): string => name.toLowerCase();
  return (name) => {
    const key = keyOf(name);
    let count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count === 1) return name;
    const slash = name.lastIndexOf("/") + 1;
    const ending = endingOf(name.slice(slash));
    const stem = name.slice(0, name.length - ending.length);
    let numbered = `${stem} (${count})${ending}`;
    while (counts.has(keyOf(numbered))) {
      count += 1;
      numbered = `${stem} (${count})${ending}`;
    }
    counts.set(key, count);
    counts.set(keyOf(numbered), 1);
    return numbered;
  };
}
