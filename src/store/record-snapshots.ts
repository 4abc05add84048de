import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fail, type Issue } from "../model/issue.ts";
import type { RecordKind } from "../model/records.ts";
import {
  asWriteError,
  discard,
  ensureFolder,
  hashFile,
  placeFolder,
  syncFile,
  syncFolder,
  temporaryPath,
  writing,
} from "./disk.ts";
import { type Parquet, quoteName, quoteText } from "./duckdb.ts";
import { folderField } from "./events/fields.ts";
import type { RowIssue } from "./issue-text.ts";
import type { EventLog } from "./log/event-log.ts";
import { checkRegistered } from "./read-registered.ts";
import {
  erasedFiles,
  issuesName,
  issuesPath,
  recordsFolder,
  registeredFiles,
  rowsName,
  rowsPartPath,
  rowsPath,
} from "./registered-files.ts";
import { beginSnapshot, type SnapshotBuilder } from "./snapshot-builder.ts";
import { fromIssueTable, fromRowTable, type StoredRow, toIssueTable, toRowTable } from "./stored-row.ts";

/** Hashes of the files of a snapshot, as the `import-registered` event that must follow names them. */
export interface SnapshotHashes {
  readonly rowsSha256: string;
  readonly moreRowsSha256?: string[];
  readonly issuesSha256: string;
}

/** The rows of every import and what was remarked on them. */
export interface RecordSnapshots {
  /** Keeps a snapshot of rows at hand. When it returns it is on the disk. One that is registered already is not written again. */
  readonly write: (
    importId: string,
    rows: readonly StoredRow[],
    issues: readonly Issue[],
  ) => Promise<SnapshotHashes>;
  /** Begins a snapshot whose rows come in parts. */
  readonly begin: (importId: string, kind: RecordKind) => SnapshotBuilder;
  readonly read: (importId: string) => Promise<StoredRow[]>;
  /** The rows part by part, for those who need not hold them all. */
  readonly readParts: (importId: string) => AsyncGenerator<StoredRow[]>;
  /**
   * What the rows that count say in some columns, each once with the first row that says it; at most so many for each
   * group of columns.
   */
  readonly distinct: (
    importId: string,
    groups: readonly (readonly string[])[],
    most: number,
  ) => Promise<StoredRow[]>;
  /** All remarks, or the first so many. */
  readonly readIssues: (importId: string, most?: number) => Promise<RowIssue[]>;
  /** Fails where a file of the snapshot is not what was registered. */
  readonly check: (importId: string) => Promise<void>;
  /** Ends what the engine is doing. */
  readonly stop: () => void;
  readonly countIssues: (importId: string) => Promise<number>;
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
    throw asWriteError(error, temporary);
  }
  return temporary;
}

const hashesOf = (folder: string): SnapshotHashes => ({
  rowsSha256: hashFile(join(folder, rowsName)),
  issuesSha256: hashFile(join(folder, issuesName)),
});

function registeredSnapshot(log: EventLog, importId: string): SnapshotHashes | undefined {
  const rowsSha256 = registeredHash(log, rowsPath(importId));
  const issuesSha256 = registeredHash(log, issuesPath(importId));
  return rowsSha256 === undefined || issuesSha256 === undefined ? undefined : { rowsSha256, issuesSha256 };
}

/** Rows of some columns only, each once, under the number of the first that says it. */
function distinctStatement(parts: readonly string[], columns: readonly string[], most: number): string {
  const names = columns.map(quoteName).join(", ");
  return `select min(row)::integer as row, 'accepted' as status, any_value(kind) as kind, ${names}
    from read_parquet([${parts.map(quoteText).join(", ")}], hive_partitioning = false)
    where status <> 'quarantined' and coalesce(${names}) is not null group by ${names} order by 1 limit ${most}`;
}

async function readDistinct(parquet: Parquet, statements: readonly string[]): Promise<StoredRow[]> {
  const found: StoredRow[] = [];
  for (const statement of statements) found.push(...fromRowTable(await parquet.table(statement)));
  return found;
}

function checkedFolder(dir: string, importId: string): string {
  if (!folderField.safeParse(importId).success)
    fail("bug", `"${importId}" cannot be the id of an import.`, "Report this.");
  return join(dir, recordsFolder, importId);
}

/** Paths of the files of registered snapshots, each checked against its hash before it is handed out. */
function registeredPaths(dir: string, log: EventLog) {
  const checked = (importId: string, path: string): string => {
    const hash = registeredHash(log, path);
    const erased = hash === undefined ? erasedFiles(log.read()).get(path) : undefined;
    if (erased !== undefined)
      return fail(
        "reference.missing",
        `The rows of import ${importId} were erased by event ${erased.seq} (${erased.by}).`,
        "Ask as of a day after the import was taken back.",
        { received: importId },
      );
    if (hash === undefined)
      return fail(
        "reference.missing",
        `No import ${importId} is in this workspace.`,
        "Give the id of an import.",
        { received: importId },
      );
    checkRegistered(dir, path, hash);
    return join(dir, path);
  };
  return {
    issues: (importId: string): string => checked(importId, issuesPath(importId)),
    rows: (importId: string): readonly string[] => {
      const paths = [checked(importId, rowsPath(importId))];
      for (let part = 2; registeredHash(log, rowsPartPath(importId, part)) !== undefined; part += 1)
        paths.push(checked(importId, rowsPartPath(importId, part)));
      return paths;
    },
  };
}

/** Opens the snapshots of a workspace. */
export function openRecordSnapshots(dir: string, log: EventLog, parquet: Parquet): RecordSnapshots {
  const paths = registeredPaths(dir, log);
  const readParts = async function* (importId: string): AsyncGenerator<StoredRow[]> {
    for (const path of paths.rows(importId)) yield fromRowTable(await parquet.read(path));
  };
  return {
    write: async (importId, rows, issues) => {
      const folder = checkedFolder(dir, importId);
      const known = registeredSnapshot(log, importId);
      if (known !== undefined && existsSync(folder)) {
        checkRegistered(dir, rowsPath(importId), known.rowsSha256);
        checkRegistered(dir, issuesPath(importId), known.issuesSha256);
        return known;
      }
      const temporary = await writeFolder(dir, parquet, { rows, issues });
      const hashes = hashesOf(temporary);
      placeFolder(temporary, folder);
      return hashes;
    },
    begin: (importId, kind) =>
      beginSnapshot({ dir, parquet, folder: checkedFolder(dir, importId), importId, kind }),
    read: async (importId) => {
      const rows: StoredRow[] = [];
      for await (const part of readParts(importId)) for (const row of part) rows.push(row);
      return rows;
    },
    readParts,
    distinct: (importId, groups, most) =>
      readDistinct(
        parquet,
        groups.map((columns) => distinctStatement(paths.rows(importId), columns, most)),
      ),
    check: async (importId) => {
      paths.rows(importId);
      paths.issues(importId);
    },
    stop: parquet.stop,
    readIssues: async (importId, most) => fromIssueTable(await parquet.read(paths.issues(importId), most)),
    countIssues: async (importId) => {
      const source = `read_parquet(${quoteText(paths.issues(importId))})`;
      const { values } = await parquet.table(`select count(*)::integer from ${source}`);
      return Number(values[0]?.[0] ?? 0);
    },
  };
}
