// DuckDB on the same Parquet file, loaded into a table of its own before the clock starts, with two threads.
import { join } from "node:path";
import { fillSmallTables, openDuckDb } from "../../../src/store/day-ordered/engines.fixture.ts";
import { reachBySql } from "../../../src/tracing/columns/rounds-sql.ts";
import { load, passBeside } from "./cases.ts";
import { digestFrom, digestSql } from "./digest.ts";
import type { Setup } from "./setup.ts";
import { alternating, type Case, type Measured } from "./timing.ts";

/** The rounds as one statement: DuckDB keeps the best row of each key and goes on from those that changed. */
const usingKey = `create or replace table state as
  with recursive reach(party, good, day) using key (party, good) as (
    select e.dst, e.good, min(e.earliest) from edge e
      where exists (select 1 from seed s join fits f on f.before = s.good where s.party = e.src and f.after = e.good)
      group by e.dst, e.good
    union
    select m.party, m.good, m.day from (
      select e.dst as party, e.good as good, min(greatest(r.day, e.earliest)) as day from reach r
        join fits f on f.before = r.good
        join edge e on e.src = r.party and e.good = f.after and e.latest >= r.day
        group by e.dst, e.good) m
      left join recurring.reach s on s.party = m.party and s.good = m.good
      where s.day is null or m.day < s.day)
  select party, good, day from reach`;

/** Each question by our pass and by DuckDB, by turns. */
export async function duckDbTask(
  folder: string,
  setup: Setup,
  how: "rounds" | "using-key",
): Promise<Measured[]> {
  const network = await load(folder, setup);
  const duckdb = await openDuckDb(join(folder, "duckdb-scratch"));
  await duckdb.run(`create table edge as from '${join(folder, "edges.parquet")}'`);
  const measured: Measured[] = [];
  for (const [name, seeds] of Object.entries(setup.sources)) {
    await fillSmallTables(
      duckdb,
      setup.network.classes,
      seeds.map((party) => ({ party })),
    );
    const theirs: Case<void> = {
      name: `DuckDB ${how}, ${name} sources`,
      rounds: setup.sqlRounds,
      run: async () => {
        await (how === "rounds" ? reachBySql(duckdb) : duckdb.run(usingKey));
      },
      answer: async () => digestFrom((await duckdb.rows(digestSql("state")))[0] ?? []),
    };
    measured.push(...(await alternating([passBeside(theirs, network, seeds), theirs])));
  }
  duckdb.close();
  return measured;
}
