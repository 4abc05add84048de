import { batchRows } from "../formats/table.ts";
import type { WriteRow } from "../formats/write/sheet.ts";
import type { NamedSheet } from "../formats/write/write-xlsx.ts";
import { compareText } from "../model/compare-text.ts";
import type { CanonicalRow, Decision, RecordKind } from "../model/records.ts";
import { canonicalColumns } from "../model/records.ts";
import { foldHeading } from "../records/fold-heading.ts";
import type { RecordReader } from "../records/record-reader.ts";
import type { WorkspaceView } from "./view.ts";

/** The records in force of one kind, as a table with canonical columns in canonical order. */
export interface ExportTable extends NamedSheet {
  readonly name: RecordKind;
  readonly count: number;
}

interface Source {
  readonly view: WorkspaceView;
  /** Decisions made with `decide`: in no imported file. */
  readonly decided: readonly Decision[];
}

type Row = Pick<CanonicalRow, "cells" | "extra">;

function rowsOf(kind: RecordKind, { view, decided }: Source): readonly Row[] {
  const imported: readonly Row[] = view.imported[kind];
  if (kind !== "decisions") return imported;
  const made = decided.map(({ party, list, entry, decision, reason, by, date }) => ({
    cells: { party, list, entry, decision, reason, by, date },
    extra: {},
  }));
  return [...imported, ...made];
}

/** `reader` where the further columns of the files are wanted too. */
export function exportTable(kind: RecordKind, source: Source, reader?: RecordReader): ExportTable {
  const rows = rowsOf(kind, source);
  const canonical: readonly string[] = canonicalColumns[kind];
  const extra = reader === undefined ? [] : extraColumns(rows, reader);
  const columns = [...canonical, ...extra.map(({ written }) => written)];
  const toCells = (row: Row): WriteRow => [
    ...canonical.map((column) => (row.cells as Readonly<Record<string, string>>)[column] ?? ""),
    ...extra.map(({ heading }) => (Object.hasOwn(row.extra, heading) ? (row.extra[heading] ?? "") : "")),
  ];
  return { name: kind, columns, rows: batches(rows, toCells), count: rows.length };
}

interface ExtraColumn {
  /** In the file that it came in. */
  readonly heading: string;
  readonly written: string;
}

/** Further columns, in the order of the headings as they are written: the same after they were read again. */
function extraColumns(rows: readonly Row[], reader: RecordReader): readonly ExtraColumn[] {
  const headings = new Set(rows.flatMap(({ extra }) => Object.keys(extra)));
  const taken = new Set<string>();
  const columns = [...headings].toSorted(compareText).map((heading) => {
    let written = keptHeading(heading, reader);
    for (let number = 2; taken.has(written); number += 1)
      written = `${keptHeading(heading, reader)} (${number})`;
    taken.add(written);
    return { heading, written };
  });
  return columns.toSorted((a, b) => compareText(a.written, b.written));
}

/**
 * The heading of a further column, such that the file read again keeps it as one: "Supplier name" would be taken for
 * the column `name` of parties, "address 2" for the second line of an address.
 */
function keptHeading(heading: string, { knownHeadings }: RecordReader): string {
  const key = foldHeading(heading);
  const isTaken = knownHeadings.has(key) || knownHeadings.has(key.replace(/\d+$/, "")) || key === "";
  return isTaken ? `kept: ${heading}` : heading;
}

function* batches(rows: readonly Row[], toCells: (row: Row) => WriteRow): Generator<readonly WriteRow[]> {
  for (let at = 0; at < rows.length; at += batchRows) yield rows.slice(at, at + batchRows).map(toCells);
}
