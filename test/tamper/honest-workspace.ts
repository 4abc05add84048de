import { appendFileSync } from "node:fs";
import { eraseDocument } from "../../src/store/erase.ts";
import type { NewEvent } from "../../src/store/events/event-table.ts";
import { createStore, openStore, type Store } from "../../src/store/open-store.ts";
import { heldCheckpoint } from "../../src/store/proof/checkpoint.fixture.ts";
import { originOf, writeCheckpoint } from "../../src/store/proof/checkpoints.ts";
import { openSigningKey } from "../../src/store/proof/signing-key.ts";
import type { Held } from "../../src/store/verify/held.ts";
import {
  decisionEvent,
  importParties,
  listVersion,
  newWorkspace,
} from "../../src/store/workspace.fixture.ts";
import type { Seeded } from "../crash/seeded.ts";
import { logFile } from "./rewrite-log.ts";

const at = "2026-03-05T10:00:00Z";
const recorded = { at, by: "A. Analyst" } as const;

/** A workspace that was made honestly, and the checkpoints that somebody took out of it on the way. */
export interface HonestWorkspace {
  readonly dir: string;
  readonly held: readonly Required<Pick<Held, "checkpoint" | "key">>[];
}

interface Making {
  store: Store;
  readonly dir: string;
  readonly keyFile: string;
  readonly random: Seeded;
  readonly held: Required<Pick<Held, "checkpoint" | "key">>[];
  imports: number;
}

type Act = (making: Making) => Promise<void> | void;

const documentsIn = (store: Store) =>
  store.log.read().flatMap((event) => (event.type === "import-registered" ? [event.data] : []));

const undoAndErase: Act = async ({ store, random }) => {
  const inForce = await store.ledger.importsInForce();
  if (inForce.length < 2) return;
  const chosen = random.pick(inForce);
  store.append([{ ...recorded, type: "import-undone", data: { import: chosen.import, reason: "twice" } }]);
  if (random.next() < 0.5)
    await eraseDocument(store, { document: chosen.sha256, reason: "asked for", by: "D. Officer" }, recorded);
};

const redact: Act = ({ store, random }) => {
  const [first] = documentsIn(store);
  if (first === undefined) return;
  const type = random.pick(["redaction-made", "redaction-lifted"] as const);
  const what = random.next() < 0.5 ? { start: 0, end: 4 } : { speaker: "statement-1" };
  const data = {
    document: first.sha256,
    layer: first.sha256,
    what,
    reason: "a private person",
    by: "D. Officer",
  };
  store.append([{ ...recorded, type, data } satisfies NewEvent]);
};

const sign: Act = ({ store, dir, keyFile, held }) => {
  const [first] = store.log.read();
  if (first === undefined) throw new Error("The log is empty.");
  const signing = openSigningKey(dir, keyFile, originOf(first));
  const { note } = writeCheckpoint(store, signing, recorded);
  held.push({ checkpoint: heldCheckpoint(note, `${held.length}.txt`), key: signing.publicKey });
};

/** Closes and opens; now and then with the end of a line that a crash left. */
const reopen: Act = async (making) => {
  await making.store.close();
  if (making.random.next() < 0.5) appendFileSync(logFile(making.dir), '{"at":"2026-');
  making.store = await openStore(making.dir, { write: true });
};

const importMore: Act = async (making) => {
  making.imports += 1;
  await importParties(making.store, at, `import-${making.imports}`);
};

const decide: Act = ({ store, random }) => {
  const count = random.between(1, 3);
  store.append(Array.from({ length: count }, (_, index) => decisionEvent(at, { hit: `h${index}` })));
};

const acts: readonly Act[] = [importMore, decide, decide, undoAndErase, redact, sign, sign, reopen];

/** Makes a workspace by acts that are drawn, in a folder that is there and empty; the key lies outside it. */
export async function honestWorkspace(
  dir: string,
  keyFile: string,
  random: Seeded,
): Promise<HonestWorkspace> {
  const store = await createStore(dir, newWorkspace);
  const making: Making = { store, dir, keyFile, random, held: [], imports: 0 };
  try {
    store.append([{ ...recorded, type: "list-registered", data: store.lists.put(listVersion()) }]);
    await importMore(making);
    for (let left = random.between(4, 10); left > 0; left -= 1) await random.pick(acts)(making);
    await decide(making);
    await sign(making);
    await decide(making);
    return { dir, held: making.held };
  } finally {
    await making.store.close();
  }
}

/** Where the document, the rows, the list and the last checkpoint of a workspace lie that still stand. */
export const oneOfEach = (paths: readonly string[]): readonly string[] =>
  ["originals/", "records/", "lists/", "checkpoints/"].flatMap(
    (folder) => paths.find((path) => path.startsWith(folder) && !path.endsWith("issues.parquet")) ?? [],
  );
