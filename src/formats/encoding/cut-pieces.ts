const lineFeed = 10;
const carriageReturn = 13;

/** After the last line end; 0 without one. A carriage return at the very end is none: a line feed may follow it. */
export function lineCut(bytes: Uint8Array): number {
  const fed = bytes.lastIndexOf(lineFeed) + 1;
  const returned = bytes.lastIndexOf(carriageReturn, -2) + 1;
  return Math.max(fed, returned);
}

/** How many bytes a UTF-8 sequence has, by its first byte. */
function sequenceLength(first: number): number {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

/** Before a UTF-8 sequence that the end of the bytes cuts. */
export function utf8Cut(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0x80 && byte < 0xc0) continue;
    return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function utf16Cut(bytes: Uint8Array, high: 0 | 1): number {
  const even = bytes.length - (bytes.length % 2);
  const unit = bytes[even - 2 + high] ?? 0;
  return unit >= 0xd8 && unit < 0xdc ? even - 2 : even;
}

function characterLength(bytes: Uint8Array, at: number, name: string): number {
  const first = bytes[at] ?? 0;
  if (first < 0x81 || first === 0xff) return 1;
  if (name === "shift_jis" && first >= 0xa0 && first <= 0xdf) return 1;
  if (name === "euc-jp" && first === 0x8f) return 3;
  const second = bytes[at + 1] ?? 0;
  if ((name === "gb18030" || name === "gbk") && second >= 0x30 && second <= 0x39) return 4;
  // A second byte below 0x30 belongs to no character: the first stands alone and is an error.
  return second < 0x30 ? 1 : 2;
}

/**
 * Before a character of two or four bytes that the end cuts. No byte below 0x30 is ever inside a character of these
 * encodings, so the walk starts behind the last of them.
 */
function wideCut(bytes: Uint8Array, name: string): number {
  let at = bytes.length;
  while (at > 0 && (bytes[at - 1] ?? 0) >= 0x30) at -= 1;
  for (;;) {
    const next = at + characterLength(bytes, at, name);
    if (next > bytes.length || at >= bytes.length - 1) return at;
    at = next;
  }
}

const wide: ReadonlySet<string> = new Set(["gb18030", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr"]);

/** Where bytes may be cut so that no character is: always beyond 0 for a piece of eight bytes or more. */
export function characterCut(bytes: Uint8Array, name: string): number {
  if (name === "utf-8") return utf8Cut(bytes);
  if (name === "utf-16le") return utf16Cut(bytes, 1);
  if (name === "utf-16be") return utf16Cut(bytes, 0);
  return wide.has(name) ? wideCut(bytes, name) : bytes.length;
}

/** Line ends in bytes of which each is one character or part of a UTF-8 sequence; `returned`: a CR stood just before. */
export function countLineEnds(bytes: Uint8Array, returned: boolean): number {
  // A Buffer looks for one byte several times faster than an array does.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = returned && buffer[0] === lineFeed ? -1 : 0;
  for (let at = buffer.indexOf(lineFeed); at >= 0; at = buffer.indexOf(lineFeed, at + 1)) count += 1;
  for (let at = buffer.indexOf(carriageReturn); at >= 0; at = buffer.indexOf(carriageReturn, at + 1))
    if (buffer[at + 1] !== lineFeed) count += 1;
  return count;
}

export interface LineSpan {
  readonly from: number;
  /** Behind its line end. */
  readonly to: number;
}

/** The lines of a piece, their ends included. */
export function* linesOf(bytes: Uint8Array): Generator<LineSpan> {
  let from = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > carriageReturn || (byte !== lineFeed && byte !== carriageReturn)) continue;
    if (byte === carriageReturn && bytes[at + 1] === lineFeed) at += 1;
    yield { from, to: at + 1 };
    from = at + 1;
  }
  if (from < bytes.length) yield { from, to: bytes.length };
}
