import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ByteSource } from "../byte-source.ts";
import { bytesOf } from "../byte-source.ts";
import type { EncodingFound } from "../table.ts";
import { encode } from "./encode.fixture.ts";
import { utf8Pieces } from "./utf8-pieces.ts";

const as = (name: string): EncodingFound => ({ name, confidence: "stated", why: "as given" });

interface Walk {
  readonly text: string;
  readonly mixed: readonly number[];
  readonly read: number;
  readonly pieces: number;
}

function walk(source: ByteSource, name: string, size?: number): Walk {
  const texts: Buffer[] = [];
  const mixed: number[] = [];
  let read = 0;
  for (const piece of utf8Pieces(source, as(name), size)) {
    // Fatal: a piece that cuts a character throws.
    new TextDecoder("utf-8", { fatal: true }).decode(piece.bytes);
    expect(piece.read).toBeGreaterThan(read);
    texts.push(Buffer.from(piece.bytes));
    mixed.push(...piece.mixedLines);
    read = piece.read;
  }
  return { text: Buffer.concat(texts).toString(), mixed, read, pieces: texts.length };
}

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

describe("utf8Pieces(source, found): text", () => {
  test.each<[string, string, Uint8Array, string]>([
    ["a mark of UTF-8 is no text", "utf-8", bytes([0xef, 0xbb, 0xbf], "a,b"), "a,b"],
    ["a mark of UTF-16 is no text", "utf-16le", bytes([0xff, 0xfe, 0x61, 0]), "a"],
    ["a mark of GB18030 is no text", "gb18030", bytes([0x84, 0x31, 0x95, 0x33], "a"), "a"],
    ["a second mark is text", "utf-8", bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], "a"), "\ufeffa"],
    ["the euro sign of GBK", "gbk", bytes([0x80], "12"), "€12"],
    ["the euro sign of GBK, read as GB18030", "gb18030", bytes([0xd0, 0xc2, 0x80], "1"), "新€1"],
    ["four bytes of GB18030", "gb18030", bytes([0x95, 0x32, 0x82, 0x36, 0x81, 0x30, 0x84, 0x32]), "𠀀\u00a0"],
    [
      "curly quotes and the euro of Windows-1252",
      "windows-1252",
      bytes([0x93, 0x80, 0x94, 0x20, 0x92, 0x96, 0xe9]),
      "“€” ’–é",
    ],
  ])("%s", (_, name, given, text) => {
    expect(walk(bytesOf(given), name)).toMatchObject({ text, mixed: [], read: given.length });
  });

  it("is the same bytes and not a copy of UTF-8 that fits", () => {
    const given = bytes("name\nÉtoffe\n");
    const [piece] = [...utf8Pieces(bytesOf(given), as("utf-8"))];
    expect(piece?.bytes.buffer).toBe(given.buffer);
  });

  it("keeps the line when a character is broken by its line end", () => {
    const broken = bytes("a\n", [0xb0], "\nb,", [0x81, 0x30], "\nc\n");
    expect(walk(bytesOf(broken), "gb18030")).toMatchObject({
      text: "a\n\ufffd\nb,\ufffd0\nc\n",
      mixed: [2, 3],
    });
  });

  test.each<[string, number[], number[]]>([
    ["an odd byte at the end", [0x61, 0, 0x0a, 0, 0x62], [2]],
    ["a lone surrogate", [0x61, 0, 0x0d, 0, 0x0a, 0, 0, 0xd8, 0x0d, 0, 0x62, 0], [2]],
  ])("UTF-16 with %s", (_, given, mixed) => {
    const { text, mixed: lines } = walk(bytesOf(Uint8Array.from(given)), "utf-16le");
    expect(lines).toEqual(mixed);
    expect(text.startsWith("a")).toBe(true);
  });
});

describe("utf8Pieces(source, found): lines that do not fit UTF-8", () => {
  const chinese = [...encode("浙江永盛针织有限公司,绍兴", "gb18030")];
  const western = [...encode("Société Générale,Saint-Étienne", "windows-1252")];

  it("are named, and read in the encoding that they are likeliest in", () => {
    const mixed = bytes("名称\r\n", chinese, "\r\n新疆\r", western, "\nend");
    expect(walk(bytesOf(mixed), "utf-8")).toMatchObject({
      text: "名称\r\n浙江永盛针织有限公司,绍兴\r\n新疆\rSociété Générale,Saint-Étienne\nend",
      mixed: [2, 4],
    });
  });

  it("keep what is whole where a line is UTF-8 that was cut through a character", () => {
    const cut = bytes("浙江永盛针织有限", [0xe5, 0x85], ",绍兴\n新疆\n");
    expect(walk(bytesOf(cut), "utf-8")).toMatchObject({
      text: "浙江永盛针织有限\ufffd,绍兴\n新疆\n",
      mixed: [1],
    });
  });

  it("are counted from the first line of the file, whatever pieces it is read in", () => {
    const filler = "名称,浙江\r\n";
    const mixed = bytes(filler.repeat(99), chinese, "\r\n", filler.repeat(99), western);
    for (const size of [64, 65, 66, 67, 1_000, 1 << 22])
      expect(walk(bytesOf(mixed), "utf-8", size).mixed).toEqual([100, 200]);
  });
});

const names = ["utf-8", "utf-16le", "utf-16be", "gb18030"] as const;
const letter = fc.oneof(
  fc.constantFrom(
    "\n",
    "\r\n",
    "\r",
    ",",
    '"',
    "a",
    "Z",
    "0",
    "9",
    "新",
    "疆",
    "織",
    "é",
    "ş",
    "đ",
    "€",
    "\u00a0",
    "𠀀",
    "😀",
    "О",
    "ﷺ",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
);

describe("utf8Pieces(source, found): properties", () => {
  it("give the text that was written, cut anywhere, in any encoding", () => {
    fc.assert(
      fc.property(
        fc.array(letter, { maxLength: 200 }),
        fc.constantFrom(...names),
        fc.integer({ min: 16, max: 80 }),
        (letters, name, size) => {
          const text = letters.join("");
          // What begins with the code of a mark has one; the replacement character is in no table of GB18030.
          fc.pre(!text.startsWith("\ufeff") && !text.includes("\ufffd"));
          const given = encode(text, name);
          expect(walk(bytesOf(given), name, size)).toMatchObject({ text, mixed: [], read: given.length });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("take any bytes in any encoding, name the lines, and come to the end", () => {
    const any = fc.constantFrom(
      "utf-8",
      "utf-16le",
      "utf-16be",
      "gb18030",
      "gbk",
      "big5",
      "windows-1252",
      "shift_jis",
      "euc-kr",
      "euc-jp",
      "windows-1251",
    );
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(10, 13, 0x30, 0x39, 0x81, 0x8f, 0xe9),
    );
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 300 }),
        any,
        fc.integer({ min: 16, max: 90 }),
        (given, name, size) => {
          const whole = walk(bytesOf(Uint8Array.from(given)), name);
          const lines = whole.text.split(/\r\n|\r|\n/).length;
          for (const line of whole.mixed) expect(line).toBeLessThanOrEqual(lines);
          if (name === "utf-8") return;
          const cut = walk(bytesOf(Uint8Array.from(given)), name, size);
          expect(cut.text).toBe(whole.text);
          expect(cut.mixed).toEqual(whole.mixed);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("cut five megabytes of GB18030 at no character", () => {
    const text = "新疆天山毛纺织,é,𠀀\n".repeat(250_000);
    const given = bytesOf(encode(text, "gb18030"));
    const { text: read, pieces } = walk(given, "gb18030");
    expect(read === text).toBe(true);
    expect(pieces).toBeGreaterThan(1);
  });
});
