/** The letters of Windows-1252 from 0x80 to 0x9F (WHATWG). Held here: Node decoded them as Latin-1 through several releases. */
const windows1252 =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return latin.replace(/[\u0080-\u009f]/g, (letter) => windows1252.charAt(letter.charCodeAt(0) - 0x80));
}

/** Names that people use and the WHATWG list does not know. */
const aliases: Readonly<Record<string, string>> = {
  cp936: "gbk",
  ms936: "gbk",
  "euc-cn": "gbk",
  cp950: "big5",
  cp949: "euc-kr",
  cp932: "shift_jis",
  gb2312: "gbk",
  ansi: "windows-1252",
};

/** Stateful: a piece of it cannot be read without all that stands before. */
const stateful: ReadonlySet<string> = new Set(["iso-2022-jp", "hz-gb-2312", "replacement", "x-user-defined"]);

/** For messages: what people need. More are known by the names of the WHATWG Encoding Standard. */
export const knownEncodings =
  "utf-8, utf-16le, utf-16be, gb18030, gbk, big5, windows-1252, windows-1250, windows-1251, windows-1254, shift_jis, euc-kr";

/** The WHATWG name of an encoding that people named; undefined when nobody knows it or it cannot be read in pieces. */
export function encodingNamed(label: string): string | undefined {
  const asked = label.trim().toLowerCase();
  try {
    const { encoding } = new TextDecoder(aliases[asked] ?? asked);
    return stateful.has(encoding) ? undefined : encoding;
  } catch {
    return undefined;
  }
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** Kept: making one costs more than decoding a line. Without `stream` they hold nothing from one call to the next. */
function decoderOf(name: string): InstanceType<typeof TextDecoder> {
  const known = decoders.get(name);
  if (known !== undefined) return known;
  const made = new TextDecoder(name, { ignoreBOM: true });
  decoders.set(name, made);
  return made;
}

/** Bytes as text; what does not fit comes out as U+FFFD. The bytes begin and end with a whole character. */
export function decodeBytes(bytes: Uint8Array, name: string): string {
  if (name === "windows-1252") return decodeWindows1252(bytes);
  return decoderOf(name).decode(bytes);
}

/** Whether all bytes are text in the encoding. */
export function fits(bytes: Uint8Array, name: string): boolean {
  if (name === "windows-1252") return true;
  try {
    new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 that was damaged, cut through a character for instance: most letters beyond ASCII are whole. By chance one in ten is. */
export function isMostlyUtf8(bytes: Uint8Array): boolean {
  let foreign = 0;
  let misfits = 0;
  for (const letter of decodeBytes(bytes, "utf-8")) {
    if (letter < "\u0080") continue;
    if (letter === "\ufffd") misfits += 1;
    else foreign += 1;
  }
  return foreign > 0 && foreign >= 4 * misfits;
}
