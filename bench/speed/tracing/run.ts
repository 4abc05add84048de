// How long a trace through a very large network takes, each task in a fresh process, beside reading the same columns once
// (the floor), DuckDB and PostgreSQL with the same meaning. node run.ts [edges] [parties] [rounds] [rounds of the
// others] [--write] [--no-sql] [--only=TASK,TASK: the rest as result.json has it]; default 100000000 1000000 5 1. Every
// answer is checked against those of the other engines.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
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
const only = (options.find((option) => option.startsWith("--only=")) ?? "")
  .slice("--only=".length)
  .split(",")
  .filter(Boolean);
/** Whether a task is to be measured in this run. */
const asksFor = (task: string): boolean => only.length === 0 || only.includes(task);
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
  if (asksFor("postgres-rounds")) {
    const some = `from '${path}' limit ${setup.postgresEdges}`;
    const postgres = join(folder, "edges-postgres.parquet");
    await duckdb.run(`copy (${some}) to '${postgres}' (format parquet)`);
    await duckdb.run(`copy (from '${postgres}') to '${join(folder, "edges-postgres.csv")}' (header false)`);
  }
  duckdb.close();
  writeFileSync(join(folder, "setup.json"), JSON.stringify(setup));
}

/** Engines that answer one question must give one answer. */
function checkEqual(all: readonly Measured[]): void {
  const groups = Object.keys(setup.sources).map((count) =>
    ["reach", "reach out of core", ...engines].flatMap((name) => [
      `${name}, ${count} sources`,
      `reach beside ${name}, ${count} sources`,
    ]),
  );
  groups.push([postgresRounds, `reach beside ${postgresRounds}`]);
  for (const group of groups) {
    const answers = all
      .filter(({ name }) => group.includes(name))
      .map(({ answer }) => JSON.stringify(answer));
    if (new Set(answers).size > 1) throw new Error(`${group.join(" | ")} differ: ${answers.join(" ")}`);
  }
}

const engines = ["DuckDB rounds", "DuckDB using-key"];
const postgresRounds = "PostgreSQL rounds, 100 sources";

/**
 * Every ratio is of two things measured by turns in one process. Of processor time where both are ours; of the clock where
 * the other engine has threads or a process of its own.
 */
function ratios(all: readonly Measured[]): Record<string, number> {
  const of = (name: string, kind: "seconds" | "processorSeconds"): number =>
    median(all.find((one) => one.name === name)?.[kind] ?? []);
  const counts = Object.keys(setup.sources);
  const passes = [...counts.map((count) => `reach, ${count} sources`), "reach up, 1 target"];
  const others = [...engines.flatMap((name) => counts.map((count) => `${name}, ${count} sources`))];
  const found: [string, number][] = [
    ...passes.map((name): [string, number] => [
      `${name}, to its floor`,
      of(name, "processorSeconds") / of(`columns read once beside ${name}`, "processorSeconds"),
    ]),
    ...[...others, postgresRounds].map((name): [string, number] => [
      `${name}, to reach`,
      of(name, "seconds") / of(`reach beside ${name}`, "seconds"),
    ]),
  ];
  return Object.fromEntries(
    found
      .filter(([, ratio]) => Number.isFinite(ratio))
      .map(([name, ratio]) => [name, Math.round(ratio * 10) / 10]),
  );
}

/** What one task gave, and how busy the machine was when it began. */
interface Told extends Ran {
  readonly at: string;
  readonly load: number;
}

const resultFile = new URL("result.json", import.meta.url);

/** Tasks of an earlier run of the same trade on the same machine, which this run leaves as they are. */
function earlier(same: string): Record<string, Told> {
  if (only.length === 0 || !existsSync(resultFile)) return {};
  const { tasks, ...rest } = JSON.parse(readFileSync(resultFile, "utf8"));
  if (sameAs(rest) !== same)
    throw new Error("result.json is of another trade or machine: measure all of it anew.");
  return tasks;
}

const sameAs = ({ network: trade, machine, node }: Record<string, unknown>): string =>
  JSON.stringify([trade, machine, node]);

const about = {
  network,
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB`,
  node: process.version,
};

/** Written after each task, so that a run that ends early has kept what it measured. */
function keep(tasks: Record<string, Told>, leftOut: readonly string[]): void {
  const all = Object.values(tasks).flatMap(({ measured }) => measured);
  checkEqual(all);
  const result = {
    what: "a made-up trade traced through in time order and through feasible goods; wall-clock and processor seconds, fresh process a task; load is that of the machine over the minute before a task",
    ...about,
    dwell: setup.dwell,
    postgresEdges: setup.postgresEdges,
    leftOut,
    answersEqual: true,
    ratios: ratios(all),
    peakMb: Object.fromEntries(Object.entries(tasks).map(([task, { peakMb }]) => [task, peakMb])),
    medians: Object.fromEntries(all.map(({ name, seconds }) => [name, median(seconds)])),
    tasks,
  };
  console.log(result.ratios);
  if (options.includes("--write")) writeFileSync(resultFile, `${JSON.stringify(result, null, 2)}\n`);
}

const inProcess = ["ready", "in-memory", "write-file", "out-of-core", "into-target"];
const withSql = [...inProcess, "duckdb-rounds", "duckdb-using-key", "postgres-rounds"];
const unknown = only.filter((task) => !withSql.includes(task));
if (unknown.length > 0) throw new Error(`no task ${unknown.join(", ")}: there are ${withSql.join(", ")}`);

try {
  await makeFiles();
  const postgres = postgresPrograms();
  const leftOut = options.includes("--no-sql") ? ["SQL"] : [];
  if ("absent" in postgres) leftOut.push(`PostgreSQL: ${postgres.absent}`);
  // The file that is read out of core is made for it.
  const wanted = (options.includes("--no-sql") ? inProcess : withSql).filter(
    (task) => asksFor(task) || (task === "write-file" && asksFor("out-of-core")),
  );
  const tasks = earlier(sameAs(about));
  for (const task of wanted) {
    if (task === "postgres-rounds" && "absent" in postgres) continue;
    const [load, at] = [Math.round((loadavg()[0] ?? 0) * 10) / 10, new Date().toISOString()];
    tasks[task] = { at, load, ...run(task) };
    keep(tasks, leftOut);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
