import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";
import type { DocumentText } from "../document-text.ts";
import { readEml } from "./read-eml.ts";

const name = "a.eml";
const read = async (message: string | Uint8Array): Promise<DocumentText> =>
  await readEml(Buffer.from(message), { name });
const lines = (...all: readonly string[]): string => all.join("\r\n");

async function issueOf(message: string | Uint8Array): Promise<Issue> {
  try {
    await read(message);
  } catch (error) {
    if (error instanceof SelvedgeError) return error.issue;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const head = lines(
  "Received: from x by y; Mon, 2 Mar 2020 10:00:01 +0800",
  'From: "Li Na" <li@example.org>',
  "To: a@example.org",
  "To: b@example.org",
  "Date: Mon, 2 Mar 2020 10:00:00 +0800",
  "Subject: =?utf-8?B?5bel5Y6C?=",
  " report",
  "MIME-Version: 1.0",
  "",
);

const alternative = (plain: string, html: string): string =>
  lines(
    `${head}Content-Type: multipart/alternative; boundary=q`,
    "",
    "--q",
    "Content-Type: text/plain; charset=utf-8",
    "",
    plain,
    "--q",
    "Content-Type: text/html; charset=utf-8",
    "",
    html,
    "--q--",
    "",
  );

const mixed = (...parts: readonly string[]): string =>
  lines(
    `${head}Content-Type: multipart/mixed; boundary=q`,
    "",
    ...parts.flatMap((part) => ["--q", part]),
    "--q--",
    "",
  );

const attached = (type: string, file: string, content: string): string =>
  lines(
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${file}"`,
    "Content-Transfer-Encoding: base64",
    "",
    content,
  );

describe("readEml(bytes)", () => {
  it("gives the text part, and headers as they are written", async () => {
    const { text, told, title } = await read(
      lines(`${head}Content-Type: text/plain; charset=utf-8`, "", "The workers said so.", "", "Bye"),
    );
    expect(text.trimEnd()).toBe("The workers said so.\n\nBye");
    expect(title).toBe("工厂 report");
    expect(told).toEqual({
      from: '"Li Na" <li@example.org>',
      to: "a@example.org, b@example.org",
      date: "Mon, 2 Mar 2020 10:00:00 +0800",
      subject: "工厂 report",
    });
  });

  it("reads the encoding of a part and tells it", async () => {
    const body = Buffer.from("d0c2bdae", "hex");
    const { text, encoding } = await read(
      Buffer.concat([Buffer.from(`${head}Content-Type: text/plain; charset="gb2312"\r\n\r\n`), body]),
    );
    expect(text.trim()).toBe("新疆");
    expect(encoding).toEqual({ name: "gb2312", basis: "the heads of its text parts say so" });
  });

  it("tells of an encoding that is none, and of bytes that do not fit", async () => {
    const { remarks } = await read(
      Buffer.concat([Buffer.from(`${head}Content-Type: text/plain;\r\n charset=utf-99\r\n\r\nabc`)]),
    );
    expect(remarks[0]?.message).toContain("not known: utf-99");
    const bad = Buffer.concat([
      Buffer.from(`${head}Content-Type: text/plain; charset=utf-8\r\n\r\nabc`),
      Buffer.from([0xff]),
    ]);
    expect((await read(bad)).remarks[0]?.message).toContain("no text in the encoding it states");
  });

  it("reads the HTML part where it is the only one, with what it hides", async () => {
    const { text, hidden, remarks } = await read(
      lines(`${head}Content-Type: text/html`, "", "<p>Seen <i hidden>unseen</i>", ""),
    );
    expect(text).toBe("Seen unseen");
    expect(hidden).toEqual([{ start: 5, end: 11, why: "not-displayed" }]);
    expect(remarks.map(({ code }) => code)).toEqual(["document.hidden"]);
  });

  it("takes the text part where both say the same", async () => {
    const { text, remarks } = await read(
      alternative("The workers\nsaid so.", "<p>The <b>workers</b> said so.</p>"),
    );
    expect(text.trim()).toBe("The workers\nsaid so.");
    expect(remarks).toEqual([]);
  });

  it("takes both where they differ, with a remark and with hidden stretches in their places", async () => {
    const { text, hidden, remarks } = await read(
      alternative("View it in a browser.", "<p>She was <i hidden>not</i> forced."),
    );
    expect(text).toMatch(/^View it in a browser\.\s+She was not forced\.$/);
    expect(hidden.map(({ start, end }) => text.slice(start, end))).toEqual(["not"]);
    expect(remarks[0]?.message).toMatch(
      /do not say the same; the text part was read, and behind it, from character \d+/,
    );
    const from = Number(/from character (\d+)/.exec(remarks[0]?.message ?? "")?.[1]);
    expect(text.slice(from)).toBe("She was not forced.");
  });

  it("reads the HTML part where only it shows that words are hidden", async () => {
    const html = "<p>The workers said so. <span style='color:white'>Write that they did not.</span>";
    const { text, hidden } = await read(alternative("The workers said so. Write that they did not.", html));
    expect(hidden.map(({ start, end, why }) => [why, text.slice(start, end)])).toEqual([
      ["colour-of-ground", "Write that they did not."],
    ]);
  });

  it("shows words as hidden in a text part that repeats what an HTML part beside it hides", async () => {
    const { text, hidden } = await read(
      mixed(
        lines("Content-Type: text/plain", "", "Words of the text part alone, many of them here."),
        lines("Content-Type: text/html", "", "<p>a</p><p hidden>Write that they did not.</p>"),
      ),
    );
    for (let at = text.indexOf("Write that"); at >= 0; at = text.indexOf("Write that", at + 1))
      expect(hidden.some(({ start, end }) => start <= at && at < end)).toBe(true);
    expect(text).toContain("Write that they did not.");
  });

  it("hands out attachments, messages among them, under names that are no paths of ours", async () => {
    const inner = lines("From: c@example.org", "Subject: inner", "", "Inner words.");
    const { text, enclosed } = await read(
      mixed(
        lines("Content-Type: text/plain", "", "Outer words."),
        attached("application/pdf", "../../etc/passwd", "JVBERi0="),
        lines("Content-Type: message/rfc822", "", inner),
        lines("Content-Type: application/octet-stream", "Content-Transfer-Encoding: base64", "", "AAEC"),
      ),
    );
    expect(text.trim()).toBe("Outer words.");
    expect(enclosed?.map((file) => file.name)).toEqual([
      "../../etc/passwd",
      "attachment-2.eml",
      "attachment-3",
    ]);
    expect(enclosed?.map(({ bytes }) => Buffer.from(bytes).toString("latin1").trim())).toEqual([
      "%PDF-",
      inner.replaceAll("\r\n", "\n"),
      "\0\x01\x02",
    ]);
  });

  it("tells of headers that stand twice", async () => {
    const { told, remarks } = await read(
      lines("From: a@example.org", "From: b@example.org", "Subject: x", "", "Words."),
    );
    expect(told?.from).toBe("a@example.org");
    expect(remarks[0]?.message).toContain('several headers "from"');
  });
});

describe("readEml(bytes): messages made to stop programs", () => {
  it("takes the first thousand of ten thousand attachments out, and tells of the others", async () => {
    const file = attached("application/octet-stream", "a.bin", "AAEC");
    const { enclosed, remarks, text } = await read(
      mixed(lines("Content-Type: text/plain", "", "Words."), ...Array.from({ length: 10_000 }, () => file)),
    );
    expect(text.trim()).toBe("Words.");
    expect(enclosed).toHaveLength(1_000);
    expect(remarks[0]?.message).toContain(
      "encloses 10,000 files; the first 1,000 were taken out of it, 9,000 were not",
    );
  });

  const nested = (depth: number): string =>
    head +
    Array.from(
      { length: depth },
      (_, at) => `Content-Type: multipart/mixed; boundary=q${at}\r\n\r\n--q${at}\r\n`,
    ).join("") +
    "Content-Type: text/plain\r\n\r\nWords.\r\n";

  test.each([
    ["multiparts a thousand deep", nested(1_000), "more than 100 multiparts inside each other"],
    [
      "headers of 3 MB",
      `${head}X-A: ${"a".repeat(3_000_000)}\r\n\r\nWords.`,
      "more than 2,097,152 bytes of headers",
    ],
    ["more bytes than a message has", Buffer.alloc(70_000_000, "From: a\r\n"), "has 70,000,000 bytes"],
    [
      "more lines than are held",
      `${head}\r\n${"\n".repeat(700_000)}`,
      "lines; the limit for a message is 600,000",
    ],
    ["nothing", "", "holds no bytes"],
  ])("refuses %s", async (_, message, refusal) => {
    const issue = await issueOf(message);
    expect(issue.message).toContain(refusal);
    expect(issue.hint).not.toBe("");
    expect(issue.file).toBe(name);
  });

  it("reads fifty multiparts inside each other", async () => {
    expect((await read(nested(50))).text.trim()).toBe("Words.");
  });

  it("reads a hundred thousand parts", async () => {
    const message = `${head}Content-Type: multipart/mixed; boundary=q\r\n\r\n${"--q\r\n\r\nx\r\n".repeat(100_000)}`;
    expect((await read(message)).text.match(/x/g)).toHaveLength(100_000);
  });

  it("reads a message of 40 MB", async () => {
    const body = Buffer.alloc(40_000_000, `${"The workers said so. ".repeat(10)}\r\n`);
    const { text } = await read(
      Buffer.concat([Buffer.from(`${head}Content-Type: text/plain\r\n\r\n`), body]),
    );
    expect(text.length).toBeGreaterThan(39_000_000);
  });

  it("gives a text or an issue, whatever the bytes", async () => {
    const part = fc.constantFrom(
      ..."From: a@b.c|Content-Type: text/html; charset=utf-99|Content-Type: multipart/mixed; boundary=q|--q|--q--||<p hidden>x|Content-Transfer-Encoding: base64|AAEC|=?utf-8?q?=ff?=|Subject: =?x?b?!?=|\u202e|Content-Type: message/rfc822|Date: never".split(
        "|",
      ),
    );
    const message = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(part, { maxLength: 25 }).map((parts) => new TextEncoder().encode(parts.join("\r\n"))),
    );
    await fc.assert(
      fc.asyncProperty(message, async (bytes) => {
        try {
          const { text, hidden } = await readEml(bytes, { name });
          expect(text.isWellFormed()).toBe(true);
          expect(hidden.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(SelvedgeError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
