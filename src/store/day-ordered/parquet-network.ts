import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { fail } from "../../model/issue.ts";
import { type DaySpan, type EdgeColumns, mostDays } from "../../tracing/columns/day-order.ts";
import { type Counts, checkCounts, type LaidOut, LayOut } from "../../tracing/columns/lay-out.ts";
import { openEnd, openStart } from "../../tracing/network.ts";
import { quoteName, quoteText } from "../duckdb.ts";
import { DayFileWriter } from "./write-day-file.ts";

/**
 * Edges in Parquet: `from` and `to` numbers of parties, `good` a class (none = unknown), `earliest` and `latest` dates or
 * day numbers since 1970-01-01 (none = open). Columns may have other names.
 */
export interface ParquetEdges {
  /** A file, or a pattern of files. */
  readonly path: string;
  readonly columns?: Partial<Record<keyof typeof ownNames, string>>;
  /** Parties are 0 .. parties-1; by default one more than the greatest number met. */
  readonly parties?: number;
  readonly classes: number;
  /** Threads of the engine; default 2. */
  readonly threads?: number;
  /** Memory of the engine; default 1 GB. What needs more spills to `scratch`. */
  readonly memory?: string;
  /** Folder for what does not fit into memory; without it nothing spills. */
  readonly scratch?: string;
}

const ownNames = { from: "from", to: "to", good: "good", earliest: "earliest", latest: "latest" };

/** The whole network in memory. `rows` keeps which row each edge was, at 4 bytes an edge. */
export async function readParquetNetwork(edges: ParquetEdges, rows = false): Promise<LaidOut> {
  return withEngine(edges, async (connection, source) => {
    const layOut = new LayOut(await counted(connection, source, edges), { rows });
    await forEachChunk(connection, `select * from ${source}`, (columns) => layOut.add(columns));
    return layOut.done();
  });
}

/** The network as a day-ordered file, sorted by the engine within its memory. */
export async function writeParquetNetwork(edges: ParquetEdges, path: string): Promise<void> {
  await withEngine(edges, async (connection, source) => {
    const counts = await counted(connection, source, edges);
    const spread = new LayOut({
      ...counts,
      days: noDays,
      perDay: new Float64Array(0),
    });
    await forEachChunk(connection, `select * from ${source} where earliest < latest`, (columns) =>
      spread.add(columns),
    );
    const writer = new DayFileWriter(path, counts);
    try {
      const sorted = `select * from ${source} where earliest = latest order by earliest, "to"`;
      await forEachChunk(connection, sorted, ({ size, from, to, good }) => writer.add(size, from, to, good));
      writer.finish(spread.done().network.spread);
    } catch (error) {
      writer.abandon();
      throw error;
    }
  });
}

const noDays: DaySpan = { first: 0, last: -1 };

async function withEngine<T>(
  edges: ParquetEdges,
  use: (connection: DuckDBConnection, source: string) => Promise<T>,
): Promise<T> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(edges.threads ?? 2),
    memory_limit: edges.memory ?? "1GB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(edges.scratch === undefined ? {} : { temp_directory: edges.scratch }),
  });
  const connection = await instance.connect();
  try {
    return await use(connection, await sourceOf(connection, edges));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The columns as numbers; a cell that is no number of its kind becomes null, which is counted and refused. */
async function sourceOf(connection: DuckDBConnection, edges: ParquetEdges): Promise<string> {
  const file = `read_parquet(${quoteText(edges.path)}, hive_partitioning = false)`;
  const described = await connection.runAndReadAll(`describe select * from ${file}`);
  const types = new Map(described.getRowsJS().map(([name, type]) => [String(name), String(type)]));
  const column = (name: keyof typeof ownNames): string => {
    const own = edges.columns?.[name] ?? ownNames[name];
    if (!types.has(own))
      fail(
        "column.missing",
        `${edges.path} has no column "${own}"; it has ${[...types.keys()].join(", ")}.`,
        "Name the columns of the edges.",
        { file: edges.path, column: own },
      );
    return own;
  };
  const number = (name: keyof typeof ownNames, type: string): string =>
    `try_cast(${quoteName(column(name))} as ${type})`;
  const day = (name: "earliest" | "latest", open: number): string => {
    const own = quoteName(column(name));
    const isDate = types.get(column(name)) === "DATE";
    const days = isDate ? `(${own} - date '1970-01-01')` : own;
    return `case when ${own} is null then ${open} else try_cast(${days} as integer) end`;
  };
  const good = quoteName(column("good"));
  return `(select ${number("from", "uinteger")} as "from", ${number("to", "uinteger")} as "to",
    case when ${good} is null then 0 else ${number("good", "utinyint")} end::utinyint as good,
    ${day("earliest", openStart)}::integer as earliest, ${day("latest", openEnd)}::integer as latest from ${file})`;
}

/** What the columns need to be laid out; refuses the whole where a row cannot be used. */
async function counted(
  connection: DuckDBConnection,
  source: string,
  { path, parties, classes }: ParquetEdges,
): Promise<Counts> {
  await refuseBroken(connection, source, { path, classes });
  const groups = await numbersOf(
    connection,
    `select earliest, count(*), max("from"), max("to") from ${source} where earliest = latest group by 1`,
  );
  const known = (name: string): string =>
    `case when ${name} > ${openStart} and ${name} < ${openEnd} then ${name} end`;
  const [spread = []] = await numbersOf(
    connection,
    `select count(*), max("from"), max("to"), min(coalesce(${known("earliest")}, ${known("latest")})),
      max(coalesce(${known("latest")}, ${known("earliest")})) from ${source} where earliest < latest`,
  );
  const [spreadCount = 0, ...ends] = spread;
  const numbers = (...places: number[]): number[] =>
    groups.flatMap((group) => places.map((place) => group[place] ?? -1));
  const daysMet = [...numbers(0), ...ends.slice(2).filter((day) => day !== null)];
  const days = daysMet.length === 0 ? noDays : { first: min(daysMet), last: max(daysMet) };
  // A span that is refused is told by its length alone.
  const perDay = new Float64Array(Math.min(days.last - days.first + 1, mostDays + 1));
  for (const [day, count] of groups) perDay[(day ?? 0) - days.first] = count ?? 0;
  const met = max([-1, ...numbers(2, 3), ...ends.slice(0, 2).map((party) => party ?? -1)]) + 1;
  const counts = { parties: parties ?? met, classes, days, perDay, spread: spreadCount ?? 0 };
  checkCounts(counts);
  return counts;
}

/** Refuses edges that no network can hold, with their number. */
async function refuseBroken(
  connection: DuckDBConnection,
  source: string,
  { path, classes }: Pick<ParquetEdges, "path" | "classes">,
): Promise<void> {
  const [row = []] = await numbersOf(
    connection,
    `select count(*) from ${source} where "from" is null or "to" is null or good is null or good >= ${classes}
      or earliest is null or latest is null or earliest > latest or earliest >= ${openEnd} or latest <= ${openStart}`,
  );
  const [broken] = row;
  if (broken !== 0)
    fail(
      "row.value-invalid",
      `${path}: ${broken} edges have no party, a class of goods not below ${classes}, or a latest day before the earliest.`,
      "Mend these rows or leave them out by a decision of your own; none was used.",
      { file: path },
    );
}

async function numbersOf(connection: DuckDBConnection, sql: string): Promise<(number | null)[][]> {
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  return rows.map((row) => row.map((cell) => (cell === null ? null : Number(cell))));
}

// A spread call has a limit of arguments; a million days are beyond it.
const min = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const max = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

async function forEachChunk(
  connection: DuckDBConnection,
  sql: string,
  use: (columns: EdgeColumns) => void,
): Promise<void> {
  const result = await connection.stream(sql);
  for (let chunk = await result.fetchChunk(); chunk !== null; chunk = await result.fetchChunk()) {
    if (chunk.rowCount === 0) return;
    use({
      size: chunk.rowCount,
      from: items(chunk, 0, Uint32Array),
      to: items(chunk, 1, Uint32Array),
      good: items(chunk, 2, Uint8Array),
      earliest: items(chunk, 3, Int32Array),
      latest: items(chunk, 4, Int32Array),
    });
  }
}

/**
 * A column of a chunk as the array it is. The library gives values one by one, which takes ten times as long; the array
 * is a private field of its vectors, so that its kind is checked and its absence is a fault of ours.
 */
function items<T>(chunk: DuckDBDataChunk, column: number, kind: new (length: number) => T): T {
  const { items: found } = chunk.getColumnVector(column) as unknown as { readonly items?: unknown };
  if (found instanceof kind) return found;
  return fail(
    "bug",
    `The engine's column ${column} is no ${kind.name}.`,
    "Report this, with the version of @duckdb/node-api.",
  );
}
