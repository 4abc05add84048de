import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type KillRun, killRun } from "./harness.ts";
import { whyNoTracer } from "./kill-moments.ts";

/** Seeds that are always run; one that found a fault is added here and stays. The full run is `scripts/kill-test.ts`. */
const keptSeeds = [4] as const;
const freshSeed = randomInt(1, 2 ** 31);
const killsPerSeed = 40 / (keptSeeds.length + 1);

const noTracer = whyNoTracer();
if (noTracer !== undefined) process.stdout.write(`skipped: kills at system calls (${noTracer})\n`);
process.stdout.write(`kills of the seeds ${keptSeeds.join(", ")} and, fresh, ${freshSeed}\n`);

const folder = mkdtempSync(join(tmpdir(), "selvedge-kills-"));
let failed = false;
// What a fault has left is kept, with the seed in its name.
afterAll(() => {
  if (failed) process.stdout.write(`the workspaces are kept in ${folder}\n`);
  else rmSync(folder, { recursive: true, force: true });
});

function expectNothingBroken(run: KillRun): void {
  const broken = run.kills.filter(
    ({ lost, halfSnapshots, verifyProblems }) =>
      lost.length + halfSnapshots.length + verifyProblems.length > 0,
  );
  failed ||= broken.length + run.failures.length > 0;
  expect({ broken, failures: run.failures }).toEqual({ broken: [], failures: [] });
  expect(run.kills).toHaveLength(killsPerSeed);
  expect(run.acknowledged).toBeGreaterThan(0);
  expect(run.resumed).toBeGreaterThan(0);
  expect(run.resumedEqual).toBe(run.resumed);
}

describe.concurrent("kill -9 in the middle of import, decide and undo", () => {
  it.each([...keptSeeds, freshSeed])(
    "seed %i: nothing acknowledged is lost, no half snapshot counts, and resuming gives the undisturbed bytes",
    { timeout: 600_000 },
    async (seed) => {
      const run = await killRun({
        seed,
        kills: killsPerSeed,
        folder: join(folder, String(seed)),
        size: { steps: 9, rows: 300 },
        traced: noTracer === undefined,
      });
      expectNothingBroken(run);
    },
  );
});
