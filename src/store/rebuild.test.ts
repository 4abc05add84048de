import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, test } from "vitest";
import { dumpText } from "./ledger/dump.ts";
import { openStore } from "./open-store.ts";
import { rebuildLedger } from "./rebuild.ts";
import { verifyWorkspace } from "./verify.ts";
import { codeOf, sampleWorkspace, temporaryFolder } from "./workspace.fixture.ts";

function dumpOf(dir: string): string {
  const database = new DatabaseSync(join(dir, "ledger.db"));
  try {
    return dumpText(database);
  } finally {
    database.close();
  }
}

describe("rebuildLedger(dir)", () => {
  const harms: readonly [string, (dir: string) => void][] = [
    ["deleted", (dir) => rmSync(join(dir, "ledger.db"))],
    ["empty", (dir) => truncateSync(join(dir, "ledger.db"))],
    ["no database", (dir) => writeFileSync(join(dir, "ledger.db"), "nonsense ".repeat(999))],
    [
      "cut in half",
      (dir) => truncateSync(join(dir, "ledger.db"), readFileSync(join(dir, "ledger.db")).length / 2),
    ],
    [
      "beside a stale write-ahead log",
      (dir) => {
        writeFileSync(join(dir, "ledger.db-wal"), Buffer.alloc(40_000, 7));
        writeFileSync(join(dir, "ledger.db-shm"), Buffer.alloc(32_768, 7));
      },
    ],
  ];
  test.each(harms)("restores exactly a ledger that is %s", async (_, harm) => {
    const dir = await sampleWorkspace(temporaryFolder());
    const before = dumpOf(dir);
    harm(dir);
    expect(await rebuildLedger(dir)).toEqual({ events: 7, manifest: "kept" });
    expect(dumpOf(dir)).toBe(before);
    expect((await verifyWorkspace(dir)).problems).toEqual([]);
    const store = await openStore(dir, { write: true });
    expect(store.sweepReport.ledger).toBe("current");
    await store.close();
  });

  it("writes workspace.json anew from the log where it is gone or altered", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const before = readFileSync(join(dir, "workspace.json"), "utf8");
    for (const harm of [
      () => rmSync(join(dir, "workspace.json")),
      () => writeFileSync(join(dir, "workspace.json"), "{}"),
    ]) {
      harm();
      expect(await rebuildLedger(dir)).toMatchObject({ manifest: "restored" });
      expect(readFileSync(join(dir, "workspace.json"), "utf8")).toBe(before);
    }
  });

  it("refuses a damaged log, a folder that is none, and a workspace in use", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const store = await openStore(dir, { write: true });
    expect(await codeOf(() => rebuildLedger(dir))).toBe("workspace.locked");
    await store.close();
    const path = join(dir, "log/000001.jsonl");
    writeFileSync(path, readFileSync(path, "utf8").replace("agree", "AGREE"));
    expect(await codeOf(() => rebuildLedger(dir))).toBe("workspace.damaged");
    expect(await codeOf(() => rebuildLedger(temporaryFolder()))).toBe("workspace.missing");
  });
});
