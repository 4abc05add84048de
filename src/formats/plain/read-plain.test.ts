import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";
import type { DocumentText } from "../document-text.ts";
import { readPlain } from "./read-plain.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): DocumentText => readPlain(utf8(text), { name: "a.txt" });
const hiddenIn = ({ text, hidden }: DocumentText): readonly (readonly [string, string])[] =>
  hidden.map(({ start, end, why }) => [why, text.slice(start, end)]);

function issueOf(run: () => unknown): Issue {
  try {
    run();
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("readPlain(bytes): the text", () => {
  it("is what the bytes say, with nothing normalised and no byte order mark", () => {
    const given = "e\u0301  two\tblanks\r\nand a line\n\n";
    expect(read(`\ufeff${given}`).text).toBe(given);
    expect(read(given).encoding).toEqual({ name: "utf-8", basis: "every byte of the file is valid UTF-8" });
  });

  test.each([
    ["UTF-16", Buffer.from("\ufeffThe mission said so.\n", "utf16le"), "utf-16le", "The mission said so.\n"],
    [
      "GB18030",
      Buffer.from("d0c2bdaeceaccee1b6fbd7d4d6cec7f8d5feb8aeb7a2d1d4c8cbcbb5a1a3", "hex"),
      "gb18030",
      "新疆维吾尔自治区政府发言人说。",
    ],
  ])("is told in %s", (_, bytes, name, text) => {
    const layer = readPlain(bytes, { name: "a.txt" });
    expect(layer.text).toBe(text);
    expect(layer.encoding?.name).toBe(name);
  });

  it("follows a stated encoding, and says where it cannot", () => {
    const latin = Buffer.from("caf\u00e9", "latin1");
    expect(readPlain(latin, { name: "a.txt", charset: "iso-8859-1" }).text).toBe("café");
    const unknown = readPlain(utf8("café"), { name: "a.txt", charset: "utf-99" });
    expect(unknown.text).toBe("café");
    expect(unknown.remarks[0]?.message).toContain('"utf-99"');
    const wrong = readPlain(utf8("“said”"), { name: "a.txt", charset: "windows-1252" });
    expect(wrong.text).toBe("“said”");
    expect(wrong.remarks[0]?.message).toContain("says windows-1252, but every byte");
  });

  it("counts what is no text in the stated encoding", () => {
    const read = readPlain(Buffer.from("a\xff\xfeb", "latin1").subarray(0, 3), {
      name: "a.txt",
      charset: "utf-8",
    });
    expect(read.text).toBe("a\ufffd\ufffd");
    expect(read.remarks[0]?.message).toContain("2 characters that stand for bytes");
  });

  test.each([
    ["nothing", new Uint8Array(), "file.empty"],
    ["zero bytes", utf8("The mission said\0 that it was so."), "file.binary"],
    ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), "file.binary"],
    ["UTF-32", Buffer.from("fffe000041000000", "hex"), "file.encoding"],
  ])("is refused where the file holds %s", (_, bytes, code) => {
    const issue = issueOf(() => readPlain(bytes, { name: "a.txt" }));
    expect(issue.code).toBe(code);
    expect(issue.file).toBe("a.txt");
    expect(issue.hint).not.toMatch(/CSV|import/);
  });

  test.each([
    ["a line by itself", "Workers moved\n\nThe mission said so.", "Workers moved"],
    ["a sentence", "The mission said so.\n\nMore.", undefined],
    ["nothing but one line", "Workers moved", undefined],
  ])("has a title where %s stands over it", (_, text, title) => {
    expect(read(text).title).toBe(title);
  });
});

describe("readPlain(bytes): what is not seen", () => {
  test.each<[string, string, readonly (readonly [string, string])[]]>([
    ["zero width in a word", "sla\u200bvery", [["without-width", "\u200b"]]],
    ["a joiner in a Latin word", "sla\u200dvery", [["without-width", "\u200d"]]],
    ["zero width between characters of Han", "强迫\u2060劳动", [["without-width", "\u2060"]]],
    ["tags", "Seen.\u{e0068}\u{e0069}", [["without-width", "\u{e0068}\u{e0069}"]]],
    ["a flag made of tags", "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", []],
    ["data in variation selectors", "a\ufe01\ufe02", [["without-width", "\ufe01\ufe02"]]],
    ["one variation selector", "\u2764\ufe0f", []],
    ["a joiner in a Persian word", "می\u200cشود", []],
    ["an emoji of a family", "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}", []],
    ["a place to break after a slash", "and/\u200bor", []],
    ["Thai with places to break", "แรงงาน\u200bบังคับ", []],
    [
      "a message of zero-width characters",
      ` ${"\u200b\u200c".repeat(4)} `,
      [["without-width", "\u200b\u200c".repeat(4)]],
    ],
    [
      "an override of Latin letters",
      "It is \u202eton\u202c so.",
      [["overridden-direction", "\u202eton\u202c"]],
    ],
    ["an override that is never ended", "It is \u202eton\nso.", [["overridden-direction", "\u202eton"]]],
    ["an override of Arabic letters", "x \u202dبعد\u202c y", [["overridden-direction", "\u202dبعد\u202c"]]],
    ["an override of its own direction", "\u202dLatin\u202c and \u202eئۇيغۇر\u202c", []],
    ["Uyghur with a Latin name set apart", "\u2067ئۇيغۇر \u2066BBC\u2069 خەۋەر\u2069", []],
    [
      "Latin words embedded from the right",
      "a \u202bb c\u202c d",
      [["overridden-direction", "\u202bb c\u202c"]],
    ],
    ["an override inside an isolate", "\u2066a \u202eb\u2069 c", [["overridden-direction", "\u202eb\u2069"]]],
  ])("%s", (_, text, expected) => {
    expect(hiddenIn(read(text))).toEqual(expected);
    expect(read(text).text).toBe(text);
  });

  it("is told in one remark with counts by reason", () => {
    const { remarks } = read("sla\u200bvery \u202eton\u202c sla\u200bve");
    expect(remarks).toHaveLength(1);
    expect(remarks[0]?.code).toBe("document.hidden");
    expect(remarks[0]?.message).toContain("2 characters without width, 1 in an order that is turned round");
  });

  it("slices, in order, in any text of such characters", () => {
    const unit = fc.constantFrom(
      ..."ab \n新ئ\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufe01",
      "\u{e0041}",
      "\u{1f3f4}",
      "\ud800",
    );
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 60 }), (text) => {
        const bytes = utf8(`x${text}`);
        const layer = readPlain(bytes, { name: "a.txt" });
        let last = 0;
        for (const { start, end } of layer.hidden) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(layer.text.length);
          last = start;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("readPlain(bytes): hostile texts", () => {
  it("reads 100 MB", () => {
    const line = "The mission further said that nothing of the kind was so.\n";
    const bytes = Buffer.alloc(100_000_000, line);
    expect(readPlain(bytes, { name: "a.txt" }).text).toHaveLength(100_000_000);
  });

  test.each([
    ["zero-width characters", "a\u200b"],
    ["overrides", "\u202ea\n"],
  ])("refuses millions of %s", (_, unit) => {
    const issue = issueOf(() => readPlain(Buffer.alloc(30_000_000, unit), { name: "a.txt" }));
    expect(issue.code).toBe("file.too-large");
    expect(issue.message).toContain("100,000 places");
  });

  it("walks millions of overrides inside each other", () => {
    const { hidden, text } = readPlain(Buffer.alloc(9_000_000, "\u202e"), { name: "a.txt" });
    expect(text).toHaveLength(3_000_000);
    expect(hidden).toEqual([]);
  });

  it("gives a text or an issue, whatever the bytes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.option(fc.string({ maxLength: 12 })),
        (bytes, charset) => {
          try {
            const { text, hidden } = readPlain(bytes, {
              name: "a",
              ...(charset === null ? {} : { charset }),
            });
            expect(text.isWellFormed()).toBe(true);
            expect(hidden.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(SelvedgeError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
