import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail, type Issue } from "../model/issue.ts";
import { discard, ensureFolder, hashFile, syncFile, syncFolder, temporaryPath, writing } from "./disk.ts";
import type { Parquet } from "./duckdb.ts";
import { folderField } from "./events/fields.ts";
import type { EventLog } from "./log/event-log.ts";
import { checkRegistered } from "./read-registered.ts";
import {
  issuesName,
  issuesPath,
  recordsFolder,
  registeredFiles,
  rowsName,
  rowsPath,
} from "./registered-files.ts";
import { fromIssueTable, fromRowTable, type StoredRow, toIssueTable, toRowTable } from "./stored-row.ts";

/** Hashes of the two files of a snapshot, as the `import-registered` event that must follow names them. */
export interface SnapshotHashes {
  readonly rowsSha256: string;
  readonly issuesSha256: string;
}

/** The rows of every import and what was remarked on them. */
export interface RecordSnapshots {
  /** Keeps a snapshot. When it returns it is on the disk. One that is registered already is not written again. */
  readonly write: (
    importId: string,
    rows: readonly StoredRow[],
    issues: readonly Issue[],
  ) => Promise<SnapshotHashes>;
  readonly read: (importId: string) => Promise<StoredRow[]>;
  readonly readIssues: (importId: string) => Promise<Issue[]>;
}

/** The hash that the log has for a file, or undefined. */
const registeredHash = (log: EventLog, path: string): string | undefined =>
  registeredFiles(log.read()).get(path)?.sha256;

async function writeFolder(
  dir: string,
  parquet: Parquet,
  content: { rows: readonly StoredRow[]; issues: readonly Issue[] },
): Promise<string> {
  const temporary = temporaryPath(join(dir, recordsFolder));
  writing(temporary, () => {
    ensureFolder(dirname(temporary));
    mkdirSync(temporary);
  });
  try {
    await parquet.write(join(temporary, rowsName), toRowTable(content.rows));
    await parquet.write(join(temporary, issuesName), toIssueTable(content.issues));
    for (const name of [rowsName, issuesName]) syncFile(join(temporary, name));
    syncFolder(temporary);
  } catch (error) {
    discard(temporary);
    throw error;
  }
  return temporary;
}

const hashesOf = (folder: string): SnapshotHashes => ({
  rowsSha256: hashFile(join(folder, rowsName)),
  issuesSha256: hashFile(join(folder, issuesName)),
});

/** Puts a finished folder in its place; one that no event registered, from an import that was not finished, gives way. */
function place(temporary: string, folder: string): void {
  writing(folder, () => {
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
    syncFolder(dirname(folder));
  });
}

function registeredSnapshot(log: EventLog, importId: string): SnapshotHashes | undefined {
  const rowsSha256 = registeredHash(log, rowsPath(importId));
  const issuesSha256 = registeredHash(log, issuesPath(importId));
  return rowsSha256 === undefined || issuesSha256 === undefined ? undefined : { rowsSha256, issuesSha256 };
}

/** Opens the snapshots of a workspace. */
export function openRecordSnapshots(dir: string, log: EventLog, parquet: Parquet): RecordSnapshots {
  const registeredPath = (importId: string, path: string): string => {
    const hash = registeredHash(log, path);
    if (hash === undefined)
      return fail(
        "reference.missing",
        `No import ${importId} is in this workspace.`,
        "Give the id of an import.",
        {
          received: importId,
        },
      );
    checkRegistered(dir, path, hash);
    return join(dir, path);
  };
  return {
    write: async (importId, rows, issues) => {
      if (!folderField.safeParse(importId).success)
        return fail("bug", `"${importId}" cannot be the id of an import.`, "Report this.");
      const known = registeredSnapshot(log, importId);
      const folder = join(dir, recordsFolder, importId);
      if (known !== undefined && existsSync(folder)) {
        checkRegistered(dir, rowsPath(importId), known.rowsSha256);
        checkRegistered(dir, issuesPath(importId), known.issuesSha256);
        return known;
      }
      const temporary = await writeFolder(dir, parquet, { rows, issues });
      const hashes = hashesOf(temporary);
      place(temporary, folder);
      return hashes;
    },
    read: async (importId) => fromRowTable(await parquet.read(registeredPath(importId, rowsPath(importId)))),
    readIssues: async (importId) =>
      fromIssueTable(await parquet.read(registeredPath(importId, issuesPath(importId)))),
  };
}
