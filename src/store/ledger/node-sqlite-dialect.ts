import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";

/**
 * Kysely's own SQLite driver hands all parameters over as one array, which `node:sqlite` takes for named ones. This one
 * spreads them. Kysely lets one query at a time through to a dialect with a single connection.
 */
class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.#database.prepare(sql);
    // Kysely types parameters as unknown; our tables hold texts, numbers and nulls only.
    const values = parameters as readonly SQLInputValue[];
    if (statement.columns().length > 0) return { rows: statement.all(...values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    const statement = this.#database.prepare(sql);
    for (const row of statement.iterate(...(parameters as readonly SQLInputValue[])))
      yield { rows: [row as Row] };
  }
}

function nodeSqliteDriver(database: DatabaseSync): Driver {
  const connection = new NodeSqliteConnection(database);
  const run = async (sql: string): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: () => run("begin immediate"),
    commitTransaction: () => run("commit"),
    // SQLite rolls back by itself where the disk fails in the middle; a second time would hide why.
    rollbackTransaction: async () => {
      if (database.isTransaction) await run("rollback");
    },
    releaseConnection: async () => {},
    destroy: async () => database.close(),
  };
}

/** Kysely makes tables outside a transaction unless it is told that SQLite can do so inside: half a ledger would be left. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** A Kysely dialect over one open `node:sqlite` database, which it closes when it is destroyed. */
export const nodeSqliteDialect = (database: DatabaseSync): Dialect => ({
  createDriver: () => nodeSqliteDriver(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new TransactionalAdapter(),
  createIntrospector: (kysely) => new SqliteIntrospector(kysely),
});
