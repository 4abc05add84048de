// How long a large file takes to come in, with its row ledger, in fresh processes; beside DuckDB's bare reader of the same
// CSV (the floor). Rows by argument: node run.ts [csv rows] [xlsx rows] [rounds]; default 10,000,000 100,000 3.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeCsvFile, writeXlsxFile } from "./made-up-shipments.ts";

const [csvRows = 10_000_000, xlsxRows = 100_000, rounds = 3] = process.argv.slice(2).map(Number);
const script = fileURLToPath(new URL("measured.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "selvedge-bench-"));

interface Measured {
  readonly seconds: number;
  readonly peakMb: number;
  readonly rows: number;
}

function measure(...args: readonly string[]): Measured {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", script, ...args], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return JSON.parse(stdout);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const csv = join(folder, "shipments.csv");
const xlsx = join(folder, "shipments.xlsx");
writeCsvFile(csv, csvRows);
await writeXlsxFile(xlsx, xlsxRows);

const workspace = (name: string): string => join(folder, name);
const tasks: readonly (readonly [string, (round: number) => readonly string[]])[] = [
  ["DuckDB reads the CSV (floor)", () => ["floor", csv]],
  ["CSV imported with row ledger", (round) => ["import", csv, workspace(`csv-${round}`)]],
  ["XLSX read into rows", () => ["read", xlsx]],
  ["XLSX imported with row ledger", (round) => ["import", xlsx, workspace(`xlsx-${round}`)]],
];
const raw = new Map<string, Measured[]>(tasks.map(([name]) => [name, []]));
try {
  for (let round = 0; round < rounds; round += 1)
    for (const [name, args] of tasks) {
      const measured = measure(...args(round));
      raw.get(name)?.push(measured);
      process.stdout.write(`${name}: ${measured.seconds} s, ${measured.peakMb} MB, ${measured.rows} rows\n`);
      for (const kind of ["csv", "xlsx"])
        rmSync(workspace(`${kind}-${round}`), { recursive: true, force: true });
    }
  const result = {
    what: "a file of made-up shipments (10 columns) brought in by a fresh process; DuckDB's bare reader of the same CSV in the same run",
    rows: { csv: csvRows, xlsx: xlsxRows },
    bytes: { csv: statSync(csv).size, xlsx: statSync(xlsx).size },
    machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores`,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    medians: Object.fromEntries(
      [...raw].map(([name, values]) => [
        name,
        {
          seconds: median(values.map(({ seconds }) => seconds)),
          peakMb: median(values.map(({ peakMb }) => peakMb)),
        },
      ]),
    ),
    raw: Object.fromEntries(raw),
  };
  writeFileSync(new URL("result.json", import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
