import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { canonicalJson, sha256 } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import { discard, temporaryPath } from "./disk.ts";
import { folderField } from "./events/fields.ts";

/**
 * Things made from other things, by the fingerprint of what they were made from. All of it may be deleted at any time.
 * A part that cannot be read, or was altered or cut short, counts as absent.
 */
export interface Cache {
  readonly get: (fingerprint: string, part: string) => Uint8Array | undefined;
  /** The same, in memory that threads share. */
  readonly getShared: (fingerprint: string, part: string) => Uint8Array<SharedArrayBuffer> | undefined;
  /** Whether it was kept: a full disk costs time, never an answer. */
  readonly put: (fingerprint: string, part: string, bytes: Uint8Array) => boolean;
  readonly getJson: (fingerprint: string, part: string) => unknown;
  readonly putJson: (fingerprint: string, part: string, value: unknown) => boolean;
}

const cacheFolder = "cache";
/** Each file begins with the SHA-256 of the rest: it is not flushed, so a power cut may leave it half there. */
const digestBytes = 32;

function partPath(dir: string, fingerprint: string, part: string): string {
  if (![fingerprint, part].every((name) => folderField.safeParse(name).success))
    fail("bug", `"${fingerprint}/${part}" cannot name a part of the cache.`, "Report this.");
  return join(dir, cacheFolder, fingerprint, part);
}

function readPart(path: string): Uint8Array | undefined {
  try {
    const file = readFileSync(path);
    const bytes = file.subarray(digestBytes);
    const digest = file.subarray(0, digestBytes).toString("hex");
    return digest === sha256(bytes) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a part where threads share it, without a second copy on the way. */
function readShared(path: string): Uint8Array<SharedArrayBuffer> | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const digest = Buffer.alloc(digestBytes);
    readSync(file, digest);
    const size = fstatSync(file).size - digestBytes;
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    for (let at = 0; at < size; ) {
      const read = readSync(file, bytes, at, size - at, digestBytes + at);
      if (read === 0) return undefined;
      at += read;
    }
    return digest.toString("hex") === sha256(bytes) ? bytes : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function writePart(path: string, bytes: Uint8Array): boolean {
  const temporary = temporaryPath(dirname(path));
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, Buffer.concat([Buffer.from(sha256(bytes), "hex"), bytes]));
    renameSync(temporary, path);
    return true;
  } catch {
    discard(temporary);
    return false;
  }
}

/** Opens the cache of a workspace. Readers and the writer share it: every part appears whole or not at all. */
export function openCache(dir: string): Cache {
  const get: Cache["get"] = (fingerprint, part) => readPart(partPath(dir, fingerprint, part));
  const put: Cache["put"] = (fingerprint, part, bytes) => writePart(partPath(dir, fingerprint, part), bytes);
  return {
    get,
    getShared: (fingerprint, part) => readShared(partPath(dir, fingerprint, part)),
    put,
    getJson: (fingerprint, part) => {
      const bytes = get(fingerprint, part);
      return bytes === undefined ? undefined : JSON.parse(Buffer.from(bytes).toString("utf8"));
    },
    putJson: (fingerprint, part, value) => put(fingerprint, part, Buffer.from(canonicalJson(value))),
  };
}
