import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkspace, type Workspace } from "../../src/workspace.ts";
import { generateFile } from "./generate-file.ts";
import { readLog } from "./read-log.ts";
import { type Seeded, seeded } from "./seeded.ts";

/** Small parts, so that a file of some thousand rows has several checkpoints and kills fall between them. */
export const partSize = { rows: 2_000, bytes: 1 << 20, issues: 500 };

export type Decision = "same" | "not-same" | "cannot-tell";

export type Call =
  | { readonly verb: "import"; readonly files: readonly string[] }
  | { readonly verb: "decide"; readonly hit: string; readonly decision: Decision; readonly reason: string }
  | { readonly verb: "undo"; readonly import: string };

/** One call of a verb, with all that it needs, so that every run of the script makes the same call. */
export type Step = Call & {
  /** The clock of the step, and the name under which it is recorded: by it a later run sees what is done. */
  readonly now: string;
  readonly actor: string;
  /** How many events the step records when nothing disturbs it. */
  readonly events: number;
};

/** What a worker does from beginning to end. */
export interface Plan {
  readonly seed: number;
  readonly steps: readonly Step[];
}

export interface Planned {
  readonly plan: Plan;
  /** The workspace in which the script was made, which is as an undisturbed run leaves it. */
  readonly dir: string;
}

export interface PlanSize {
  readonly steps: number;
  /** Rows of the largest file. */
  readonly rows: number;
}

/** Runs one call on a workspace. The same function plans, runs undisturbed and is killed. */
export async function runCall(workspace: Workspace, call: Call): Promise<unknown> {
  switch (call.verb) {
    case "import":
      return workspace.import(call.files);
    case "decide":
      return workspace.decide({
        hit: call.hit,
        decision: call.decision,
        reason: call.reason,
        by: "A. Person",
      });
    case "undo":
      return workspace.undo(call.import, "it was the wrong file");
  }
}

interface Known {
  readonly random: Seeded;
  readonly folder: string;
  readonly rows: number;
  /** Files written so far, with the import that each became. */
  readonly files: Map<string, string | undefined>;
  readonly workspace: Workspace;
  readonly inForce: () => readonly string[];
}

/** How many rows: every order of size as often as the next. */
const rowsOf = ({ random, rows }: Known): number => Math.max(1, Math.round(rows ** random.next()));

function newFile(known: Known, kind: string, rows: number): string {
  const file = generateFile(known.random, { kind, rows, number: known.files.size });
  const path = join(known.folder, file.name);
  writeFileSync(path, file.text);
  known.files.set(path, undefined);
  return path;
}

function importCall(known: Known): Call {
  const { random, files } = known;
  const count = random.pick([1, 1, 1, 2, 3]);
  const fresh = Array.from({ length: count }, () =>
    newFile(known, random.pick(["parties", "shipments", "shipments", "products", "sites"]), rowsOf(known)),
  );
  // A file that was there before among the new ones: it is answered as already there, or counts again after an undo.
  return { verb: "import", files: random.next() < 0.3 ? [...fresh, random.pick([...files.keys()])] : fresh };
}

async function decideCall(known: Known): Promise<Call | undefined> {
  const hits = (await known.workspace.screen()).flatMap((line) => line.hits.map(({ hit }) => hit));
  if (hits.length === 0) return undefined;
  const decision = known.random.pick(["same", "not-same", "cannot-tell"] as const);
  const reason = `seen in the register ${"x".repeat(known.random.between(0, 900))}`;
  return { verb: "decide", hit: known.random.pick(hits), decision, reason };
}

function undoCall(known: Known): Call | undefined {
  const inForce = known.inForce();
  return inForce.length < 2 ? undefined : { verb: "undo", import: known.random.pick(inForce) };
}

async function nextCall(known: Known, index: number): Promise<Call> {
  // First parties with listed names, then the largest file: every script has hits and a long import.
  if (index === 0) return { verb: "import", files: [newFile(known, "parties", 6)] };
  if (index === 1) return { verb: "import", files: [newFile(known, "shipments", known.rows)] };
  const again = (): Call => ({ verb: "import", files: [known.random.pick([...known.files.keys()])] });
  const dice = known.random.next();
  if (dice < 0.35) return importCall(known);
  if (dice < 0.5) return again();
  return (dice < 0.75 ? undoCall(known) : await decideCall(known)) ?? importCall(known);
}

/** Imports that the log has in force, in its order. */
export function importsInForce(events: ReturnType<typeof readLog>["events"]): string[] {
  const inForce = new Set<string>();
  for (const { type, data } of events) {
    if (type === "import-registered") inForce.add(String(data.import));
    if (type === "import-undone") inForce.delete(String(data.import));
  }
  return [...inForce];
}

const instantOf = (index: number): string => new Date(Date.UTC(2026, 2, 2, 9) + index * 60_000).toISOString();

/** Writes the files of a script into the folder, and the script: made by doing it, so that it names hits and imports that are there. */
export async function makePlan(seed: number, folder: string, size: PlanSize): Promise<Planned> {
  // The name of every workspace of the script: a workspace bears the name of its folder.
  const dir = join(folder, "planned", "workspace");
  mkdirSync(join(folder, "files"), { recursive: true });
  const clock = { now: "", actor: "" };
  const open = () => openWorkspace(dir, { now: () => clock.now, actor: clock.actor, partSize });
  const known: Known = {
    random: seeded(seed),
    folder: join(folder, "files"),
    rows: size.rows,
    files: new Map(),
    workspace: await open(),
    inForce: () => importsInForce(readLog(dir).events),
  };
  const steps: Step[] = [];
  for (let index = 0; index < size.steps; index += 1) {
    Object.assign(clock, { now: instantOf(index), actor: `step ${index}` });
    const call = await nextCall(known, index);
    await runCall(await open(), call);
    const events = readLog(dir).events.filter(({ by }) => by === clock.actor).length;
    steps.push({ ...clock, events, ...call });
  }
  return { plan: { seed, steps }, dir };
}
