import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SelvedgeError } from "../../model/issue.ts";
import { flipped, issueOf } from "../archive/issue-of.fixture.ts";
import type { DocumentText } from "../document-text.ts";
import { deflated, pdfOf, streamOf, words } from "./pdf.fixture.ts";
import type { PdfOptions } from "./read-pdf.ts";
import { readPdf } from "./read-pdf.ts";

const page = { content: words("Seen words", 72, 700) };
const name = "hostile.pdf";

const refusal = (bytes: Uint8Array, limits: PdfOptions["limits"] = {}) =>
  issueOf(() => readPdf(bytes, { name, limits }));

const told = ({ remarks }: DocumentText): string => remarks.map(({ message }) => message).join("\n");

/** Requests that a server of our own sees while a PDF is read that names it everywhere a PDF can. */
async function requestsOf(make: (url: string) => Uint8Array): Promise<{ count: number; read: DocumentText }> {
  let count = 0;
  const server = createServer((_, response) => {
    count += 1;
    response.end("x");
  });
  server.on("connection", () => {
    count += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
    return { read: await readPdf(make(url), { name }), count };
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe("a PDF that would do something", () => {
  it("asks nobody, runs nothing, and tells what it holds", async () => {
    const { count, read } = await requestsOf((url) =>
      pdfOf({
        pages: [
          {
            ...page,
            content: `${page.content} /X Do`,
            entries: `/Annots [102 0 R 103 0 R] /AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>`,
            resources: "/XObject << /X 104 0 R >>",
          },
        ],
        catalog: `/OpenAction << /S /JavaScript /JS (fetch\\("${url}"\\)) >> /AcroForm << /XFA 101 0 R /Fields [] >> /Names << /JavaScript << /Names [(a) 100 0 R] >> >>`,
        objects: [
          `<< /S /JavaScript /JS (this.submitForm\\("${url}"\\)) >>`,
          streamOf(`<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><a href="${url}"/></xdp:xdp>`),
          `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (${url}) >> >>`,
          "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>",
          streamOf("", `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /F << /FS /URL /F (${url}) >>`),
        ],
      }),
    );
    expect(count).toBe(0);
    expect(read.text).toBe("Seen words");
    expect(told(read)).toMatch(/holds \d+ scripts, 1 actions that start a program, \d links, a form of XFA/);
    expect(told(read)).toContain("none was run, opened or followed");
  });

  it("is a clear failure where it asks for a password", async () => {
    const key = "<".concat("00".repeat(32), ">");
    const issue = await refusal(
      pdfOf({
        pages: [page],
        objects: [`<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`],
        trailer: "/Encrypt 100 0 R /ID [<00> <00>]",
      }),
    );
    expect([issue.code, issue.message]).toEqual(["file.format", expect.stringContaining("password")]);
  });
});

describe("a PDF made to exhaust whoever opens it", () => {
  const spaces = Buffer.alloc(64 * 1024 ** 2, 0x20);
  const bombs: readonly (readonly [string, () => Uint8Array])[] = [
    [
      "a page",
      () => pdfOf({ pages: [{ ...page, entries: "/Contents 100 0 R" }], objects: [deflated(spaces)] }),
    ],
    [
      "a stream in a stream",
      () =>
        pdfOf({
          pages: [{ ...page, entries: "/Contents 100 0 R" }],
          objects: [streamOf(deflateSync(deflateSync(spaces)), "/Filter [/FlateDecode /FlateDecode]")],
        }),
    ],
    [
      "a file inside",
      () =>
        pdfOf({
          pages: [page],
          catalog: "/Names << /EmbeddedFiles << /Names [(a) 101 0 R] >> >>",
          objects: [
            deflated(spaces, "/Type /EmbeddedFile"),
            "<< /Type /Filespec /F (a) /EF << /F 100 0 R >> >>",
          ],
        }),
    ],
  ];

  it.each(bombs)("stops at its limit of memory: %s", async (_, make) => {
    const issue = await refusal(make(), { bufferMb: 48, enclosedBytes: 1024 ** 2 });
    expect([issue.code, issue.hint]).toEqual([
      "file.too-large",
      expect.stringMatching(/typed layer|one by one/),
    ]);
  });

  it("stops at its limit of time: forms that paint forms twice, thirty deep", async () => {
    const form = (index: number): string =>
      `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X ${101 + index} 0 R >> >>`;
    const objects = Array.from({ length: 30 }, (_, index) => streamOf("/X Do /X Do", form(index)));
    const bomb = pdfOf({
      pages: [{ content: "/X Do", resources: "/XObject << /X 100 0 R >>" }],
      objects: [...objects, streamOf("0 0 9 9 re f", form(0))],
    });
    const issue = await refusal(bomb, { processorMs: 2_000 });
    expect([issue.code, issue.message]).toEqual([
      "file.too-large",
      expect.stringContaining("2 seconds of processor time"),
    ]);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const reading = issueOf(() => readPdf(pdfOf({ pages: [page] }), { name, signal: stop.signal }));
    stop.abort();
    expect((await reading).code).toBe("job.cancelled");
  });

  it("counts pages before it reads them", async () => {
    const kids = "10 0 R ".repeat(5_001);
    const issue = await refusal(
      pdfOf({ pages: [page], tree: `<< /Type /Pages /Kids [${kids}] /Count 5001 >>` }),
    );
    expect([issue.code, issue.expected]).toEqual(["file.too-large", "at most 5,000 pages"]);
  });

  it.each([
    ["a tree of pages that holds itself", pdfOf({ tree: "<< /Type /Pages /Kids [2 0 R] /Count 5 >>" })],
    ["no page", pdfOf({})],
    ["a count below zero", pdfOf({ pages: [page], tree: "<< /Type /Pages /Kids [10 0 R] /Count -7 >>" })],
    ["nothing but a beginning", new Uint8Array(Buffer.from("%PDF-1.7\n"))],
    ["text that is no PDF", new Uint8Array(Buffer.from("hello"))],
    ["no bytes", new Uint8Array()],
  ])("is a failure that tells what to do: %s", async (_, bytes) => {
    const { code, hint, file } = await refusal(bytes);
    expect(["file.empty", "file.format"]).toContain(code);
    expect([hint === "", file]).toEqual([false, name]);
  });

  it("reads past a form that paints itself", async () => {
    const form =
      "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X 100 0 R >> >>";
    const given = pdfOf({
      pages: [{ content: `${page.content} /X Do`, resources: "/XObject << /X 100 0 R >>" }],
      objects: [streamOf("/X Do", form)],
    });
    expect((await readPdf(given, { name })).text).toBe("Seen words");
  });
});

describe("a damaged PDF", () => {
  const whole = pdfOf({
    pages: [page, { content: `1 g ${words("hidden", 72, 600)}` }],
    objects: [deflated(words("packed", 72, 500))],
  });

  /** Reads, or fails as a document fails: nothing else. What is read slices. */
  async function holds(bytes: Uint8Array): Promise<void> {
    try {
      const { text, pages = [], boxes = [], hidden } = await readPdf(bytes, { name });
      for (const { start, end } of [...pages, ...boxes, ...hidden]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    } catch (error) {
      if (!(error instanceof SelvedgeError)) throw error;
      expect([error.issue.file, error.issue.hint === ""]).toEqual([name, false]);
    }
  }

  it("is read or refused, whatever byte is changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), (at, to) => holds(flipped(whole, at, to))),
      { numRuns: 15 },
    );
  });

  it("is read or refused, wherever it is cut off", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), (length) => holds(whole.subarray(0, length))),
      { numRuns: 10 },
    );
  });

  it("leaves the bytes that it was given as they are", async () => {
    const copy = whole.slice();
    await readPdf(whole, { name });
    expect(whole).toEqual(copy);
  });
});
