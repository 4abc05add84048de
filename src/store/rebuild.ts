import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fail, SelvedgeError } from "../model/issue.ts";
import { checkScan } from "./check-scan.ts";
import { asWriteError, discard, syncFile, syncFolder, temporaryPath, writeDurably } from "./disk.ts";
import type { LoggedEvent } from "./events/event-table.ts";
import { ledgerFileNames, ledgerName } from "./ledger/ledger-state.ts";
import { applyEvents, migrate, toLedgerDatabase } from "./ledger/project.ts";
import { takeWriteLock } from "./lock.ts";
import { mendTail } from "./log/mend-tail.ts";
import { logFolder, scanLog } from "./log/scan-log.ts";
import { manifestName, manifestOf, manifestText, readManifest } from "./manifest.ts";

export interface Rebuilt {
  /** Events that the new ledger follows. */
  readonly events: number;
  /** Whether `workspace.json` had to be written anew too. */
  readonly manifest: "kept" | "restored";
}

async function makeLedger(path: string, events: readonly LoggedEvent[]): Promise<void> {
  const database = toLedgerDatabase(new DatabaseSync(path));
  try {
    await migrate(database);
    await applyEvents(database, events);
  } finally {
    await database.destroy();
  }
  syncFile(path);
}

async function replaceLedger(dir: string, events: readonly LoggedEvent[]): Promise<void> {
  const temporary = temporaryPath(dir);
  const path = join(dir, ledgerName);
  try {
    await makeLedger(temporary, events);
    // An old write-ahead log must never meet a new ledger, so everything goes before the new one comes.
    for (const name of ledgerFileNames) rmSync(join(dir, name), { force: true });
    renameSync(temporary, path);
    syncFolder(dir);
  } catch (error) {
    discard(temporary);
    throw asWriteError(error, path);
  }
}

function restoreManifest(dir: string, events: readonly LoggedEvent[]): Rebuilt["manifest"] {
  const manifest = manifestOf(events);
  if (manifest === undefined)
    return fail(
      "workspace.damaged",
      "The log does not begin with the making of a workspace.",
      "Put the log back from a copy.",
      {
        file: logFolder,
      },
    );
  const path = join(dir, manifestName);
  refuseNewer(dir);
  const text = manifestText(manifest);
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(text))) return "kept";
  writeDurably(path, text);
  return "restored";
}

/** A workspace.json that is missing or damaged is made anew; one that a newer Selvedge wrote is left to it. */
function refuseNewer(dir: string): void {
  try {
    readManifest(dir);
  } catch (error) {
    if (error instanceof SelvedgeError && error.issue.code === "workspace.newer") throw error;
  }
}

function readSoundLog(dir: string): readonly LoggedEvent[] {
  const scan = scanLog(dir);
  checkScan(scan);
  if (scan.tail !== undefined) mendTail(dir, scan.tail);
  return scan.events;
}

/**
 * Makes `ledger.db` anew from the log, whatever stood there, and `workspace.json` too where it is missing or altered. The
 * log itself must be sound: it is the one thing that cannot be made from anything else.
 */
export async function rebuildLedger(dir: string): Promise<Rebuilt> {
  const folder = resolve(dir);
  if (!existsSync(join(folder, logFolder)))
    return fail("workspace.missing", `There is no workspace at ${folder}.`, "Give the folder of one.", {
      file: folder,
    });
  const lock = takeWriteLock(folder);
  try {
    const events = readSoundLog(folder);
    const manifest = restoreManifest(folder, events);
    await replaceLedger(folder, events);
    return { events: events.length, manifest };
  } finally {
    lock.release();
  }
}
