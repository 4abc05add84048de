import { readFileSync, writeSync } from "node:fs";
import { SelvedgeError } from "../../src/model/issue.ts";
import { openWorkspace } from "../../src/workspace.ts";
import { type Plan, partSize, runCall, type Step } from "./plan.ts";
import { readLog } from "./read-log.ts";

/** What the worker says on its standard output, one JSON value a line. What it has said is acknowledged for ever. */
export type Said =
  | { readonly say: "ready"; readonly from: number }
  | { readonly say: "begin"; readonly step: number }
  | {
      readonly say: "done";
      readonly step: number;
      readonly verb: Step["verb"];
      /** The last event of the log when the verb had answered. */
      readonly seq: number;
      readonly head: string;
      readonly ms: number;
    }
  | {
      readonly say: "refused";
      readonly step: number;
      readonly code: string;
      readonly message: string;
      readonly hint: string;
    }
  | { readonly say: "end" };

const [, , planPath = "", dir = ""] = process.argv;

// writeSync hands the line to the system before the next verb begins: a kill cannot take back what was said.
const say = (said: Said): void => {
  writeSync(1, `${JSON.stringify(said)}\n`);
};

/** The first step of which the log does not hold all events, or that stands behind the last one that is held. */
function firstOpenStep({ steps }: Plan): number {
  const recorded = new Map<string, number>();
  for (const { by } of readLog(dir).events) recorded.set(by, (recorded.get(by) ?? 0) + 1);
  const begun = steps.findLastIndex(({ actor }) => recorded.has(actor));
  const last = steps[begun];
  if (last === undefined) return 0;
  return recorded.get(last.actor) === last.events ? begun + 1 : begun;
}

async function runStep(step: Step, index: number): Promise<void> {
  say({ say: "begin", step: index });
  const start = performance.now();
  const workspace = await openWorkspace(dir, { now: () => step.now, actor: step.actor, partSize });
  await runCall(workspace, step);
  const last = readLog(dir).events.at(-1);
  const ms = Math.round(performance.now() - start);
  say({ say: "done", step: index, verb: step.verb, seq: last?.seq ?? 0, head: last?.hash ?? "", ms });
}

function refused(index: number, error: unknown): void {
  if (!(error instanceof SelvedgeError)) throw error;
  const { code, message, hint } = error.issue;
  say({ say: "refused", step: index, code, message, hint });
  process.exitCode = 4;
}

async function runPlan(): Promise<void> {
  const plan = JSON.parse(readFileSync(planPath, "utf8")) as Plan;
  const from = firstOpenStep(plan);
  say({ say: "ready", from });
  for (const [index, step] of plan.steps.entries()) {
    if (index < from) continue;
    try {
      await runStep(step, index);
    } catch (error) {
      return refused(index, error);
    }
  }
  say({ say: "end" });
}

await runPlan();
