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
