import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ByteSource } from "../formats/byte-source.ts";

function readAt(handle: number, offset: number, length: number): Uint8Array {
  const piece = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const got = readSync(handle, piece, filled, length - filled, offset + filled);
    if (got === 0) break;
    filled += got;
  }
  return piece.subarray(0, filled);
}

function opened<T>(path: string, use: (handle: number) => T): T {
  const handle = openSync(path, "r");
  try {
    return use(handle);
  } finally {
    closeSync(handle);
  }
}

const notAFile = (path: string, code: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${path} is no file`), { code, syscall: "read", path });

/**
 * A file on the disk, read in pieces. It is open only while a piece is read, so nothing has to be closed; its size is what
 * it was at first. Throws the system's error where it is not there or cannot be read.
 */
export function fileSource(path: string): ByteSource {
  // Asked before it is opened: opening a pipe waits for someone to write into it.
  const stat = statSync(path);
  if (stat.isDirectory()) throw notAFile(path, "EISDIR");
  if (!stat.isFile()) throw notAFile(path, "ESPIPE");
  const { size } = stat;
  opened(path, () => undefined);
  return {
    size,
    read: (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      return wanted === 0 ? new Uint8Array() : opened(path, (handle) => readAt(handle, offset, wanted));
    },
  };
}

/** Paths of the files of a folder, in code-unit order; folders in it and hidden files are left out. Throws the system's error. */
export const filesOfFolder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => join(folder, name))
    .sort();
