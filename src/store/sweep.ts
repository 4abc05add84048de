import { existsSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureFolder, listFiles, syncFolder, temporaryPrefix, writing } from "./disk.ts";
import type { LoggedEvent } from "./events/event-table.ts";
import { logFolder, segmentPattern } from "./log/scan-log.ts";
import {
  checkpointsFolder,
  layersFolder,
  listsFolder,
  originalsFolder,
  recordsFolder,
  registeredFiles,
} from "./registered-files.ts";
import { freeSweptPath } from "./swept-path.ts";

/** A file that was set aside. */
export interface SweptFile {
  readonly from: string;
  readonly to: string;
}

const managedFolders = [
  checkpointsFolder,
  layersFolder,
  listsFolder,
  originalsFolder,
  recordsFolder,
] as const;

/** Files in the folders of the workspace that no event registers, relative to it: the remains of writes cut short. */
export function findUnregistered(dir: string, events: readonly LoggedEvent[]): string[] {
  const registered = registeredFiles(events);
  const managed = managedFolders.flatMap((folder) => listFiles(dir, folder));
  const beside = listFiles(dir, logFolder).filter(
    (path) => !segmentPattern.test(path.slice(logFolder.length + 1)),
  );
  const unfinished = readdirSync(dir).filter((name) => name.startsWith(temporaryPrefix));
  return [...managed.filter((path) => !registered.has(path)), ...beside, ...unfinished].sort();
}

/** Takes away the folders that are empty without the file. */
export function removeEmptyFolders(dir: string, path: string): void {
  for (let folder = dirname(path); folder.includes("/"); folder = dirname(folder)) {
    const full = join(dir, folder);
    if (existsSync(full) && readdirSync(full).length === 0) rmdirSync(full);
  }
}

/** Moves a file under `swept/`. Paths are relative to the workspace. */
export function setAside(dir: string, from: string): SweptFile {
  const to = freeSweptPath(dir, from);
  writing(join(dir, to), () => {
    ensureFolder(dirname(join(dir, to)));
    renameSync(join(dir, from), join(dir, to));
    syncFolder(dirname(join(dir, to)));
  });
  removeEmptyFolders(dir, from);
  return { from, to };
}

/**
 * Sets unregistered files aside under `swept/`. They are never deleted: a file that no event registers was never
 * acknowledged, but it may be all that is left of what someone brought.
 */
export const sweep = (dir: string, events: readonly LoggedEvent[]): SweptFile[] =>
  findUnregistered(dir, events).map((path) => setAside(dir, path));
