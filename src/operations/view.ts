import type { Issue } from "../model/issue.ts";
import type { ListVersion } from "../model/list-entry.ts";
import type { CanonicalRow, Decision, RecordKind, Records } from "../model/records.ts";
import { recordKinds } from "../model/records.ts";
import { buildParties, type PartyBook } from "../parties/build-parties.ts";
import { type SameAs, sameAsLinks } from "../parties/same-as.ts";
import type { Store } from "../store/open-store.ts";
import { decisionsOfRows } from "./decisions-of-rows.ts";
import { nameTables } from "./tables/names.ts";
import { once } from "./tables/once.ts";

/** What a workspace held at a moment: rows, parties, lists and decisions, undone imports left out. */
export interface WorkspaceView {
  readonly name: string;
  readonly fictional: boolean;
  readonly records: Records;
  readonly parties: PartyBook;
  readonly lists: readonly ListVersion[];
  /** Decisions made with `decide` and those of imported files, as they stand in the log and in the files. */
  readonly decisions: readonly Decision[];
  /** Rows that could not be read and stand in quarantine, by kind: no answer knows of them. */
  readonly quarantined: Readonly<Partial<Record<RecordKind, number>>>;
  /** Links between the customer's own parties; found when first asked for. */
  readonly sameAs: () => SameAs;
  /** Rows of decision files that name a party or an entry that is not there. */
  readonly unresolved: readonly Issue[];
}

/** Reads the workspace as of `knownBy` (an instant; default: everything recorded). */
export async function viewOf(store: Store, knownBy?: string): Promise<WorkspaceView> {
  const records = await recordsOf(store, knownBy);
  const parties = buildParties(records.records);
  const lists = store.lists.all(knownBy);
  const rows = decisionsOfRows(records.records.decisions, { parties, lists, recordedAt: records.recordedAt });
  const decisions = [...(await store.ledger.decisions(knownBy)), ...rows.decisions];
  return {
    name: store.manifest.name,
    fictional: store.manifest.fictional,
    records: records.records,
    parties,
    lists,
    decisions,
    quarantined: records.quarantined,
    sameAs: once(() => sameAsLinks(parties.nodes, nameTables(), decisions)),
    unresolved: rows.issues,
  };
}

interface RecordsAt {
  readonly quarantined: Readonly<Partial<Record<RecordKind, number>>>;
  readonly records: Records;
  /** Instant at which an import was recorded, by import id. */
  readonly recordedAt: ReadonlyMap<string, string>;
}

async function recordsOf(store: Store, knownBy: string | undefined): Promise<RecordsAt> {
  const rows = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as {
    [K in RecordKind]: CanonicalRow<K>[];
  };
  const recordedAt = new Map<string, string>();
  const quarantined: Partial<Record<RecordKind, number>> = {};
  for (const registered of await store.ledger.importsInForce(knownBy)) {
    recordedAt.set(registered.import, registered.at);
    const into = rows[registered.kind] as CanonicalRow[];
    for (const row of await store.records.read(registered.import)) {
      if (row.status === "quarantined") {
        quarantined[registered.kind] = (quarantined[registered.kind] ?? 0) + 1;
        continue;
      }
      const source = { import: registered.import, row: row.row, file: registered.file };
      into.push({ kind: registered.kind, cells: row.cells, extra: row.extra, source });
    }
  }
  return { records: rows, recordedAt, quarantined };
}
