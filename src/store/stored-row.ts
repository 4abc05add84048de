import { canonicalJson } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import { canonicalColumns, type RecordKind } from "../model/records.ts";
import type { ColumnTable, ColumnValues } from "./duckdb.ts";
import { issueTexts, type RowIssue } from "./issue-text.ts";

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

/** Columns that every row has beside the canonical ones. */
const baseColumns = new Set(["row", "status", "kind", "extra", "repairs", "raw"]);

const clashing = "cell ";

/** What a canonical column is called in a file of rows: the `kind` of a document stands beside that of its record. */
export const storedName = (column: string): string =>
  baseColumns.has(column) ? `${clashing}${column}` : column;

const columnOf = (stored: string): string =>
  stored.startsWith(clashing) ? stored.slice(clashing.length) : stored;

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
    columns: [
      integer("row"),
      ...["status", "kind", ...canonical.map(storedName), "extra", "repairs", "raw"].map(varchar),
    ],
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

const valuesOf = ({ columns, values }: ColumnTable, name: string): ColumnValues =>
  values[columns.findIndex((column) => column.name === name)] ?? [];

/** Columns whose cells go into a record by name; those that are empty throughout are left out. */
function filledColumns(table: ColumnTable, names: readonly string[]) {
  return names
    .map((name) => ({ name: columnOf(name), values: valuesOf(table, name) }))
    .filter(({ values }) => values.some((value) => value !== null));
}

function presentTexts(columns: ReturnType<typeof filledColumns>, index: number): Record<string, string> {
  const present: Record<string, string> = {};
  for (const { name, values } of columns) {
    const value = values[index];
    if (value !== null && value !== undefined) present[name] = String(value);
  }
  return present;
}

const parsed = <T>(text: string | number | null | undefined): T | undefined =>
  text === null || text === undefined ? undefined : (JSON.parse(String(text)) as T);

const nothing: Readonly<Record<string, string>> = Object.freeze({});

/** The rows of a table that `toRowTable` made or the bulk writer; its file's hash was checked before it was read. */
export function fromRowTable(table: ColumnTable): StoredRow[] {
  const canonical = table.columns.map(({ name }) => name).filter((name) => !baseColumns.has(name));
  const cells = filledColumns(table, canonical);
  const [row, status, kind, extra, repairs, raw] = ["row", "status", "kind", "extra", "repairs", "raw"].map(
    (name) => valuesOf(table, name),
  );
  return (table.values[0] ?? []).map((_, index) => {
    const mended = parsed<readonly StoredRepair[]>(repairs?.[index]);
    const came = parsed<readonly string[]>(raw?.[index]);
    return {
      row: Number(row?.[index]),
      status: status?.[index] as StoredRow["status"],
      kind: kind?.[index] as RecordKind,
      cells: presentTexts(cells, index),
      extra: parsed<Record<string, string>>(extra?.[index]) ?? nothing,
      ...(mended === undefined ? {} : { repairs: mended }),
      ...(came === undefined ? {} : { raw: came }),
    };
  });
}

/** Issues as columns. */
export const toIssueTable = (issues: readonly RowIssue[]): ColumnTable => ({
  columns: [integer("row"), ...issueTexts.map(varchar)],
  values: [
    issues.map(({ row }) => row ?? null),
    ...issueTexts.map((name) => issues.map((issue) => issue[name] ?? null)),
  ],
});

/** The issues of a table that `toIssueTable` made or the bulk writer. */
export function fromIssueTable(table: ColumnTable): RowIssue[] {
  const texts = filledColumns(table, issueTexts);
  return valuesOf(table, "row").map(
    (row, index) =>
      ({
        ...presentTexts(texts, index),
        ...(row === null ? {} : { row: Number(row) }),
      }) as unknown as RowIssue,
  );
}
