import { SelvedgeError } from "../model/issue.ts";
import type { CanonicalRow } from "../model/records.ts";
import { buildParties } from "../parties/build-parties.ts";
import { sameAsLinks } from "../parties/same-as.ts";
import type { FileInput } from "./operation.ts";
import { readFileRecords } from "./read-file-records.ts";
import type { ReconcileOutput } from "./reconcile-shapes.ts";
import { nameTables } from "./tables/names.ts";
import { once } from "./tables/once.ts";
import type { WorkspaceView } from "./view.ts";

export interface Supposed {
  readonly view: WorkspaceView;
  readonly supposed: ReconcileOutput["supposed"];
}

/**
 * The view as it would be if some files had been imported. Nothing is kept. A row that would stand in quarantine fails:
 * a question about a record that cannot be read has no answer.
 */
export async function supposing(view: WorkspaceView, files: readonly FileInput[]): Promise<Supposed> {
  if (files.length === 0) return { view, supposed: [] };
  const supposed: ReconcileOutput["supposed"] = [];
  let { records } = view;
  for (const file of files) {
    const { kind, rows, issues } = await readFileRecords(file);
    const bad = rows.find(({ status }) => status === "quarantined");
    const why = issues.find(({ row }) => row === bad?.row) ?? issues[0];
    if (bad !== undefined && why !== undefined) throw new SelvedgeError({ ...why, file: file.name }, issues);
    const added = rows.map(
      ({ cells, extra, row }): CanonicalRow => ({
        kind,
        cells,
        extra,
        source: { import: "supposed", row, file: file.name },
      }),
    );
    records = { ...records, [kind]: [...records[kind], ...added] };
    supposed.push({ file: file.name, kind, rows: added.length });
  }
  const parties = buildParties(records);
  const sameAs = once(() => sameAsLinks(parties.nodes, nameTables(), view.decisions));
  return { view: { ...view, records, parties, sameAs }, supposed };
}
