import { fail } from "../model/issue.ts";
import type { Operation } from "./operation.ts";

/** The input in the operation's own types; every face goes through here. A value that does not fit names its option. */
export function parseInput(operation: Operation, input: unknown): unknown {
  const parsed = operation.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const at = issue?.path.join(".") ?? "";
  return fail(
    "usage.option",
    `${operation.name}: ${at === "" ? "the input" : at} does not fit: ${issue?.message ?? "unknown"}.`,
    `Run "selvedge ${operation.name} --help" for what it takes.`,
  );
}
