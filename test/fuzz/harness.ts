import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Fault, Said, Stretch } from "./worker.ts";

/** What came of a stretch of inputs. */
export interface Tally {
  readonly inputs: number;
  /** "read", "crash", "hang", or the code of a refusal -> how many. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
  readonly slowestMs: number;
  /** Its seed; -1 where nothing was read. */
  readonly slowest: number;
  readonly peakMb: number;
}

export const emptyTally: Tally = {
  inputs: 0,
  outcomes: {},
  faults: [],
  slowestMs: 0,
  slowest: -1,
  peakMb: 0,
};

export function addTallies(a: Tally, b: Tally): Tally {
  const outcomes: Record<string, number> = { ...a.outcomes };
  for (const [name, count] of Object.entries(b.outcomes)) outcomes[name] = (outcomes[name] ?? 0) + count;
  const slower = b.slowestMs > a.slowestMs ? b : a;
  return {
    inputs: a.inputs + b.inputs,
    outcomes,
    faults: [...a.faults, ...b.faults],
    slowestMs: slower.slowestMs,
    slowest: slower.slowest,
    peakMb: Math.max(a.peakMb, b.peakMb),
  };
}

/** Seconds of work, and seconds of waiting, after which one input is taken to go on for ever. */
const mostWorkSeconds = 5;
const mostWaitSeconds = 90;
const lookEveryMs = 250;
/** A process that takes more is a fault and ends; the machine is to live on. */
const mostHeapMb = 1024;

/** Seconds of work of a process so far; undefined where the system does not tell. */
function workSeconds(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

/** Where a worker is: seed and attempt. */
function placeIn(file: string): readonly [seed: number, attempt: number] {
  try {
    const bytes = readFileSync(file);
    if (bytes.length < 16) return [-1, 0];
    return [bytes.readDoubleLE(0), bytes.readDoubleLE(8)];
  } catch {
    return [-1, 0];
  }
}

/** Ends a worker that does not come away from one input; answers a function that says whether it did. */
function watch(child: ChildProcess, placeFile: string): { readonly stop: () => boolean } {
  let ended = false;
  let last = { place: "", work: 0, at: performance.now() };
  const timer = setInterval(() => {
    const work = child.pid === undefined ? undefined : workSeconds(child.pid);
    const place = placeIn(placeFile).join(" ");
    if (place !== last.place) {
      last = { place, work: work ?? 0, at: performance.now() };
      return;
    }
    const waited = (performance.now() - last.at) / 1000;
    if ((work ?? 0) - last.work <= mostWorkSeconds && waited <= mostWaitSeconds) return;
    ended = true;
    child.kill("SIGKILL");
  }, lookEveryMs);
  return {
    stop: () => {
      clearInterval(timer);
      return ended;
    },
  };
}

interface Worked {
  readonly tally: Tally;
  readonly next: number;
}

const fromReport = (said: Extract<Said, { say: "done" }>): Tally => ({
  ...emptyTally,
  inputs: Object.values(said.outcomes).reduce((sum, count) => sum + count, 0),
  outcomes: said.outcomes,
  slowestMs: said.slowestMs,
  slowest: said.slowest,
  peakMb: said.peakMb,
});

const faultOf = (kind: "crash" | "hang", { reader }: Stretch, seed: number, what: string): Tally => ({
  ...emptyTally,
  inputs: 1,
  outcomes: { [kind]: 1 },
  faults: [{ kind, reader, seed, what }],
});

/** One process over as much of a stretch as it comes through; a fault that was said and not yet counted is said again. */
async function workOnce(stretch: Stretch, placeFile: string): Promise<Worked> {
  const args = [
    `--max-old-space-size=${mostHeapMb}`,
    "--no-warnings",
    join(import.meta.dirname, "worker.ts"),
  ];
  const child = spawn(process.execPath, [...args, JSON.stringify(stretch), placeFile], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const watched = watch(child, placeFile);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-4000);
  });
  const closed = new Promise<string>((resolve, reject) => {
    child.on("error", reject).on("close", (code, signal) => resolve(`${signal ?? `code ${code}`}`));
  });
  let worked: Worked = { tally: emptyTally, next: stretch.from };
  let faults: Fault[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Said;
    if (said.say === "fault") faults.push(said.fault);
    else {
      worked = { tally: addTallies(worked.tally, { ...fromReport(said), faults }), next: said.next };
      faults = [];
    }
  }
  const how = await closed;
  const hung = watched.stop();
  if (how === "code 0") return worked;
  const [seed] = placeIn(placeFile);
  if (seed < 0) throw new Error(`The worker did not start (${how}): ${stderr}`);
  const died = hung
    ? faultOf("hang", stretch, seed, "ended by the watchdog")
    : faultOf("crash", stretch, seed, `the process ended with ${how}: ${stderr.trim().slice(0, 600)}`);
  return { ...worked, tally: addTallies(worked.tally, died) };
}

/**
 * Reads a stretch of inputs in processes of their own, a fresh one wherever one died. Seeds that were done since the
 * last report of a process that died are done again.
 */
export async function fuzz(stretch: Omit<Stretch, "skip">): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "selvedge-fuzz-"));
  let [tally, from] = [emptyTally, stretch.from];
  const skip: number[] = [];
  try {
    for (let start = 0; from < stretch.to; start += 1) {
      const placeFile = join(folder, String(start));
      const { tally: done, next } = await workOnce({ ...stretch, from, skip }, placeFile);
      const died = done.faults.filter(({ seed }) => seed >= next).map(({ seed }) => seed);
      skip.push(...died);
      tally = addTallies(tally, done);
      from = next;
    }
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does all of these, so many at a time. */
export async function inParallel<T, R>(
  items: readonly T[],
  at: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let mine = next; mine < items.length; mine = next) {
      next += 1;
      results[mine] = await run(items[mine] as T);
    }
  };
  await Promise.all(Array.from({ length: at }, lane));
  return results;
}
