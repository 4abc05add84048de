import { Socket } from "node:net";
import fc from "fast-check";
import { afterEach, describe, expect, it, test, vi } from "vitest";
import { zipOf } from "../../formats/archive/zip.fixture.ts";
import { bytesOf } from "../../formats/byte-source.ts";
import { sha256 } from "../../model/canonical.ts";
import { SelvedgeError } from "../../model/issue.ts";
import { contradicts, languageOf, statedLanguage } from "./language-of.ts";
import type { DocumentReaders, ReadDocument } from "./read-document.ts";
import { readDocument } from "./read-document.ts";
import { typedLayer } from "./text-layer.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (text: string | Uint8Array, readers: DocumentReaders = {}): Promise<ReadDocument> =>
  await readDocument({ name: "paper", bytes: typeof text === "string" ? utf8(text) : text }, readers);

const english =
  "The mission further said that nothing of the kind was so, and that it was for the workers to say.";

describe("readDocument(input, readers)", () => {
  test.each([
    ["a text", english, "text/plain", "txt"],
    ["a page", `<p>${english}`, "text/html", "html"],
    ["a message", `From: a@b.c\r\nSubject: s\r\n\r\n${english}`, "message/rfc822", "eml"],
  ])("makes a layer of %s", async (_, given, mediaType, reader) => {
    const { layer, ...document } = await read(given);
    expect(document.mediaType).toBe(mediaType);
    expect(layer?.text.trim()).toBe(english);
    expect(layer?.reader.name).toBe(reader);
    expect(layer?.language).toBe("en");
    expect(layer?.document).toBe(sha256(utf8(given)));
    expect(layer?.id).toBe(sha256(utf8(layer?.text ?? "")));
    expect(layer?.remarks).toBe(document.remarks);
    expect(Object.keys(layer ?? {})).not.toContain("told");
  });

  it("reads from a source as from bytes", async () => {
    const bytes = utf8(english);
    expect(await readDocument({ name: "paper", source: bytesOf(bytes) }, {})).toEqual(await read(bytes));
  });

  test.each([
    ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), "image/png"],
    ["octets", Buffer.from("000102030405", "hex"), "application/octet-stream"],
    ["an archive", zipOf([{ name: "a.txt", data: "a" }]), "application/zip"],
    ["a PDF without a reader for it", utf8("%PDF-1.7"), "application/pdf"],
  ])("gives %s no layer and says what can be done", async (_, bytes, mediaType) => {
    const { layer, remarks, ...document } = await read(bytes);
    expect(layer).toBeUndefined();
    expect(document).toEqual({ mediaType, enclosed: [] });
    expect(remarks[0]?.hint).toContain("typed layer");
  });

  it("has PDF and DOCX read by the readers that are handed in, and looks for characters without width", async () => {
    const asked: string[] = [];
    const readers = Object.fromEntries(
      (["pdf", "docx"] as const).map((kind) => [
        kind,
        {
          version: "7",
          read: () => {
            asked.push(kind);
            return {
              text: "sla\u200bvery and white",
              hidden: [{ start: 12, end: 17, why: "colour-of-ground" as const }],
              remarks: [],
              told: { author: kind },
            };
          },
        },
      ]),
    );
    const pdf = await read("%PDF-1.7", readers);
    const docx = await read(zipOf([{ name: "word/document.xml", data: "<x/>" }]), readers);
    expect(asked).toEqual(["pdf", "docx"]);
    expect(pdf.layer?.reader).toEqual({ name: "pdf", version: "7" });
    expect(docx.told).toEqual({ author: "docx" });
    expect(pdf.layer?.hidden.map(({ why }) => why)).toEqual(["without-width", "colour-of-ground"]);
    expect(pdf.remarks.map(({ code }) => code)).toEqual(["document.hidden"]);
  });

  it("fails with an issue on an empty file, and on one that is called off", async () => {
    await expect(read("")).rejects.toMatchObject({ issue: { code: "file.empty", file: "paper" } });
    const signal = AbortSignal.abort(new Error("called off"));
    await expect(readDocument({ name: "paper", bytes: utf8(english), signal }, {})).rejects.toThrow(
      "called off",
    );
  });

  it("gives the same for the same bytes, or fails with an issue, and every stretch slices", async () => {
    const words = fc.constantFrom(
      "<p>",
      "<i hidden>",
      "x",
      "\u202e",
      "From: a\r\n",
      "Subject: b\r\n",
      "\r\n",
      "%PDF-",
      "PK\u0003\u0004",
      "\0",
      "新疆",
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 120 }),
      fc.array(words, { maxLength: 20 }).map((all) => utf8(all.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (given) => {
        try {
          const first = await read(given);
          expect(await read(given)).toEqual(first);
          for (const { start, end } of first.layer?.hidden ?? []) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(first.layer?.text.length ?? 0);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(SelvedgeError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("readDocument(input, readers): no request leaves", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  const calling = `<html><head><base href="http://198.51.100.7/"><meta http-equiv="refresh" content="0;url=http://198.51.100.7/a">
    <link rel="stylesheet" href="http://198.51.100.7/a.css"><style>@import url(http://198.51.100.7/b.css); p{background:url(http://198.51.100.7/c.png)}</style>
    <script src="http://198.51.100.7/a.js"></script><script>fetch("http://198.51.100.7/")</script></head>
    <body onload="fetch('http://198.51.100.7/')"><img src="http://198.51.100.7/a.png"><iframe src="http://198.51.100.7/"></iframe>
    <object data="http://198.51.100.7/"></object><video src="http://198.51.100.7/"></video><p>Words.</p>`;
  const message = [
    "From: a@b.c",
    "Subject: s",
    'Content-Type: message/external-body; access-type="URL"; URL="http://198.51.100.7/"',
    "",
    "Content-Type: text/plain",
    "",
  ].join("\r\n");

  test.each([
    ["a page full of addresses", calling],
    ["a message with a body elsewhere", message],
    ["a message with such a page", `From: a@b.c\r\nSubject: s\r\nContent-Type: text/html\r\n\r\n${calling}`],
  ])("from %s", async (_, given) => {
    const calls: string[] = [];
    const refuse = (how: string) => (): never => {
      calls.push(how);
      throw new Error(`a request left by ${how}`);
    };
    vi.stubGlobal("fetch", refuse("fetch"));
    vi.stubGlobal("WebSocket", refuse("WebSocket"));
    vi.spyOn(Socket.prototype, "connect").mockImplementation(refuse("a socket"));
    const { layer } = await read(given);
    await new Promise((resolve) => setImmediate(resolve));
    expect(layer).toBeDefined();
    expect(calls).toEqual([]);
  });
});

describe("typedLayer(document, text)", () => {
  it("is a layer of its own, with what is not seen in it", () => {
    const layer = typedLayer("ab".repeat(32), "sla\u200bvery");
    expect(layer).toMatchObject({
      id: sha256(utf8("sla\u200bvery")),
      document: "ab".repeat(32),
      reader: { name: "typed", version: "1" },
      hidden: [{ start: 3, end: 4, why: "without-width" }],
    });
  });

  test.each([
    ["no words", " \n", "file.empty"],
    ["half of a character", "a\ud83d", "file.encoding"],
  ])("refuses %s", (_, text, code) => {
    expect(() => typedLayer("ab", text)).toThrow(
      expect.objectContaining({ issue: expect.objectContaining({ code }) }),
    );
  });
});

describe("the language of a text", () => {
  test.each([
    [english, "en"],
    ["新疆维吾尔自治区政府发言人说，没有强迫劳动。", "zh"],
    ["労働者たちは、そのようなことはないと述べた。", "ja"],
    ["노동자들은 그런 일이 없다고 말했다.", "ko"],
    ["شىنجاڭ ئۇيغۇر ئاپتونوم رايونى باياناتچىسى مۇنداق دېدى", "ug"],
    ["قال المتحدث إن ذلك لم يحدث", undefined],
    ["Die Arbeiter sagten, es sei nicht so gewesen.", undefined],
    ["", undefined],
  ])("%s", (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test.each([
    ["en", english, false],
    ["zh-CN", english, true],
    ["en", "新疆维吾尔自治区政府发言人说没有强迫劳动新疆维吾尔自治区政府发言人说没有强迫劳动", true],
    ["ug", "شىنجاڭ ئۇيغۇر ئاپتونوم رايونى باياناتچىسى مۇنداق دېدى", false],
    ["ug-Latn", english, false],
    ["en", "新疆", false],
  ])("stated as %s", (language, text, expected) => {
    expect(contradicts(language, text)).toBe(expected);
  });

  test.each([
    ["en_US", "en-US"],
    ["ZH-hans-cn", "zh-Hans-CN"],
    ["en, zh", "en"],
    ["not a language at all", undefined],
    ["", undefined],
  ])("%j is %s", (label, expected) => {
    expect(statedLanguage(label)).toBe(expected);
  });

  it("is as the page states it, unless its letters contradict that", async () => {
    expect((await read(`<html lang="en_GB"><p>${english}`)).layer?.language).toBe("en-GB");
    const { layer, remarks } = await read(`<html lang="ar"><p>${english}`);
    expect(layer?.language).toBe("en");
    expect(remarks[0]?.message).toContain('says that its language is "ar"');
  });
});
