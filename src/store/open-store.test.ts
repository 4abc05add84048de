import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, test } from "vitest";
import { scanLog } from "./log/scan-log.ts";
import { createStore, openStore, workspaceExists } from "./open-store.ts";
import { verifyWorkspace } from "./verify.ts";
import {
  codeOf,
  decisionEvent,
  newWorkspace,
  now,
  sampleWorkspace,
  snapshot,
  temporaryFolder,
} from "./workspace.fixture.ts";

const nothingFound = { swept: [], tornTail: undefined, tookOver: undefined, ledger: "current" };
const edit = (path: string, change: (text: string) => string): void =>
  writeFileSync(path, change(readFileSync(path, "utf8")));

describe("createStore(dir, workspace)", () => {
  it("makes a workspace that opens, and whose manifest the log repeats", async () => {
    const dir = join(temporaryFolder(), "a", "b");
    const store = await createStore(dir, newWorkspace);
    expect(store.manifest).toEqual({
      name: "Lumo Gin",
      schema: 1,
      fictional: true,
      created: now,
      ledger: "ledger.db",
    });
    await store.close();
    const again = await openStore(dir);
    expect(again.manifest).toEqual(store.manifest);
    expect(again.log.read()).toHaveLength(1);
    await again.close();
  });

  it("refuses a folder that has one", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const before = snapshot(dir);
    expect(await codeOf(() => createStore(dir, newWorkspace))).toBe("workspace.exists");
    expect(snapshot(dir)).toEqual(before);
  });

  it("gives the same bytes for the same inputs at the same instants", async () => {
    const [a, b] = [await sampleWorkspace(temporaryFolder()), await sampleWorkspace(temporaryFolder())];
    const withoutLedger = (dir: string) =>
      Object.fromEntries(Object.entries(snapshot(dir)).filter(([path]) => !path.startsWith("ledger.db")));
    expect(withoutLedger(a)).toEqual(withoutLedger(b));
  });

  it("starts over where an earlier making was cut short, but not where a log tells of more", async () => {
    const dir = temporaryFolder();
    await (await createStore(dir, newWorkspace)).close();
    rmSync(join(dir, "workspace.json"));
    await (await createStore(dir, { ...newWorkspace, name: "Another" })).close();
    expect(scanLog(dir).events).toHaveLength(1);
    expect(existsSync(join(dir, "swept/log/000001.jsonl"))).toBe(true);
    const full = await sampleWorkspace(temporaryFolder());
    rmSync(join(full, "workspace.json"));
    expect(workspaceExists(full)).toBe(false);
    expect(await codeOf(() => createStore(full, newWorkspace))).toBe("workspace.damaged");
  });
});

describe("openStore(dir)", () => {
  it("for reading changes nothing that an answer is made from", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const before = snapshot(dir);
    const store = await openStore(dir);
    expect(store.sweepReport).toEqual(nothingFound);
    expect(await store.ledger.decisions()).toHaveLength(2);
    expect(await store.records.read("import-1")).toHaveLength(3);
    await store.close();
    const after = snapshot(dir);
    for (const path of Object.keys(before)) expect(after[path]).toBe(before[path]);
  });

  it("finds nothing to mend in a workspace that was closed", async () => {
    const store = await openStore(await sampleWorkspace(temporaryFolder()), { write: true });
    expect(store.sweepReport).toEqual(nothingFound);
    await store.close();
  });

  type Harm = readonly [what: string, harm: (dir: string) => void, code: string, hint: string];
  const harms: readonly Harm[] = [
    ["no workspace", (dir) => rmSync(dir, { recursive: true }), "workspace.missing", "--workspace"],
    [
      "no workspace.json",
      (dir) => rmSync(join(dir, "workspace.json")),
      "workspace.damaged",
      "doctor --rebuild",
    ],
    [
      "a newer schema",
      (dir) =>
        edit(join(dir, "workspace.json"), (text) => text.replace('"schema": 1', '"schema": 2, "tenant": 3')),
      "workspace.newer",
      "Update",
    ],
    [
      "a ledger elsewhere",
      (dir) => edit(join(dir, "workspace.json"), (text) => text.replace("ledger.db", "postgres://x")),
      "workspace.newer",
      "Update",
    ],
    [
      "a workspace.json that is no JSON",
      (dir) => edit(join(dir, "workspace.json"), (text) => text.slice(3)),
      "workspace.damaged",
      "verify",
    ],
    [
      "another name in workspace.json",
      (dir) => edit(join(dir, "workspace.json"), (text) => text.replace("Lumo", "Luma")),
      "workspace.damaged",
      "verify",
    ],
    [
      "fiction passed off as fact",
      (dir) => edit(join(dir, "workspace.json"), (text) => text.replace("true", "false")),
      "workspace.damaged",
      "verify",
    ],
    ["no log", (dir) => rmSync(join(dir, "log"), { recursive: true }), "workspace.damaged", "verify"],
    [
      "an altered event",
      (dir) => edit(join(dir, "log/000001.jsonl"), (text) => text.replace("agree", "AGREE")),
      "workspace.damaged",
      "verify",
    ],
    [
      "a log cut at a line",
      (dir) => edit(join(dir, "log/000001.jsonl"), (text) => `${text.split("\n").slice(0, 5).join("\n")}\n`),
      "workspace.damaged",
      "copy",
    ],
    [
      "a log cut inside an acknowledged step",
      (dir) =>
        truncateSync(join(dir, "log/000001.jsonl"), readFileSync(join(dir, "log/000001.jsonl")).length - 40),
      "workspace.damaged",
      "copy",
    ],
    [
      "a ledger that is none",
      (dir) => writeFileSync(join(dir, "ledger.db"), "x".repeat(9000)),
      "workspace.damaged",
      "doctor --rebuild",
    ],
  ];
  test.each(harms)(
    "refuses %s, for reading and writing, and changes nothing",
    async (_, harm, code, hint) => {
      const dir = await sampleWorkspace(temporaryFolder());
      harm(dir);
      const before = existsSync(dir) ? snapshot(dir) : {};
      for (const write of [false, true]) {
        const error = await openStore(dir, { write }).catch((caught: unknown) => caught);
        expect(error).toMatchObject({ issue: { code } });
        const { issue } = error as { issue: { hint: string; message: string } };
        expect(`${issue.hint}`).toContain(hint);
      }
      expect(existsSync(dir) ? snapshot(dir) : {}).toEqual(before);
    },
  );

  it("refuses an event that only a newer build knows", async () => {
    const dir = temporaryFolder();
    await (await createStore(dir, newWorkspace)).close();
    const { encodeLine } = await import("./log/log-line.ts");
    const [first] = scanLog(dir).events;
    const event = { seq: 2, at: now, by: "x", type: "later-event", data: {}, prev: first!.hash };
    appendFileSync(join(dir, "log/000001.jsonl"), `${encodeLine(event).line}\n`);
    expect(await codeOf(() => openStore(dir))).toBe("workspace.newer");
  });

  it("lets a ledger follow that is missing or behind; a reader answers from memory meanwhile", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    for (const harm of [
      () => rmSync(join(dir, "ledger.db")),
      () => writeFileSync(join(dir, "ledger.db"), ""),
    ]) {
      harm();
      const reader = await openStore(dir);
      expect(reader.sweepReport.ledger).toBe("memory");
      expect(await reader.ledger.decisions()).toHaveLength(2);
      await reader.close();
      const writer = await openStore(dir, { write: true });
      expect(writer.sweepReport.ledger).toBe("created");
      expect(await writer.ledger.importsInForce()).toHaveLength(1);
      await writer.close();
    }
  });

  it("gives a reader beside a writer what was recorded when it opened", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const writer = await openStore(dir, { write: true });
    writer.append([decisionEvent(now, { hit: "h9" })]);
    const reader = await openStore(dir);
    expect(reader.sweepReport.ledger).toBe("memory");
    await writer.ledger.decisions();
    const second = await openStore(dir);
    expect(second.sweepReport.ledger).toBe("current");
    writer.append([decisionEvent(now, { hit: "h10" })]);
    await writer.ledger.decisions();
    for (const store of [reader, second]) expect(await store.ledger.decisions()).toHaveLength(3);
    await Promise.all([reader.close(), second.close()]);
    await writer.close();
  });

  it("sets aside what a write that was cut short left, deleting nothing", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const left = {
      "originals/.tmp-1-1": "half",
      [`originals/${"a".repeat(64)}`]: "whole but unregistered",
      "records/import-9/rows.parquet": "x",
      "records/.tmp-1-2/rows.parquet": "y",
      "lists/example-entity-list/2026-09-09-000000000000/entries.json": "{}",
      "log/notes.txt": "z",
      ".tmp-1-3": "w",
    };
    for (const [path, text] of Object.entries(left)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    const problems = (await verifyWorkspace(dir)).problems;
    expect(problems.map(({ what, path }) => `${what} ${path}`).sort()).toEqual(
      Object.keys(left)
        .map((path) => `unregistered ${path}`)
        .sort(),
    );
    const store = await openStore(dir, { write: true });
    expect(store.sweepReport.swept.map(({ from }) => from)).toEqual(Object.keys(left).sort());
    for (const [path, text] of Object.entries(left)) {
      expect(existsSync(join(dir, path))).toBe(false);
      expect(readFileSync(join(dir, "swept", path), "utf8")).toBe(text);
    }
    await store.close();
    expect(existsSync(join(dir, "records/import-9"))).toBe(false);
    expect((await verifyWorkspace(dir)).ok).toBe(true);
  });

  it("sets the same name aside twice without losing the first", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    for (const text of ["first", "second"]) {
      writeFileSync(join(dir, "originals/stray"), text);
      await (await openStore(dir, { write: true })).close();
    }
    expect(readFileSync(join(dir, "swept/originals/stray"), "utf8")).toBe("first");
    expect(readFileSync(join(dir, "swept/originals/stray~2"), "utf8")).toBe("second");
  });
});

describe("a ledger of another build", () => {
  it("is refused when it was migrated by a newer one", async () => {
    const dir = await sampleWorkspace(temporaryFolder());
    const database = new DatabaseSync(join(dir, "ledger.db"));
    database.exec("insert into kysely_migration values ('0002-cases', '2027-01-01T00:00:00Z')");
    database.close();
    expect(await codeOf(() => openStore(dir))).toBe("workspace.newer");
  });
});
