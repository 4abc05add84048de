import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";

/** Bytes of an XML document in, text out; the encoding is told from the first bytes. */
export interface XmlDecoder {
  /** The text of the bytes so far that has not been handed out. */
  readonly write: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

/** An XML declaration stands at the very beginning and is short. */
const headBytes = 256;

const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

const declaredEncoding = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;

/** By byte order mark, else by how `<` is written, else by the declaration, else UTF-8 (XML 1.0, appendix F). */
function encodingOf(head: Uint8Array): string {
  if (startsWith(head, 0xff, 0xfe, 0, 0) || startsWith(head, 0, 0, 0xfe, 0xff)) return "utf-32";
  if (startsWith(head, 0x3c, 0, 0, 0) || startsWith(head, 0, 0, 0, 0x3c)) return "utf-32";
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0x3c, 0)) return "utf-16le";
  if (startsWith(head, 0xfe, 0xff) || startsWith(head, 0, 0x3c)) return "utf-16be";
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return "utf-8";
  const declared = declaredEncoding.exec(Buffer.from(head).toString("latin1"))?.[1]?.toLowerCase() ?? "utf-8";
  // What was re-encoded by hand often keeps its old declaration; bytes without zeros are no UTF-16.
  return declared.startsWith("utf-16") || declared.startsWith("ucs-2") ? "utf-8" : declared;
}

/** Bytes at the end that begin a UTF-8 sequence and do not finish it. */
function unfinishedUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < length ? back : 0;
  }
  return 0;
}

type Decode = (bytes: Uint8Array, isLast: boolean) => string;

const join = (a: Uint8Array, b: Uint8Array): Uint8Array => (a.length === 0 ? b : Buffer.concat([a, b]));

/** UTF-8 in whole sequences: a TextDecoder that is told of no stream is several times faster, and ASCII stays one byte a letter. */
function utf8Decoder(): Decode {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array();
  return (bytes, isLast) => {
    const all = join(rest, bytes);
    const end = isLast ? all.length : all.length - unfinishedUtf8(all);
    // Copied: what is handed in may be written over.
    rest = all.slice(end);
    return decoder.decode(all.subarray(0, end));
  };
}

function otherDecoder(encoding: string): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
}

function newDecode(encoding: string, file: Partial<Issue>): Decode {
  try {
    return encoding === "utf-8" ? utf8Decoder() : otherDecoder(encoding);
  } catch {
    fail(
      "file.encoding",
      `The XML says that it is written in ${encoding}, which is not read.`,
      "Save it as UTF-8 and import it again.",
      { ...file, expected: "UTF-8, UTF-16 or another encoding of the web", received: encoding },
    );
  }
}

/** A decoder of an XML document. Bytes that do not fit the encoding fail: a replaced letter would spoil a name without a trace. */
export function xmlDecoder(file: Partial<Issue>): XmlDecoder {
  let head: Uint8Array | undefined = new Uint8Array();
  let encoding = "";
  let decode: Decode | undefined;
  const run = (bytes: Uint8Array, isLast: boolean): string => {
    if (head !== undefined) {
      head = join(head, bytes).slice();
      if (head.length < headBytes && !isLast) return "";
      encoding = encodingOf(head.subarray(0, headBytes));
      decode = newDecode(encoding, file);
      const first = head;
      head = undefined;
      return run(first, isLast);
    }
    try {
      return decode?.(bytes, isLast) ?? "";
    } catch {
      fail(
        "file.encoding",
        `The XML is not valid ${encoding.toUpperCase()}, which it is written in by its own account.`,
        "Open it in the program that wrote it and save it again; the copy at hand may be damaged.",
        { ...file, expected: `valid ${encoding.toUpperCase()}`, received: "bytes that do not fit" },
      );
    }
  };
  return { write: (bytes) => run(bytes, false), end: () => run(new Uint8Array(), true) };
}
