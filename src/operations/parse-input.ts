import { fail } from "../model/issue.ts";
import { type Operation, wordOf } from "./operation.ts";

/** The input in the operation's own types; every face goes through here. A value that does not fit names its option. */
export function parseInput(operation: Operation, input: unknown): unknown {
  const parsed = operation.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const member = String(issue?.path[0] ?? "");
  const argument = operation.args.find(({ name }) => name === member);
  const at = argument === undefined ? member : wordOf(argument);
  return fail(
    "usage.option",
    `${operation.name}: ${at === "" ? "the input" : at} does not fit: ${issue?.message ?? "unknown"}.`,
    `Run "selvedge ${operation.name} --help" for what it takes.`,
  );
}
