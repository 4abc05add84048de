import type { RecordKind } from "../model/records.ts";
import type { RegisteredImport } from "../store/ledger/ledger-queries.ts";
import type { StoredRow } from "../store/stored-row.ts";

const runKinds: readonly RecordKind[] = [
  "transformations",
  "transformation_inputs",
  "transformation_outputs",
];

/**
 * Runs of which a row stands in quarantine, so that their inputs are not known to be all. In a file of movements each
 * reading keeps the rows of the other side apart: a row that one reading of the file took is nobody's loss.
 */
export class TornRuns {
  private readonly broken = new Map<string, string>();
  private readonly taken = new Set<string>();

  note({ kind, sha256 }: RegisteredImport, part: readonly StoredRow[]): void {
    if (!runKinds.includes(kind)) return;
    for (const { row, status, cells } of part) {
      const run = cells.transformation ?? "";
      const place = `${sha256} ${row} ${run}`;
      if (status === "quarantined") this.broken.set(place, run);
      else this.taken.add(place);
    }
  }

  /** Their ids; "" for a row that does not tell of which run it is. */
  ids(): ReadonlySet<string> {
    return new Set([...this.broken].flatMap(([place, run]) => (this.taken.has(place) ? [] : [run])));
  }
}
