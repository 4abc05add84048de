import { clippedIssue, type Issue } from "../model/issue.ts";
import type { MonthCell } from "./month-cells.ts";
import type { Repair } from "./read-result.ts";
import type { RowPlan } from "./row-plan.ts";

/** What is gathered while a row is read. The only thing here that changes; it never leaves the reading of its row. */
export interface RowDraft {
  readonly row: number;
  readonly plan: RowPlan;
  readonly cells: Map<string, string>;
  readonly extra: Map<string, string>;
  /** Words that stood beside numbers, by the column that is there for them. */
  readonly beside: Map<string, string>;
  /** Cells that give a month and no day. */
  readonly months: MonthCell[];
  readonly repairs: Repair[];
  readonly issues: Issue[];
  quarantined: boolean;
}

/** Notes an issue of the row; with `quarantine` the row is kept apart. */
export function note(draft: RowDraft, issue: Omit<Issue, "row" | "file">, quarantine = false): void {
  const letter = issue.column === undefined ? undefined : draft.plan.letters.get(issue.column);
  draft.issues.push(
    clippedIssue({
      ...draft.plan.file,
      row: draft.row,
      ...issue,
      ...(letter === undefined ? {} : { letter }),
    }),
  );
  draft.quarantined ||= quarantine;
}

/** Long cells are named by their beginning. */
export const brief = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 119)}…`);

/** Notes a repair, as itself and among the issues. `heading` is the file's own. */
export function noteRepair(draft: RowDraft, repair: Repair, heading: string): void {
  draft.repairs.push(repair);
  note(draft, {
    code: "row.repaired",
    column: heading,
    message: `"${brief(repair.from)}" is read as "${brief(repair.to)}": ${repair.why}.`,
    hint: "Check the value. The original is kept as it came.",
    received: brief(repair.from),
  });
}

/** The file's own heading of a canonical column; the column's name where the file has none. */
export function headingOf(plan: RowPlan, column: string): string {
  const match = plan.columns.find(({ rule }) => rule.column === column);
  return match === undefined ? column : (plan.headings[match.index] ?? column);
}

/** Whether something was said already about a cell of these columns. */
export const isNoted = ({ issues, plan }: RowDraft, group: readonly string[]): boolean =>
  issues.some(
    ({ code, column }) => code !== "row.repaired" && group.some((name) => headingOf(plan, name) === column),
  );
