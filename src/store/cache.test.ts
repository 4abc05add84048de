import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openCache } from "./cache.ts";
import { codeOf, temporaryFolder } from "./workspace.fixture.ts";

describe("cache", () => {
  it("gives back what was put, by fingerprint and part", () => {
    const cache = openCache(temporaryFolder());
    expect(cache.getJson("f1", "index")).toBeUndefined();
    expect(cache.putJson("f1", "index", { a: [1, "新"] })).toBe(true);
    cache.put("f1", "bytes", Buffer.from([1, 2]));
    expect(cache.getJson("f1", "index")).toEqual({ a: [1, "新"] });
    expect(Buffer.from(cache.get("f1", "bytes")!)).toEqual(Buffer.from([1, 2]));
    expect(cache.get("f2", "index")).toBeUndefined();
  });

  it("gives a part in memory that threads share", () => {
    const cache = openCache(temporaryFolder());
    cache.put("f1", "bytes", Uint8Array.from([1, 2, 3]));
    const shared = cache.getShared("f1", "bytes");
    expect(shared?.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([...shared!]).toEqual([1, 2, 3]);
    expect(cache.getShared("f1", "others")).toBeUndefined();
  });

  it("takes a part that was altered or cut for absent", () => {
    const dir = temporaryFolder();
    const cache = openCache(dir);
    cache.putJson("f1", "index", { a: 1 });
    const path = join(dir, "cache/f1/index");
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered[at] = altered[at]! ^ 4;
      writeFileSync(path, altered);
      expect(cache.get("f1", "index")).toBeUndefined();
      expect(cache.getShared("f1", "index")).toBeUndefined();
      writeFileSync(path, bytes.subarray(0, at));
      expect(cache.get("f1", "index")).toBeUndefined();
      expect(cache.getShared("f1", "index")).toBeUndefined();
    }
  });

  it("does not fail where it cannot keep, and refuses names that would leave its folder", async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "cache"), "");
    expect(openCache(dir).putJson("f1", "index", 1)).toBe(false);
    expect(await codeOf(() => openCache(dir).get("..", "x"))).toBe("bug");
  });
});
