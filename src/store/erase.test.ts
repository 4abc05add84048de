import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { completeErasures } from "./complete-erasures.ts";
import { listFiles } from "./disk.ts";
import { eraseDocument } from "./erase.ts";
import type { NewEvent } from "./events/event-table.ts";
import { openStore, type Store } from "./open-store.ts";
import { recorded, signWorkspace } from "./proof/checkpoint.fixture.ts";
import { rebuildLedger } from "./rebuild.ts";
import { erasedFiles } from "./registered-files.ts";
import { verifyWorkspace } from "./verify.ts";
import { codeOf, importParties, sampleWorkspace, temporaryFolder } from "./workspace.fixture.ts";

const why = { reason: "asked for by the person", by: "D. Officer" };

/** The hash of the file of an import. */
const fileOf = (store: Store, importId: string): string =>
  store.log
    .read()
    .flatMap((event) =>
      event.type === "import-registered" && event.data.import === importId ? [event.data.sha256] : [],
    )[0] ?? "";

async function erased(dir: string): Promise<{ document: string; files: readonly string[] }> {
  const store = await openStore(dir, { write: true });
  const document = fileOf(store, "import-2");
  const { files } = await eraseDocument(store, { document, ...why }, recorded);
  await store.close();
  return { document, files };
}

describe("eraseDocument(store, erasure)", () => {
  it("deletes the bytes and what was made from them, and verify tells it as erased", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const { document, files } = await erased(dir);
    expect(files.toSorted()).toEqual(
      [
        `originals/${document}`,
        "records/import-2/issues.parquet",
        "records/import-2/rows.parquet",
      ].toSorted(),
    );
    for (const path of files) expect(existsSync(join(dir, path))).toBe(false);
    expect(existsSync(join(dir, "records/import-2"))).toBe(false);
    const { ok, problems, checked, remarks } = await verifyWorkspace(dir);
    expect({ ok, problems }).toEqual({ ok: true, problems: [] });
    expect(checked).toMatchObject({ erased: 3, originals: 1, records: 2 });
    expect(remarks[0]).toBe(
      `Document ${document} was erased by event 8 with 3 files (D. Officer: asked for by the person). That is no damage.`,
    );
  });

  it("leaves anything else that is missing as damage", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    await erased(dir);
    const store = await openStore(dir);
    const other = fileOf(store, "import-1");
    await store.close();
    writeFileSync(join(dir, "originals", other), "something else");
    expect((await verifyWorkspace(dir)).problems).toMatchObject([
      { what: "original", path: `originals/${other}` },
    ]);
  });

  it("keeps the log as it was: what was signed before is still its beginning", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const { held, signing } = await signWorkspace(dir, join(temporaryFolder(), "k.pem"));
    await erased(dir);
    expect((await verifyWorkspace(dir, { checkpoint: held, key: signing.publicKey })).problems).toEqual([]);
  });

  it("reaches copies that were set aside, and everything in the cache", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const store = await openStore(dir, { write: true });
    const document = fileOf(store, "import-2");
    mkdirSync(join(dir, "swept/originals"), { recursive: true });
    writeFileSync(join(dir, "swept/originals/other-name"), readFileSync(join(dir, "originals", document)));
    writeFileSync(join(dir, "swept/originals/kept"), "not of the document");
    store.cache.putJson("postings", "words", ["Aksu"]);
    const { files } = await eraseDocument(store, { document, ...why }, recorded);
    await store.close();
    expect(files).toContain("swept/originals/other-name");
    expect(listFiles(dir, "swept")).toEqual(["swept/originals/kept"]);
    expect(existsSync(join(dir, "cache"))).toBe(false);
  });

  it("that a crash cut short after the tombstone is completed at the next opening, and told until then", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const before = temporaryFolder();
    cpSync(dir, before, { recursive: true });
    const { document, files } = await erased(dir);
    for (const path of files) cpSync(join(before, path), join(dir, path), { recursive: true });
    const { problems } = await verifyWorkspace(dir);
    expect(problems.map(({ what, path }) => [what, path]).sort()).toEqual(
      files.map((path) => ["erased", path]).sort(),
    );
    await (await openStore(dir, { write: true })).close();
    expect((await verifyWorkspace(dir)).problems).toEqual([]);
    expect(listFiles(dir, "swept")).toEqual([]);
    expect(existsSync(join(dir, "originals", document))).toBe(false);
  });

  it("refuses a document of an import in force, a list, a stranger, and the same twice", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const store = await openStore(dir, { write: true });
    const erase = (document: string) => codeOf(() => eraseDocument(store, { document, ...why }, recorded));
    expect(await erase(fileOf(store, "import-1"))).toBe("erasure.refused");
    expect(await erase("0".repeat(64))).toBe("reference.missing");
    const list = store.originals.put(Buffer.from("a publisher's file")).sha256;
    const checked: NewEvent = {
      ...recorded,
      type: "list-checked",
      data: {
        key: "example-entity-list",
        version: "2026-01-15-0123456789ab",
        checked: "2026-03-05",
        files: [{ name: "list.csv", sha256: list }],
      },
    };
    store.append([checked]);
    expect(await erase(list)).toBe("erasure.refused");
    expect(await erase(fileOf(store, "import-2"))).toBe("none");
    expect(await erase(fileOf(store, "import-2"))).toBe("reference.missing");
    await store.close();
    expect((await verifyWorkspace(dir)).problems).toEqual([]);
  });

  it("does not stand in the way of the same bytes when they come again", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    await erased(dir);
    const store = await openStore(dir, { write: true });
    await importParties(store, "2026-03-06T09:00:00Z", "import-2");
    expect(erasedFiles(store.log.read()).size).toBe(0);
    expect((await store.ledger.importsInForce()).map((each) => each.import)).toEqual([
      "import-1",
      "import-2",
    ]);
    await store.close();
    expect((await verifyWorkspace(dir)).problems).toEqual([]);
  });

  it("is told apart from an answer as of before: what was erased is not read", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    await erased(dir);
    const store = await openStore(dir);
    expect(await codeOf(() => store.records.read("import-2"))).toBe("reference.missing");
    await store.close();
  });

  it("is in the ledger, also in one made anew", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    await erased(dir);
    await rebuildLedger(dir);
    expect((await verifyWorkspace(dir)).problems).toEqual([]);
  });
});

describe("a tombstone", () => {
  it.each([
    "../outside",
    "originals/../../x",
    "log/000001.jsonl",
    "originals/.x",
    "/etc/passwd",
    "originals",
    "lists/a/b/c",
  ])("cannot name %s", async (path) => {
    const dir = await sampleWorkspace(temporaryFolder());
    const store = await openStore(dir, { write: true });
    const data = { document: "0".repeat(64), files: [{ path, sha256: "0".repeat(64) }], ...why };
    expect(await codeOf(() => store.append([{ ...recorded, type: "erasure-made", data }]))).toBe("bug");
    await store.close();
  });

  it("deletes nothing where there is none", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    expect(completeErasures(dir, [])).toEqual([]);
  });
});
