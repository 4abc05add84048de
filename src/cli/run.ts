import { Command, CommanderError } from "commander";
import { exitCodeOf, kindOf } from "../model/errors.ts";
import { type Issue, SelvedgeError } from "../model/issue.ts";
import type { Operation } from "../operations/operation.ts";
import { operationLoaders, type Verb, verbs } from "../operations/registry.ts";
import { appVersion } from "../version.ts";
import { callOperation, type GlobalFlags } from "./call-operation.ts";
import { collectInput, declareArguments } from "./collect-input.ts";
import type { Effects } from "./effects.ts";
import { renderFailure } from "./render/failure.ts";

/** Runs a command line: finds the verb, collects its input, calls it, prints. Answers with the exit code. */
export async function run(argv: readonly string[], effects: Effects): Promise<number> {
  const json = argv.includes("--json");
  try {
    const program = await buildProgram(argv, effects);
    if (argv.length === 0) {
      effects.out(program.helpInformation());
      return 0;
    }
    await program.parseAsync([...argv], { from: "user" });
    return exitOf(program);
  } catch (thrown) {
    return report(thrown, json, effects);
  }
}

// The exit code that the verb's own run left on the program (0, or 1 when --fail-on was met).
const exitCodes = new WeakMap<Command, number>();
const exitOf = (program: Command): number => exitCodes.get(program) ?? 0;

async function buildProgram(argv: readonly string[], effects: Effects): Promise<Command> {
  const program = new Command("selvedge")
    .description(
      "Holds suppliers and products against official lists, places and forced-labour law,\nand shows why, or what is missing.",
    )
    .version(appVersion)
    .configureHelp({ helpWidth: Math.min(effects.columns, 80) })
    .exitOverride()
    .configureOutput({
      writeOut: effects.out,
      writeErr: (text) => (text.startsWith("Usage:") ? effects.out(text) : undefined),
    });
  const groups = new Map<string, Command>();
  for (const verb of chosenVerbs(argv)) {
    const operation = await operationLoaders[verb]();
    addVerb(program, groups, operation as Operation, effects);
  }
  return program;
}

/** Only the verb that was asked for is loaded; all of them for help and for a verb that is not known. */
function chosenVerbs(argv: readonly string[]): readonly Verb[] {
  const words = argv.filter((word) => !word.startsWith("-"));
  const two = verbs.find((verb) => verb === `${words[0]} ${words[1]}`);
  const one = verbs.find((verb) => verb === words[0]);
  const found = two ?? one;
  return found !== undefined && argv[0] === words[0] ? [found] : verbs;
}

/** What the verbs of a group have in common. */
const groupWords: Readonly<Record<string, string>> = {
  lists: "The official lists: which is in force, how old it is, and what is new.",
  case: "What is done about a finding: opened on an answer, with tasks, answers, decisions and its clock.",
};

function addVerb(
  program: Command,
  groups: Map<string, Command>,
  operation: Operation,
  effects: Effects,
): void {
  const [first = "", second] = operation.name.split(" ");
  const parent =
    second === undefined
      ? program
      : (groups.get(first) ??
        program
          .command(first)
          .description(groupWords[first] ?? "")
          .exitOverride());
  if (second !== undefined) groups.set(first, parent);
  const command = parent
    .command(second ?? first)
    .description(operation.summary)
    .exitOverride();
  command.copyInheritedSettings(program);
  declareArguments(command, operation.args);
  declareGlobals(command, operation);
  command.action(async () => {
    const flags = command.opts() as GlobalFlags & Record<string, unknown>;
    const positions = Object.fromEntries(
      operation.args
        .filter((arg) => arg.place === "position")
        .map((arg, index) => [arg.name, command.processedArgs[index]]),
    );
    const input = await collectInput(operation, { ...flags, ...positions }, effects);
    exitCodes.set(program, await callOperation({ operation, input, flags, effects }));
  });
}

function declareGlobals(command: Command, operation: Operation): void {
  command
    .option("--workspace <dir>", "the workspace folder", operation.defaultWorkspace ?? ".selvedge")
    .option("--json", "print what the library returns, as JSON")
    .option("--quiet", "print nothing but the result's exit code and failures")
    .option("--now <instant>", "set the clock, for example 2026-11-22T09:00:00Z")
    .option("--actor <name>", "who asks; written into the log");
  if (operation.alarms !== undefined)
    command.option(
      "--fail-on <word>",
      "exit 1 if met: strong, review (strong meets it too), applies, unknown or contradicted",
    );
}

/** Prints a failure; answers with its exit code. */
export function report(thrown: unknown, json: boolean, effects: Effects): number {
  if (thrown instanceof CommanderError && (thrown.exitCode === 0 || thrown.code === "commander.help"))
    return 0;
  const error = toSelvedgeError(thrown);
  if (json) effects.out(`${JSON.stringify({ error: error.issue, details: error.details })}\n`);
  if (error.issue.code === "bug" && effects.env.SELVEDGE_DEBUG === "1")
    effects.err(`${String((error.cause as Error)?.stack)}\n`);
  effects.err(renderFailure(error, { width: effects.columns, color: false }));
  return exitCodeOf[kindOf(error.issue.code)];
}

function toSelvedgeError(thrown: unknown): SelvedgeError {
  if (thrown instanceof SelvedgeError) return thrown;
  if (thrown instanceof CommanderError) return new SelvedgeError(usage(thrown));
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new SelvedgeError(
    {
      code: "bug",
      message: `Something broke that should not: ${message}`,
      hint: "Please report this with the command you ran; SELVEDGE_DEBUG=1 shows where it broke.",
    },
    [],
    thrown,
  );
}

const usage = (thrown: CommanderError): Issue => ({
  code: "usage.option",
  message: thrown.message.replace(/^error: /, ""),
  hint: 'Run "selvedge --help", or "selvedge VERB --help" for the options of one verb.',
});
