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
  readonly read: (path: string) => Promise<ColumnTable>;
  readonly close: () => Promise<void>;
}

/** Rows a chunk of the engine holds. */
const chunkRows = 2048;

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * An engine of this process alone. One thread, so that the same rows give the same bytes; no extensions, so that nothing is
 * fetched; what does not fit into memory spills into the cache of the workspace and nowhere else.
 */
async function connect(dir: string): Promise<{ connection: DuckDBConnection; close: () => void }> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
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

async function readTable(connection: DuckDBConnection, path: string): Promise<ColumnTable> {
  const reader = await connection.runAndReadAll(
    `select * from read_parquet(${quoteText(path)}, hive_partitioning = false)`,
  );
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
  let engine: ReturnType<typeof connect> | undefined;
  const connected = () => {
    engine ??= connect(dir);
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
    read: async (path) => readTable((await connected()).connection, path),
    close: async () => {
      if (engine !== undefined) (await engine).close();
      engine = undefined;
    },
  };
}
