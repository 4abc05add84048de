import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DayOrder } from "../../tracing/columns/day-order.ts";
import { madeUpEdges, stagesFit } from "../../tracing/columns/made-up-network.fixture.ts";
import { reach } from "../../tracing/columns/reach.ts";
import { dwellBySql, reachBySql, turnedSql } from "../../tracing/columns/rounds-sql.ts";
import { type DuckDb, differing, fillSmallTables, openDuckDb } from "./engines.fixture.ts";
import { readParquetNetwork } from "./parquet-network.ts";

/** The engine against plain SQL, which shares nothing with it, on a million random edges. */

const of = { edges: 1_000_000, parties: 100_000, classes: 24, days: 400, seed: 11, spreadPerMille: 20 };
const seeds = [{ party: 10 }, { party: 1_003, good: 2 }, { party: 20_000 }];

let folder = "";
let network: DayOrder;
let duckdb: DuckDb;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "selvedge-sql-oracle-"));
  const path = join(folder, "edges.parquet");
  duckdb = await openDuckDb();
  await duckdb.run(`create table edge as ${madeUpEdges(of)}`);
  await duckdb.run(`copy edge to '${path}' (format parquet)`);
  const columns = { from: "src", to: "dst" };
  network = (await readParquetNetwork({ path, columns, parties: of.parties, classes: of.classes })).network;
});
afterAll(() => {
  duckdb.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("on a million random edges", () => {
  it("the rounds in SQL reach the same states on the same days, down", async () => {
    await fillSmallTables(duckdb, of.classes, seeds);
    const rounds = await reachBySql(duckdb);
    const states = reach(network, { direction: "down", seeds, fits: stagesFit });
    expect(rounds).toBeGreaterThan(5);
    expect(states.size).toBeGreaterThan(100_000);
    expect(await differing(duckdb, "state", states)).toEqual({ rows: states.size, different: 0 });
  });

  it("with windows of dwelling too, over the edges of one day", async () => {
    const window = { least: 7, most: 150 };
    const known = { ...network, spread: emptied(network) };
    await duckdb.run("create or replace table all_edges as from edge");
    await duckdb.run("delete from edge where earliest < latest");
    await dwellBySql(duckdb, window.least, window.most);
    await duckdb.run("create or replace table edge as from all_edges");
    await duckdb.run(
      "create table first_coming as select party, good, min(day) as day from coming group by all",
    );
    const states = reach(known, { direction: "down", seeds, fits: stagesFit, dwell: window });
    expect(states.size).toBeGreaterThan(10_000);
    expect(await differing(duckdb, "first_coming", states)).toEqual({ rows: states.size, different: 0 });
  });

  it("the rounds in SQL reach the same states on the same days, up", async () => {
    const targets = [{ party: 99_990 }, { party: 60_000, good: 9 }];
    await fillSmallTables(duckdb, of.classes, targets);
    for (const statement of turnedSql) await duckdb.run(statement);
    await reachBySql(duckdb);
    const states = reach(network, { direction: "up", seeds: targets, fits: stagesFit });
    expect(states.size).toBeGreaterThan(100_000);
    const turned = { ...states, day: states.day.map((day) => -day) };
    expect(await differing(duckdb, "state", turned)).toEqual({ rows: states.size, different: 0 });
  });
});

const emptied = ({ spread }: DayOrder): DayOrder["spread"] => ({
  from: spread.from.subarray(0, 0),
  to: spread.to.subarray(0, 0),
  good: spread.good.subarray(0, 0),
  earliest: spread.earliest.subarray(0, 0),
  latest: spread.latest.subarray(0, 0),
});
