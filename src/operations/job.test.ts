import { describe, expect, it } from "vitest";
import { runSteps, type Step } from "./job.ts";
import type { Ports, Progress } from "./ports.ts";

/** A job of named steps over a set of checkpoints, and what it did. */
function job(names: readonly string[], checkpoints: Set<string>, stopAfter?: string) {
  const controller = new AbortController();
  const done: string[] = [];
  const progress: Progress[] = [];
  const steps = names.map(
    (name): Step<string> => ({
      name,
      done: async () => (checkpoints.has(name) ? `${name} before` : undefined),
      run: async () => {
        done.push(name);
        checkpoints.add(name);
        if (name === stopAfter) controller.abort();
        return `${name} now`;
      },
    }),
  );
  const ports = {
    signal: controller.signal,
    progress: (each: Progress) => progress.push(each),
  } as unknown as Ports;
  return { run: () => runSteps(ports, steps), done, progress };
}

describe("runSteps(ports, steps)", () => {
  it("runs the steps in order and says how far it is", async () => {
    const { run, progress } = job(["a", "b"], new Set());
    expect(await run()).toEqual(["a now", "b now"]);
    expect(progress.map(({ step, done, total }) => `${step} ${done}/${total}`)).toEqual([
      "a 0/2",
      "b 1/2",
      " 2/2",
    ]);
  });

  it("stops between steps when cancelled, keeps what is finished, and goes on from there", async () => {
    const checkpoints = new Set<string>();
    const first = job(["a", "b", "c"], checkpoints, "b");
    await expect(first.run()).rejects.toMatchObject({
      issue: { code: "job.cancelled", message: "Cancelled after 2 of 3 steps." },
    });
    const second = job(["a", "b", "c"], checkpoints);
    expect(await second.run()).toEqual(["a before", "b before", "c now"]);
    expect(second.done).toEqual(["c"]);
  });
});
