import { describe, expect, it, test } from "vitest";
import { zipOf } from "./archive/zip.fixture.ts";
import { bytesOf } from "./byte-source.ts";
import { mediaTypeOf, mediaTypeOfSource } from "./media-type.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (text: string): Uint8Array => Buffer.from(text, "hex");

describe("mediaTypeOf(first bytes)", () => {
  test.each<[string, Uint8Array, string]>([
    ["nothing", new Uint8Array(), "application/octet-stream"],
    ["a PDF", utf8("%PDF-1.7\n"), "application/pdf"],
    ["a PDF behind lines of a server", utf8(`HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n`), "application/pdf"],
    ["a text that names the mark of PDF late", utf8(`${"word ".repeat(300)}%PDF-1.4`), "text/plain"],
    ["a PNG", hex("89504e470d0a1a0a"), "image/png"],
    ["an old Office file", hex("d0cf11e0a1b11ae1"), "application/x-ole-storage"],
    ["a page with a doctype", utf8("<!DOCTYPE html><p>x"), "text/html"],
    [
      "a page behind a mark, blanks and comments",
      utf8("\ufeff \n<!-- saved --> <!-- from -->\n<HTML>"),
      "text/html",
    ],
    ["XHTML", utf8('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">'), "text/html"],
    ["a piece of a page", utf8('<div class="a">x</div>'), "text/html"],
    ["a page in UTF-16", Buffer.from("\ufeff<html><p>x", "utf16le"), "text/html"],
    ["a page with a zero byte", utf8("<p>a\0b</p>"), "text/html"],
    ["XML", utf8('<?xml version="1.0"?><data/>'), "text/plain"],
    ["a tag that is none of HTML", utf8("<data>x"), "text/plain"],
    ["a text with a smaller-than sign", utf8("<5 per cent of them said so."), "text/plain"],
    ["UTF-16", Buffer.from("\ufeffThe mission said so.", "utf16le"), "text/plain"],
    ["UTF-16 without its mark", Buffer.from("The mission said so.\n", "utf16le"), "text/plain"],
    ["octets", hex("0001020300040506"), "application/octet-stream"],
    ["a message", utf8("Received: by x\r\n\tfor y\r\nFrom: a@b.c\r\n\r\nWords."), "message/rfc822"],
    [
      "a message with any header first",
      utf8("X-Spam-Status: No\nMessage-ID: <1@b>\n\nWords."),
      "message/rfc822",
    ],
    ["an interview", utf8("Question: Who said so?\nAnswer: The mission.\n"), "text/plain"],
    ["a text that begins with a date", utf8("Date: 5 May 2020\n\nThe mission said so."), "text/plain"],
    ["an address", utf8("https://example.org/a\nFrom: x"), "text/plain"],
    ["Chinese", utf8("新疆维吾尔自治区"), "text/plain"],
  ])("%s", (_, bytes, type) => {
    expect(mediaTypeOf(bytes)).toBe(type);
  });
});

describe("mediaTypeOfSource(source)", () => {
  const zip = (name: string): Uint8Array =>
    zipOf([
      { name, data: "<x/>" },
      { name: "other.txt", data: "a" },
    ]);

  test.each([
    ["word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"],
    ["document.xml", "application/zip"],
  ])("an archive with %s", async (name, type) => {
    expect(await mediaTypeOfSource(bytesOf(zip(name)), "a")).toBe(type);
  });

  it("calls an archive that was cut off an archive", async () => {
    const bytes = zip("word/document.xml");
    expect(await mediaTypeOfSource(bytesOf(bytes.subarray(0, bytes.length - 30)), "a")).toBe(
      "application/zip",
    );
  });

  it("tells what is no archive by its first bytes", async () => {
    expect(await mediaTypeOfSource(bytesOf(utf8("<p>x")), "a")).toBe("text/html");
  });
});
