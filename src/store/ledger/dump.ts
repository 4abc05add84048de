import type { DatabaseSync } from "node:sqlite";
import { eventTableNames } from "./tables.ts";

/** A row of the ledger as a canonical text, under the name of its table and its key. */
export interface DumpedRow {
  readonly table: string;
  readonly key: string;
  readonly text: string;
}

/** A value with its SQLite type, so that the number 1 and the text "1" differ. */
function showValue(value: unknown): string {
  if (value instanceof Uint8Array) return `blob:${Buffer.from(value).toString("hex")}`;
  if (typeof value === "bigint") return `integer:${value}`;
  if (typeof value === "number") return `real:${value}`;
  return value === null ? "null" : `text:${JSON.stringify(value)}`;
}

const showRow = (row: Record<string, unknown>): string =>
  Object.keys(row)
    .sort()
    .map((column) => `${column}=${showValue(row[column])}`)
    .join(" ");

/** The queries whose rows decide answers: the event tables, how far the ledger has come, and what the tables are. */
const dumpQueries: readonly (readonly [table: string, sql: string])[] = [
  ...eventTableNames.map((table): [string, string] => [
    table,
    `select seq as "#", * from "${table}" order by seq`,
  ]),
  ["meta", 'select id as "#", * from meta order by id'],
  ["kysely_migration", 'select name as "#", name from kysely_migration order by name'],
  [
    "sqlite_schema",
    `select type || ' ' || name as "#", tbl_name, sql from sqlite_schema
     where name not like 'sqlite\\_%' escape '\\' order by 1`,
  ],
];

function dumpTable(database: DatabaseSync, table: string, sql: string): DumpedRow[] {
  const statement = database.prepare(sql);
  // Numbers as bigints: a tampered one may be beyond what a double can hold.
  statement.setReadBigInts(true);
  return statement.all().map(({ "#": key, ...row }) => ({ table, key: String(key), text: showRow(row) }));
}

/** Every row that an answer can depend on, in a fixed order. Two ledgers with the same dump give the same answers. */
export const dumpLedger = (database: DatabaseSync): DumpedRow[] =>
  dumpQueries.flatMap(([table, sql]) => dumpTable(database, table, sql));

/** The dump as one text, a row a line. */
export const dumpText = (database: DatabaseSync): string =>
  dumpLedger(database)
    .map(({ table, key, text }) => `${table} ${key} ${text}\n`)
    .join("");
