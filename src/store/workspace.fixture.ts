import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { ListVersion } from "../model/list-entry.ts";
import { listFiles } from "./disk.ts";
import type { NewEvent } from "./events/event-table.ts";
import { createStore, type Store } from "./open-store.ts";
import type { StoredRow } from "./stored-row.ts";

/** A folder of its own for a test, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "selvedge-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const now = "2026-03-02T09:00:00Z";
export const newWorkspace = { name: "Lumo Gin", fictional: true, now, appVersion: "0.1.0" } as const;

export const partyRows: readonly StoredRow[] = [
  {
    row: 2,
    status: "accepted",
    kind: "parties",
    cells: { party: "P1", name: "Lumo Gin Co., Ltd." },
    extra: {},
  },
  {
    row: 3,
    status: "repaired",
    kind: "parties",
    cells: { party: "P2", name: "灯芯纺织", country: "CN" },
    extra: { Sector: "Apparel" },
    repairs: [{ column: "country", from: "C N", to: "CN", why: "a space inside a code" }],
  },
  { row: 4, status: "quarantined", kind: "parties", cells: {}, extra: {}, raw: ["", "x"] },
];

export const decisionEvent = (
  at: string,
  more: Partial<(NewEvent & { type: "decision-made" })["data"]> = {},
) =>
  ({
    type: "decision-made",
    at,
    by: "A. Analyst",
    data: {
      hit: "h1",
      party: "party:1",
      list: "example-entity-list",
      entry: "example-entity-list:1",
      decision: "same",
      reason: "name and address agree",
      by: "A. Analyst",
      date: "2026-03-02",
      ...more,
    },
  }) as const satisfies NewEvent;

export const listVersion = (more: Partial<ListVersion> = {}): ListVersion => ({
  key: "example-entity-list",
  title: "An invented list",
  publisher: "Nobody",
  url: "https://example.org/",
  published: "2026-01-15",
  version: "2026-01-15-0123456789ab",
  sha256: "0".repeat(64),
  origin: "bundled",
  cadenceDays: 30,
  knownGaps: [],
  ownership: { rule: "none", citation: "none" },
  role: "parties",
  fictional: true,
  standsFor: "us-uflpa",
  entries: [],
  ...more,
});

/** Imports three rows of invented parties as `importId`. */
export async function importParties(store: Store, at: string, importId = "import-1"): Promise<void> {
  const { sha256 } = store.originals.put(Buffer.from(`party,name\nP1,${importId}\n`));
  const hashes = await store.records.write(importId, partyRows, [
    { code: "row.value-missing", message: "no name", hint: "give one", row: 4, column: "Name" },
  ]);
  const counts = { rows: 3, accepted: 1, repaired: 1, quarantined: 1 };
  const data = {
    import: importId,
    file: "parties.csv",
    sha256,
    kind: "parties" as const,
    ...counts,
    ...hashes,
  };
  store.append([
    {
      type: "import-registered",
      at,
      by: "A. Analyst",
      data: { ...data, mapping: { name: "Name" }, reader: "1" },
    },
  ]);
}

/** A closed workspace with a list, an import, an undone import and decisions; its seven events end with a step of two. */
export async function sampleWorkspace(dir: string): Promise<string> {
  const store = await createStore(dir, newWorkspace);
  store.append([{ type: "list-registered", at: now, by: "selvedge", data: store.lists.put(listVersion()) }]);
  await importParties(store, "2026-03-02T09:01:00Z", "import-1");
  await importParties(store, "2026-03-02T09:02:00Z", "import-2");
  store.append([
    {
      type: "import-undone",
      at: "2026-03-03T10:00:00Z",
      by: "A. Analyst",
      data: { import: "import-2", reason: "twice" },
    },
  ]);
  store.append([
    decisionEvent("2026-03-04T10:00:00Z"),
    decisionEvent("2026-03-04T10:00:00Z", {
      hit: "h2",
      decision: "not-same",
      reason: 'another "brand" – 另一',
    }),
  ]);
  await store.close();
  return dir;
}

/** Every file of a folder as text, but for the lock: what must stay the same. */
export const snapshot = (dir: string): Record<string, string> =>
  Object.fromEntries(
    listFiles(dir, ".")
      .filter((path) => !path.startsWith("lock"))
      .map((path) => [path, readFileSync(join(dir, path)).toString("base64")]),
  );

/** The code of the SelvedgeError that the step ends in; "none" where it ends well. */
export async function codeOf(step: () => unknown): Promise<string> {
  try {
    await step();
    return "none";
  } catch (error) {
    return (error as { issue?: { code: string } }).issue?.code ?? String(error);
  }
}
