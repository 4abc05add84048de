import type { RowDraft } from "./row-draft.ts";
import { headingOf, note } from "./row-draft.ts";

/** Says that the first of two days lies after the second. Which of them is wrong is not known; both are kept. */
export function checkDayOrder(draft: RowDraft, early: string, late: string): void {
  const from = draft.cells.get(early);
  const to = draft.cells.get(late);
  if (from === undefined || to === undefined || from <= to) return;
  note(draft, {
    code: "row.contradiction",
    column: headingOf(draft.plan, late),
    message: `${late} ${to} lies before ${early} ${from}.`,
    hint: "Correct one of the two. The row is kept as it is.",
    expected: `${from} or later`,
    received: to,
  });
}

/** Tells days of what has happened that lie after the day of the import: a slip of a year, or a plan. The row is kept as it says. */
export function checkDaysToCome(draft: RowDraft): void {
  const { today } = draft.plan.context;
  if (today === undefined) return;
  for (const { rule } of draft.plan.columns) {
    const day = rule.happened ? draft.cells.get(rule.column) : undefined;
    if (day === undefined || day <= today) continue;
    note(draft, {
      code: "row.value-invalid",
      column: headingOf(draft.plan, rule.column),
      message: `${rule.column} ${day} lies after the day of the import, ${today}.`,
      hint: "Correct the date. The row is kept as it says; on a day that is still to come nothing has happened.",
      expected: `${today} or earlier`,
      received: day,
    });
  }
}
