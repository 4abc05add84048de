import { DuckDBInstance } from "@duckdb/node-api";
import { fittingPairs } from "../../tracing/columns/made-up-network.fixture.ts";
import type { Seed } from "../../tracing/columns/reach.ts";
import type { Sql } from "../../tracing/columns/rounds-sql.ts";
import type { States } from "../../tracing/columns/state-log.ts";

export interface DuckDb extends Sql {
  readonly rows: (query: string) => Promise<number[][]>;
  readonly close: () => void;
}

/** DuckDB with two threads, in memory; what does not fit goes to `scratch`. */
export async function openDuckDb(scratch?: string): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "2",
    memory_limit: "12GB",
    ...(scratch === undefined ? {} : { temp_directory: scratch }),
  });
  const connection = await instance.connect();
  const rows = async (query: string): Promise<number[][]> =>
    (await connection.runAndReadAll(query)).getRowsJS().map((row) => row.map(Number));
  return {
    run: (statement) => connection.run(statement),
    count: async (query) => (await rows(query))[0]?.[0] ?? 0,
    rows,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** The tables `fits` and `seed` of `rounds-sql.ts`, with plain statements. */
export async function fillSmallTables(
  { run }: Pick<Sql, "run">,
  classes: number,
  seeds: readonly Seed[],
): Promise<void> {
  const values = (rows: readonly (readonly number[])[]): string =>
    rows.map((row) => `(${row.join(",")})`).join(",");
  await run("drop table if exists fits");
  await run("create table fits(before integer, after integer)");
  await run(`insert into fits values ${values(fittingPairs(classes))}`);
  await run("drop table if exists seed");
  await run("create table seed(party integer, good integer)");
  await run(`insert into seed values ${values(seeds.map(({ party, good = 0 }) => [party, good]))}`);
}

/** Rows of a table (party, good, day), and how many of them are not among the states. */
export async function differing(
  { rows }: Pick<DuckDb, "rows">,
  table: string,
  { size, party, good, day }: States,
): Promise<{ rows: number; different: number }> {
  const key = (a: number, b: number): number => a * 256 + b;
  const days = new Map<number, number>();
  for (let state = 0; state < size; state += 1)
    days.set(key(party[state] ?? -1, good[state] ?? -1), day[state] ?? Number.NaN);
  const found = await rows(`select party, good, day from ${table}`);
  const different = found.filter(([a = -1, b = -1, on]) => days.get(key(a, b)) !== on);
  return { rows: found.length, different: different.length };
}
