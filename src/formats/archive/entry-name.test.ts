import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { decodeName, numberNames, safeName, visible } from "./entry-name.ts";

const bytesOfHex = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(" ", ""), "hex");

describe("safeName(text)", () => {
  test.each([
    ["steps upwards", "../../etc/passwd", "etc/passwd"],
    ["steps in the middle", "a/../b/./c.csv", "a/b/c.csv"],
    ["an absolute path", "/etc/passwd", "etc/passwd"],
    ["a drive letter", "C:\\Users\\a\\list.csv", "Users/a/list.csv"],
    ["a drive letter without a folder", "c:list.csv", "list.csv"],
    ["a share", "\\\\host\\share\\list.csv", "host/share/list.csv"],
    ["a device", "CON", "_CON"],
    ["a device with an ending", "data/aux.csv", "data/_aux.csv"],
    ["a device with two endings", "NUL.tar.gz", "_NUL.tar.gz"],
    ["a device with a number", "com1.txt", "_com1.txt"],
    ["no device", "console.csv", "console.csv"],
    ["dots and blanks at the end", "list. . /a.csv. ", "list/a.csv"],
    ["what Windows keeps", 'a<b>c:d"e|f?g*.csv', "a_b_c_d_e_f_g_.csv"],
    ["control characters", "a\u0000b\nc.csv", "a[U+0000]b[U+000A]c.csv"],
    ["a right-to-left override", "invoice\u202Evsc.exe", "invoice[U+202E]vsc.exe"],
    ["zero width", "a\u200Bb\uFEFF.csv", "a[U+200B]b[U+FEFF].csv"],
    ["half a pair", "a\uD800.csv", "a\uFFFD.csv"],
    ["a decomposed letter", "Mu\u0308ller.csv", "M\u00FCller.csv"],
    ["Chinese", "供应商/名单.csv", "供应商/名单.csv"],
    ["Uyghur, which is written from the right", "تىزىملىك.csv", "تىزىملىك.csv"],
    ["nothing", "", "unnamed"],
    ["nothing but dots", "../..", "unnamed"],
  ])("%s", (_, given, expected) => {
    expect(safeName(given)).toBe(expected);
  });

  it("cuts 300 bytes to what file systems hold and keeps the ending", () => {
    const name = safeName(`${"名".repeat(100)}.csv`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^名+…\.csv$/);
  });

  it("gives names that are harmless as paths, and the same when given again", () => {
    const part = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom("..", ".", "/", "\\", "C:", "con", "nul.csv", "\u202E", "a".repeat(300)),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const name = safeName(parts.join(""));
        expect(name).not.toBe("");
        expect(safeName(name)).toBe(name);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*\\]/u);
        expect(name.startsWith("/")).toBe(false);
        for (const segment of name.split("/")) {
          expect(segment).not.toMatch(/^\.*$/);
          expect(segment).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
          expect(Buffer.byteLength(segment)).toBeLessThanOrEqual(201);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("decodeName(given)", () => {
  test.each([
    ["ASCII", "6c 69 73 74 2e 63 73 76", "list.csv"],
    ["UTF-8", "e5 90 8d e5 8d 95 2e 63 73 76", "名单.csv"],
    ["GBK, as Chinese Windows writes it", "c3 fb b5 a5 2e 63 73 76", "名单.csv"],
    ["GB18030, four bytes", "95 32 82 36 2e 63 73 76", "𠀀.csv"],
    ["CP437, as the standard says", "4d 81 6c 6c 65 72 ff", "Müller\u00A0"],
  ])("%s", (_, hex, expected) => {
    expect(decodeName({ bytes: bytesOfHex(hex) })).toBe(expected);
  });

  it("takes the name of the Unicode field where its checksum fits the name", () => {
    const field = (checksum: number): { id: number; data: Uint8Array } => {
      const head = Buffer.from([1, 0, 0, 0, 0]);
      head.writeUInt32LE(checksum, 1);
      return { id: 0x7075, data: Buffer.concat([head, Buffer.from("名单.csv")]) };
    };
    const bytes = bytesOfHex("ff fe 2e 63 73 76");
    expect(decodeName({ bytes, extraFields: [field(crc32(bytes))] })).toBe("名单.csv");
    expect(decodeName({ bytes, extraFields: [field(0)] })).toBe("\u00A0■.csv");
  });
});

describe("numberNames()", () => {
  it("numbers what was given before, in whatever case, and never gives a name twice", () => {
    const numbered = numberNames();
    const given = ["a.csv", "A.csv", "a (2).csv", "a.csv", "x/a.csv", "a", "a"];
    expect(given.map(numbered)).toEqual([
      "a.csv",
      "A (2).csv",
      "a (2) (2).csv",
      "a (3).csv",
      "x/a.csv",
      "a",
      "a (2)",
    ]);
  });
});

describe("visible(text)", () => {
  it("writes out what cannot be seen and leaves the rest", () => {
    expect(visible("a\u2066b\u{E0041}ü 名")).toBe("a[U+2066]b[U+E0041]ü 名");
  });
});
