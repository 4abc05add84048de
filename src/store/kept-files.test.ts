import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { sha256 } from "../model/canonical.ts";
import { openCache } from "./cache.ts";
import { dataRoot, readDataFile, readDataFolder } from "./data-files.ts";
import { listFiles } from "./disk.ts";
import { createStore, type Store } from "./open-store.ts";
import { openOriginals } from "./originals.ts";
import { assertRuntime, runtimeVersions } from "./runtime.ts";
import { verifyWorkspace } from "./verify.ts";
import { codeOf, listVersion, newWorkspace, now, temporaryFolder } from "./workspace.fixture.ts";

describe("originals", () => {
  it("give back every byte, and keep the same bytes once", () => {
    const dir = temporaryFolder();
    const originals = openOriginals(dir);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const kept = originals.put(bytes);
        expect(originals.put(bytes)).toEqual(kept);
        expect(kept).toEqual({ sha256: sha256(bytes), bytes: bytes.length });
        expect(Buffer.from(originals.get(kept.sha256))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 40 },
    );
  });

  it("refuse to hand out altered bytes, and take the true ones anew", async () => {
    const dir = temporaryFolder();
    const originals = openOriginals(dir);
    const { sha256: hash } = originals.put(Buffer.from("true"));
    writeFileSync(join(dir, "originals", hash), "fals");
    expect(await codeOf(() => originals.get(hash))).toBe("workspace.damaged");
    originals.put(Buffer.from("true"));
    expect(Buffer.from(originals.get(hash)).toString()).toBe("true");
  });

  test.each(["../workspace.json", "", "f".repeat(64)])("know nothing of %j", async (name) => {
    expect(await codeOf(() => openOriginals(temporaryFolder()).get(name))).toBe("reference.missing");
  });
});

describe("lists", () => {
  const register = (store: Store, at: string, more: Parameters<typeof listVersion>[0]) =>
    store.append([{ type: "list-registered", at, by: "selvedge", data: store.lists.put(listVersion(more)) }]);

  it("give the version registered last of each list, and the history of one", async () => {
    const store = await createStore(temporaryFolder(), newWorkspace);
    register(store, "2026-03-03T00:00:00Z", { key: "b", version: "2026-01-01-x", title: "b1" });
    register(store, "2026-03-04T00:00:00Z", { key: "a", version: "2026-01-01-x", title: "a1" });
    register(store, "2026-03-05T00:00:00Z", { key: "b", version: "2026-02-01-x", title: "b2" });
    expect(store.lists.all().map(({ title }) => title)).toEqual(["a1", "b2"]);
    expect(store.lists.all("2026-03-03").map(({ title }) => title)).toEqual(["b1"]);
    expect(store.lists.history("b").map(({ title }) => title)).toEqual(["b1", "b2"]);
    await store.close();
  });

  it("keep other entries that a later reader made of the same bytes beside the first", async () => {
    const dir = temporaryFolder();
    const store = await createStore(dir, newWorkspace);
    register(store, now, { title: "first reading" });
    register(store, now, { title: "second reading" });
    register(store, now, { title: "first reading" });
    expect(store.lists.history("example-entity-list").map(({ title }) => title)).toEqual([
      "first reading",
      "second reading",
      "first reading",
    ]);
    await store.close();
    expect(listFiles(dir, "lists")).toHaveLength(2);
    expect((await verifyWorkspace(dir)).problems).toEqual([]);
  });

  it("refuse names that would leave the folder, and altered entries", async () => {
    const dir = temporaryFolder();
    const store = await createStore(dir, newWorkspace);
    expect(await codeOf(() => store.lists.put(listVersion({ key: "../x" })))).toBe("list.invalid");
    expect(await codeOf(() => store.lists.put(listVersion({ version: ".." })))).toBe("list.invalid");
    register(store, now, {});
    const path = join(dir, listFiles(dir, "lists")[0]!);
    writeFileSync(path, readFileSync(path, "utf8").replace("Nobody", "nobody"));
    expect(await codeOf(() => store.lists.all())).toBe("workspace.damaged");
    await store.close();
  });
});

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
      writeFileSync(path, bytes.subarray(0, at));
      expect(cache.get("f1", "index")).toBeUndefined();
    }
  });

  it("does not fail where it cannot keep, and refuses names that would leave its folder", async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "cache"), "");
    expect(openCache(dir).putJson("f1", "index", 1)).toBe(false);
    expect(await codeOf(() => openCache(dir).get("..", "x"))).toBe("bug");
  });
});

describe("data files", () => {
  it("stand beside the code", () => {
    expect(dataRoot().replaceAll("\\", "/")).toMatch(/\/data\/$/);
  });

  it("are read by their path, folders as a whole and in one order", async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, "law/us"), { recursive: true });
    writeFileSync(join(root, "law/us/b.yml"), "\uFEFFb");
    writeFileSync(join(root, "law/a.yml"), "a");
    writeFileSync(join(root, "law/README.md"), "about");
    writeFileSync(join(root, "law/.hidden"), "x");
    expect(readDataFile("law/us/b.yml", root)).toBe("b");
    expect(Object.entries(readDataFolder("law", root))).toEqual([
      ["a.yml", "a"],
      ["us/b.yml", "b"],
    ]);
    writeFileSync(join(root, "law/c.yml"), Buffer.from([0xff]));
    expect(await codeOf(() => readDataFolder("law", root))).toBe("data.invalid");
    expect(await codeOf(() => readDataFolder("lawn", root))).toBe("data.invalid");
    expect(await codeOf(() => readDataFile("law/d.yml", root))).toBe("data.invalid");
  });
});

describe("assertRuntime(sqlite)", () => {
  test.each([
    ["3.51.3", "none"],
    ["3.51.10", "none"],
    ["3.53.4", "none"],
    ["4.0", "none"],
    ["3.51.2", "workspace.runtime"],
    ["3.50.9", "workspace.runtime"],
    ["2.99.99", "workspace.runtime"],
    ["unknown", "workspace.runtime"],
  ])("SQLite %s: %s", async (version, code) => {
    expect(await codeOf(() => assertRuntime(version))).toBe(code);
  });
  it("takes the runtime it is run on", async () => {
    expect(await codeOf(() => assertRuntime())).toBe("none");
    expect(runtimeVersions().sqlite).toBe(process.versions.sqlite);
  });
});
