import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fail } from "../model/issue.ts";
import { writing } from "./disk.ts";

/** The process that writes, or wrote and died: its id, its start, its machine. */
export interface LockHolder {
  readonly pid: number;
  /** Instant at which the process started. */
  readonly started: string;
  readonly host: string;
}

export interface WriteLock {
  /** The holder before, where it died without letting go: its lock was taken over. */
  readonly tookOver: LockHolder | undefined;
  readonly release: () => void;
}

/** Who holds the lock, for people to read; and the empty database on which the operating system keeps it. */
const holderName = "lock";
const kernelName = "lock.db";

const sqliteBusy = 5;

function readHolder(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as LockHolder;
  } catch {
    return undefined;
  }
}

function refuse(dir: string): never {
  const holder = readHolder(join(dir, holderName));
  const who =
    holder === undefined
      ? "Another process"
      : `Process ${holder.pid} on ${holder.host}, started ${holder.started},`;
  return fail(
    "workspace.locked",
    `${who} is writing to this workspace.`,
    "Wait until it is done, or end it.",
    {
      file: join(dir, holderName),
      ...(holder === undefined ? {} : { received: `pid ${holder.pid}` }),
    },
  );
}

/** The exclusive lock on an empty database; undefined where another has it. The system lets go of it when a process dies. */
function lockKernel(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("pragma journal_mode = off; begin exclusive");
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === sqliteBusy)
      return undefined;
    throw error;
  }
}

/**
 * Takes the one lock for writing. A file with a process id alone cannot be taken over without a race, nor read across
 * containers; so the lock itself is the operating system's, on `lock.db`, and `lock` only says whose it is. A `lock` file
 * that stands there when the system's lock is free was left by a process that died.
 */
export function takeWriteLock(dir: string): WriteLock {
  return writing(join(dir, kernelName), () => {
    const kernel = lockKernel(join(dir, kernelName));
    if (kernel === undefined) return refuse(dir);
    const path = join(dir, holderName);
    const tookOver = readHolder(path);
    const started = new Date(Math.round(performance.timeOrigin)).toISOString();
    try {
      writeFileSync(path, `${JSON.stringify({ pid: process.pid, started, host: hostname() })}\n`);
    } catch (error) {
      kernel.close();
      throw error;
    }
    return {
      tookOver,
      release: () => {
        rmSync(path, { force: true });
        kernel.close();
      },
    };
  });
}
