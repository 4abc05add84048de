// How long a trace through a very large network takes, each task in a fresh process, beside reading the same columns once
// (the floor), DuckDB and PostgreSQL with the same meaning. node run.ts [edges] [parties] [rounds] [rounds of the
// others] [--write] [--no-sql]; default 100000000 1000000 5 1. Every answer is checked against those of the other engines.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDuckDb } from "../../../src/store/day-ordered/engines.fixture.ts";
import { type MadeUp, madeUpEdges } from "../../../src/tracing/columns/made-up-network.fixture.ts";
import { postgresPrograms } from "./postgres-rounds.ts";
import { type Setup, setupFor } from "./setup.ts";
import { type Measured, median } from "./timing.ts";

const options = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const numbers = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const [edges = 100_000_000, parties = 1_000_000, rounds = 5, sqlRounds = 1] = numbers.map(Number);
const network: MadeUp = { edges, parties, classes: 32, days: 1_000, seed: 20_261_122, spreadPerMille: 10 };
const setup: Setup = setupFor(network, rounds, sqlRounds);
const folder = mkdtempSync(join(tmpdir(), "selvedge-bench-tracing-"));
const script = fileURLToPath(new URL("measured.ts", import.meta.url));

interface Ran {
  readonly peakMb: number;
  readonly measured: readonly Measured[];
}

function run(task: string): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--no-warnings", "--expose-gc", script, task, folder],
    {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    },
  );
  if (status !== 0) throw new Error(`${task}: ${stderr}`);
  const ran: Ran = JSON.parse(stdout);
  for (const { name, seconds, answer } of ran.measured)
    console.log(`${name}: ${median(seconds).toFixed(3)} s, ${ran.peakMb} MB, ${JSON.stringify(answer)}`);
  return ran;
}

async function makeFiles(): Promise<void> {
  const duckdb = await openDuckDb(join(folder, "duckdb-scratch"));
  const path = join(folder, "edges.parquet");
  await duckdb.run("set preserve_insertion_order = false");
  await duckdb.run(`copy (${madeUpEdges(network)}) to '${path}' (format parquet)`);
  const some = `from '${path}' limit ${setup.postgresEdges}`;
  await duckdb.run(`copy (${some}) to '${join(folder, "edges-postgres.parquet")}' (format parquet)`);
  await duckdb.run(
    `copy (from '${join(folder, "edges-postgres.parquet")}') to '${join(folder, "edges-postgres.csv")}' (header false)`,
  );
  duckdb.close();
  writeFileSync(join(folder, "setup.json"), JSON.stringify(setup));
}

/** Engines that answer one question must give one answer. */
function checkEqual(all: readonly Measured[]): void {
  const engines = ["reach", "reach out of core", "DuckDB rounds", "DuckDB using-key"];
  const groups = Object.keys(setup.sources).map((count) =>
    engines.map((name) => `${name}, ${count} sources`),
  );
  groups.push(["PostgreSQL rounds, 100 sources", "reach on PostgreSQL's edges, 100 sources"]);
  for (const group of groups) {
    const answers = all
      .filter(({ name }) => group.includes(name))
      .map(({ answer }) => JSON.stringify(answer));
    if (new Set(answers).size > 1) throw new Error(`${group.join(" | ")} differ: ${answers.join(" ")}`);
  }
}

function ratios(all: readonly Measured[]): Record<string, number> {
  const of = (name: string): number => median(all.find((one) => one.name === name)?.seconds ?? []);
  const found: [string, number][] = Object.keys(setup.sources).flatMap((count) => [
    [`reach of ${count} to floor`, of(`reach, ${count} sources`) / of("columns read once (floor)")],
    [
      `DuckDB rounds to reach, ${count}`,
      of(`DuckDB rounds, ${count} sources`) / of(`reach, ${count} sources`),
    ],
    [
      `DuckDB using-key to reach, ${count}`,
      of(`DuckDB using-key, ${count} sources`) / of(`reach, ${count} sources`),
    ],
  ]);
  found.push([
    "PostgreSQL rounds to reach, 100",
    of("PostgreSQL rounds, 100 sources") / of("reach on PostgreSQL's edges, 100 sources"),
  ]);
  return Object.fromEntries(
    found
      .filter(([, ratio]) => Number.isFinite(ratio))
      .map(([name, ratio]) => [name, Math.round(ratio * 10) / 10]),
  );
}

try {
  await makeFiles();
  const postgres = postgresPrograms();
  const withSql = !options.includes("--no-sql");
  const tasks = ["ready", "write-file", "in-memory", "out-of-core"];
  if (withSql) tasks.push("duckdb-rounds", "duckdb-using-key", "postgres-peer");
  if (withSql && "programs" in postgres) tasks.push("postgres-rounds");
  if ("absent" in postgres) console.log(`PostgreSQL left out: ${postgres.absent}`);
  const ran = new Map(tasks.map((task) => [task, run(task)]));
  const all = [...ran.values()].flatMap(({ measured }) => measured);
  checkEqual(all);
  console.log(ratios(all));
  const result = {
    what: "a made-up trade traced through in time order and through feasible goods; wall-clock and processor seconds, fresh process a task",
    network,
    bytes: {
      parquet: statSync(join(folder, "edges.parquet")).size,
      dayOrdered: statSync(join(folder, "edges.days")).size,
    },
    rounds,
    sqlRounds,
    dwell: setup.dwell,
    postgresEdges: setup.postgresEdges,
    leftOut: [
      ...("absent" in postgres ? [`PostgreSQL: ${postgres.absent}`] : []),
      ...(withSql ? [] : ["SQL"]),
    ],
    machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB`,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    answersEqual: true,
    ratios: ratios(all),
    peakMb: Object.fromEntries([...ran].map(([task, { peakMb }]) => [task, peakMb])),
    medians: Object.fromEntries(all.map(({ name, seconds }) => [name, median(seconds)])),
    raw: Object.fromEntries(all.map(({ name, ...rest }) => [name, rest])),
  };
  if (options.includes("--write"))
    writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
