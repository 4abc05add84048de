import { createHash } from "node:crypto";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Issue } from "../model/issue.ts";
import { canonicalColumns, type RecordKind } from "../model/records.ts";
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
import { type FoundDuplicate, findDuplicates } from "./find-duplicates.ts";
import { issueLine, issueTexts, type RowIssue } from "./issue-text.ts";
import type { SnapshotHashes } from "./record-snapshots.ts";
import { issuesName, recordsFolder, rowsPartName } from "./registered-files.ts";
import { storedName } from "./stored-row.ts";

/**
 * Rows as text, a row a line, fields parted by U+001F and in quotes where they must be: number, the canonical columns of
 * the kind, status (nothing for "accepted"), then extra, repairs and raw as JSON.
 */
export interface RowLines {
  readonly bytes: Uint8Array;
  /** Bytes of the longest line. */
  readonly longest: number;
}

/** A snapshot whose rows come in parts. What was written before a crash is a checkpoint: a part is not written twice. */
export interface SnapshotBuilder {
  /** Writes a part; parts come in order. Two may be written at once: the bytes are taken over before the first wait. */
  readonly add: (lines: RowLines, issues: readonly RowIssue[]) => Promise<void>;
  /** Rows that repeat an earlier one, in the order of the rows, a stretch at a time. */
  readonly duplicates: (key: readonly string[]) => AsyncGenerator<readonly FoundDuplicate[]>;
  /** Remarks that came up after their rows were written. */
  readonly remark: (issues: readonly RowIssue[]) => void;
  /** Puts the snapshot in its place; `head`: remarks on the file as a whole, which stand first. */
  readonly finish: (head: readonly Issue[]) => Promise<SnapshotHashes>;
  /** Forgets the checkpoints: the snapshot is registered. */
  readonly forget: () => void;
}

interface Place {
  readonly dir: string;
  readonly parquet: Parquet;
  /** Where the snapshot is to stand. */
  readonly folder: string;
  readonly importId: string;
  readonly kind: RecordKind;
}

/** Folder of the checkpoints of imports that are not registered yet. */
export const importsFolder = "cache/imports";

/** Parts that are written at once. */
export const lanes = 2;

/** Longest line that the engine reads unasked. */
const usualLine = 2_000_000;

const readText = (path: string, columns: string, longest: number): string => {
  const line =
    longest < usualLine ? "" : `, max_line_size = ${longest + 1}, buffer_size = ${longest * 2 + 1}`;
  return `read_csv(${quoteText(path)}, columns = ${columns}, delim = '\u001f', quote = '"', escape = '"', header = false, auto_detect = false, nullstr = '', new_line = '\\n', parallel = false${line})`;
};

const columnsOf = (names: readonly string[], integer: readonly string[]): string =>
  `{${names.map((name) => `${quoteText(name)}: '${integer.includes(name) ? "INTEGER" : "VARCHAR"}'`).join(", ")}}`;

/** The statement that turns the lines of a part into its Parquet file. */
function rowsStatement({ kind }: Place, text: string, path: string, longest: number): string {
  const canonical = canonicalColumns[kind].map(storedName);
  const source = readText(
    text,
    columnsOf(["row", ...canonical, "status", "extra", "repairs", "raw"], ["row"]),
    longest,
  );
  const selected = [
    "row",
    "coalesce(status, 'accepted') as status",
    `${quoteText(kind)} as kind`,
    ...canonical.map(quoteName),
    "extra",
    "repairs",
    "raw",
  ];
  return `copy (select ${selected.join(", ")} from ${source}) to ${quoteText(path)} (format parquet, compression zstd)`;
}

function issuesStatement(text: string, path: string, longest: number): string {
  const source = readText(
    text,
    columnsOf(["section", "ord", "row", ...issueTexts], ["section", "ord", "row"]),
    longest,
  );
  const selected = ["row", ...issueTexts].map(quoteName).join(", ");
  return `copy (select ${selected} from ${source} order by section, ${quoteName("row")} nulls first, ord) to ${quoteText(path)} (format parquet, compression zstd)`;
}

/** A second name for a finished file; a copy where the disk knows no second names. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    syncFile(to);
  }
}

class Builder {
  readonly #place: Place;
  readonly #work: string;
  readonly #issues: string;
  readonly #parts: string[] = [];
  #issueCount = 0;
  #longestIssue = 0;

  constructor(place: Place) {
    this.#place = place;
    this.#work = join(place.dir, importsFolder, place.importId);
    this.#issues = join(this.#work, "issues.txt");
    writing(this.#work, () => {
      mkdirSync(this.#work, { recursive: true });
      for (const name of readdirSync(this.#work))
        if (!name.endsWith(".parquet")) rmSync(join(this.#work, name), { recursive: true });
      writeFileSync(this.#issues, "");
    });
  }

  async add({ bytes, longest }: RowLines, issues: readonly RowIssue[]): Promise<void> {
    const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
    const path = join(this.#work, `rows-${this.#parts.length + 1}-${digest}.parquet`);
    this.#parts.push(path);
    this.remark(issues);
    if (existsSync(path)) return;
    const lane = this.#parts.length % lanes;
    const text = join(this.#work, `rows-${this.#parts.length}.txt`);
    const unfinished = `${path}.tmp`;
    writing(text, () => writeFileSync(text, bytes));
    await this.#place.parquet.run(rowsStatement(this.#place, text, unfinished, longest), lane);
    writing(path, () => {
      syncFile(unfinished);
      renameSync(unfinished, path);
      syncFolder(this.#work);
      rmSync(text);
    });
  }

  remark(issues: readonly RowIssue[], section = 1): void {
    if (issues.length === 0) return;
    const lines: string[] = [];
    for (const issue of issues) {
      this.#issueCount += 1;
      const line = issueLine(issue, section, this.#issueCount);
      this.#longestIssue = Math.max(this.#longestIssue, line.length * 3);
      lines.push(line);
    }
    writing(this.#issues, () => appendFileSync(this.#issues, lines.join("")));
  }

  duplicates(key: readonly string[]): AsyncGenerator<readonly FoundDuplicate[]> {
    return findDuplicates(this.#place.parquet, this.#parts, { kind: this.#place.kind, key });
  }

  async finish(head: readonly Issue[]): Promise<SnapshotHashes> {
    this.remark(head, 0);
    const { dir, parquet, folder } = this.#place;
    const temporary = temporaryPath(join(dir, recordsFolder));
    writing(temporary, () => {
      ensureFolder(dirname(temporary));
      mkdirSync(temporary);
    });
    try {
      const names = this.#parts.map((_, index) => rowsPartName(index + 1));
      writing(temporary, () => {
        for (const [index, part] of this.#parts.entries()) link(part, join(temporary, names[index] ?? ""));
      });
      await parquet.run(issuesStatement(this.#issues, join(temporary, issuesName), this.#longestIssue));
      writing(temporary, () => {
        syncFile(join(temporary, issuesName));
        syncFolder(temporary);
      });
      const [rowsSha256 = "", ...more] = names.map((name) => hashFile(join(temporary, name)));
      const issuesSha256 = hashFile(join(temporary, issuesName));
      placeFolder(temporary, folder);
      return { rowsSha256, issuesSha256, ...(more.length === 0 ? {} : { moreRowsSha256: more }) };
    } catch (error) {
      discard(temporary);
      throw asWriteError(error, temporary);
    }
  }

  forget(): void {
    discard(this.#work);
  }
}

/** Begins a snapshot, or goes on with one that was cut short. */
export function beginSnapshot(place: Place): SnapshotBuilder {
  const builder = new Builder(place);
  return {
    add: (lines, issues) => builder.add(lines, issues),
    duplicates: (key) => builder.duplicates(key),
    remark: (issues) => builder.remark(issues),
    finish: (head) => builder.finish(head),
    forget: () => builder.forget(),
  };
}
