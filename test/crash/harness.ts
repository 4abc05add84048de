import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { verifyWorkspace } from "../../src/store/verify.ts";
import { type Acknowledged, checkKilled, type Findings, type Reference } from "./check-killed.ts";
import { differences, fingerprint } from "./fingerprint.ts";
import { drawMoment, type KillMoment, type Target } from "./kill-moments.ts";
import { makePlan, type Plan, type PlanSize, type Step } from "./plan.ts";
import { readLog } from "./read-log.ts";
import { type Seeded, seeded } from "./seeded.ts";
import { type Incarnation, startWorker } from "./start-worker.ts";
import type { Said } from "./worker.ts";

/** One kill that counted: where it struck and what it broke. */
export interface KillRecord extends Findings {
  readonly seed: number;
  readonly kill: number;
  readonly moment: string;
  /** The step that was under way. */
  readonly step: number;
  readonly verb: Step["verb"];
}

export interface KillRun {
  readonly seed: number;
  readonly kills: readonly KillRecord[];
  /** Verbs whose end was acknowledged, over all runs of the script. */
  readonly acknowledged: number;
  /** How often the script came to its end after its kills, and how often with the same bytes. */
  readonly resumed: number;
  readonly resumedEqual: number;
  /** What went wrong outside a kill: a worker that did not start again, bytes that differ at the end. */
  readonly failures: readonly string[];
}

export interface KillRunOptions {
  readonly seed: number;
  readonly kills: number;
  /** A folder that is empty or not there yet. */
  readonly folder: string;
  readonly size: PlanSize;
  /** Whether system calls may be counted with a tracer. */
  readonly traced: boolean;
  readonly onKill?: (record: KillRecord) => void;
}

/** A script with its files on the disk, and how it goes when nothing disturbs it. */
export interface Prepared {
  readonly plan: Plan;
  readonly planPath: string;
  readonly compileCache: string;
  readonly reference: Reference;
  /** What each step takes, in milliseconds. */
  readonly ms: readonly number[];
}

const describeEnd = ({ said, code, signal, stderr, hung }: Incarnation): string =>
  `the worker ${hung ? "hung" : `ended with ${signal ?? code}`} after ${JSON.stringify(said.at(-1) ?? "nothing")} ${stderr.slice(0, 2000)}`;

type Done = Extract<Said, { say: "done" }>;
const isDone = (said: Said): said is Done => said.say === "done";

/** Makes the script of a seed, by doing it, and runs it once undisturbed: the bytes to which every killed run is held. */
export async function prepare(seed: number, folder: string, size: PlanSize): Promise<Prepared> {
  const { plan, dir: planned } = await makePlan(seed, folder, size);
  const planPath = join(folder, "plan.json");
  writeFileSync(planPath, JSON.stringify(plan));
  const started = { plan, planPath, compileCache: join(folder, "compiled") };
  const dir = join(folder, "undisturbed", "workspace");
  const incarnation = await startWorker({ ...started, dir });
  if (incarnation.said.at(-1)?.say !== "end") throw new Error(describeEnd(incarnation));
  const files = fingerprint(dir);
  const { problems } = await verifyWorkspace(dir);
  const wrong = [...differences(files, fingerprint(planned)), ...problems.map(({ message }) => message)];
  if (wrong.length > 0) throw new Error(`Two undisturbed runs differ, or are not sound: ${wrong.join("; ")}`);
  const ms = incarnation.said.filter(isDone).map((step) => step.ms);
  return { ...started, reference: { log: readLog(dir).text, files }, ms };
}

/** After so many kills without a step acknowledged the next kill strikes a later step. */
const mostStale = 8;

/** A kill strikes one of so many next steps: more would be more undisturbed work for one kill. */
const nextSteps = 2;

/** One workspace, killed again and again until its script has come to the end. */
interface Round {
  readonly dir: string;
  readonly acknowledged: Acknowledged[];
  /** Steps that were said to be done, by all workers of the round. */
  step: number;
  /** Kills since a step was last acknowledged. */
  stale: number;
}

const hear = (round: Round, { said }: Incarnation): void => {
  const done = said.filter(isDone);
  const from = said.find((each) => each.say === "ready")?.from ?? round.step;
  round.step = (done.at(-1)?.step ?? from - 1) + 1;
  round.stale = done.length > 0 ? 0 : round.stale + 1;
  for (const { seq, head } of done) round.acknowledged.push({ seq, head });
};

async function runWorker(prepared: Prepared, dir: string, moment: KillMoment | undefined) {
  try {
    return await startWorker({ ...prepared, dir, ...moment });
  } finally {
    moment?.stop?.();
  }
}

/** What must hold when the script has come to its end. */
async function failuresAtEnd(prepared: Prepared, { dir }: Round): Promise<string[]> {
  const different = differences(fingerprint(dir), prepared.reference.files);
  const { problems } = await verifyWorkspace(dir);
  return [...different, ...problems.map(({ path, message }) => `verify at the end: ${path}: ${message}`)];
}

class Run {
  readonly #prepared: Prepared;
  readonly #options: KillRunOptions;
  readonly #random: Seeded;
  readonly kills: KillRecord[] = [];
  readonly failures: string[] = [];
  acknowledged = 0;
  resumed = 0;
  resumedEqual = 0;

  constructor(prepared: Prepared, options: KillRunOptions) {
    this.#prepared = prepared;
    this.#options = options;
    this.#random = seeded(options.seed ^ 0x5eed);
  }

  /** A step to strike, among the next ones; decisions and undos, which are short, oftener than imports. */
  #target({ step, stale }: Round): Target {
    const { plan, ms } = this.#prepared;
    // A worker that does not get past a step is left alone until the next one.
    const first = stale < mostStale ? step : step + 1;
    const near = plan.steps
      .slice(first, first + nextSteps)
      .map((each, index) => ({ ...each, step: first + index }));
    const weighted = near.flatMap((each) =>
      Array.from({ length: each.verb === "import" ? 1 : 3 }, () => each.step),
    );
    const target = this.#random.pick([...weighted, first]);
    return { step: target, ms: ms[target] ?? 0 };
  }

  #draw(round: Round): KillMoment | undefined {
    if (this.kills.length >= this.#options.kills) return undefined;
    const traced = this.#options.traced && round.stale < mostStale;
    return drawMoment({ dir: round.dir, random: this.#random, target: this.#target(round), traced });
  }

  async #countKill(round: Round, moment: KillMoment): Promise<void> {
    const { seed, folder, onKill } = this.#options;
    const { reference, plan } = this.#prepared;
    const findings = await checkKilled(
      round.dir,
      reference,
      round.acknowledged,
      join(folder, "copy", "workspace"),
    );
    const verb = plan.steps[round.step]?.verb ?? "undo";
    const record = {
      seed,
      kill: this.kills.length,
      moment: moment.name,
      step: round.step,
      verb,
      ...findings,
    };
    this.kills.push(record);
    onKill?.(record);
  }

  /** Starts a worker on the workspace of the round; true when the script has come to its end, or cannot. */
  async #once(round: Round): Promise<boolean> {
    const moment = this.#draw(round);
    const incarnation = await runWorker(this.#prepared, round.dir, moment);
    hear(round, incarnation);
    this.acknowledged += incarnation.said.filter(isDone).length;
    if (incarnation.said.at(-1)?.say === "end") return true;
    if (moment === undefined || incarnation.hung || incarnation.signal !== "SIGKILL") {
      this.failures.push(`step ${round.step}: ${describeEnd(incarnation)}`);
      return true;
    }
    if (incarnation.killedUnderWay) await this.#countKill(round, moment);
    return false;
  }

  async round(number: number): Promise<void> {
    const parent = join(this.#options.folder, `round-${number}`);
    const dir = join(parent, "workspace");
    // Made beforehand, so that what happens in it can be watched from the first moment.
    mkdirSync(dir, { recursive: true });
    const round: Round = { dir, acknowledged: [], step: 0, stale: 0 };
    while (!(await this.#once(round)));
    const failures = await failuresAtEnd(this.#prepared, round);
    this.resumed += 1;
    if (failures.length === 0) this.resumedEqual += 1;
    this.failures.push(...failures.map((failure) => `round ${number}: ${failure}`));
    if (failures.length === 0) rmSync(parent, { recursive: true });
  }
}

/** Kills workers of the script of a seed until so many kills have counted, and holds each outcome to the undisturbed run. */
export async function killRun(options: KillRunOptions): Promise<KillRun> {
  const run = new Run(await prepare(options.seed, options.folder, options.size), options);
  for (let number = 0; run.kills.length < options.kills && run.failures.length === 0; number += 1)
    await run.round(number);
  const { kills, acknowledged, resumed, resumedEqual, failures } = run;
  return { seed: options.seed, kills, acknowledged, resumed, resumedEqual, failures };
}
