import type { Issue } from "../model/issue.ts";
import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import type { CanonicalRow, Decision, PartyNode } from "../model/records.ts";
import type { PartyBook } from "../parties/build-parties.ts";
import { findEntries } from "../screening/find-entry.ts";
import { hitId } from "../screening/hit-id.ts";

interface Known {
  readonly parties: PartyBook;
  readonly lists: readonly ListVersion[];
  readonly recordedAt: ReadonlyMap<string, string>;
}

type Row = CanonicalRow<"decisions">;

const words: Readonly<Record<string, Decision["decision"]>> = {
  same: "same",
  "not-same": "not-same",
  "cannot-tell": "cannot-tell",
};

/**
 * Decisions out of imported decision files. `party` is a client key, a node id or a name; `entry` is an entry id or a
 * name that the list carries. A row that names something that is not there decides nothing and becomes an issue.
 */
export function decisionsOfRows(
  rows: readonly Row[],
  known: Known,
): { readonly decisions: readonly Decision[]; readonly issues: readonly Issue[] } {
  const decisions: Decision[] = [];
  const issues: Issue[] = [];
  for (const row of rows) {
    const party = findParty(known.parties, row.cells.party ?? "");
    const entry = findEntry(known.lists, row.cells.list ?? "", row.cells.entry ?? "");
    const decision = words[(row.cells.decision ?? "").toLowerCase()];
    if (party === undefined)
      issues.push(unresolved(row, "party", "a key, id or name of one party of the workspace"));
    else if (entry === undefined)
      issues.push(unresolved(row, "entry", `an entry id or one name of the list ${row.cells.list ?? ""}`));
    else if (decision === undefined)
      issues.push(unresolved(row, "decision", "same, not-same or cannot-tell"));
    else decisions.push(toDecision(row, { party, entry, decision }, known.recordedAt));
  }
  return { decisions, issues };
}

function toDecision(
  row: Row,
  { party, entry, decision }: { party: PartyNode; entry: ListEntry; decision: Decision["decision"] },
  recordedAt: Known["recordedAt"],
): Decision {
  return {
    hit: hitId(party.id, entry.id),
    party: party.id,
    list: entry.list,
    entry: entry.id,
    decision,
    reason: row.cells.reason ?? "",
    by: row.cells.by ?? "",
    date: row.cells.date ?? "",
    at: recordedAt.get(row.source.import) ?? "",
  };
}

const findParty = (book: PartyBook, text: string): PartyNode | undefined =>
  book.byId.get(text) ?? book.find(text) ?? book.find(undefined, text);

function findEntry(lists: readonly ListVersion[], key: string, text: string): ListEntry | undefined {
  const version = lists.find((list) => list.key === key);
  const entries = version === undefined ? [] : findEntries(version, text);
  return entries.length === 1 ? entries[0] : undefined;
}

const unresolved = (
  { cells, source }: Row,
  column: "party" | "entry" | "decision",
  expected: string,
): Issue => ({
  code: "reference.missing",
  message: `The decision names ${column} "${cells[column] ?? ""}", which is not there; it decides nothing.`,
  hint: "Correct the cell, undo the import and import the file again.",
  file: source.file,
  row: source.row,
  column,
  expected,
});
