import { decodeBytes } from "./decoders.ts";

/**
 * GB18030 straight to UTF-8. The decoder of the runtime goes through UTF-16 and takes three times as long, and this is
 * the encoding that the largest files from China come in. What is malformed is left to that decoder.
 */

interface Tables {
  /** Code units of pairs, by (first - 0x81) * 0xc0 + (second - 0x40); 0 = no character. */
  readonly pairs: Uint16Array;
  /** Code units of four-byte codes in the basic plane, by their place in the order of codes. */
  readonly fours: Uint16Array;
}

const pairRow = 0xc0;
const basicFours = 39_420;
const euro = 0x20ac;

/** What each code of a list decodes to, in one call: a line feed after each keeps a malformed one to itself. */
function charactersOf(codes: readonly (readonly number[])[]): readonly number[] {
  const bytes = Uint8Array.from(codes.flatMap((code) => [...code, 10]));
  const texts = decodeBytes(bytes, "gb18030").split("\n");
  return codes.map((_, index) => {
    const text = texts[index] ?? "";
    return text.length === 1 && text !== "\ufffd" ? text.charCodeAt(0) : 0;
  });
}

function pairTable(): Uint16Array {
  const codes: (readonly number[])[] = [];
  for (let row = 0; row < 126; row += 1)
    for (let column = 0; column < pairRow; column += 1) codes.push([0x81 + row, 0x40 + column]);
  return Uint16Array.from(charactersOf(codes));
}

function fourTable(): Uint16Array {
  const codes = Array.from({ length: basicFours }, (_, index) => [
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ]);
  return Uint16Array.from(charactersOf(codes));
}

let made: Tables | undefined;
function tables(): Tables {
  made ??= { pairs: pairTable(), fours: fourTable() };
  return made;
}

/** The character of a four-byte code; 0 when it is none. */
function fourAt(bytes: Uint8Array, at: number, { fours }: Tables): number {
  const first = (bytes[at] ?? 0) - 0x81;
  const second = (bytes[at + 1] ?? 0) - 0x30;
  const third = (bytes[at + 2] ?? 0) - 0x81;
  const fourth = (bytes[at + 3] ?? 0) - 0x30;
  if (third < 0 || third > 125 || fourth < 0 || fourth > 9) return 0;
  const index = ((first * 10 + second) * 126 + third) * 10 + fourth;
  if (index < basicFours) return fours[index] ?? 0;
  const beyond = index - 189_000;
  return beyond >= 0 && beyond <= 0xfffff ? beyond + 0x10000 : 0;
}

function put(out: Uint8Array, at: number, code: number): number {
  if (code < 0x800) {
    out[at] = 0xc0 | (code >> 6);
    out[at + 1] = 0x80 | (code & 63);
    return at + 2;
  }
  if (code < 0x10000) {
    out[at] = 0xe0 | (code >> 12);
    out[at + 1] = 0x80 | ((code >> 6) & 63);
    out[at + 2] = 0x80 | (code & 63);
    return at + 3;
  }
  out[at] = 0xf0 | (code >> 18);
  out[at + 1] = 0x80 | ((code >> 12) & 63);
  out[at + 2] = 0x80 | ((code >> 6) & 63);
  out[at + 3] = 0x80 | (code & 63);
  return at + 4;
}

/** The character of a code that begins at a byte of 0x80 or more; 0 when there is none. */
function codeAt(bytes: Uint8Array, at: number, held: Tables): number {
  const first = bytes[at] ?? 0;
  if (first === 0x80) return euro;
  const second = bytes[at + 1] ?? 0;
  if (first === 0xff || second === 0xff) return 0;
  if (second >= 0x40) return held.pairs[(first - 0x81) * pairRow + second - 0x40] ?? 0;
  return second >= 0x30 && second <= 0x39 ? fourAt(bytes, at, held) : 0;
}

const lengthOf = (first: number, second: number): number => (first === 0x80 ? 1 : second >= 0x40 ? 2 : 4);

/** The bytes as UTF-8; undefined when any of them is no character. */
export function gb18030ToUtf8(bytes: Uint8Array): Uint8Array | undefined {
  const held = tables();
  // The euro sign of GBK becomes three bytes, and nothing more than that.
  const out = Buffer.allocUnsafe(3 * bytes.length);
  let end = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      out[end] = byte;
      end += 1;
      at += 1;
      continue;
    }
    const code = codeAt(bytes, at, held);
    if (code === 0) return undefined;
    end = put(out, end, code);
    at += lengthOf(byte, bytes[at + 1] ?? 0);
  }
  return out.subarray(0, end);
}
