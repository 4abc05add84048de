import { type NamedSheet, writeXlsx } from "../formats/write/write-xlsx.ts";
import type { Ports } from "./ports.ts";
import type { ReconcileOutput } from "./reconcile-shapes.ts";
import { putTableFile } from "./table-file.ts";

const fiction: NamedSheet = {
  name: "fiction",
  columns: ["FICTION: an example workspace; its parties and the example list are invented."],
  rows: [],
};

/** Writes the answer as a workbook of values: the verdicts, the checks, what is not on file, and the mass balance. */
export async function putWorkbook(
  ports: Ports,
  { file, force }: { readonly file: string; readonly force: boolean },
  found: Pick<ReconcileOutput, "fictional" | "lots" | "table">,
): Promise<NonNullable<ReconcileOutput["file"]>> {
  const sheets = [...(found.fictional ? [fiction] : []), ...sheetsOf(found)];
  const put = await putTableFile(ports, {
    file,
    format: "xlsx",
    force,
    written: writeXlsx(sheets, { file }),
  });
  return { file: put.file, sha256: put.sha256, bytes: put.bytes };
}

type Cells = readonly (string | null)[];

function sheetsOf({ lots, table }: Pick<ReconcileOutput, "lots" | "table">): readonly NamedSheet[] {
  return [
    sheet(
      "lots",
      ["lot", "product", "hs", "kg", "verdict"],
      lots.map((lot) => [lot.lot, lot.product, lot.hs, lot.kg === null ? null : String(lot.kg), lot.verdict]),
    ),
    sheet(
      "checks",
      ["lot", "rule", "result", "amount", "unit", "reason", "documents"],
      lots.flatMap(({ lot, checks }) =>
        checks.map((check) => [
          lot,
          check.rule,
          check.result,
          check.amount === null ? null : String(check.amount),
          check.unit,
          check.reason,
          check.documents.join("; "),
        ]),
      ),
    ),
    sheet(
      "not on file",
      ["lot", "step", "paper", "holder", "why"],
      lots.flatMap(({ lot, missing }) =>
        missing.map(({ step, paper, holder, why }) => [lot, step, paper, holder, why]),
      ),
    ),
    sheet(
      "mass balance",
      ["lot", "line", "what", "given", "unit", "factor", "kg", "note"],
      table.map((row) => [row.lot, row.line, row.what, row.given, row.unit, row.factor, row.kg, row.note]),
    ),
  ];
}

const sheet = (name: string, columns: readonly string[], rows: readonly Cells[]): NamedSheet => ({
  name,
  columns,
  rows: [rows.map((row) => row.map((cell) => cell ?? ""))],
});
