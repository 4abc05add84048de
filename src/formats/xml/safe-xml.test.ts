import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { flipped, issueOf } from "../archive/issue-of.fixture.ts";
import type { FormatLimits } from "../limits.ts";
import { parseXml } from "./safe-xml.ts";

async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What the handlers are told, one line an event. */
async function events(
  xml: string | Uint8Array,
  limits: Partial<FormatLimits> = {},
  size?: number,
): Promise<string[]> {
  const told: string[] = [];
  const handlers = {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}=${value}`);
      told.push(`<${name}${pairs.join("")}>`);
    },
    close: (name: string) => {
      told.push(`</${name}>`);
    },
    text: (text: string) => {
      told.push(text);
    },
  };
  await parseXml(inPieces(Buffer.from(xml), size), handlers, { file: "a.xml", limits });
  return told;
}

const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};

describe("parseXml(chunks, handlers)", () => {
  it("tells of elements, attributes and text, prefixes dropped", async () => {
    const xml =
      '<?xml version="1.0"?><x:a xmlns:x="u" x:k="1" k="2" x:id="3">t&amp;&#x4E2D;<b/><![CDATA[<c>]]></x:a>';
    expect(await events(xml)).toEqual([
      "<a xmlns:x=u x:k=1 k=2 x:id=3 id=3>",
      "t&中",
      "<b>",
      "</b>",
      "<c>",
      "</a>",
    ]);
  });

  it("keeps attributes named like parts of an object", async () => {
    expect(await events('<a __proto__="1" constructor="2" x:__proto__="3"/>')).toEqual([
      "<a __proto__=1 constructor=2 x:__proto__=3>",
      "</a>",
    ]);
  });

  const text = '<?xml version="1.0" encoding="ENC"?><a>Müller 名单 😀</a>';
  const as = (encoding: string): string => text.replace("ENC", encoding);
  test.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(as("UTF-8"))],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${as("utf-8")}`)],
    ["UTF-8 without a declaration", Buffer.from("<a>Müller 名单 😀</a>")],
    ["UTF-8 that says UTF-16", Buffer.from(as("UTF-16"))],
    ["UTF-16 with a mark", utf16(`\uFEFF${as("UTF-16")}`, false)],
    ["UTF-16 with a mark, big-endian", utf16(`\uFEFF${as("UTF-16")}`, true)],
    ["UTF-16 without a mark", utf16(as("UTF-16"), false)],
    ["UTF-16 without a mark, big-endian", utf16(as("UTF-16"), true)],
  ])("reads %s, wherever the pieces are cut", async (_, bytes) => {
    for (const size of [1, 2, 3, 5, 64, 4096])
      expect((await events(bytes, {}, size)).join("")).toBe("<a>Müller 名单 😀</a>");
  });

  it("reads what the declaration says", async () => {
    const gbk = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GBK"?><a>'),
      Buffer.from("c3fbb5a5", "hex"),
      Buffer.from("</a>"),
    ]);
    expect(await events(gbk)).toEqual(["<a>", "名单", "</a>"]);
  });

  test.each<[string, string | Uint8Array, string, RegExp]>([
    ["a document type", "<!DOCTYPE a><a/>", "file.format", /declares a document type \(DTD\)/],
    [
      "an external entity",
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      "file.format",
      /DTD/,
    ],
    [
      "a document type without an end",
      `<!DOCTYPE a [${"<!ENTITY x 'y'>".repeat(99_999)}`,
      "file.format",
      /DTD/,
    ],
    ["a document type inside", "<a><!DOCTYPE a></a>", "file.format", /DTD/],
    ["an entity of its own", "<a>&x;</a>", "file.format", /broken at line 1, column 6: undefined entity/],
    ["a tag left open", "<a><b></a>", "file.format", /broken at line 1, column 10: unexpected close tag/],
    ["an end before the end", "<a>\n<b>", "file.format", /broken at line 2, column 3: unclosed tag/],
    ["nothing", "", "file.format", /must contain a root element/],
    ["text", "a,b\n1,2\n", "file.format", /text data outside of root/],
    ["an attribute twice", '<a b="1" b="2"/>', "file.format", /duplicate attribute/],
    ["a character that XML forbids", "<a>\u0001</a>", "file.format", /disallowed character/],
    ["bytes that are no UTF-8", Buffer.from("3c613ec3283c2f613e", "hex"), "file.encoding", /not valid UTF-8/],
    ["half a letter at the end", Buffer.from("3c613ec3", "hex"), "file.encoding", /not valid UTF-8/],
    [
      "an encoding nobody knows",
      '<?xml version="1.0" encoding="x-klingon"?><a/>',
      "file.encoding",
      /written in x-klingon/,
    ],
    ["UTF-32", Buffer.from("fffe00003c000000", "hex"), "file.encoding", /written in utf-32/],
    ["elements within elements", "<a>".repeat(65), "file.too-large", /nested deeper; the limit is 64 levels/],
    [
      "attributes without end",
      `<a ${Array.from({ length: 300 }, (_, n) => `a${n}=""`).join(" ")}/>`,
      "file.too-large",
      /256 attributes/,
    ],
    ["blanks before everything", " ".repeat(70_000), "file.too-large", /no element yet/],
    ["instructions before everything", "<?a b?>".repeat(20_000), "file.too-large", /no element yet/],
  ])("refuses %s", async (_, xml, code, message) => {
    for (const size of [7, 65_536]) {
      const issue = await issueOf(() => events(xml, {}, size));
      expect(issue).toMatchObject({ code, file: "a.xml" });
      expect(issue.message).toMatch(message);
    }
  });

  it("expands no entity of a billion", async () => {
    const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
    const laughs = `<?xml version="1.0"?><!DOCTYPE z [<!ENTITY l0 "lol">${levels.join("")}]><z>&l9;</z>`;
    expect((await issueOf(() => events(laughs))).message).toMatch(/They are never read/);
  });

  test.each<[string, string, string]>([
    ["text", "<a>", "x"],
    ["a comment", "<a><!--", "x"],
    ["an attribute", '<a b="', "x"],
    ["a name", "<", "x"],
  ])("holds back no more than its limit of %s without an end", async (_, start, unit) => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(start);
      const chunk = Buffer.from(unit.repeat(1 << 20));
      for (let n = 0; n < 100; n += 1) yield chunk;
      throw new Error("read to the end");
    }
    const handlers = { open: () => undefined, close: () => undefined, text: () => undefined };
    const issue = await issueOf(() => parseXml(endless(), handlers, { file: "a.xml" }));
    expect(issue.code).toBe("file.too-large");
  });

  it("reads or says what is wrong, whatever byte is changed", async () => {
    const xml = Buffer.from(
      '<?xml version="1.0"?><a b="c"><!-- d --><e f="g&lt;">h</e><![CDATA[i]]><?j k?></a>',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        fc.nat({ max: 100 }),
        async (at, to, size) => {
          const broken = flipped(xml, at, to);
          const result = await events(broken, {}, size + 1).then(
            () => "read",
            () => issueOf(() => events(broken)).then(() => "refused"),
          );
          expect(["read", "refused"]).toContain(result);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
