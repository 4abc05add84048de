import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disturb, makeScene, type Scene } from "./disturbed-step.ts";
import { prepare } from "./harness.ts";
import { atSystemCall, whyNoTracer } from "./kill-moments.ts";

const folder = mkdtempSync(join(tmpdir(), "selvedge-making-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noTracer = whyNoTracer();
if (noTracer !== undefined) process.stdout.write(`skipped: kills at system calls (${noTracer})\n`);

let scene: Scene;
beforeAll(async () => {
  if (noTracer !== undefined) return;
  const prepared = await prepare(4, join(folder, "script"), { steps: 1, rows: 1 });
  scene = await makeScene(prepared, join(folder, "making"), 0);
}, 120_000);

/**
 * Moments that left a workspace which did not open again: between the first event and `workspace.json`, and while the tables of
 * the ledger were made. They pass quickly, so that kills by time seldom meet them; and they are met only once in a workspace.
 */
const moments = [
  ["rename,renameat,renameat2", [1, 2, 4]],
  ["fsync,fdatasync", [1, 2, 4, 16, 20]],
  ["pwrite64", [9, 37, 53, 69]],
  ["mkdir,mkdirat", [1, 3]],
] as const;
const kills = moments.flatMap(([calls, counts]) => counts.map((count) => ({ calls, count })));

describe.skipIf(noTracer !== undefined)("the making of a workspace, cut short", () => {
  it.each(kills)("at call $count of $calls: the next import makes it whole", async ({ calls, count }) => {
    const moment = atSystemCall(calls, count);
    const outcome = await disturb(scene, () => ({ name: moment.name, under: moment.under ?? [] }));
    const { disturbed, lost, halfSnapshots, verifyProblems, different } = outcome;
    expect(disturbed.signal).toBe("SIGKILL");
    expect({ lost, halfSnapshots, verifyProblems, different }).toEqual({
      lost: [],
      halfSnapshots: [],
      verifyProblems: [],
      different: [],
    });
  });
});
