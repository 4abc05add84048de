import { SelvedgeError } from "../model/issue.ts";
import type { Ports, Progress } from "./ports.ts";

/** One step of a job. `done` finds the result of an earlier run by its checkpoint, so that nothing is done twice. */
export interface Step<R> {
  readonly name: string;
  readonly done: () => Promise<R | undefined>;
  readonly run: () => Promise<R>;
}

/**
 * Runs the steps in order. Cancelling takes effect between steps: what was finished is kept (its checkpoint is
 * durable), and running the job again goes on from there.
 */
export async function runSteps<R>(ports: Ports, steps: readonly Step<R>[]): Promise<readonly R[]> {
  const results: R[] = [];
  for (const [index, step] of steps.entries()) {
    await pause(ports, { step: step.name, done: index, total: steps.length });
    results.push((await step.done()) ?? (await step.run()));
  }
  ports.progress({ step: "", done: steps.length, total: steps.length });
  return results;
}

/** Reports progress inside a long verb that writes nothing, and ends it where it was cancelled. */
export function tick(ports: Ports, progress: Progress): void {
  if (ports.signal.aborted) throw cancelled(progress.done, progress.total);
  ports.progress(progress);
}

/** As `tick`, and lets what waits be heard - a signal to stop among it. */
export async function pause(ports: Ports, progress: Progress): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  tick(ports, progress);
}

const cancelled = (finished: number, total: number): SelvedgeError =>
  new SelvedgeError({
    code: "job.cancelled",
    message: `Cancelled after ${finished} of ${total} steps.`,
    hint: "Run the same command again: finished steps are kept and skipped.",
  });
