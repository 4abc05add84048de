import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import { SelvedgeError } from "../model/issue.ts";
import type { Progress } from "../operations/ports.ts";
import type { Effects } from "./effects.ts";
import { progressBar } from "./progress-bar.ts";

/** What a worker is told when it is made: the parts of the effects that are plain data. */
export interface ApartData extends Pick<Effects, "env" | "columns" | "outIsTerminal" | "errIsTerminal"> {
  readonly argv: readonly string[];
}

/** What a worker says. `waits` = it goes on when it is answered that what it printed has gone out. */
export type ApartMessage =
  | { readonly kind: "out" | "err"; readonly text: string }
  | { readonly kind: "waits" }
  | { readonly kind: "progress"; readonly progress: Progress | undefined }
  | { readonly kind: "ended"; readonly code: number };

/** Verbs that only read, and may take long over one step: these are run in a worker. */
const apart: ReadonlySet<string> = new Set(["trace", "expose"]);

export const isApart = (argv: readonly string[]): boolean => apart.has(argv[0] ?? "");

/**
 * Runs a command line in a worker, so that Ctrl-C is heard in the middle of a long step. It cancels at once: the verbs
 * that are run so write nothing.
 */
export function runApart(argv: readonly string[], effects: Effects): Promise<number> {
  const { env, columns, outIsTerminal, errIsTerminal, signal } = effects;
  const file = import.meta.url.endsWith(".ts") ? "./apart-worker.ts" : "./apart-worker.js";
  const workerData: ApartData = { argv, env: { ...env }, columns, outIsTerminal, errIsTerminal };
  // The worker gets the memory that this process was given.
  const maxOldGenerationSizeMb = Math.floor(getHeapStatistics().heap_size_limit / 1_048_576);
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb },
  });
  const bar = progressBar(errIsTerminal && !argv.includes("--quiet"));
  let progress: Progress | undefined;
  let printed = false;
  const ended = new Promise<number>((resolve, reject) => {
    worker.on("message", (message: ApartMessage) => {
      if (message.kind === "ended") resolve(message.code);
      else if (message.kind === "progress") {
        progress = message.progress;
        if (progress === undefined) bar.stop();
        else bar.update(progress);
      } else if (message.kind === "waits")
        void (effects.drained?.() ?? Promise.resolve()).then(() => worker.postMessage("go on"), reject);
      else {
        effects[message.kind](message.text);
        printed ||= message.kind === "out";
      }
    });
    worker.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? outOfMemory(maxOldGenerationSizeMb) : error),
    );
    worker.on("exit", () => reject(new Error("the worker ended without an answer")));
    signal.addEventListener("abort", () => reject(cancelled(progress, printed)), { once: true });
  });
  return ended
    .finally(() => {
      bar.stop();
      return worker.terminate();
    })
    .catch((thrown: unknown) => failed(thrown, argv, effects));
}

async function failed(thrown: unknown, argv: readonly string[], effects: Effects): Promise<number> {
  const { report } = await import("./run.ts");
  return report(thrown, argv.includes("--json"), effects);
}

const outOfMemory = (megabytes: number): SelvedgeError =>
  new SelvedgeError({
    code: "job.memory",
    message: `The answer needs more memory than the ${megabytes} MB that Node gives a process here.`,
    hint: "Ask for one product, or for fewer --paths; or give more: NODE_OPTIONS=--max-old-space-size=8192.",
  });

function cancelled(progress: Progress | undefined, printed: boolean): SelvedgeError {
  const { step, done, total } = progress ?? { step: "", done: 0, total: 0 };
  const share = total > 0 ? Math.floor((100 * done) / total) : 0;
  return new SelvedgeError({
    code: "job.cancelled",
    message: `Cancelled at ${share} % of ${step === "" ? "the work" : step}.`,
    hint: `Nothing was changed: this only reads.${printed ? " What it printed is not whole." : ""}`,
  });
}
