import { decodeBytes } from "./decoders.ts";

/** Texts in encodings that no program writes for us here: the decoder's tables turned round. For tests only. */

/** Later codes for the same character lose: the first is the one that programs write. */
function pairsOf(name: string): ReadonlyMap<string, readonly number[]> {
  const codes = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 256; byte += 1) {
    const letter = decodeBytes(Uint8Array.of(byte), name);
    if (letter !== "\ufffd" && !codes.has(letter)) codes.set(letter, [byte]);
  }
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const letter = decodeBytes(Uint8Array.of(lead, trail), name);
      if ([...letter].length === 1 && letter !== "\ufffd" && !codes.has(letter))
        codes.set(letter, [lead, trail]);
    }
  return codes;
}

const four = (index: number): number[] => [
  0x81 + Math.floor(index / 12600),
  0x30 + (Math.floor(index / 1260) % 10),
  0x81 + (Math.floor(index / 10) % 126),
  0x30 + (index % 10),
];

/** The four-byte codes of GB18030 for the characters of the basic plane that have no pair. */
function fourByteCodes(codes: Map<string, readonly number[]>): void {
  for (let index = 0; index < 39420; index += 1) {
    const letter = decodeBytes(Uint8Array.from(four(index)), "gb18030");
    if (letter !== "\ufffd" && !codes.has(letter)) codes.set(letter, four(index));
  }
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(name: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(name);
  if (known !== undefined) return known;
  const codes = new Map(pairsOf(name));
  if (name === "gb18030") fourByteCodes(codes);
  tables.set(name, codes);
  return codes;
}

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
}

/** The text in the encoding; throws for a character that the encoding has not. */
export function encode(text: string, name: string): Uint8Array {
  if (name === "utf-8") return Buffer.from(text);
  if (name === "utf-16le" || name === "utf-16be") return utf16(text, name === "utf-16be");
  const table = tableOf(name);
  const bytes: number[] = [];
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    const code =
      table.get(letter) ??
      (name === "gb18030" && point > 0xffff ? four(189000 + point - 0x10000) : undefined);
    if (code === undefined) throw new Error(`${name} has no ${letter}`);
    for (const byte of code) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}
