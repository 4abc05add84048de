/**
 * The same meaning in SQL, as rounds that know nothing of passes, bits or days in order: an oracle for the engine, and what
 * it is measured beside. Plain statements that DuckDB, PostgreSQL and SQLite take alike. Tables that must be there:
 *
 *   edge(src, dst, good, earliest, latest)   day numbers; open ends as great numbers
 *   fits(before, after)                      every pair that fits, also those of the unknown class 0
 *   seed(party, good)
 *
 * `state(party, good, day)` holds the answer of `reachBySql`, `coming(party, good, day)` that of `dwellBySql`.
 */
export interface Sql {
  readonly run: (statement: string) => Promise<unknown>;
  /** The one number that a query answers. */
  readonly count: (query: string) => Promise<number>;
}

const greater = (a: string, b: string): string => `case when ${a} > ${b} then ${a} else ${b} end`;

/** Earliest day of each (party, good) that goods of the seeds can have come to; the rounds it took. */
export async function reachBySql({ run, count }: Sql): Promise<number> {
  await replace(run, "state", {
    names: "party, good, day",
    query: `select e.dst, e.good, min(e.earliest) from edge e
      where exists (select 1 from seed s join fits f on f.before = s.good where s.party = e.src and f.after = e.good)
      group by e.dst, e.good`,
  });
  await replace(run, "front", { names: "party, good, day", query: "select party, good, day from state" });
  for (let round = 1; ; round += 1) {
    await replace(run, "met", {
      names: "party, good, day",
      query: `select e.dst, e.good, min(${greater("s.day", "e.earliest")}) from front s
        join fits f on f.before = s.good
        join edge e on e.src = s.party and e.good = f.after and e.latest >= s.day
        group by e.dst, e.good`,
    });
    await replace(run, "front", {
      names: "party, good, day",
      query: `select m.party, m.good, m.day from met m left join state s on s.party = m.party and s.good = m.good
        where s.day is null or m.day < s.day`,
    });
    if ((await count("select count(*) from front")) === 0) return round;
    await run(`delete from state where exists
      (select 1 from front n where n.party = state.party and n.good = state.good)`);
    await run("insert into state select party, good, day from front");
  }
}

/** Every day on which goods can come to each (party, good), where they dwell within a window; for edges of one day. */
export async function dwellBySql({ run, count }: Sql, least: number, most: number): Promise<number> {
  const names = "party, good, day";
  await replace(run, "coming", {
    names,
    query: `select distinct e.dst, e.good, e.earliest from edge e
      where exists (select 1 from seed s join fits f on f.before = s.good where s.party = e.src and f.after = e.good)`,
  });
  await replace(run, "front", { names, query: "select party, good, day from coming" });
  for (let round = 1; ; round += 1) {
    await replace(run, "met", {
      names,
      query: `select distinct e.dst, e.good, e.earliest from front s join fits f on f.before = s.good
        join edge e on e.src = s.party and e.good = f.after
          and e.earliest >= s.day + ${least} and e.earliest <= s.day + ${most}`,
    });
    await replace(run, "front", {
      names,
      query: `select m.party, m.good, m.day from met m where not exists
        (select 1 from coming c where c.party = m.party and c.good = m.good and c.day = m.day)`,
    });
    if ((await count("select count(*) from front")) === 0) return round;
    await run("insert into coming select party, good, day from front");
  }
}

interface Filled {
  readonly names: string;
  readonly query: string;
}

/** A query may read the table it fills anew, so that it is made beside it first. */
async function replace(run: Sql["run"], table: string, { names, query }: Filled): Promise<void> {
  await run(`create table made as with made_of(${names}) as (${query}) select ${names} from made_of`);
  await run(`drop table if exists ${table}`);
  await run(`alter table made rename to ${table}`);
}

/** Turns the tables round, so that the same rounds trace upward; days come out with the opposite sign. */
export const turnedSql: readonly string[] = [
  "create table turned as select dst as src, src as dst, good, -latest as earliest, -earliest as latest from edge",
  "drop table edge",
  "alter table turned rename to edge",
  "update fits set before = after, after = before",
];
