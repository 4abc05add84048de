import { askUnit, leaveNegativeOut } from "../amounts.ts";
import { checkDayOrder } from "../day-order.ts";
import { headingOf, note, type RowDraft } from "../row-draft.ts";

/** A paper is kept whatever its numbers say: who issued it and when is evidence of its own. */
export function checkDocumentRow(draft: RowDraft): void {
  leaveNegativeOut(draft, "quantity");
  askUnit(draft, ["quantity"], "unit");
  checkPages(draft);
  checkDayOrder(draft, "from", "to");
  checkTranslation(draft);
}

/** A count of pages is a whole number from 1 on; another is kept by its heading. */
function checkPages(draft: RowDraft): void {
  const pages = draft.cells.get("pages");
  if (pages === undefined || /^[1-9]\d*$/.test(pages)) return;
  const heading = headingOf(draft.plan, "pages");
  draft.cells.delete("pages");
  draft.extra.set(heading, pages);
  note(draft, {
    code: "row.value-invalid",
    column: heading,
    message: `"${pages}" is no count of pages.`,
    hint: "Write a whole number, or leave the cell empty.",
    expected: "a whole number from 1 on",
    received: pages,
  });
}

function checkTranslation(draft: RowDraft): void {
  const original = draft.cells.get("translation_of");
  if (original === undefined || original !== draft.cells.get("document")) return;
  note(draft, {
    code: "row.contradiction",
    column: headingOf(draft.plan, "translation_of"),
    message: `"${original}" is given as a translation of itself.`,
    hint: "Give the original and the translation a key each. The row is kept as it is.",
    expected: "another document",
    received: original,
  });
}
