import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { type LoggedEvent, projectEvent } from "../events/event-table.ts";
import { migrations } from "./migrations.ts";
import { nodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { type EventTables, eventTableNames, type LedgerRow, type LedgerTables } from "./tables.ts";

export type LedgerDatabase = Kysely<LedgerTables>;

/** Rows in one statement: 100 rows of the widest table stay below SQLite's and PostgreSQL's limits on parameters. */
const rowsAtOnce = 100;

/** Lays the query builder over an open database. */
export const toLedgerDatabase = (database: DatabaseSync): LedgerDatabase =>
  new Kysely<LedgerTables>({ dialect: nodeSqliteDialect(database) });

/** Brings the tables to the newest form that this build knows. */
export async function migrate(database: LedgerDatabase): Promise<void> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw error;
}

async function insertRows(database: LedgerDatabase, rows: readonly LedgerRow[]): Promise<void> {
  for (const table of eventTableNames) {
    const ofTable = rows.filter((row) => row.table === table).map(({ row }) => row);
    for (let start = 0; start < ofTable.length; start += rowsAtOnce) {
      // The rows were picked by the name of their table, which the type checker cannot follow.
      const values = ofTable.slice(start, start + rowsAtOnce) as EventTables["imports"][];
      await database
        .insertInto(table as "imports")
        .values(values)
        .execute();
    }
  }
}

/** Writes the rows of the events, which follow those the ledger has, and how far it has come: all in one transaction. */
export async function applyEvents(database: LedgerDatabase, events: readonly LoggedEvent[]): Promise<void> {
  const last = events.at(-1);
  if (last === undefined) return;
  await database.transaction().execute(async (transaction) => {
    await insertRows(transaction, events.map(projectEvent));
    await transaction
      .updateTable("meta")
      .set({ last_seq: last.seq, last_hash: last.hash })
      .where("id", "=", 1)
      .execute();
  });
}

/** The ledger of these events in memory: what a true ledger must equal. */
export async function projectInMemory(events: readonly LoggedEvent[]): Promise<DatabaseSync> {
  const memory = new DatabaseSync(":memory:");
  const database = toLedgerDatabase(memory);
  await migrate(database);
  await applyEvents(database, events);
  return memory;
}
