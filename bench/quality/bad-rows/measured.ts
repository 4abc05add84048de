// One verb once in a process of its own; prints what it cost and what it answered as JSON.
//   node measured.ts import WORKSPACE FILE... | trace WORKSPACE SUBJECT
import { performance } from "node:perf_hooks";
import { openStore } from "../../../src/store/open-store.ts";
import { openWorkspace } from "../../../src/workspace.ts";
import type { ImportAnswer, Told, TraceAnswer } from "./shapes.ts";

const [what, dir = "", ...args] = process.argv.slice(2);
const workspace = await openWorkspace(dir, { now: () => "2026-11-22T09:00:00Z" });

/** Every remark on a row of the first file as "row code column status", from the disk: an answer holds the first of them only. */
async function remarksOf(id: string): Promise<readonly Told[]> {
  const store = await openStore(dir, { write: false });
  try {
    const issues = await store.records.readIssues(id);
    return issues.flatMap(({ row, code, column = "-", status }) =>
      row === undefined || status === undefined ? [] : [`${row} ${code} ${column} ${status}` as const],
    );
  } finally {
    await store.close();
  }
}

async function imported(): Promise<() => Promise<ImportAnswer>> {
  const { files } = await workspace.import(args);
  const [first] = files;
  if (first === undefined) throw new Error("nothing was imported");
  const { rows, accepted, repaired, quarantined, encoding } = first;
  return async () => ({
    rows,
    accepted,
    repaired,
    quarantined,
    encoding,
    remarks: await remarksOf(first.import),
  });
}

async function traced(): Promise<() => Promise<TraceAnswer>> {
  const [line] = await workspace.trace(args[0]);
  const ways = line?.ends.map(({ hops }) => hops[0]) ?? [];
  return async () => ({
    ways: ways.length,
    withMass: ways.filter((hop) => hop?.kg !== null).length,
    truncated: line?.truncated ?? null,
    notes: [...(line?.notes ?? [])],
  });
}

const start = performance.now();
const answer = await (what === "trace" ? traced() : imported());
const { user, system } = process.cpuUsage();
const cost = {
  seconds: Math.round(performance.now() - start) / 1000,
  processorSeconds: Math.round((user + system) / 10_000) / 100,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify({ cost, answer: await answer() })}\n`);
