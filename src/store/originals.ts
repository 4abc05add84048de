import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ByteSource } from "../formats/byte-source.ts";
import { piecesOf } from "../formats/byte-source.ts";
import { fail } from "../model/issue.ts";
import {
  discard,
  ensureFolder,
  hashFile,
  syncFolder,
  temporaryPath,
  temporaryPrefix,
  writeDurably,
  writing,
} from "./disk.ts";
import { readRegistered } from "./read-registered.ts";
import { originalPath } from "./registered-files.ts";

/** The copy of a file that came in. */
export interface TakenOriginal {
  readonly sha256: string;
  /** Puts the copy in its place, flushed; an event must register it. */
  readonly keep: () => void;
}

/** Every byte that came in, under its own hash. */
export interface Originals {
  /** Keeps the bytes; the same bytes are kept once. When it returns they are on the disk; an event must register them. */
  readonly put: (bytes: Uint8Array) => { readonly sha256: string; readonly bytes: number };
  /** Copies a file that may be too large to hold. `progress` is called after every piece, with the bytes copied. */
  readonly take: (source: ByteSource, progress?: (bytes: number) => Promise<void>) => Promise<TakenOriginal>;
  /** Whether the original stands there and is what its name says. */
  readonly isSound: (sha256: string) => boolean;
  readonly get: (sha256: string) => Uint8Array;
}

/** Copies of files whose import is not registered yet. A cache: what lies there may be deleted at any time. */
const incomingFolder = "cache/incoming";

async function copy(
  source: ByteSource,
  to: string,
  progress?: (bytes: number) => Promise<void>,
): Promise<string> {
  const hash = createHash("sha256");
  const handle = writing(to, () => openSync(to, "w"));
  try {
    let copied = 0;
    for (const piece of piecesOf(source)) {
      hash.update(piece);
      writing(to, () => {
        for (let written = 0; written < piece.length; ) written += writeSync(handle, piece, written);
      });
      copied += piece.length;
      await progress?.(copied);
    }
    return hash.digest("hex");
  } catch (error) {
    discard(to);
    throw error;
  } finally {
    closeSync(handle);
  }
}

function flush(path: string): void {
  const handle = openSync(path, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whether the original stands there with the bytes that its name says. */
const isSound = (path: string, hash: string): boolean => existsSync(path) && hashFile(path) === hash;

async function take(
  dir: string,
  source: ByteSource,
  progress?: (bytes: number) => Promise<void>,
): Promise<TakenOriginal> {
  const folder = join(dir, incomingFolder);
  writing(folder, () => ensureFolder(folder));
  // Halves of copies that were cut short; only the one writer copies.
  for (const name of readdirSync(folder)) if (name.startsWith(temporaryPrefix)) discard(join(folder, name));
  const temporary = temporaryPath(folder);
  const hash = await copy(source, temporary, progress);
  const held = join(folder, hash);
  writing(held, () => renameSync(temporary, held));
  return {
    sha256: hash,
    keep: () => {
      const place = join(dir, originalPath(hash));
      // A file of that name with other bytes has been damaged since: the bytes at hand are the true ones.
      if (isSound(place, hash)) return discard(held);
      writing(place, () => {
        ensureFolder(dirname(place));
        flush(held);
        renameSync(held, place);
        syncFolder(dirname(place));
      });
    },
  };
}

/** Opens the originals of a workspace. */
export const openOriginals = (dir: string): Originals => ({
  put: (bytes) => {
    const hash = createHash("sha256").update(bytes).digest("hex");
    const place = join(dir, originalPath(hash));
    if (!isSound(place, hash)) writeDurably(place, bytes);
    return { sha256: hash, bytes: bytes.length };
  },
  isSound: (hash) => isSound(join(dir, originalPath(hash)), hash),
  take: (source, progress) => take(dir, source, progress),
  get: (hash) => {
    if (!/^[0-9a-f]{64}$/.test(hash) || !existsSync(join(dir, originalPath(hash))))
      return fail(
        "reference.missing",
        `No original ${hash} is kept here.`,
        "Give the SHA-256 of an imported file.",
        { received: hash },
      );
    return readRegistered(dir, originalPath(hash), hash);
  },
});
