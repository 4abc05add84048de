import type { LogScan } from "../log/scan-log.ts";
import { type Problem, restoreHint } from "./problem.ts";

const logProblem = (path: string, line: number, message: string, hint: string): Problem => ({
  what: "log",
  path,
  line: line === 0 ? null : line,
  message,
  hint,
});

function tailProblem({ tail }: LogScan): readonly Problem[] {
  if (tail === undefined) return [];
  const message = tail.ended
    ? "The last line lacks its line feed."
    : `The log ends in ${tail.bytes.length} bytes that are no whole step, as a crash leaves them.`;
  const hint =
    "Opening the workspace for writing mends this and keeps the bytes; what was acknowledged stands before them.";
  return [logProblem(tail.path, tail.line, message, hint)];
}

function beginningProblem({ events, problems, last }: LogScan): readonly Problem[] {
  if (problems.length > 0 || events[0]?.type === "workspace-created") return [];
  const message =
    last === undefined ? "The log is missing." : "The log does not begin with the making of the workspace.";
  return [logProblem("log/000001.jsonl", last === undefined ? 0 : 1, message, restoreHint)];
}

/** Names every line of the log that is damaged, and an end that is not whole. */
export function verifyLog(scan: LogScan): Problem[] {
  const damaged = scan.problems.map(({ path, line, reason, newer }) =>
    logProblem(
      path,
      line,
      line === 0 ? `The log is not whole: ${reason}.` : `The line is damaged: ${reason}.`,
      newer ? "Update Selvedge: a newer one wrote this line." : restoreHint,
    ),
  );
  return [...damaged, ...tailProblem(scan), ...beginningProblem(scan)];
}
