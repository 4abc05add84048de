import { SelvedgeError } from "../model/issue.ts";
import type { Ports, Progress } from "./ports.ts";

/** Reports progress inside a long verb, and ends it where it was cancelled. */
export function tick(ports: Ports, progress: Progress): void {
  if (ports.signal.aborted) throw cancelled(progress);
  ports.progress(progress);
}

/** As `tick`, and lets what waits be heard - a signal to stop among it. */
export async function pause(ports: Ports, progress: Progress): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  tick(ports, progress);
}

/** As `pause`, of a verb that only reads. */
export async function pauseReading(ports: Ports, progress: Progress): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (ports.signal.aborted) throw cancelled(progress, "Nothing was changed: this only reads. Ask again.");
  ports.progress(progress);
}

const kept = "Run the same command again: what is finished is kept and not done twice.";

function cancelled({ step, done, total }: Progress, hint = kept): SelvedgeError {
  const share = total > 0 ? Math.floor((100 * done) / total) : 0;
  return new SelvedgeError({
    code: "job.cancelled",
    message: `Cancelled at ${share} % of ${step === "" ? "the work" : step}.`,
    hint,
  });
}
