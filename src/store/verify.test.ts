import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { listFiles } from "./disk.ts";
import { dumpText } from "./ledger/dump.ts";
import { createStore, openStore } from "./open-store.ts";
import { rebuildLedger } from "./rebuild.ts";
import { verifyWorkspace } from "./verify.ts";
import {
  codeOf,
  decisionEvent,
  newWorkspace,
  sampleWorkspace,
  snapshot,
  temporaryFolder,
} from "./workspace.fixture.ts";

const whatOf = (path: string): string => {
  if (path.startsWith("log/")) return "log";
  if (path.startsWith("originals/")) return "original";
  if (path.startsWith("records/")) return "records";
  return path.startsWith("lists/") ? "list" : "manifest";
};

const lineAt = (bytes: Uint8Array, place: number): number =>
  bytes.subarray(0, place).filter((byte) => byte === 0x0a).length + 1;

function dumpOf(dir: string): string {
  const database = new DatabaseSync(join(dir, "ledger.db"));
  try {
    return dumpText(database);
  } finally {
    database.close();
  }
}

function withLedger(dir: string, change: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(join(dir, "ledger.db"));
  change(database);
  database.close();
}

describe("verifyWorkspace(dir)", () => {
  it("finds a sound workspace sound, counts what it looked at, and writes nothing", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const before = snapshot(dir);
    const { ok, problems, checked, head, remarks } = await verifyWorkspace(dir);
    expect({ ok, problems }).toEqual({ ok: true, problems: [] });
    expect(remarks).toEqual([expect.stringContaining("The end of the log is not proven")]);
    expect(checked).toMatchObject({ events: 7, originals: 2, records: 4, lists: 1 });
    expect(head.seq).toBe(7);
    expect(snapshot(dir)).toEqual(before);
  });

  it("names any flipped bit in log, originals, records, lists and workspace.json", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const paths = [
      ...["log", "originals", "records", "lists"].flatMap((folder) => listFiles(dir, folder)),
      "workspace.json",
    ];
    const flips = fc.record({
      path: fc.constantFrom(...paths),
      at: fc.nat(),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(flips, async ({ path, at, bit }) => {
        const bytes = readFileSync(join(dir, path));
        const place = at % bytes.length;
        const altered = Buffer.from(bytes);
        altered[place] = altered[place]! ^ (1 << bit);
        writeFileSync(join(dir, path), altered);
        const { ok, problems } = await verifyWorkspace(dir);
        writeFileSync(join(dir, path), bytes);
        expect(ok).toBe(false);
        const line = path.startsWith("log/") ? lineAt(bytes, place) : null;
        expect(problems).toContainEqual(expect.objectContaining({ what: whatOf(path), path, line }));
        if (whatOf(path) !== "log") expect(problems).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
    expect((await verifyWorkspace(dir)).ok).toBe(true);
  });

  test.each(["log/000001.jsonl", "records/import-1/rows.parquet", "ledger.db", "workspace.json"])(
    "names %s when it is gone",
    async (path) => {
      const dir = await sampleWorkspace(temporaryFolder());
      rmSync(join(dir, path));
      const { problems } = await verifyWorkspace(dir);
      expect(problems).toContainEqual(expect.objectContaining({ path }));
    },
  );

  it("names a log cut at a line, by the ledger that has seen more, and by files without an event", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const path = join(dir, "log/000001.jsonl");
    const lines = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, `${lines.slice(0, 3).join("\n")}\n`);
    const { problems } = await verifyWorkspace(dir);
    expect(problems.map(({ what }) => what)).toContain("ledger");
    expect(problems.map(({ what }) => what)).toContain("unregistered");
  });

  it("names an unfinished end, and is content once the workspace was opened for writing", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    appendFileSync(join(dir, "log/000001.jsonl"), '{"at":"2026-');
    expect((await verifyWorkspace(dir)).problems).toMatchObject([{ what: "log", line: 8 }]);
    const store = await openStore(dir, { write: true });
    expect(store.sweepReport.tornTail).toMatchObject({ line: 8, bytes: 12 });
    await store.close();
    expect((await verifyWorkspace(dir)).ok).toBe(true);
  });

  it("remarks on a clock that was set back, which is no damage", async () => {
    const dir = temporaryFolder();
    const store = await createStore(dir, newWorkspace);
    store.append([decisionEvent("2023-03-02T09:00:00Z")]);
    await store.close();
    const { ok, remarks } = await verifyWorkspace(dir);
    expect([ok, remarks.length]).toEqual([true, 2]);
    expect(remarks[0]).toContain("before the event that precedes it");
  });

  it("looks at a workspace that another process is writing", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const store = await openStore(dir, { write: true });
    store.append([decisionEvent("2026-03-09T09:00:00Z")]);
    await store.ledger.decisions();
    store.append([decisionEvent("2026-03-09T09:00:00Z")]);
    expect((await verifyWorkspace(dir)).problems).toEqual([]);
    await store.close();
  });

  it("refuses a folder that is none", async () => {
    expect(await codeOf(() => verifyWorkspace(temporaryFolder()))).toBe("workspace.missing");
  });
});

const tamperings: readonly string[] = [
  "update decisions set decision = 'not-same' where seq = 6",
  "update decisions set reason = reason || ' ' where seq = 7",
  "update decisions set at_ms = at_ms + 1 where seq = 6",
  "update decisions set seq = 99 where seq = 6",
  "delete from decisions where seq = 6",
  "insert into decisions select 8, at, at_ms, recorded_by, 'h3', party, list, entry, decision, reason, decided_by, date, import, ground from decisions where seq = 6",
  "delete from import_undos",
  "update import_undos set import = 'import-1'",
  "update imports set quarantined = 0 where seq = 3",
  "update imports set rows = 3.5 where seq = 3",
  "update imports set kind = x'0001' where seq = 3",
  "update lists set published = '2026-01-16'",
  "update workspace set fictional = 0",
  "update meta set last_seq = 6",
  "update meta set last_hash = '0'",
  "update meta set last_seq = 9007199254740993",
  "delete from meta",
  "drop index imports_import",
  "create trigger quiet after insert on decisions begin delete from decisions; end",
  "create view imports_view as select * from imports",
  "alter table decisions rename to decisions_old",
  "alter table decisions add column note text",
  "insert into kysely_migration values ('0002-later', '2027-01-01T00:00:00Z')",
];

describe("an altered ledger", () => {
  test.each(tamperings)("is named after: %s", async (sql) => {
    const dir = await sampleWorkspace(temporaryFolder());
    const before = dumpOf(dir);
    withLedger(dir, (database) => database.exec(sql));
    const { ok, problems } = await verifyWorkspace(dir);
    expect(ok).toBe(false);
    expect(problems.map(({ what }) => what)).toContain("ledger");
    await rebuildLedger(dir);
    expect(dumpOf(dir)).toBe(before);
    expect((await verifyWorkspace(dir)).problems).toEqual([]);
  });

  it("is named for any flipped byte after which it gives another dump, and only then left alone", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const path = join(dir, "ledger.db");
    const bytes = readFileSync(path);
    const truth = dumpOf(dir);
    const dumpOrError = (): string => {
      const copy = join(temporaryFolder(), "copy.db");
      copyFileSync(path, copy);
      const database = new DatabaseSync(copy);
      try {
        return dumpText(database);
      } catch (error) {
        return String(error);
      } finally {
        database.close();
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const altered = Buffer.from(bytes);
        altered[at] = altered[at]! ^ flip;
        writeFileSync(path, altered);
        const { problems } = await verifyWorkspace(dir);
        if (dumpOrError() !== truth) expect(problems.map(({ what }) => what)).toContain("ledger");
      }),
      { numRuns: 150 },
    );
    writeFileSync(path, bytes);
  });
});
