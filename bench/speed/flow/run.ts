// How long shipments take from a CSV file to exposures, in fresh processes, beside DuckDB reading the same file into
// Parquet (the floor: nothing is recognised, checked, hashed or screened there). Size by argument; default 1,000,000.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { writeTrade } from "./made-up-trade.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const door = join(root, "bin/selvedge.mjs");
const folder = mkdtempSync(join(tmpdir(), "selvedge-bench-"));
const trade = { shipments: Number(process.argv[2] ?? 1_000_000), parties: 2_000, products: 20 };
const rounds = Number(process.argv[3] ?? 3);

interface Ran {
  readonly seconds: number;
  readonly out: string;
}

function selvedge(...args: readonly string[]): Ran {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, [door, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return { seconds: secondsSince(start), out: stdout };
}

const secondsSince = (start: bigint): number =>
  Math.round(Number(process.hrtime.bigint() - start) / 1e7) / 100;

async function floor(csv: string): Promise<number> {
  const start = process.hrtime.bigint();
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `COPY (FROM read_csv('${csv}', all_varchar = true)) TO '${csv}.parquet' (FORMAT parquet)`,
  );
  return secondsSince(start);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

await writeTrade(folder, trade);
const raw: Record<string, number[]> = { "DuckDB, CSV to Parquet (floor)": [], import: [], expose: [] };
let counts = {};
for (let round = 0; round < rounds; round += 1) {
  const files = ["parties.csv", "products.csv", "shipments.csv"].map((file) => join(folder, file));
  const workspace = join(folder, `workspace-${round}`);
  raw["DuckDB, CSV to Parquet (floor)"]?.push(await floor(join(folder, "shipments.csv")));
  const imported = selvedge("import", ...files, "--workspace", workspace, "--json");
  const exposed = selvedge("expose", "--workspace", workspace, "--json", "--now", "2026-11-22T09:00:00Z");
  raw.import?.push(imported.seconds);
  raw.expose?.push(exposed.seconds);
  const lines = exposed.out.trimEnd().split("\n");
  counts = {
    rows: JSON.parse(imported.out).files.map(
      ({ file, rows, accepted }: { file: string; rows: number; accepted: number }) => ({
        file,
        rows,
        accepted,
      }),
    ),
    exposures: lines.length,
    products: new Set(lines.map((line) => JSON.parse(line).product)).size,
  };
  rmSync(workspace, { recursive: true, force: true });
}
rmSync(folder, { recursive: true, force: true });

const least = median(raw["DuckDB, CSV to Parquet (floor)"] ?? []);
const result = {
  what: "wall-clock seconds of fresh processes on a made-up trade",
  node: process.versions.node,
  processors: cpus().length,
  trade,
  rounds,
  counts,
  cases: Object.fromEntries(
    Object.entries(raw).map(([name, values]) => [
      name,
      { median: median(values), timesFloor: Math.round((median(values) / least) * 10) / 10, raw: values },
    ]),
  ),
};
writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
for (const [name, { median: middle, timesFloor }] of Object.entries(result.cases))
  console.log(`${name}: ${middle} s (${timesFloor} x floor)`);
