import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { SelvedgeError } from "../../model/issue.ts";
import type { DayOrder } from "../../tracing/columns/day-order.ts";
import { type Progress, type Question, ReachPass, wholeBlock } from "../../tracing/columns/reach.ts";
import type { States } from "../../tracing/columns/state-log.ts";
import type { ReachSaid, ReachWork } from "./reach-apart.ts";
import { DayFile, reachInFile } from "./read-day-file.ts";

// A worker of `reach-apart.ts`: one pass, told of block by block, that looks between two blocks whether it is to stop.
const { network, classes, fitting, block, stop, question: asked } = workerData as ReachWork;
const port = parentPort as MessagePort;
const say = (said: ReachSaid, moved: ArrayBuffer[] = []): void => port.postMessage(said, moved);

/** Thrown between two blocks: there is nothing to be put in order. */
class Stopped extends Error {
  readonly progress: Progress;
  constructor(progress: Progress) {
    super("stopped");
    this.progress = progress;
  }
}

function report(progress: Progress): void {
  say({ kind: "progress", progress });
  if (!progress.done && Atomics.load(stop, 0) === 1) throw new Stopped(progress);
}

function inMemory(laid: DayOrder, question: Question): States {
  const pass = new ReachPass(laid, question);
  const whole = wholeBlock(laid);
  report(pass.progress);
  while (!pass.progress.done) report(pass.advance(whole, pass.progress.edges + block));
  return pass.states();
}

async function inFile(path: string, question: Question): Promise<States> {
  const file = await DayFile.open(path);
  try {
    return await reachInFile(file, question, ({ progress }) => report(progress));
  } finally {
    await file.close();
  }
}

try {
  const question = {
    ...asked,
    fits: (before: number, after: number) => fitting[before * classes + after] === 1,
  };
  const states = typeof network === "string" ? await inFile(network, question) : inMemory(network, question);
  // The columns are handed over, not copied.
  const columns = [states.party, states.good, states.day];
  say(
    { kind: "done", states },
    columns.map(({ buffer }) => buffer as ArrayBuffer),
  );
} catch (error) {
  if (error instanceof Stopped) say({ kind: "stopped", progress: error.progress });
  else if (error instanceof SelvedgeError)
    say({ kind: "failed", issue: error.issue, details: error.details });
  else throw error;
}
