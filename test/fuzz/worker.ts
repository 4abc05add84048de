// Reads inputs one after the other in a process of its own: node worker.ts <stretch as JSON> <file for the place>
import { openSync, writeSync } from "node:fs";
import { cpuUsage, memoryUsage, resourceUsage } from "node:process";
import { setImmediate as turn } from "node:timers/promises";
import { inputOfKept, keptInputs } from "./kept.ts";
import { planted } from "./planted.ts";
import { inputOf, type ReaderName, readInput } from "./readers.ts";

/** Seeds `from` to before `to` of a reader, or those places of the kept inputs or the planted faults. */
export interface Stretch {
  readonly reader: ReaderName | "kept" | "planted";
  readonly from: number;
  readonly to: number;
  /** Seeds that ended a process before. */
  readonly skip: readonly number[];
}

export type FaultKind = "crash" | "hang" | "memory";

export interface Fault {
  readonly kind: FaultKind;
  readonly reader: string;
  readonly seed: number;
  readonly what: string;
}

/** What is said, a line of JSON each: faults as they are met, and now and then what came since the last time. */
export type Said =
  | { readonly say: "fault"; readonly fault: Fault }
  | {
      readonly say: "done";
      /** First seed that is not among these. */
      readonly next: number;
      readonly outcomes: Readonly<Record<string, number>>;
      readonly slowestMs: number;
      readonly slowest: number;
      readonly peakMb: number;
    };

/** Above this an input hangs, and a process holds too much. */
export const mostMs = 1000;
export const mostMb = 512;

/** What took longer is done again, twice at most: a busy machine is no fault of the reader. */
const doubtfulMs = 200;
const inputsBetweenReports = 1000;
const mb = (bytes: number): number => Math.round(bytes / 2 ** 20);

interface Outcome {
  readonly outcome: string;
  readonly ms: number;
  readonly fault?: string;
}

let stray: unknown;
const keepStray = (error: unknown): void => {
  stray ??= error ?? new Error("nothing was thrown, and nobody caught it");
};

const named = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 6).join("\n") : String(error);

/** An input, ready to be read. */
interface Work {
  readonly reader: string;
  readonly read: () => Promise<string>;
}

async function once({ read }: Work): Promise<Outcome> {
  const started = performance.now();
  const before = cpuUsage();
  let outcome = "crash";
  let fault: unknown;
  try {
    outcome = await read();
  } catch (error) {
    fault = error;
  }
  // What nobody waited for is raised in the next turn.
  await turn();
  const { user, system } = cpuUsage(before);
  // Whichever is less: a process that waits for its turn on a busy machine does not work.
  const ms = Math.min(performance.now() - started, (user + system) / 1000);
  fault ??= stray;
  stray = undefined;
  return fault === undefined ? { outcome, ms } : { outcome: "crash", ms, fault: named(fault) };
}

async function best(work: Work, mark: (attempt: number) => void): Promise<Outcome> {
  let least = await once(work);
  for (let attempt = 1; attempt < 3 && least.ms > doubtfulMs; attempt += 1) {
    mark(attempt);
    const next = await once(work);
    if (next.ms < least.ms) least = next;
  }
  return least;
}

const say = (said: Said): void => {
  writeSync(1, `${JSON.stringify(said)}\n`);
};

/** What came since the last report. */
class Since {
  #outcomes: Record<string, number> = {};
  #slowest = { ms: 0, seed: -1 };

  add(seed: number, outcome: string, ms: number): void {
    this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1;
    if (ms > this.#slowest.ms) this.#slowest = { ms, seed };
  }
  report(next: number): void {
    const { ms, seed } = this.#slowest;
    const slowest = { slowestMs: Math.round(ms), slowest: seed };
    say({ say: "done", next, outcomes: this.#outcomes, ...slowest, peakMb: peakMb() });
    this.#outcomes = {};
    this.#slowest = { ms: 0, seed: -1 };
  }
}

const peakMb = (): number => mb(resourceUsage().maxRSS * 1024);

/** What is to be read, by seed. */
function worksOf(reader: Stretch["reader"]): (seed: number) => Work {
  if (reader === "planted") return (seed) => ({ reader, read: planted[seed] ?? (async () => "read") });
  if (reader !== "kept")
    return (seed) => {
      const input = inputOf(reader, seed);
      return { reader, read: () => readInput(reader, input) };
    };
  const kept = keptInputs();
  return (at) => {
    const each = kept[at];
    if (each === undefined) throw new Error(`There is no kept input ${at}.`);
    const input = inputOfKept(each);
    return { reader: each.reader, read: () => readInput(each.reader, input) };
  };
}

const sayFault = (fault: Fault): void => say({ say: "fault", fault });

/** Reads one input and says what is wrong with that; answers what it is counted as. */
async function workOn(seed: number, work: Work, place: number) {
  const { reader } = work;
  const mark = (attempt: number): void => {
    writeSync(place, Float64Array.of(seed, attempt), 0, 16, 0);
  };
  mark(0);
  const { outcome, ms, fault } = await best(work, mark);
  if (fault !== undefined) sayFault({ kind: "crash", reader, seed, what: fault });
  else if (ms > mostMs) sayFault({ kind: "hang", reader, seed, what: `${Math.round(ms)} ms` });
  const peak = peakMb();
  const isTooMuch = peak > mostMb;
  if (isTooMuch) {
    const what = `${peak} MB at the peak, ${mb(memoryUsage.rss())} MB after it`;
    sayFault({ kind: "memory", reader, seed, what });
  }
  return { outcome: fault === undefined && ms > mostMs ? "hang" : outcome, ms, isTooMuch };
}

async function work({ reader, from, to, skip }: Stretch, place: number): Promise<void> {
  const skipped = new Set(skip);
  const workOf = worksOf(reader);
  const since = new Since();
  for (let seed = from; seed < to; seed += 1) {
    if (skipped.has(seed)) continue;
    const { outcome, ms, isTooMuch } = await workOn(seed, workOf(seed), place);
    since.add(seed, outcome, ms);
    if (isTooMuch) {
      // A peak cannot be taken back: the next inputs are read by a fresh process.
      since.report(seed + 1);
      return;
    }
    if ((seed + 1) % inputsBetweenReports === 0) since.report(seed + 1);
  }
  since.report(to);
}

const [stretch, placeFile] = process.argv.slice(2);
if (stretch !== undefined && placeFile !== undefined) {
  process.on("unhandledRejection", keepStray).on("uncaughtException", keepStray);
  await work(JSON.parse(stretch) as Stretch, openSync(placeFile, "w"));
}
