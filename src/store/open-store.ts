import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fail } from "../model/issue.ts";
import { type Cache, openCache } from "./cache.ts";
import { checkScan, damagedHint } from "./check-scan.ts";
import { completeErasures } from "./complete-erasures.ts";
import { ensureFolder, listFiles, writeDurably, writing } from "./disk.ts";
import { openParquet } from "./duckdb.ts";
import { type Ledger, type LedgerFound, openLedger } from "./ledger/ledger.ts";
import { type LedgerState, ledgerFileNames, ledgerName, peekLedger } from "./ledger/ledger-state.ts";
import { type ListVersions, openListVersions } from "./list-versions.ts";
import { type LockHolder, takeWriteLock, type WriteLock } from "./lock.ts";
import { type EventLog, openEventLog } from "./log/event-log.ts";
import { type MendedTail, mendTail } from "./log/mend-tail.ts";
import { logFolder, scanLog } from "./log/scan-log.ts";
import {
  type Manifest,
  manifestName,
  manifestOf,
  manifestText,
  readManifest,
  workspaceSchema,
} from "./manifest.ts";
import { type Originals, openOriginals } from "./originals.ts";
import { openRecordSnapshots, type RecordSnapshots } from "./record-snapshots.ts";
import { assertRuntime } from "./runtime.ts";
import { type SweptFile, setAside, sweep } from "./sweep.ts";

/** What opening found and did. Empty but for `ledger` where all was in order. */
export interface SweepReport {
  /** Files that no event registered, set aside under `swept/`. */
  readonly swept: readonly SweptFile[];
  /** The end of the log that a crash left unfinished and that was cut. */
  readonly tornTail: MendedTail | undefined;
  /** The process whose lock was taken over because it had died. */
  readonly tookOver: LockHolder | undefined;
  readonly ledger: LedgerFound;
}

/** An open workspace: its parts on the disk. */
export interface Store {
  readonly dir: string;
  readonly manifest: Manifest;
  readonly log: EventLog;
  /** Records events: `log.append`. */
  readonly append: EventLog["append"];
  readonly originals: Originals;
  readonly records: RecordSnapshots;
  readonly lists: ListVersions;
  readonly ledger: Ledger;
  readonly cache: Cache;
  readonly sweepReport: SweepReport;
  readonly close: () => Promise<void>;
}

export interface NewWorkspace {
  readonly name: string;
  readonly fictional: boolean;
  /** The instant of its making, from the caller's clock. */
  readonly now: string;
  readonly appVersion: string;
  /** Who makes it, as the first event says. */
  readonly by?: string;
}

function checkManifest(manifest: Manifest, log: EventLog): void {
  const recorded = manifestOf(log.read());
  if (recorded === undefined)
    fail("workspace.damaged", "The log does not begin with the making of the workspace.", damagedHint, {
      file: "log",
    });
  else if (manifestText(recorded) !== manifestText(manifest))
    fail("workspace.damaged", `${manifestName} does not say what the log says.`, damagedHint, {
      file: manifestName,
    });
}

/** The log and, for a writer, what was mended in it. Nothing is mended before the ledger has confirmed that nothing is lost. */
function openLog(
  dir: string,
  write: boolean,
  state: LedgerState,
): { log: EventLog; tornTail: MendedTail | undefined } {
  const scan = scanLog(dir);
  checkScan(scan);
  const followed = state.kind === "open" ? state.head.seq : 0;
  if (!write || scan.tail === undefined || followed > scan.events.length)
    return { log: openEventLog(dir, scan, { write }), tornTail: undefined };
  const tornTail = mendTail(dir, scan.tail);
  return { log: openEventLog(dir, scanLog(dir), { write }), tornTail };
}

async function assemble(dir: string, manifest: Manifest, lock: WriteLock | undefined): Promise<Store> {
  const write = lock !== undefined;
  const state = peekLedger(join(dir, ledgerName), !write);
  const { log, tornTail } = openLog(dir, write, state);
  checkManifest(manifest, log);
  const { ledger, found } = await openLedger({ dir, log, write, state });
  if (write) completeErasures(dir, log.read());
  const swept = write ? sweep(dir, log.read()) : [];
  const parquet = openParquet(dir);
  return {
    dir,
    manifest,
    log,
    append: log.append,
    ledger,
    originals: openOriginals(dir),
    records: openRecordSnapshots(dir, log, parquet),
    lists: openListVersions(dir, log),
    cache: openCache(dir),
    sweepReport: { swept, tornTail, tookOver: lock?.tookOver, ledger: found },
    close: async () => {
      try {
        await ledger.close();
        await parquet.close();
      } finally {
        log.close();
        lock?.release();
      }
    },
  };
}

async function assembleOrRelease(
  dir: string,
  manifest: () => Manifest,
  lock: WriteLock | undefined,
): Promise<Store> {
  try {
    return await assemble(dir, manifest(), lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** Whether a workspace stands in the folder, sound or not. */
export const workspaceExists = (dir: string): boolean => existsSync(join(dir, manifestName));

/** Whether a log stands there that holds more than the first event of a making that was cut short. */
function hasLog(dir: string): boolean {
  if (!existsSync(join(dir, logFolder))) return false;
  const { events, problems } = scanLog(dir);
  return problems.length > 0 || events.length > 1;
}

/**
 * Whether a workspace stood in the folder: one whose `workspace.json` is gone too, which opening then says. What a making
 * that was cut short has left is none, and gives way to the next one.
 */
export const workspaceStood = (dir: string): boolean => workspaceExists(dir) || hasLog(dir);

/** Opens a workspace, for reading unless `write`. Reading changes nothing in it and goes on beside a writer. */
export async function openStore(dir: string, options: { readonly write?: boolean } = {}): Promise<Store> {
  assertRuntime();
  const folder = resolve(dir);
  const manifest = readManifest(folder);
  const lock = options.write === true ? takeWriteLock(folder) : undefined;
  return assembleOrRelease(folder, () => manifest, lock);
}

/** Refuses a folder with a workspace; what a making that was cut short has left gives way to this one. */
function clearUnfinished(dir: string): void {
  if (workspaceExists(dir))
    fail("workspace.exists", `A workspace already stands at ${dir}.`, "Open it, or choose another folder.", {
      file: dir,
    });
  const { events, problems } = scanLog(dir);
  // A log with more than its first event was a workspace once: refused as one whose workspace.json is missing.
  if (problems.length > 0 || events.length > 1) readManifest(dir);
  const ledgerFiles = ledgerFileNames.filter((name) => existsSync(join(dir, name)));
  for (const path of [...listFiles(dir, logFolder), ...ledgerFiles]) setAside(dir, path);
}

function writeFirstEvent(dir: string, workspace: NewWorkspace): Manifest {
  const { name, fictional, now, appVersion, by = "selvedge" } = workspace;
  const manifest: Manifest = { name, schema: workspaceSchema, fictional, created: now, ledger: ledgerName };
  const log = openEventLog(dir, scanLog(dir), { write: true });
  try {
    log.append([{ type: "workspace-created", at: now, by, data: { ...manifest, appVersion } }]);
  } finally {
    log.close();
  }
  // Last: a folder is a workspace from here on, and not before.
  writeDurably(join(dir, manifestName), manifestText(manifest));
  return manifest;
}

/** Makes a workspace in a folder that has none, and opens it for writing. */
export async function createStore(dir: string, workspace: NewWorkspace): Promise<Store> {
  assertRuntime();
  const folder = resolve(dir);
  writing(folder, () => ensureFolder(folder));
  const lock = takeWriteLock(folder);
  return assembleOrRelease(
    folder,
    () => {
      clearUnfinished(folder);
      return writeFirstEvent(folder, workspace);
    },
    lock,
  );
}
