import { type ChildProcess, spawnSync } from "node:child_process";
import { existsSync, type FSWatcher, watch } from "node:fs";
import { join } from "node:path";
import type { Seeded } from "./seeded.ts";
import { killGroup } from "./start-worker.ts";
import type { Said } from "./worker.ts";

/** How a worker is to be killed: what to run it under, and what to do when it speaks. */
export interface KillMoment {
  /** For people and for the record: what was drawn. */
  readonly name: string;
  readonly under?: readonly string[];
  readonly onSaid?: (said: Said, child: ChildProcess) => void;
  /** To be called when the worker has ended. */
  readonly stop?: () => void;
}

/** The step at whose beginning a kill is armed. */
export interface Target {
  readonly step: number;
  /** What the step takes when nothing disturbs it, in milliseconds. */
  readonly ms: number;
}

const begins = (said: Said, { step }: Target): boolean => said.say === "begin" && said.step === step;

/** So many milliseconds after the beginning of a step. */
export function afterTime(target: Target, ms: number): KillMoment {
  let timer: NodeJS.Timeout | undefined;
  return {
    name: `${ms} ms into step ${target.step}`,
    onSaid: (said, child) => {
      if (begins(said, target)) timer = setTimeout(() => killGroup(child), ms);
    },
    stop: () => clearTimeout(timer),
  };
}

const watchedFolders = ["", "log", "originals", "records", "lists"] as const;

/** At the n-th change of a name or of bytes in the folders of the workspace: close to renames and flushes, which are short. */
export function atFileEvent(dir: string, target: Target, count: number): KillMoment {
  const watchers = new Map<string, FSWatcher>();
  let left = count;
  const watchFolder = (name: string, child: ChildProcess): void => {
    const path = join(dir, name);
    if (watchers.has(name) || !existsSync(path)) return;
    const watcher = watch(path, () => {
      left -= 1;
      if (left === 0) killGroup(child);
      for (const other of watchedFolders) watchFolder(other, child);
    });
    // A folder that goes away while it is watched is what this is for.
    watchers.set(
      name,
      watcher.on("error", () => undefined),
    );
  };
  return {
    name: `at file event ${count} of step ${target.step}`,
    onSaid: (said, child) => {
      if (begins(said, target)) for (const name of watchedFolders) watchFolder(name, child);
    },
    stop: () => {
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** Calls by which a process changes a disk, in groups; `write` also counts what Node writes to itself, so it is drawn from more. */
const callGroups = [
  { calls: "rename,renameat,renameat2", perStep: 5 },
  { calls: "fsync,fdatasync", perStep: 15 },
  { calls: "pwrite64,ftruncate", perStep: 30 },
  { calls: "write,writev", perStep: 50 },
  { calls: "unlink,unlinkat,rmdir,mkdir,mkdirat", perStep: 10 },
] as const;

/**
 * At the entry of the n-th system call of a group that a thread makes. The tracer looks at every call: its filter in the kernel
 * (--seccomp-bpf) lets the signal fall under the table.
 */
export const atSystemCall = (calls: string, count: number): KillMoment => ({
  name: `at call ${count} of ${calls}`,
  under: tracing(calls, `signal=KILL:when=${count}`),
});

/** A command under which the named system calls of a process are tampered with. */
export const tracing = (calls: string, what: string): readonly string[] => [
  ...["strace", "-f", "-qq", "-o", "/dev/null"],
  ...["-e", `trace=${calls}`, "-e", `inject=${calls}:${what}`],
];

/** Whether this machine lets a process be traced; the reason where it does not. */
export function whyNoTracer(): string | undefined {
  const probe = spawnSync("strace", ["-f", "-qq", "-o", "/dev/null", "true"], { encoding: "utf8" });
  if (probe.error !== undefined) return "strace is not installed";
  return probe.status === 0 ? undefined : `strace may not trace here: ${probe.stderr.trim().split("\n")[0]}`;
}

export interface DrawOptions {
  readonly dir: string;
  readonly random: Seeded;
  readonly target: Target;
  readonly traced: boolean;
}

/**
 * Draws how the next worker is killed: at a system call, by what happens to files, or by time. The time runs to half as long
 * again as the step takes: a worker that goes on after a kill has to mend before it does the step.
 */
export function drawMoment({ dir, random, target, traced }: DrawOptions): KillMoment {
  const dice = random.next();
  if (traced && dice < 0.35) {
    const { calls, perStep } = random.pick(callGroups);
    return atSystemCall(calls, random.between(1, Math.round(perStep * 1.5)));
  }
  if (dice < 0.6) return atFileEvent(dir, target, random.between(1, 40));
  return afterTime(target, random.between(0, Math.round(target.ms * 1.5)));
}
