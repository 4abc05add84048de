import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../../src/store/open-store.ts";
import { verifyWorkspace } from "../../src/store/verify.ts";
import { filesBelow, fingerprint } from "./fingerprint.ts";
import { importsInForce } from "./plan.ts";
import { type LogLine, readLog } from "./read-log.ts";

/** How the workspace looks when nothing disturbed the script. */
export interface Reference {
  readonly log: string;
  readonly files: ReadonlyMap<string, string>;
}

export interface Acknowledged {
  readonly seq: number;
  readonly head: string;
}

/** What a kill broke, in sentences; nothing where all held. */
export interface Findings {
  /** Acknowledged events that are not in the log, and bytes that came in and are nowhere. */
  readonly lost: readonly string[];
  /** Registered files that are not whole, and imports that count and should not. */
  readonly halfSnapshots: readonly string[];
  /** What verify finds after the workspace was opened for writing; a workspace that does not open. */
  readonly verifyProblems: readonly string[];
}

const lostEvents = (events: readonly LogLine[], acknowledged: readonly Acknowledged[]): string[] =>
  acknowledged
    .filter(({ seq, head }) => events[seq - 1]?.hash !== head)
    .map(({ seq }) => `event ${seq} was acknowledged and is not in the log`);

/** The files that an event answers for, by the reference: whatever a snapshot consists of. */
function registeredBy({ type, data }: LogLine, { files }: Reference): string[] {
  const starts =
    type === "import-registered"
      ? [`originals/${data.sha256}`, `records/${data.import}/`]
      : type === "list-registered"
        ? [`lists/${data.key}/${data.version}/`]
        : [];
  return [...files.keys()].filter((path) => starts.some((start) => path.startsWith(start)));
}

function halfFiles(dir: string, events: readonly LogLine[], reference: Reference): string[] {
  const found = fingerprint(dir);
  return events.flatMap((event) =>
    registeredBy(event, reference)
      .filter((path) => found.get(path) !== reference.files.get(path))
      .map((path) => `${path}, registered by event ${event.seq}, is not as the undisturbed run left it`),
  );
}

const codeAndMessage = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** What a reader who comes before any writer is shown. */
async function readersView(dir: string, events: readonly LogLine[]): Promise<string[]> {
  const store = await openStore(dir);
  try {
    const shown = (await store.ledger.importsInForce()).map((found) => found.import);
    const right = importsInForce(events);
    return shown.toSorted().join() === right.toSorted().join()
      ? []
      : [`a reader is shown the imports ${shown.join()}, and the log has ${right.join()}`];
  } finally {
    await store.close();
  }
}

async function problemsAfterReopening(dir: string): Promise<string[]> {
  await (await openStore(dir, { write: true })).close();
  const { problems } = await verifyWorkspace(dir);
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

/** Whole originals must be somewhere after a reopening: in their place or set aside, never gone. */
function goneOriginals(before: readonly string[], dir: string): string[] {
  const kept = new Set([...filesBelow(dir, "originals"), ...filesBelow(dir, "swept")]);
  return before
    .filter((path) => !path.includes("/.tmp-") && !kept.has(path) && !kept.has(`swept/${path}`))
    .map((path) => `${path} stood there before the reopening and is nowhere now`);
}

/**
 * Looks at a workspace whose writer was killed. The reopening is done to a copy, so that the next worker meets the
 * workspace as the kill left it, and may be killed while it mends it.
 */
export async function checkKilled(
  dir: string,
  reference: Reference,
  acknowledged: readonly Acknowledged[],
  copy: string,
): Promise<Findings> {
  const { text, events } = readLog(dir);
  const lost = lostEvents(events, acknowledged);
  const halfSnapshots = halfFiles(dir, events, reference);
  // Also a torn line must be the start of the line that belongs there.
  if (!reference.log.startsWith(text)) lost.push("the log is not the beginning of the undisturbed log");
  const verifyProblems: string[] = [];
  if (existsSync(join(dir, "workspace.json"))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(dir, copy, { recursive: true });
    try {
      halfSnapshots.push(...(await readersView(copy, events)));
      verifyProblems.push(...(await problemsAfterReopening(copy)));
      lost.push(
        ...lostEvents(readLog(copy).events, acknowledged),
        ...goneOriginals(filesBelow(dir, "originals"), copy),
      );
    } catch (error) {
      verifyProblems.push(`it does not open: ${codeAndMessage(error)}`);
    }
  } else if (acknowledged.length > 0) lost.push("workspace.json is gone");
  return { lost, halfSnapshots, verifyProblems };
}
