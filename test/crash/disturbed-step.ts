import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Acknowledged, checkKilled, type Findings } from "./check-killed.ts";
import { differences, fingerprint } from "./fingerprint.ts";
import type { Prepared } from "./harness.ts";
import { readLog } from "./read-log.ts";
import { type Incarnation, startWorker } from "./start-worker.ts";

/** One step of a script, with the workspace as it is before the step and after it. */
export interface Scene {
  readonly prepared: Prepared;
  readonly folder: string;
  /** The script up to the step, the step included. */
  readonly planPath: string;
  readonly before: string;
  readonly after: string;
  readonly acknowledged: readonly Acknowledged[];
}

async function runTo(prepared: Prepared, folder: string, count: number): Promise<[string, string]> {
  const planPath = join(folder, `plan-${count}.json`);
  const dir = join(folder, `steps-${count}`, "workspace");
  mkdirSync(dir, { recursive: true });
  writeFileSync(planPath, JSON.stringify({ ...prepared.plan, steps: prepared.plan.steps.slice(0, count) }));
  const { said, stderr } = await startWorker({ ...prepared, planPath, dir });
  if (said.at(-1)?.say !== "end") throw new Error(`The first ${count} steps did not end: ${stderr}`);
  return [planPath, dir];
}

/** The scene of a step of a script. */
export async function makeScene(prepared: Prepared, folder: string, step: number): Promise<Scene> {
  const [, before] = await runTo(prepared, folder, step);
  const [planPath, after] = await runTo(prepared, folder, step + 1);
  const last = readLog(before).events.at(-1);
  const acknowledged = last === undefined ? [] : [{ seq: last.seq, head: last.hash }];
  return { prepared, folder, planPath, before, after, acknowledged };
}

export interface Outcome extends Findings {
  /** How the worker ended that was disturbed. */
  readonly disturbed: Incarnation;
  /** What differs from an undisturbed run after the same step was done again without a disturbance. */
  readonly different: readonly string[];
}

export interface Disturbance {
  /** Unlike every other of the scene. */
  readonly name: string;
  readonly under: readonly string[];
  /** Where the workspace stands while the worker runs, if not where it is looked at afterwards. */
  readonly dir?: string;
}

/** Does the step under a disturbance on a copy of the workspace, looks at what is left, and does it again without. */
export async function disturb(scene: Scene, of: (dir: string) => Disturbance): Promise<Outcome> {
  const { prepared, planPath, before, after, acknowledged, folder } = scene;
  const dir = join(folder, "disturbed", String(cases), "workspace");
  cases += 1;
  cpSync(before, dir, { recursive: true });
  const disturbance = of(dir);
  const disturbed = await startWorker({
    ...prepared,
    planPath,
    dir: disturbance.dir ?? dir,
    under: disturbance.under,
  });
  const findings = await checkKilled(
    dir,
    prepared.reference,
    acknowledged,
    join(folder, "copy", "workspace"),
  );
  const again = await startWorker({ ...prepared, planPath, dir });
  const ended = again.said.at(-1)?.say === "end" ? [] : [`done again, it fails: ${JSON.stringify(again)}`];
  return {
    disturbed,
    ...findings,
    different: [...ended, ...differences(fingerprint(dir), fingerprint(after))],
  };
}

let cases = 0;
