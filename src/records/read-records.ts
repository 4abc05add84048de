import { bytesOf } from "../formats/byte-source.ts";
import { openTable } from "../formats/open-tables.ts";
import type { Table } from "../formats/table.ts";
import type { Issue } from "../model/issue.ts";
import { aboutReading, fileIssues } from "./describe-reading.ts";
import { findDuplicates } from "./duplicates.ts";
import { openReading, type ReadOptions } from "./open-reading.ts";
import { readRows } from "./read-parts.ts";
import type { ReadCounts, ReadResult, ReadRow } from "./read-result.ts";
import type { RecordReader } from "./record-reader.ts";

function countRows(rows: readonly ReadRow[], blank: number): ReadCounts {
  const count = (status: ReadRow["status"]): number => rows.filter((row) => row.status === status).length;
  return {
    rows: rows.length,
    accepted: count("accepted"),
    repaired: count("repaired"),
    quarantined: count("quarantined"),
    blank,
  };
}

/** Order of a file's issues: by row, and on a row in the order in which they came up. */
const byRow = (issues: readonly Issue[]): readonly Issue[] =>
  issues.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));

/**
 * Reads a table as records, all rows at once. Every row under the headings that is not blank comes out once: accepted,
 * repaired (with what was mended) or quarantined (with why). What makes the file unreadable as a whole - no such
 * column, no rows, no kind - throws a SelvedgeError. For large files there is `readParts`.
 */
export async function readTable(
  reader: RecordReader,
  table: Table,
  options: ReadOptions = {},
): Promise<ReadResult> {
  const reading = await openReading(reader, table, options);
  const rows: ReadRow[] = [];
  const issues: Issue[] = [];
  for await (const outcome of readRows(reading)) {
    rows.push(outcome.row);
    issues.push(...outcome.issues);
  }
  return {
    ...aboutReading(reading),
    rows,
    issues: [...fileIssues(reading), ...byRow([...issues, ...findDuplicates(rows, reading.plan)])],
    counts: countRows(rows, reading.survey.blank),
  };
}

/** Reads bytes at hand that hold one table. */
export const readRecords = async (
  reader: RecordReader,
  bytes: Uint8Array,
  { file, ...options }: ReadOptions & { readonly file: string },
): Promise<ReadResult> => readTable(reader, await openTable(bytesOf(bytes), { file }), options);
