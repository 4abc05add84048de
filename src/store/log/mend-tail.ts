import { appendFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { syncFile, writeDurably, writing } from "../disk.ts";
import { freeSweptPath } from "../swept-path.ts";
import type { TornTail } from "./scan-log.ts";

/** What was done about a torn tail. */
export interface MendedTail {
  readonly path: string;
  readonly line: number;
  readonly bytes: number;
  /** Where the bytes that were cut off are kept; absent where only a line feed was missing. */
  readonly keptAt?: string;
}

/** Cuts a torn tail off the log, keeping its bytes under `swept/`; a whole event that lacks only its line feed is given it. */
export function mendTail(dir: string, tail: TornTail): MendedTail {
  const path = join(dir, tail.path);
  const mended = { path: tail.path, line: tail.line, bytes: tail.bytes.length };
  if (tail.ended) {
    writing(path, () => appendFileSync(path, "\n", { flush: true }));
    return mended;
  }
  const keptAt = freeSweptPath(dir, `${tail.path}.${tail.line}.tail`);
  writeDurably(join(dir, keptAt), tail.bytes);
  writing(path, () => {
    truncateSync(path, tail.keep);
    syncFile(path);
  });
  return { ...mended, keptAt };
}
