import { existsSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import { hashFile, writeDurably } from "./disk.ts";
import { readRegistered } from "./read-registered.ts";
import { originalPath } from "./registered-files.ts";

/** Every byte that came in, under its own hash. */
export interface Originals {
  /** Keeps the bytes; the same bytes are kept once. When it returns they are on the disk; an event must register them. */
  readonly put: (bytes: Uint8Array) => { readonly sha256: string; readonly bytes: number };
  readonly get: (sha256: string) => Uint8Array;
}

/** Opens the originals of a workspace. */
export const openOriginals = (dir: string): Originals => ({
  put: (bytes) => {
    const hash = sha256(bytes);
    const path = join(dir, originalPath(hash));
    // A file of that name with other bytes has been damaged since: the bytes at hand are the true ones.
    if (!existsSync(path) || hashFile(path) !== hash) writeDurably(path, bytes);
    return { sha256: hash, bytes: bytes.length };
  },
  get: (hash) => {
    if (!/^[0-9a-f]{64}$/.test(hash) || !existsSync(join(dir, originalPath(hash))))
      return fail(
        "reference.missing",
        `No original ${hash} is kept here.`,
        "Give the SHA-256 of an imported file.",
        {
          received: hash,
        },
      );
    return readRegistered(dir, originalPath(hash), hash);
  },
});
