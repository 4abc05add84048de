import type { DuckDb } from "../../src/store/day-ordered/engines.fixture.ts";
import type { Answers, Graph } from "./graph.fixture.ts";

/** Joins written out step by step, for all graphs at once: column `g` is the number of the graph. */
export async function bySql(duckdb: DuckDb, all: readonly Graph[]): Promise<Answers[]> {
  await fill(duckdb, all);
  const answers = [];
  for (const query of [tcr1, tcr2, tcr5, tcr8]) answers.push(await lines(duckdb, query, all.length));
  const [first = [], second = [], fifth = [], eighth = []] = answers;
  return all.map((_, g) => ({
    tcr1: first[g] ?? [],
    tcr2: second[g] ?? [],
    tcr5: fifth[g] ?? [],
    tcr8: eighth[g] ?? [],
  }));
}

/** Rows of each graph as text; a column that is null is left out. */
async function lines({ rows }: DuckDb, query: string, graphs: number): Promise<string[][]> {
  const found: string[][] = Array.from({ length: graphs }, () => []);
  for (const [g = 0, ...cells] of await rows(query))
    found[g]?.push(cells.filter((cell) => cell >= 0).join(" "));
  return found.map((some) => some.sort());
}

async function fill({ run }: DuckDb, all: readonly Graph[]): Promise<void> {
  const table = async (
    name: string,
    columns: readonly string[],
    of: (graph: Graph) => readonly (readonly number[])[],
  ): Promise<void> => {
    const rows = all.flatMap((graph, g) => of(graph).map((row) => `(${[g, ...row].join(",")})`));
    await run(`create table ${name}(${["g", ...columns].map((column) => `${column} bigint`).join(",")})`);
    if (rows.length > 0) await run(`insert into ${name} values ${rows.join(",")}`);
  };
  await table("movement", ["id", "src", "dst", "moment", "amount", "withdrawn"], ({ transfers }) =>
    transfers.map(({ from, to, at, amount, kind }, id) => [
      id,
      from,
      to,
      at,
      amount,
      Number(kind === "withdraw"),
    ]),
  );
  await table("deposit", ["loan", "account", "moment"], ({ deposits }) =>
    deposits.map(({ loan, account, at }) => [loan, account, at]),
  );
  await table("loan", ["id", "amount", "balance"], ({ loans }) =>
    loans.map(({ amount, balance }, id) => [id, amount, balance]),
  );
  await table("signin", ["medium", "account", "moment"], ({ signIns, blocked }) =>
    signIns.filter(({ medium }) => blocked[medium]).map(({ medium, account, at }) => [medium, account, at]),
  );
  await table("owner", ["account", "person"], ({ owners }) =>
    owners.map((person, account) => [account, person]),
  );
  await table("asked", ["account", "person", "loan", "start_at", "end_at", "threshold"], (graph) => [
    [graph.account, graph.person, graph.loan, graph.start, graph.end, graph.threshold],
  ]);
  await run(`create view inside as select m.* from movement m join asked a using (g)
    where m.moment > a.start_at and m.moment < a.end_at`);
  await run("create view transfer as select * from inside where withdrawn = 0");
}

/** Paths of one, two and three transfers, each later than the one before; -1 = no such account. */
const paths = `path as (
  select g, src, dst as last, 1 as steps, dst as a1, -1 as a2, -1 as a3 from transfer
  union all
  select x.g, x.src, y.dst, 2, x.dst, y.dst, -1 from transfer x
    join transfer y on y.g = x.g and y.src = x.dst and y.moment > x.moment
  union all
  select x.g, x.src, z.dst, 3, x.dst, y.dst, z.dst from transfer x
    join transfer y on y.g = x.g and y.src = x.dst and y.moment > x.moment
    join transfer z on z.g = x.g and z.src = y.dst and z.moment > y.moment)`;

const tcr1 = `with ${paths}
  select distinct p.g, p.last, p.steps, s.medium from path p
    join asked a on a.g = p.g and a.account = p.src
    join signin s on s.g = p.g and s.account = p.last and s.moment > a.start_at and s.moment < a.end_at`;

const tcr2 = `with ${paths},
  lent as (select distinct p.g, p.src, d.loan from path p
    join asked a on a.g = p.g
    join owner o on o.g = p.g and o.account = p.last and o.person = a.person
    join deposit d on d.g = p.g and d.account = p.src and d.moment > a.start_at and d.moment < a.end_at)
  select l.g, l.src, sum(x.amount), sum(x.balance) from lent l join loan x on x.g = l.g and x.id = l.loan
  group by l.g, l.src`;

const tcr5 = `with ${paths}
  select distinct p.g, p.src, p.a1, p.a2, p.a3 from path p
    join asked a on a.g = p.g
    join owner o on o.g = p.g and o.account = p.src and o.person = a.person
  where p.src not in (p.a1, p.a2, p.a3) and p.a1 not in (p.a2, p.a3) and (p.a2 = -1 or p.a2 <> p.a3)`;

const tcr8 = `with
  upstream as (select g, dst as account, sum(amount) as amount from transfer group by g, dst),
  strong as (select i.* from inside i join asked a on a.g = i.g
    left join upstream u on u.g = i.g and u.account = i.src
    where i.amount * 100 > coalesce(u.amount, 0) * a.threshold),
  begun as (select distinct d.g, d.account from deposit d join asked a on a.g = d.g and a.loan = d.loan
    where d.moment > a.start_at and d.moment < a.end_at),
  ending as (
    select x.g, x.id, x.dst, x.amount, 2 as distance from begun b join strong x on x.g = b.g and x.src = b.account
    union
    select y.g, y.id, y.dst, y.amount, 3 from begun b join strong x on x.g = b.g and x.src = b.account
      join strong y on y.g = x.g and y.src = x.dst
    union
    select z.g, z.id, z.dst, z.amount, 4 from begun b join strong x on x.g = b.g and x.src = b.account
      join strong y on y.g = x.g and y.src = x.dst join strong z on z.g = y.g and z.src = y.dst),
  inflow as (select g, dst, sum(amount) as amount from (select distinct g, id, dst, amount from ending) group by g, dst),
  nearest as (select g, dst, min(distance) as distance from ending group by g, dst)
  select n.g, n.dst, floor(1000.0 * f.amount / l.amount + 0.5), n.distance from nearest n
    join inflow f on f.g = n.g and f.dst = n.dst
    join asked a on a.g = n.g join loan l on l.g = n.g and l.id = a.loan`;
