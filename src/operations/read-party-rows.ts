import type { Issue } from "../model/issue.ts";
import type { CanonicalRow, PartyNode, Records } from "../model/records.ts";
import { recordKinds } from "../model/records.ts";
import { buildParties } from "../parties/build-parties.ts";
import { idOfKey } from "../parties/party-id.ts";
import type { ReadRow } from "../records/read-result.ts";
import { givenNames } from "./names-given.ts";
import type { FileInput } from "./operation.ts";
import { readFileRecords } from "./read-file-records.ts";

export interface PartyRow {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly party: PartyNode;
  /** Why the row could not be read, in words; such a row names nobody. */
  readonly quarantined: string | null;
  /** The cell of the column `parent`. */
  readonly parent?: string | undefined;
  /** The names as the row gives them, those included that name nobody. */
  readonly given: readonly string[];
}

const empty = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records;

/** The parties of a file that is only looked at: one answer for every row, also for one that cannot be read. */
export async function readPartyRows(file: FileInput): Promise<readonly PartyRow[]> {
  const read = await readFileRecords(file, { kind: "parties" });
  const reasons = Map.groupBy(read.issues, ({ row }) => row);
  return read.rows.map((row) => ({
    row: row.row,
    party: row.status === "quarantined" ? nobody(file, row) : nodeOf(file, row),
    quarantined: row.status === "quarantined" ? reasonOf(reasons.get(row.row) ?? []) : null,
    parent: row.status === "quarantined" ? undefined : row.cells.parent,
    given: row.status === "quarantined" ? [] : givenNames(row.cells),
  }));
}

const reasonOf = (issues: readonly Issue[]): string =>
  issues.length === 0 ? "the row could not be read" : issues.map(({ message }) => message).join(" ");

function nodeOf(file: FileInput, row: ReadRow): PartyNode {
  const canonical: CanonicalRow<"parties"> = {
    kind: "parties",
    cells: row.cells,
    extra: row.extra,
    source: { import: "", row: row.row, file: file.name },
  };
  return buildParties({ ...empty, parties: [canonical] }).nodes[0] ?? nobody(file, row);
}

const nobody = (file: FileInput, row: ReadRow): PartyNode => ({
  id: idOfKey(`${file.name} row ${row.row}`),
  name: "(not read)",
  names: [],
  roles: [],
  addresses: [],
  identifiers: [],
  unknown: true,
  sources: [{ import: "", row: row.row, file: file.name }],
});
