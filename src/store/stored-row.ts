import { canonicalJson } from "../model/canonical.ts";
import { fail, type Issue } from "../model/issue.ts";
import { canonicalColumns, type RecordKind } from "../model/records.ts";
import type { ColumnTable, ColumnValues } from "./duckdb.ts";

export const rowStatuses = ["accepted", "repaired", "quarantined"] as const;

/** A cell that was mended: what stood there, what stands there now, and why. */
export interface StoredRepair {
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** A row of a customer's file as it is kept: every row that came in, quarantined ones too. */
export interface StoredRow {
  /** The record's number as a spreadsheet shows it. */
  readonly row: number;
  readonly status: (typeof rowStatuses)[number];
  readonly kind: RecordKind;
  /** Canonical column -> text; empty cells absent. */
  readonly cells: Readonly<Partial<Record<string, string>>>;
  /** Further columns by their own heading. */
  readonly extra: Readonly<Record<string, string>>;
  readonly repairs?: readonly StoredRepair[];
  /** The cells as they came, for a quarantined row. */
  readonly raw?: readonly string[];
}

const integer = (name: string) => ({ name, type: "integer" as const });
const varchar = (name: string) => ({ name, type: "varchar" as const });

const jsonOrNull = (value: unknown): string | null => (value === undefined ? null : canonicalJson(value));

function kindOfRows(rows: readonly StoredRow[]): RecordKind | undefined {
  const kind = rows[0]?.kind;
  if (rows.some((row) => row.kind !== kind))
    fail("bug", "One import holds rows of two kinds.", "Report this.");
  return kind;
}

function checkCells(rows: readonly StoredRow[], columns: readonly string[]): void {
  const known = new Set(columns);
  for (const { row, cells } of rows) {
    const stranger = Object.keys(cells).find((column) => !known.has(column));
    if (stranger !== undefined)
      fail("bug", `Row ${row} has a column "${stranger}" that its kind lacks.`, "Report this.");
  }
}

/** Rows as columns: row, status, kind, the canonical columns of the kind, then extra, repairs and raw as JSON. */
export function toRowTable(rows: readonly StoredRow[]): ColumnTable {
  const kind = kindOfRows(rows);
  const canonical: readonly string[] = kind === undefined ? [] : canonicalColumns[kind];
  checkCells(rows, canonical);
  return {
    columns: [integer("row"), ...["status", "kind", ...canonical, "extra", "repairs", "raw"].map(varchar)],
    values: [
      rows.map(({ row }) => row),
      rows.map(({ status }) => status),
      rows.map((row) => row.kind),
      ...canonical.map((column) => rows.map(({ cells }) => cells[column] ?? null)),
      rows.map(({ extra }) => canonicalJson(extra)),
      rows.map(({ repairs }) => jsonOrNull(repairs)),
      rows.map(({ raw }) => jsonOrNull(raw)),
    ],
  };
}

/** The value of a column in a row; null where it has none. */
type Cell = (column: string) => string | number | null;

function cellsAt({ columns, values }: ColumnTable, index: number): Cell {
  const byName = new Map<string, ColumnValues>(columns.map(({ name }, place) => [name, values[place] ?? []]));
  return (column) => byName.get(column)?.[index] ?? null;
}

const baseColumns = new Set(["row", "status", "kind", "extra", "repairs", "raw"]);

function presentTexts(cell: Cell, columns: readonly string[]): Record<string, string> {
  const present: Record<string, string> = {};
  for (const column of columns) {
    const value = cell(column);
    if (value !== null) present[column] = String(value);
  }
  return present;
}

const parsed = <T>(cell: Cell, column: string): T | undefined => {
  const text = cell(column);
  return text === null ? undefined : (JSON.parse(String(text)) as T);
};

/** The rows of a table that `toRowTable` made; its file's hash was checked before it was read. */
export function fromRowTable(table: ColumnTable): StoredRow[] {
  const canonical = table.columns.map(({ name }) => name).filter((name) => !baseColumns.has(name));
  return (table.values[0] ?? []).map((_, index) => {
    const cell = cellsAt(table, index);
    const repairs = parsed<readonly StoredRepair[]>(cell, "repairs");
    const raw = parsed<readonly string[]>(cell, "raw");
    return {
      row: Number(cell("row")),
      status: cell("status") as StoredRow["status"],
      kind: cell("kind") as RecordKind,
      cells: presentTexts(cell, canonical),
      extra: parsed<Record<string, string>>(cell, "extra") ?? {},
      ...(repairs === undefined ? {} : { repairs }),
      ...(raw === undefined ? {} : { raw }),
    };
  });
}

const issueTexts = ["code", "message", "hint", "file", "column", "expected", "received"] as const;

/** Issues as columns. */
export const toIssueTable = (issues: readonly Issue[]): ColumnTable => ({
  columns: [integer("row"), ...issueTexts.map(varchar)],
  values: [
    issues.map(({ row }) => row ?? null),
    ...issueTexts.map((name) => issues.map((issue) => issue[name] ?? null)),
  ],
});

/** The issues of a table that `toIssueTable` made. */
export function fromIssueTable(table: ColumnTable): Issue[] {
  return (table.values[0] ?? []).map((row, index) => {
    const texts = presentTexts(cellsAt(table, index), issueTexts);
    return { ...texts, ...(row === null ? {} : { row: Number(row) }) } as unknown as Issue;
  });
}
