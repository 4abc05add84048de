import { canonicalJson } from "../model/canonical.ts";
import type { Issue } from "../model/issue.ts";
import type { ReadRow } from "./read-result.ts";
import { headingOf } from "./row-draft.ts";
import type { RowPlan } from "./row-plan.ts";

/** The key of a row: its first key column must be filled, the others count as they are. */
function keyOf({ cells }: ReadRow, columns: readonly string[]): string | undefined {
  const [first = ""] = columns;
  return cells[first] === undefined
    ? undefined
    : JSON.stringify(columns.map((column) => cells[column] ?? null));
}

/** What is remarked on a row that repeats an earlier one, found where the rows are kept. */
export function duplicateIssue(
  {
    row,
    earlier,
    same,
    key,
  }: {
    readonly row: number;
    readonly earlier: number;
    readonly same: "text" | "key";
    readonly key: readonly string[];
  },
  plan: RowPlan,
): Issue {
  const hint = "Both rows are kept and never merged unasked. Take one out if it is a slip.";
  const base = { ...plan.file, row, code: "row.duplicate" as const, hint };
  if (same === "text") return { ...base, message: `The row says the same as row ${earlier}.` };
  const received = key.join(", ");
  return {
    ...base,
    column: headingOf(plan, plan.table.key[0] ?? ""),
    message: `"${received}" stands on row ${earlier} already, with other values.`,
    expected: "one row for each key",
    received,
  };
}

/** Rows that repeat an earlier one: the same key with other values, or the same text throughout. */
export function findDuplicates(rows: readonly ReadRow[], plan: RowPlan): readonly Issue[] {
  const keys = new Map<string, number>();
  const texts = new Map<string, number>();
  return rows.flatMap((row) => {
    if (row.status === "quarantined") return [];
    const text = canonicalJson([row.cells, row.extra]);
    const key = keyOf(row, plan.table.key);
    const sameText = texts.get(text);
    const sameKey = key === undefined ? undefined : keys.get(key);
    if (sameText === undefined) texts.set(text, row.row);
    if (key !== undefined && sameKey === undefined) keys.set(key, row.row);
    const values = plan.table.key.flatMap((name) => row.cells[name] ?? []);
    if (sameText !== undefined)
      return [duplicateIssue({ row: row.row, earlier: sameText, same: "text", key: [] }, plan)];
    if (sameKey === undefined) return [];
    return [duplicateIssue({ row: row.row, earlier: sameKey, same: "key", key: values }, plan)];
  });
}
