import { isIsoInstant } from "../model/dates.ts";
import { exitCodeOf, kindOf } from "../model/errors.ts";
import { fail } from "../model/issue.ts";
import type { Operation } from "../operations/operation.ts";
import { parseInput } from "../operations/parse-input.ts";
import { createPorts } from "../workspace.ts";
import type { Effects } from "./effects.ts";
import { jsonLines } from "./json-chunks.ts";
import { progressBar } from "./progress-bar.ts";
import { rendererOf } from "./render/renderers.ts";

export interface GlobalFlags {
  readonly workspace: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly now?: string;
  readonly actor?: string;
  readonly failOn?: string;
}

interface Call {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
  readonly flags: GlobalFlags;
  readonly effects: Effects;
}

export const alarmWords = ["strong", "review", "applies", "unknown", "contradicted"] as const;

/** Runs one operation for the terminal and prints its output. Answers 1 when --fail-on was met, else 0. */
export async function callOperation({ operation, input, flags, effects }: Call): Promise<number> {
  checkAlarm(flags.failOn);
  const parsed = parseInput(operation, input);
  const bar = effects.bar ?? progressBar(effects.errIsTerminal && flags.quiet !== true);
  const now = clock(flags, effects);
  const ports = createPorts({
    dir: flags.workspace,
    now: () => now,
    signal: effects.signal,
    progress: bar.update,
    listSources: effects.listSources,
    captureOptions: effects.captureOptions,
    env: effects.env,
  });
  try {
    const output = await operation.run(ports, { name: flags.actor ?? effects.env.USER ?? "unnamed" }, parsed);
    bar.stop();
    await print({ operation, input: parsed as Call["input"], flags, effects }, output);
    const failure = operation.failure?.(output as never);
    if (failure !== undefined) return exitCodeOf[kindOf(failure)];
    const met = operation.alarms?.(output as never) ?? [];
    return flags.failOn !== undefined && met.includes(flags.failOn) ? 1 : 0;
  } finally {
    bar.stop();
    await ports.close();
  }
}

function checkAlarm(word: string | undefined): void {
  if (word === undefined || (alarmWords as readonly string[]).includes(word)) return;
  fail("usage.option", `--fail-on ${word} is not known.`, `Use one of ${alarmWords.join(", ")}.`);
}

// One instant for the whole call, so that every `at` of an output is the same.
function clock(flags: GlobalFlags, effects: Effects): string {
  const given = flags.now ?? effects.env.SELVEDGE_NOW;
  if (given === undefined || given === "") return effects.clock();
  const full = /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00:00Z` : given;
  if (!isIsoInstant(full))
    fail("usage.date", `--now ${given} is not an instant.`, "Write it as 2026-11-22T09:00:00Z (UTC).", {
      expected: "YYYY-MM-DDTHH:MM:SSZ",
      received: given,
    });
  return full;
}

async function print({ operation, input, flags, effects }: Call, output: unknown): Promise<void> {
  if (flags.json === true) {
    const values = operation.output.shape === "lines" ? (output as readonly unknown[]) : [output];
    for (const text of jsonLines(values)) {
      effects.out(text);
      await effects.drained?.();
    }
    return;
  }
  if (flags.quiet === true) return;
  const color = effects.outIsTerminal && (effects.env.NO_COLOR ?? "") === "" && effects.env.TERM !== "dumb";
  const render = await rendererOf(operation.name);
  effects.out(
    `${render(output as never, { width: effects.columns, color }, { workspace: flags.workspace, input }).trimEnd()}\n`,
  );
}
