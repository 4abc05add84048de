import { closeSync, fdatasyncSync, openSync, truncateSync, writeSync } from "node:fs";

/** The few calls through which the log reaches the disk; a test hands in ones that fail. */
export interface LogDisk {
  /** Opens for appending, making the file where there is none. */
  readonly open: (path: string) => number;
  /** Writes some of the bytes and says how many, as the system call does. */
  readonly write: (handle: number, bytes: Uint8Array) => number;
  readonly sync: (handle: number) => void;
  readonly truncate: (path: string, length: number) => void;
  readonly close: (handle: number) => void;
}

export const realDisk: LogDisk = {
  open: (path) => openSync(path, "a"),
  write: (handle, bytes) => writeSync(handle, bytes),
  sync: fdatasyncSync,
  truncate: truncateSync,
  close: closeSync,
};
