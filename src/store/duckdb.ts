import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { asWriteError } from "./disk.ts";

/** A column of texts or whole numbers; null where there is none. */
export type ColumnValues = readonly (string | number | null)[];

/** A table on its way to or from Parquet, column by column. */
export interface ColumnTable {
  readonly columns: readonly { readonly name: string; readonly type: "integer" | "varchar" }[];
  readonly values: readonly ColumnValues[];
}

/** Reads and writes Parquet. The engine's 70 MB are loaded at the first use. */
export interface Parquet {
  readonly write: (path: string, table: ColumnTable) => Promise<void>;
  /** `most`: the first so many rows. */
  readonly read: (path: string, most?: number) => Promise<ColumnTable>;
  /**
   * Runs a statement. A long one can be stopped: `stop` ends it with an error of the engine. Statements of another lane
   * run beside it, in an engine of their own that sees the same files and no tables.
   */
  readonly run: (sql: string, lane?: number) => Promise<void>;
  /** The rows that a query answers, as arrays of texts and numbers, a stretch at a time. */
  readonly ask: (sql: string) => AsyncGenerator<readonly (readonly unknown[])[]>;
  /** All that a query answers, column by column. */
  readonly table: (sql: string) => Promise<ColumnTable>;
  readonly stop: () => void;
  readonly close: () => Promise<void>;
}

/** Memory of one engine; what needs more spills into the cache. */
const engineMemory = "400MB";

/** Rows a chunk of the engine holds. */
const chunkRows = 2048;

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * An engine of this process alone. One thread, so that the same rows give the same bytes; no extensions, so that nothing is
 * fetched; what does not fit into memory spills into the cache of the workspace and nowhere else.
 */
async function connect(dir: string): Promise<{ connection: DuckDBConnection; close: () => void }> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: engineMemory,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: join(dir, "cache", "duckdb"),
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
}

async function fillTable(connection: DuckDBConnection, { columns, values }: ColumnTable): Promise<void> {
  const { DuckDBDataChunk, INTEGER, VARCHAR } = await import("@duckdb/node-api");
  const definitions = columns.map(({ name, type }) => `${quoteName(name)} ${type}`);
  await connection.run(`create or replace temp table outgoing (${definitions.join(", ")})`);
  const types = columns.map(({ type }) => (type === "integer" ? INTEGER : VARCHAR));
  const appender = await connection.createAppender("outgoing");
  const rows = values[0]?.length ?? 0;
  for (let start = 0; start < rows; start += chunkRows) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(values.map((column) => column.slice(start, start + chunkRows)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

const readStatement = (path: string, most?: number): string =>
  `select * from read_parquet(${quoteText(path)}, hive_partitioning = false)${most === undefined ? "" : ` limit ${most}`}`;

async function readTable(connection: DuckDBConnection, sql: string): Promise<ColumnTable> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.columnNames();
  const values = reader.getColumnsJS() as ColumnValues[];
  const columns = names.map((name, place) => ({
    name,
    type: String(reader.columnType(place)) === "INTEGER" ? ("integer" as const) : ("varchar" as const),
  }));
  return { columns, values };
}

/** Parquet for the workspace at `dir`. */
export function openParquet(dir: string): Parquet {
  const engines = new Map<number, ReturnType<typeof connect>>();
  const connected = (lane = 0) => {
    const engine = engines.get(lane) ?? connect(dir);
    engines.set(lane, engine);
    return engine;
  };
  return {
    write: async (path, table) => {
      const { connection } = await connected();
      await fillTable(connection, table);
      try {
        await connection.run(`copy outgoing to ${quoteText(path)} (format parquet, compression zstd)`);
      } catch (error) {
        throw asWriteError(error, path);
      }
      await connection.run("drop table outgoing");
    },
    read: async (path, most) => readTable((await connected()).connection, readStatement(path, most)),
    table: async (sql) => readTable((await connected()).connection, sql),
    run: async (sql, lane) => {
      const { connection } = await connected(lane);
      try {
        await connection.run(sql);
      } catch (error) {
        throw asWriteError(error, dir);
      }
    },
    ask: async function* (sql) {
      const { connection } = await connected();
      const result = await connection.stream(sql);
      for (let chunk = await result.fetchChunk(); chunk !== null; chunk = await result.fetchChunk()) {
        if (chunk.rowCount === 0) return;
        yield chunk.getRows();
      }
    },
    stop: () => {
      for (const engine of engines.values()) void engine.then(({ connection }) => connection.interrupt());
    },
    close: async () => {
      for (const engine of engines.values()) (await engine).close();
      engines.clear();
    },
  };
}
