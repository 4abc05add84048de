import { randomBytes } from "node:crypto";
import { memoryUsage } from "node:process";
import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { bytesOf } from "../byte-source.ts";
import { newBudget } from "./budget.ts";
import { allOf, issueOf } from "./issue-of.fixture.ts";
import type { ArchiveEntry } from "./open-zip.ts";
import { openZip } from "./open-zip.ts";
import type { ZipPart } from "./zip.fixture.ts";
import { zipOf, zipSourceOf } from "./zip.fixture.ts";

const unpacked = async (entry: ArchiveEntry | undefined): Promise<Buffer> => {
  if (entry === undefined) throw new Error("no entry");
  return await allOf(entry.open());
};

/** Milliseconds and bytes that a refusal took, and what it said. */
async function refused(run: () => Promise<unknown>): Promise<{ message: string; ms: number; grown: number }> {
  const before = memoryUsage().rss;
  const start = performance.now();
  const { code, message } = await issueOf(run);
  expect(["file.too-large", "file.format"]).toContain(code);
  return { message, ms: performance.now() - start, grown: memoryUsage().rss - before };
}

describe("openZip(source): bombs", () => {
  const zeros = deflateRawSync(Buffer.alloc(1 << 20));
  /** A mebibyte of zeros, packed so that the next may follow, a thousand times; the last block is empty. */
  const block = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: constants.Z_SYNC_FLUSH });
  const gigabyte = Buffer.concat([...Array.from({ length: 1024 }, () => block), Buffer.from([3, 0])]);
  const kilobytes10 = randomBytes(10_000);
  const giant = (name: string, forge: object): ZipPart => ({ name, data: kilobytes10, forge });
  test.each<[string, () => Uint8Array, RegExp]>([
    [
      "10 KB that declare 4 GB",
      () => zipOf([giant("sheet.xml", { size: 0xffff_fffe })]),
      /^The declared size .* is 4,294,967,294 bytes or more; the limit is 2,147,483,648/,
    ],
    [
      "10 KB that declare 1 GB",
      () => zipOf([giant("sheet.xml", { size: 1 << 30 })]),
      /a\.zip\/sheet\.xml unpacks to 1,073,741,824 bytes from 10,0\d\d; the limit is 100 bytes for each/,
    ],
    [
      "1 GB of zeros",
      () => zipOf([{ name: "zeros", data: gigabyte, stored: true, forge: { method: 8, size: 1 << 30 } }]),
      /the limit is 100 bytes for each/,
    ],
    [
      "many entries that together declare too much",
      () => zipOf(Array.from({ length: 300 }, (_, n) => giant(`${n}`, { size: 10_000_000 }))),
      /declared size/,
    ],
    [
      "entries that share one run of bytes",
      () => {
        const packed = { method: 8, size: 1 << 20, packedSize: zeros.length };
        const kernel = { name: "0", data: zeros, stored: true, forge: packed };
        const others = Array.from({ length: 500 }, (_, n) => ({
          name: `${n + 1}`,
          forge: { ...packed, offset: 0, noLocal: true },
        }));
        return zipOf([kernel, ...others]);
      },
      /overlap: the packed bytes of "\d+" run into "\d+"/,
    ],
    [
      "an entry that runs into the list of entries",
      () => zipOf([{ name: "a", data: "x", forge: { packedSize: 60 } }]),
      /run into the list of entries/,
    ],
    [
      "100,000 tiny entries",
      () =>
        zipOf(
          Array.from({ length: 100_000 }, (_, n) => ({ name: `${n}`, stored: true })),
          { zip64: true },
        ),
      /holds 100,000 entries; the limit is 10,000/,
    ],
    [
      "100,000 tiny entries that are said to be 20",
      () =>
        zipOf(
          Array.from({ length: 100_000 }, (_, n) => ({ name: `${n}`, stored: true })),
          { count: 20 },
        ),
      /holds more than the 20 entries/,
    ],
  ])("refuses %s at once", { timeout: 120_000 }, async (_, make, message) => {
    const source = bytesOf(make());
    const result = await refused(() => openZip(source, { file: "a.zip" }));
    expect(result.message).toMatch(message);
    expect(result.ms).toBeLessThan(1000);
    expect(result.grown).toBeLessThan(100 * 1024 ** 2);
  });

  it("never unpacks more than an entry declares, whatever comes out", async () => {
    const archive = await openZip(
      zipSourceOf([{ name: "a", data: Buffer.alloc(50_000_000), forge: { size: 1000 } }]),
      { file: "a.zip" },
    );
    const result = await refused(() => unpacked(archive.entries[0]));
    expect(result.message).toMatch(/more than the 1,000 bytes that the archive states/);
    expect(result.ms).toBeLessThan(1000);
    expect(result.grown).toBeLessThan(100 * 1024 ** 2);
  });

  it("holds what archives inside archives unpack to against one budget", async () => {
    const inner = zipOf([{ name: "inner.csv", data: randomBytes(60_000) }]);
    const outer = zipOf(Array.from({ length: 4 }, (_, n) => ({ name: `${n}.zip`, data: inner })));
    const limits = { unpacked: 400_000 };
    const budget = newBudget(limits);
    const archive = await openZip(bytesOf(outer), { file: "a.zip", limits, budget });
    const issue = await issueOf(async () => {
      for (const { name, open: unpack } of archive.entries) {
        const source = bytesOf(await allOf(unpack()));
        const nested = await openZip(source, { file: `a.zip/${name}`, limits, budget });
        for (const entry of nested.entries) await allOf(entry.open());
      }
    });
    expect(issue).toMatchObject({ code: "file.too-large", expected: "at most 400,000 bytes unpacked" });
  });

  it("charges the budget once for an entry that is read again", async () => {
    const budget = newBudget({ unpacked: 150_000 });
    const parts = [{ name: "a", data: randomBytes(100_000) }];
    const archive = await openZip(zipSourceOf(parts), { file: "a.zip", budget });
    for (let walk = 0; walk < 3; walk += 1) expect((await unpacked(archive.entries[0])).length).toBe(100_000);
    expect(budget.left()).toBe(50_000);
  });
});

describe("the fixture of a gigabyte", () => {
  it("unpacks: a block may follow a block", async () => {
    const block = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: constants.Z_SYNC_FLUSH });
    const packed = Buffer.concat([block, block, Buffer.from([3, 0])]);
    expect(inflateRawSync(packed)).toEqual(Buffer.alloc(2 << 20));
  });
});
