import type { CustodyRecords } from "./share-input.ts";
import { byLot, foldLot } from "./share-input.ts";

const saysInputs: readonly (string | undefined)[] = ["production-record", "completeness-declaration"];

/**
 * The papers that say what went into a run: a production record, or a declaration that speaks of no site, on every lot
 * that came out. A lot that two runs made is named by a paper of one of them, and of which is not known: that paper says
 * nothing of either.
 */
export function papersOfRuns(
  records: Pick<CustodyRecords, "documents" | "transformation_outputs">,
): (run: string) => readonly string[] {
  const documents = records.documents.filter(({ cells }) => saysInputs.includes(cells.kind));
  const ofSites = new Set(
    documents.flatMap(({ cells: { document, site } }) =>
      site === undefined || document === undefined ? [] : [document],
    ),
  );
  const papers = byLot(
    documents.filter(({ cells: { document, site } }) => site === undefined && !ofSites.has(document ?? "")),
  );
  const outputs = Map.groupBy(records.transformation_outputs, ({ cells }) => cells.transformation ?? "");
  const runs = new Map<string, Set<string>>();
  for (const { cells } of records.transformation_outputs) {
    const lot = foldLot(cells.lot);
    if (lot !== undefined) runs.set(lot, (runs.get(lot) ?? new Set()).add(cells.transformation ?? ""));
  }
  return (run) => {
    const found = (outputs.get(run) ?? []).map(({ cells }) => {
      const lot = foldLot(cells.lot) ?? "";
      const some = runs.get(lot)?.size === 1 ? (papers.get(lot) ?? []) : [];
      return some.map(({ cells: { document }, source }) => document ?? `${source.file} row ${source.row}`);
    });
    return found.length > 0 && found.every((some) => some.length > 0)
      ? [...new Set(found.flat())].toSorted()
      : [];
  };
}
