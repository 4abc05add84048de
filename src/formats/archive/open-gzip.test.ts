import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { bytesOf } from "../byte-source.ts";
import { newBudget } from "./budget.ts";
import { allOf, flipped, issueOf } from "./issue-of.fixture.ts";
import { gunzip } from "./open-gzip.ts";

const open = (bytes: Uint8Array, limits = {}): ReturnType<typeof gunzip> =>
  gunzip(bytesOf(bytes), { file: "a.csv.gz", limits });

/** A gzip file with a name in its header. */
function named(name: Uint8Array, data: string): Uint8Array {
  const plain = gzipSync(data);
  const head = Buffer.from(plain.subarray(0, 10));
  head[3] = 8;
  return Buffer.concat([head, name, Buffer.from([0]), plain.subarray(10)]);
}

describe("gunzip(source)", () => {
  it("gives back what was packed, in one member or several, as often as asked", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 4 }),
        async (parts) => {
          const file = open(Buffer.concat(parts.map((part) => gzipSync(part))));
          expect(await allOf(file.open())).toEqual(Buffer.concat(parts));
          expect(await allOf(file.open())).toEqual(Buffer.concat(parts));
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    ["a plain name", Buffer.from("list.csv"), "list.csv"],
    ["a path", Buffer.from("../../list.csv"), "list.csv"],
    ["a GBK name", Buffer.from("c3fbb5a52e637376", "hex"), "名单.csv"],
  ])("tells %s of the header", async (_, name, expected) => {
    const file = open(named(name, "a,b"));
    expect(file.name).toBe(expected);
    expect((await allOf(file.open())).toString()).toBe("a,b");
    expect(open(gzipSync("a,b")).name).toBeUndefined();
  });

  const whole = gzipSync(randomBytes(5000));
  test.each<[string, Uint8Array, RegExp]>([
    ["text", Buffer.from("a,b\n".repeat(20)), /not gzip/],
    ["a header alone", whole.subarray(0, 12), /cut off within its first bytes/],
    ["half a file", whole.subarray(0, 2000), /break off|end was cut off/],
    ["a changed byte", flipped(whole, 300, (whole[300] ?? 0) ^ 0xff), /cannot be unpacked/],
  ])("refuses %s", async (_, bytes, message) => {
    const issue = await issueOf(async () => await allOf(open(bytes).open()));
    expect(issue.file).toBe("a.csv.gz");
    expect(issue.message).toMatch(message);
  });

  it("refuses a file cut off anywhere", async () => {
    const small = gzipSync("a,b\n1,2\n".repeat(50));
    for (let length = 0; length < small.length; length += 1)
      await issueOf(async () => await allOf(open(small.subarray(0, length)).open()));
  });

  it("refuses by the size that the file states, before it is unpacked", async () => {
    const issue = await issueOf(() => open(gzipSync(Buffer.alloc(40_000_000))));
    expect(issue.message).toMatch(
      /its 38,\d\d\d bytes unpack to 40,000,000; the limit is 100 bytes for each/,
    );
  });

  it("refuses by what comes out where the file states less", async () => {
    const lying = Buffer.concat([gzipSync(Buffer.alloc(40_000_000)), gzipSync("a")]);
    const issue = await issueOf(async () => await allOf(open(lying).open()));
    expect(issue.message).toMatch(/unpacks to \d\d,\d{3},\d{3} or more bytes from/);
  });

  it("hands out nothing beyond the first 16 MiB of what would come to too much", async () => {
    const lying = Buffer.concat([gzipSync(Buffer.alloc(400_000_000)), gzipSync("a")]);
    let handed = 0;
    await issueOf(async () => {
      for await (const chunk of open(lying).open()) handed += chunk.length;
    });
    expect(handed).toBeGreaterThan(15 * 1024 ** 2);
    expect(handed).toBeLessThan(17 * 1024 ** 2);
  });

  it("gives back a file whose beginning packs far more tightly than the rest", async () => {
    const rest = randomBytes(1_000_000);
    const file = open(gzipSync(Buffer.concat([Buffer.alloc(40_000_000), rest])));
    for (let walk = 0; walk < 2; walk += 1) {
      const bytes = await allOf(file.open());
      expect(bytes.length).toBe(41_000_000);
      expect(Buffer.compare(bytes.subarray(40_000_000), rest)).toBe(0);
    }
  });

  it("spends from the budget that is handed down", async () => {
    const budget = newBudget({ unpacked: 1000 });
    const bytes = gzipSync(randomBytes(900));
    const options = { file: "a.gz", budget };
    await allOf(gunzip(bytesOf(bytes), options).open());
    expect(budget.left()).toBe(100);
    expect(await issueOf(() => gunzip(bytesOf(bytes), options))).toMatchObject({ code: "file.too-large" });
  });
});
