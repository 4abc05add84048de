// One thing done once in a process of its own; prints {seconds, peakMb, rows} as JSON.
//   node measured.ts import FILE WORKSPACE | read FILE | floor FILE
import { performance } from "node:perf_hooks";
import { openTables } from "../../../src/formats/open-tables.ts";
import { fileSource } from "../../../src/store/file-source.ts";

const [what, file = "", workspace = ""] = process.argv.slice(2);

/** Rows of the first table, walked and not looked at. */
async function read(): Promise<number> {
  const { tables } = await openTables(fileSource(file), { file });
  let rows = 0;
  for await (const batch of tables[0]?.rows() ?? []) rows += batch.length;
  return rows;
}

async function imported(): Promise<number> {
  const { openWorkspace } = await import("../../../src/workspace.ts");
  const opened = await openWorkspace(workspace, { now: () => "2026-11-22T09:00:00Z" });
  const { files } = await opened.import(file);
  return files[0]?.rows ?? 0;
}

/** DuckDB's own reader into a table of its own: nothing is recognised, checked, hashed or kept there. */
async function floor(): Promise<number> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`create table shipments as from read_csv('${file}', all_varchar = true)`);
  const answer = await connection.runAndReadAll("select count(*)::integer from shipments");
  return Number(answer.getRows()[0]?.[0] ?? 0);
}

const start = performance.now();
const rows = await { import: imported, read, floor }[what as "import" | "read" | "floor"]();
const seconds = Math.round(performance.now() - start) / 1000;
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ seconds, peakMb, rows })}\n`);
