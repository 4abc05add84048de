import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { SelvedgeError } from "../model/issue.ts";

/** SQLite result codes that say the disk, not the statement, is at fault: READONLY, IOERR, FULL, CANTOPEN. */
const sqliteDiskCodes = new Set([8, 10, 13, 14]);

/** What the system said of a failed write, or undefined where the error is none of the disk's. */
function diskReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("syscall" in error && "code" in error) return String(error.code);
  if ("errcode" in error && sqliteDiskCodes.has(Number(error.errcode) & 0xff)) return error.message;
  return error.message.startsWith("IO Error") ? error.message : undefined;
}

/** The error as `workspace.write`, where the disk refused; anything else is handed back as it was. */
export function asWriteError(error: unknown, path: string): unknown {
  const reason = diskReason(error);
  if (error instanceof SelvedgeError || reason === undefined) return error;
  return new SelvedgeError(
    {
      code: "workspace.write",
      message: `${path} could not be written (${reason}). Nothing that was acknowledged is lost.`,
      hint: "Free space on the disk or make the folder writable, then run the command again.",
      file: path,
      received: reason,
    },
    [],
    error,
  );
}

/** Runs a step that writes; what the disk refuses surfaces as `workspace.write`. */
export function writing<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw asWriteError(error, path);
  }
}

/** Makes the names in a folder durable: a rename is only safe once the folder itself is on the disk. */
export function syncFolder(folder: string): void {
  // Windows has no handle on a folder; its rename is journalled by the file system.
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a folder and every missing one above it, and makes their names durable. */
export function ensureFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  const stop = dirname(first);
  for (let at = folder; at !== stop; at = dirname(at)) syncFolder(dirname(at));
}

let temporaries = 0;
/** Marks a file or folder that is not finished; the sweep at open knows it by this. */
export const temporaryPrefix = ".tmp-";
/** A name for an unfinished file in the folder, unique among the living processes of this machine. */
export function temporaryPath(folder: string): string {
  temporaries += 1;
  return join(folder, `${temporaryPrefix}${process.pid}-${temporaries}`);
}

/** Flushes a finished file that something else wrote. */
export function syncFile(path: string): void {
  const handle = openSync(path, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Takes an unfinished file or folder away, if that can be done: the sweep at the next opening finds what cannot. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The failure that left it is the one to report.
  }
}

/** Temporary file, flush, rename, flush the folder: afterwards the file is whole, whatever happens to the machine. */
export function writeDurably(path: string, bytes: Uint8Array | string): void {
  writing(path, () => {
    const folder = dirname(path);
    ensureFolder(folder);
    const temporary = temporaryPath(folder);
    try {
      writeFileSync(temporary, bytes, { flush: true });
      renameSync(temporary, path);
    } catch (error) {
      discard(temporary);
      throw error;
    }
    syncFolder(folder);
  });
}

/** Puts a finished folder in its place; one that no event registered, from a writing cut short, gives way. */
export function placeFolder(temporary: string, folder: string): void {
  writing(folder, () => {
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
    syncFolder(dirname(folder));
  });
}

/** SHA-256 of a file, lower-case hexadecimal, read in pieces of 1 MiB. */
export function hashFile(path: string): string {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(1 << 20);
  const handle = openSync(path, "r");
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest("hex");
}

/** Paths of all files below `dir/folder`, relative to `dir`, with `/`, in code-unit order; none where the folder is absent. */
export function listFiles(dir: string, folder: string): string[] {
  const top = join(dir, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
