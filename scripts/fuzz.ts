// Reads mutated inputs, so many for each reader, in processes of their own; 0 faults is what is expected:
//   node scripts/fuzz.ts --reader NAME|all --inputs 1000000 --seed 1 [--from K] [--workers 1|2] [--keep DIR] [--write]
// Input i has seed + i for its seed. With --write, bench/quality/fuzz/result.json is written after every block; --from K goes
// on with input K of the run that is written there. --keep DIR: inputs that found a fault, as small as they could be made.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { appVersion } from "../src/version.ts";
import { addTallies, emptyTally, fuzz, inParallel, type Tally } from "../test/fuzz/harness.ts";
import { toKept } from "../test/fuzz/kept.ts";
import { inputOf, type ReaderName, readerNames } from "../test/fuzz/readers.ts";
import { reduced } from "../test/fuzz/reduce.ts";
import type { Fault } from "../test/fuzz/worker.ts";

const { values } = parseArgs({
  options: {
    reader: { type: "string", default: "all" },
    inputs: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
    workers: { type: "string", default: "1" },
    keep: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const [inputs, firstSeed, from, workers] = [values.inputs, values.seed, values.from, values.workers].map(
  Number,
) as [number, number, number, number];
const resultFile = fileURLToPath(new URL("../bench/quality/fuzz/result.json", import.meta.url));
/** Inputs of one process: its start is a second, and what it may leave behind ends with it. */
const blockInputs = 10_000;
/** Faults after which a reader is left: what they have in common is to be mended first. */
const mostFaults = 200;

const machine = {
  cpu: cpus()[0]?.model ?? "unknown",
  cpus: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
};

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "unknown";
  }
}

/** What is kept of the inputs of one reader. */
interface Entry {
  readonly reader: ReaderName;
  readonly inputs: number;
  readonly seeds: { readonly from: number; readonly to: number };
  readonly crashes: number;
  readonly hangs: number;
  readonly slowestMs: number;
  readonly slowestSeed: number;
  readonly peakMb: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
  readonly machine: typeof machine;
  readonly versions: { readonly selvedge: string; readonly commit: string; readonly node: string };
  readonly date: string;
}

interface Result {
  readonly what: string;
  readonly readers: readonly Entry[];
}

const entryOf = (reader: ReaderName, tally: Tally): Entry => ({
  reader,
  inputs: tally.inputs,
  seeds: { from: firstSeed, to: firstSeed + tally.inputs - 1 },
  crashes: tally.faults.filter(({ kind }) => kind === "crash").length,
  hangs: tally.faults.filter(({ kind }) => kind === "hang").length,
  slowestMs: tally.slowestMs,
  slowestSeed: tally.slowest,
  peakMb: tally.peakMb,
  outcomes: Object.fromEntries(Object.entries(tally.outcomes).sort(([, a], [, b]) => b - a)),
  faults: tally.faults,
  machine,
  versions: { selvedge: appVersion, commit: commit(), node: process.version },
  date: new Date().toISOString().slice(0, 10),
});

const written = (): readonly Entry[] =>
  existsSync(resultFile) ? (JSON.parse(readFileSync(resultFile, "utf8")) as Result).readers : [];

function writeEntry(entry: Entry): void {
  const others = written().filter(({ reader }) => reader !== entry.reader);
  const readers = [...others, entry].sort(
    (a, b) => readerNames.indexOf(a.reader) - readerNames.indexOf(b.reader),
  );
  const what =
    "mutated inputs of every reader; a crash is anything thrown that is not foreseen, a promise of a row or a message that is broken, or the end of the process; a hang is an input that takes more than 1 s, of three tries the best";
  mkdirSync(join(resultFile, ".."), { recursive: true });
  writeFileSync(resultFile, `${JSON.stringify({ what, readers } satisfies Result, null, 2)}\n`);
}

/** What an earlier run left, where this one goes on from it. */
function earlier(reader: ReaderName): Tally {
  if (from === 0) return emptyTally;
  const entry = written().find((each) => each.reader === reader);
  if (entry === undefined || entry.seeds.from !== firstSeed || entry.inputs !== from)
    throw new Error(
      `--from ${from}: ${resultFile} holds ${entry?.inputs ?? 0} inputs of ${reader} from seed ${entry?.seeds.from ?? "none"}; go on from there.`,
    );
  return { ...entry, slowest: entry.slowestSeed };
}

async function keep({ reader: name, seed, kind, what }: Fault, folder: string): Promise<void> {
  const reader = name as ReaderName;
  const input = inputOf(reader, seed);
  const small =
    kind === "crash" && !what.startsWith("the process ended") ? await reduced(reader, input) : input;
  mkdirSync(folder, { recursive: true });
  const kept = toKept(reader, seed, what.split("\n")[0] ?? kind, small);
  writeFileSync(join(folder, `${reader}-${seed}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}

async function report(faults: readonly Fault[]): Promise<void> {
  for (const fault of faults) {
    console.log(`${fault.kind}: ${fault.reader}, seed ${fault.seed}: ${fault.what}`);
    if (values.keep !== undefined) await keep(fault, values.keep);
  }
}

const count = (value: number): string => value.toLocaleString("en-US");

async function run(reader: ReaderName): Promise<Tally> {
  let tally = earlier(reader);
  const started = performance.now();
  for (let at = from; at < inputs && tally.faults.length < mostFaults; ) {
    const lanes = Array.from({ length: workers }, (_, lane) => at + lane * blockInputs).filter(
      (begin) => begin < inputs,
    );
    const blocks = lanes.map((begin) => ({
      reader,
      from: firstSeed + begin,
      to: firstSeed + Math.min(inputs, begin + blockInputs),
    }));
    for (const done of await inParallel(blocks, workers, fuzz)) {
      await report(done.faults);
      tally = addTallies(tally, done);
    }
    at = Math.min(inputs, at + workers * blockInputs);
    if (values.write) writeEntry(entryOf(reader, tally));
    const { crashes, hangs, slowestMs, peakMb } = entryOf(reader, tally);
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    console.log(
      `${reader}: ${count(tally.inputs)} of ${count(inputs)}, ${crashes} crashes, ${hangs} hangs, slowest ${slowestMs} ms, ${peakMb} MB; ${minutes} min`,
    );
  }
  return tally;
}

const chosen = values.reader === "all" ? readerNames : readerNames.filter((name) => name === values.reader);
if (chosen.length === 0) throw new Error(`--reader is one of: all, ${readerNames.join(", ")}.`);
for (const reader of chosen) {
  const tally = await run(reader);
  console.log(JSON.stringify(tally.outcomes));
  if (tally.faults.length > 0) process.exitCode = 1;
}
