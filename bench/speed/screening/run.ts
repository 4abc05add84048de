// How fast and how surely names are found among many, on one thread: ours beside libraries for search in memory, each
// in a process of its own. node run.ts [names] [queries] [seconds] [rounds]; default 300000 3000 300 3.
// A library that is slow is asked fewer queries: as many as it answers in `seconds` in the first round, then as many again.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FromCache } from "./from-cache.ts";
import type { Measured } from "./measured.ts";
import { peers } from "./peers.ts";

const [names = 300_000, queries = 3_000, seconds = 300, rounds = 3] = process.argv.slice(2).map(Number);
const script = fileURLToPath(new URL("measured.ts", import.meta.url));
/** For all alike; some of the libraries need it for a million names. */
const heapMb = 12_288;
const packages = ["minisearch", "flexsearch", "fuse.js"];
const adapters = ["selvedge", ...Object.keys(peers)];

/** What the process measured, or how it ended. */
function measure(adapter: string, count: number, upTo: number): Measured | string {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "--no-warnings",
      "--expose-gc",
      `--max-old-space-size=${heapMb}`,
      script,
      ...[adapter, String(names), String(count), String(upTo)],
    ],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  if (status === 0) return JSON.parse(stdout);
  const [last = ""] = stderr.split("\n").filter((line) => /error/iu.test(line));
  return `ended with ${signal ?? status}: ${last.slice(0, 200)}`;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Recall {
  readonly asked: number;
  readonly found: number;
}

/** Queries go in turn: exact, damaged, absent. */
function recall(found: string, third: "exact" | "damaged"): Recall {
  const marks = [...found].filter((_, place) => place % 3 === (third === "exact" ? 0 : 1));
  return { asked: marks.length, found: marks.filter((mark) => mark === "1").length };
}

const recalls = (found: string) => ({ exact: recall(found, "exact"), damaged: recall(found, "damaged") });

const raw = new Map<string, Measured[]>(adapters.map((name) => [name, []]));
const failed = new Map<string, string>();
for (let turn = 0; turn < rounds; turn += 1)
  for (const adapter of turn % 2 === 0 ? adapters : adapters.toReversed()) {
    const before = raw.get(adapter) ?? [];
    if (failed.has(adapter)) continue;
    const [first] = before;
    const measured = measure(adapter, first?.queries ?? queries, first === undefined ? seconds : 1e9);
    if (typeof measured === "string") failed.set(adapter, measured);
    else before.push(measured);
    process.stdout.write(`${adapter}: ${typeof measured === "string" ? measured : summary(measured)}\n`);
  }

function summary({ found, perSecond, buildSeconds, indexMb, p50, p99 }: Measured): string {
  const { exact, damaged } = recalls(found);
  const recalled = `exact ${exact.found} of ${exact.asked}, damaged ${damaged.found} of ${damaged.asked}`;
  return `${perSecond} queries/s (p50 ${p50} ms, p99 ${p99} ms), ${recalled}; built in ${buildSeconds} s, ${indexMb} MB`;
}

const figures = ["buildSeconds", "indexMb", "peakMb", "perSecond", "p50", "p95", "p99"] as const;

/** Recall is the same in every round; times are medians, with every value beside them. */
function caseOf(measured: readonly Measured[], ownMarks: string) {
  const [first] = measured;
  if (first === undefined) return undefined;
  const { settings, queries: asked, found, missed } = first;
  return {
    settings,
    queries: asked,
    recallAt10: recalls(found),
    missedByDamage: missed,
    ...(asked < ownMarks.length && { selvedgeOnTheSameQueries: recalls(ownMarks.slice(0, asked)) }),
    medians: Object.fromEntries(
      figures.map((figure) => [figure, median(measured.map((one) => one[figure]))]),
    ),
    raw: measured.map((one) => Object.fromEntries(figures.map((figure) => [figure, one[figure]]))),
  };
}

function versionOf(name: string): string {
  const file = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).version;
}

/** Our index, kept by one process and read by others: with one thread, and with as many as there are cores. */
function fromCache(): unknown {
  const folder = mkdtempSync(join(tmpdir(), "selvedge-bench-"));
  const started = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        "--no-warnings",
        `--max-old-space-size=${heapMb}`,
        fileURLToPath(new URL("from-cache.ts", import.meta.url)),
        ...args,
      ],
      { encoding: "utf8", maxBuffer: 1 << 28 },
    );
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  try {
    const made = JSON.parse(started("make", folder, String(names), String(queries)));
    const ask = (threads: number): FromCache[] =>
      Array.from({ length: rounds }, () => JSON.parse(started("ask", folder, String(threads))));
    const of = (asked: readonly FromCache[]) => ({
      medians: Object.fromEntries(loaded.map((figure) => [figure, median(asked.map((one) => one[figure]))])),
      raw: asked,
    });
    return {
      ...made,
      oneThread: of(ask(1)),
      allCores: { threads: cpus().length, ...of(ask(cpus().length)) },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const loaded = ["loadSeconds", "firstAnswerSeconds", "perSecond", "p50", "p99", "residentMb"] as const;

const marks = raw.get("selvedge")?.[0]?.found ?? "";
const result = {
  what: "names searched in memory on one thread: made-up supplier names after those of the OFAC SDN list; ten results a query; a third of the queries exact, a third damaged, a third of names that are not there",
  names,
  listed: [...raw.values()].flat()[0]?.listed ?? 0,
  queries,
  rounds,
  secondsInFirstRound: seconds,
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB`,
  heapLimitMb: heapMb,
  node: process.version,
  versions: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  date: new Date().toISOString().slice(0, 10),
  selvedgeFromCache: fromCache(),
  cases: Object.fromEntries(
    adapters.map((name) => [name, caseOf(raw.get(name) ?? [], marks) ?? { failed: failed.get(name) }]),
  ),
};
const file = names === 300_000 ? "result.json" : `result-${names}.json`;
writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
