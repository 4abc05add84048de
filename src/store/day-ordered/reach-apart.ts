import { Worker } from "node:worker_threads";
import { type Issue, SelvedgeError } from "../../model/issue.ts";
import type { DayOrder } from "../../tracing/columns/day-order.ts";
import type { Progress, Question } from "../../tracing/columns/reach.ts";
import type { States } from "../../tracing/columns/state-log.ts";

/** A network in memory, which the worker shares, or the path of a day-ordered file, which it opens. */
export type ApartNetwork = DayOrder | string;

export interface ApartOptions {
  /** Hears of each block of days. */
  readonly told?: (progress: Progress) => void;
  /** Ends the trace within a block. */
  readonly signal?: AbortSignal;
  /** Dated edges of a network in memory that are read between two looks at the signal; a file has blocks of its own. */
  readonly block?: number;
}

/** What a worker is given. A function cannot be: `fits` is asked of every pair of classes before. */
export interface ReachWork {
  readonly network: ApartNetwork;
  readonly question: Omit<Question, "fits">;
  readonly classes: number;
  /** 1 at before x classes + after where the two fit. */
  readonly fitting: Uint8Array;
  readonly block: number;
  /** One number; 1 = stop. */
  readonly stop: Int32Array;
}

/** What a worker says. */
export type ReachSaid =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "stopped"; readonly progress: Progress }
  | { readonly kind: "failed"; readonly issue: Issue; readonly details: readonly Issue[] }
  | { readonly kind: "done"; readonly states: States };

/** Edges of a block that is read in a few milliseconds. */
const usualBlock = 1_000_000;

/**
 * Like `reach` or `reachInFile`, in a worker, so that who asked stays free to do other things, and to cancel (`job.cancelled`).
 * `classes` is that of the network. What fails in the worker fails here with the same error.
 */
export async function reachApart(
  network: ApartNetwork,
  classes: number,
  { fits, ...question }: Question,
  { told, signal, block = usualBlock }: ApartOptions = {},
): Promise<States> {
  const fitting = Uint8Array.from({ length: classes * classes }, (_, pair) => {
    const [before, after] = [Math.floor(pair / classes), pair % classes];
    return before === 0 || after === 0 || fits(before, after) ? 1 : 0;
  });
  const stop = new Int32Array(new SharedArrayBuffer(4));
  if (signal?.aborted === true) throw cancelled({ edges: 0, of: 0, done: false });
  const workerData: ReachWork = { network, question, classes, fitting, block, stop };
  const file = import.meta.url.endsWith(".ts") ? "./reach-worker.ts" : "./reach-worker.js";
  const worker = new Worker(new URL(file, import.meta.url), { workerData });
  const abort = (): void => {
    Atomics.store(stop, 0, 1);
  };
  signal?.addEventListener("abort", abort, { once: true });
  try {
    return await answerOf(worker, told);
  } finally {
    signal?.removeEventListener("abort", abort);
    await worker.terminate();
  }
}

const answerOf = (worker: Worker, told: ApartOptions["told"]): Promise<States> =>
  new Promise((resolve, reject) => {
    worker.on("message", (said: ReachSaid) => {
      try {
        if (said.kind === "progress") told?.(said.progress);
        else if (said.kind === "done") resolve(said.states);
        else if (said.kind === "stopped") reject(cancelled(said.progress));
        else reject(new SelvedgeError(said.issue, said.details));
      } catch (error) {
        reject(error);
      }
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("the worker of a trace ended without an answer")));
  });

const cancelled = ({ edges, of }: Progress): SelvedgeError =>
  new SelvedgeError({
    code: "job.cancelled",
    message: `Cancelled after ${edges} of ${of} dated movements.`,
    hint: "Nothing was changed: a trace only reads.",
  });
