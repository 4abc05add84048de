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
  checkClaim(draft);
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

/** Kinds of paper on which a chain-of-custody claim is read. */
const claiming: readonly string[] = ["transaction-certificate", "declaration-of-origin"];
/** The models that say what is physically in the goods (ISO 22095:2020, 3.3); of the others no share is expected. */
const physical: readonly string[] = ["identity-preserved", "segregated", "controlled-blending"];

/** A claim that no share can rest on stays in its row; what it lacks is said, so that nobody takes it for read. */
function checkClaim(draft: RowDraft): void {
  const claim = draft.cells.get("claim");
  if (claim === undefined || !physical.includes(claim)) return;
  const expected = lackOf(draft.cells, claim);
  if (expected === undefined) return;
  note(draft, {
    code: "row.value-invalid",
    column: headingOf(draft.plan, "claim"),
    message: `The claim "${claim}" bounds no share: the row lacks ${expected}.`,
    hint: "The row is kept. Add what is missing, if the certificate tells it.",
    expected,
    received: claim,
  });
}

/** What a claim needs before a share can rest on it, in the order of a certificate; undefined where it is all there. */
function lackOf(cells: RowDraft["cells"], claim: string): string | undefined {
  if (!claiming.includes(cells.get("kind") ?? "")) return `the kind ${claiming.join(" or ")}`;
  if (!cells.has("document")) return "the number of the paper";
  if (!cells.has("lot") && !cells.has("shipment")) return "the lot or shipment that it is about";
  if (!cells.has("claim_from")) return "the party, site or lot that the material comes from";
  return claim === "controlled-blending" && !cells.has("quantity")
    ? "the quantity that it covers"
    : undefined;
}
