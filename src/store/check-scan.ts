import { fail } from "../model/issue.ts";
import type { LogScan } from "./log/scan-log.ts";

export const damagedHint =
  "Run `selvedge verify` to see everything that changed; put the file back from a copy.";

/** Refuses a log that no crash explains, and one with events that only a newer build knows. */
export function checkScan({ problems }: LogScan): void {
  const [first] = problems;
  if (first === undefined) return;
  const where = { file: first.path, ...(first.line === 0 ? {} : { row: first.line }) };
  const at = first.line === 0 ? first.path : `Line ${first.line} of ${first.path}`;
  if (problems.every(({ newer }) => newer))
    fail(
      "workspace.newer",
      `${at} was written by a newer Selvedge: ${first.reason}.`,
      "Update Selvedge.",
      where,
    );
  fail("workspace.damaged", `${at} is damaged: ${first.reason}.`, damagedHint, where);
}
