import type { RowDraft } from "../row-draft.ts";
import { headingOf, note } from "../row-draft.ts";

/** A product that is its own component would be made from itself. */
export function checkBomRow(draft: RowDraft): void {
  const product = draft.cells.get("product");
  if (product === undefined || product !== draft.cells.get("component")) return;
  note(draft, {
    code: "row.contradiction",
    column: headingOf(draft.plan, "component"),
    message: `"${product}" is given as a component of itself.`,
    hint: "Correct the component. The row is kept as it is.",
    expected: "another product or material",
    received: product,
  });
}
