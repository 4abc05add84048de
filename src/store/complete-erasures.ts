import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { hashFile, listFiles, syncFolder, writing } from "./disk.ts";
import type { LoggedEvent } from "./events/event-table.ts";
import { erasedFiles } from "./registered-files.ts";
import { removeEmptyFolders } from "./sweep.ts";
import { sweptFolder } from "./swept-path.ts";

/**
 * Deletes what tombstones say is deleted, wherever a crash or a copy put back has left it: in its place, and under `swept/`.
 * Everything in `cache/` may hold words of it and can be made again. Answers with what was there.
 */
export function completeErasures(dir: string, events: readonly LoggedEvent[]): string[] {
  const erased = erasedFiles(events);
  if (erased.size === 0) return [];
  const hashes = new Set([...erased.values()].map(({ sha256 }) => sha256));
  const standing = [...erased.keys()].filter((path) => existsSync(join(dir, path)));
  const swept = listFiles(dir, sweptFolder).filter((path) => hashes.has(hashFile(join(dir, path))));
  const found = [...standing, ...swept];
  for (const path of found) deleteFile(dir, path);
  if (found.length > 0)
    writing(join(dir, "cache"), () => rmSync(join(dir, "cache"), { recursive: true, force: true }));
  return found;
}

function deleteFile(dir: string, path: string): void {
  const full = join(dir, path);
  writing(full, () => {
    rmSync(full);
    syncFolder(dirname(full));
  });
  removeEmptyFolders(dir, path);
}
