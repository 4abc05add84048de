import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Said } from "./worker.ts";

export interface Incarnation {
  /** All that the worker said, whole lines only. */
  readonly said: readonly Said[];
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly stderr: string;
  /** It had to be ended because it did not end by itself. */
  readonly hung: boolean;
  /** The kill -9 came while the script was under way: after its start and before its end. */
  readonly killedUnderWay: boolean;
}

export interface StartOptions {
  readonly planPath: string;
  readonly dir: string;
  /** Where compiled modules are kept between starts: hundreds of starts would else compile the same files. */
  readonly compileCache: string;
  /** A command to run the worker under, such as a tracer or a shell with limits. */
  readonly under?: readonly string[];
  /** Called with each thing that the worker says, as it says it. */
  readonly onSaid?: (said: Said, child: ChildProcess) => void;
}

/** After this long a worker hangs. Far beyond what any script takes. */
const hangMs = 180_000;

/** Ends the worker and whatever it runs under: both stand in a process group of their own. */
export function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It ended by itself meanwhile.
  }
}

/** Runs a worker to its end, however that comes. */
export async function startWorker(options: StartOptions): Promise<Incarnation> {
  const { planPath, dir, compileCache, under = [], onSaid } = options;
  const script = join(import.meta.dirname, "worker.ts");
  const [command = "", ...args] = [...under, process.execPath, "--no-warnings", script, planPath, dir];
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  const said: Said[] = [];
  let rest = "";
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const each = JSON.parse(line) as Said;
      said.push(each);
      onSaid?.(each, child);
    }
  });
  let hung = false;
  const guard = setTimeout(() => {
    hung = true;
    killGroup(child);
  }, hangMs);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on("error", reject).on("close", (...ended) => resolve(ended));
  });
  clearTimeout(guard);
  const killedUnderWay = !hung && signal === "SIGKILL" && said.length > 0 && said.at(-1)?.say !== "end";
  return { said, signal, code, stderr, hung, killedUnderWay };
}
