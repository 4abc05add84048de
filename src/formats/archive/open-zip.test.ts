import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { bytesOf } from "../byte-source.ts";
import { allOf, flipped, issueOf } from "./issue-of.fixture.ts";
import type { Archive, ArchiveEntry } from "./open-zip.ts";
import { openZip } from "./open-zip.ts";
import type { ZipForge, ZipPart } from "./zip.fixture.ts";
import { zipOf, zipSourceOf } from "./zip.fixture.ts";

const open = (parts: readonly ZipPart[], forge: ZipForge = {}, limits = {}): Promise<Archive> =>
  openZip(zipSourceOf(parts, forge), { file: "a.zip", limits });

const unpacked = async (entry: ArchiveEntry | undefined): Promise<Buffer> => {
  if (entry === undefined) throw new Error("no entry");
  return await allOf(entry.open());
};

const textsOf = async (archive: Archive): Promise<[string, string][]> => {
  const texts: [string, string][] = [];
  for (const entry of archive.entries) texts.push([entry.name, (await allOf(entry.open())).toString()]);
  return texts;
};

describe("openZip(source): what is inside", () => {
  it("unpacks deflated and stored entries, as often as asked", async () => {
    const archive = await open([
      { name: "a.csv", data: "x,y\n".repeat(1000) },
      { name: "sub/b.csv", data: "plain", stored: true },
      { name: "empty.csv" },
      { name: "sub/", stored: true },
    ]);
    expect(archive.entries.map(({ name, isFolder, size }) => [name, isFolder, size])).toEqual([
      ["a.csv", false, 4000],
      ["sub/b.csv", false, 5],
      ["empty.csv", false, 0],
      ["sub", true, 0],
    ]);
    const once = await textsOf(archive);
    expect(once[0]?.[1]).toBe("x,y\n".repeat(1000));
    expect(await textsOf(archive)).toEqual(once);
    expect(archive.remarks).toEqual([]);
  });

  test.each<[string, ZipForge]>([
    ["a comment", { comment: "packed on a Monday" }],
    ["a ZIP64 end record", { zip64: true }],
  ])("reads an archive with %s", async (_, forge) => {
    expect(await textsOf(await open([{ name: "a", data: "b" }], forge))).toEqual([["a", "b"]]);
  });

  it("gives back any bytes under any names", async () => {
    const part = fc.record({
      name: fc.string({ minLength: 1, maxLength: 30 }).map((name) => `${name.replace(/[\\/]/g, "")}.bin`),
      data: fc.uint8Array({ maxLength: 5000 }),
      stored: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), fc.boolean(), async (parts, zip64) => {
        const { entries } = await open(parts, { zip64 });
        expect(entries).toHaveLength(parts.length);
        for (const [index, entry] of entries.entries()) {
          expect(new Uint8Array(await allOf(entry.open()))).toEqual(parts[index]?.data);
          expect(Buffer.from(entry.given).toString()).toBe(parts[index]?.name);
        }
        expect(new Set(entries.map(({ name }) => name.toLowerCase())).size).toBe(parts.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe("openZip(source): names", () => {
  it("shows safe names, numbers twins, keeps the bytes and tells of both", async () => {
    const gbk = Buffer.from("c3fbb5a52e637376", "hex");
    const archive = await open([
      { name: "../../etc/passwd", data: "1" },
      { name: "C:\\x\\con.csv", data: "2" },
      { name: gbk, data: "3" },
      { name: "list.csv", data: "4" },
      { name: "LIST.csv", data: "5" },
      { name: `${"n".repeat(296)}.csv`, data: "6" },
    ]);
    const names = archive.entries.map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual(["etc/passwd", "x/_con.csv", "名单.csv", "list.csv", "LIST (2).csv"]);
    expect(names[5]).toMatch(/^n{190,}….csv$/);
    expect(Buffer.from(archive.entries[2]?.given ?? [])).toEqual(gbk);
    expect(archive.remarks).toHaveLength(1);
    expect(archive.remarks[0]?.message).toContain('"../../etc/passwd" as "etc/passwd"');
    expect(archive.remarks[0]?.message).toMatch(/ and 1 more\.$/);
  });

  it("leaves out links and devices and names them", async () => {
    const link = { versionMadeBy: 0x0314, externalAttributes: 0xa1ff_0000 };
    const archive = await open([
      { name: "link.csv", data: "/etc/passwd", forge: link },
      { name: "pipe", forge: { ...link, externalAttributes: 0x11ff_0000 } },
      { name: "file.csv", data: "x", forge: { ...link, externalAttributes: 0x81a4_0000 } },
      { name: "dir", forge: { ...link, externalAttributes: 0x41ed_0000 } },
    ]);
    expect(archive.entries.map(({ name, isFolder }) => [name, isFolder])).toEqual([
      ["file.csv", false],
      ["dir", true],
    ]);
    expect(archive.remarks.map(({ message }) => message)).toEqual([
      'The archive holds links or devices in place of files, which are never followed: "link.csv", "pipe".',
    ]);
  });
});

describe("openZip(source): damage", () => {
  const whole = zipOf([{ name: "a.csv", data: "x,y\n".repeat(100) }]);
  test.each<[string, Uint8Array, RegExp]>([
    ["nothing", new Uint8Array(), /its end with the list of entries is missing/],
    ["half an archive", whole.subarray(0, whole.length / 2), /cut off or is no ZIP archive/],
    ["one byte less", whole.subarray(0, -1), /missing|damaged/],
    ["bytes behind it", Buffer.concat([whole, Buffer.from("tail")]), /bytes stand behind its end/],
    [
      "bytes before it",
      Buffer.concat([Buffer.from("#!/bin/sh\n"), whole]),
      /bytes were put before the archive/,
    ],
    ["text", Buffer.from("a,b\n1,2\n".repeat(20)), /no ZIP archive/],
    [
      "fewer entries stated",
      zipOf([{ name: "a" }, { name: "b" }], { count: 1 }),
      /holds more than the 1 entries/,
    ],
    ["more entries stated", zipOf([{ name: "a" }, { name: "b" }], { count: 3 }), /cannot be read/],
  ])("refuses %s", async (_, bytes, message) => {
    const issue = await issueOf(() => openZip(bytesOf(bytes), { file: "a.zip" }));
    expect(issue).toMatchObject({ code: "file.format", file: "a.zip" });
    expect(issue.message).toMatch(message);
  });

  test.each<[string, ZipPart, RegExp]>([
    [
      "a password",
      { name: "a", data: "x", forge: { flags: 0x801 } },
      /^a\.zip\/a is encrypted with a password/,
    ],
    ["AES", { name: "a", data: "x", forge: { method: 99 } }, /encrypted with a password/],
    ["LZMA", { name: "a", data: "x", forge: { method: 14 } }, /packed with LZMA, which is not read/],
    ["an unknown method", { name: "a", data: "x", forge: { method: 77 } }, /packed with method 77/],
    [
      "two sizes of a stored entry",
      { name: "a", data: "xyz", stored: true, forge: { size: 2 } },
      /two different sizes/,
    ],
    ["no entry at its place", { name: "a", data: "x", forge: { offset: 7 } }, /not where the archive says/],
  ])("refuses an entry with %s, and no other", async (_, part, message) => {
    const archive = await open([{ name: "good.csv", data: "good" }, part]);
    const [good, bad] = archive.entries;
    expect((await unpacked(good)).toString()).toBe("good");
    expect(bad?.refused?.message).toMatch(message);
    expect((await issueOf(() => bad?.open())).message).toMatch(message);
  });

  test.each<[string, ZipPart, RegExp]>([
    ["a checksum that does not fit", { name: "a", data: "xyz", forge: { crc: 1 } }, /checksum/],
    ["less than it states", { name: "a", data: "xyz", forge: { size: 9 } }, /ends after 3 of the 9 bytes/],
    [
      "more than it states",
      { name: "a", data: "xyz".repeat(9), forge: { size: 3 } },
      /more than the 3 bytes/,
    ],
    [
      "no deflate",
      { name: "a", data: "\xff\xff\xff", stored: true, forge: { method: 8 } },
      /cannot be unpacked/,
    ],
    [
      "deflate that breaks off",
      { name: "a", data: randomBytes(500), forge: { packedSize: 90 } },
      /break off/,
    ],
  ])("fails while it unpacks %s", async (_, part, message) => {
    const archive = await open([part]);
    const issue = await issueOf(async () => await unpacked(archive.entries[0]));
    expect(issue.message).toMatch(message);
    expect(issue.file).toBe("a.zip/a");
  });

  it("reads a damaged archive or says what is wrong, whatever byte is changed", async () => {
    const bytes = zipOf([
      { name: "a.csv", data: "x,y\n1,2\n" },
      { name: "b.csv", data: "stored", stored: true },
    ]);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat(), async (at, to, cut) => {
        const broken = flipped(bytes, at, to);
        const source = bytesOf(cut % 4 === 0 ? broken.subarray(0, cut % broken.length) : broken);
        const read = async (): Promise<void> => {
          for (const entry of (await openZip(source, { file: "a.zip" })).entries) await allOf(entry.open());
        };
        const result = await read().then(
          () => "read",
          () => issueOf(read),
        );
        expect(result === "read" || typeof result === "object").toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
