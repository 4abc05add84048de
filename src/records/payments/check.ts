import { askUnit } from "../amounts.ts";
import { headingOf, note, type RowDraft } from "../row-draft.ts";

/** Who paid whom has to be plain: an amount with a minus may be the habit of a bank, or money that went back. */
export function checkPaymentRow(draft: RowDraft): void {
  askUnit(draft, ["amount"], "currency");
  refuseNegative(draft);
  sayToItself(draft);
}

function refuseNegative(draft: RowDraft): void {
  const text = draft.cells.get("amount");
  if (text?.startsWith("-") !== true) return;
  note(
    draft,
    {
      code: "row.value-invalid",
      column: headingOf(draft.plan, "amount"),
      message: `The amount is ${text}: whether payer paid payee, or the money went back, cannot be told.`,
      hint: "Write what was paid without the minus sign; of money that went back, the one who gave it back is the payer.",
      expected: "zero or more",
      received: text,
    },
    true,
  );
}

/** Placeholders ("TO ORDER", "VARIOUS") on both ends are two unknown parties to whoever reads on; said all the same. */
function sayToItself(draft: RowDraft): void {
  const payer = draft.cells.get("payer");
  if (payer === undefined || payer !== draft.cells.get("payee")) return;
  note(draft, {
    code: "row.contradiction",
    column: headingOf(draft.plan, "payee"),
    message: `Payer and payee are both "${payer}".`,
    hint: "Money moved between accounts of one party pays for no goods; correct the row if it is none.",
    expected: "two parties",
    received: payer,
  });
}
