import type { Decision, RecordKind } from "../../model/records.ts";
import type { LogHead } from "../log/event-log.ts";
import type { LedgerDatabase } from "./project.ts";
import type { EventTables } from "./tables.ts";

/** An import as it was registered. */
export interface RegisteredImport {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly import: string;
  readonly file: string;
  readonly sha256: string;
  readonly kind: RecordKind;
  /** canonical column -> heading in the file. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly reader: string;
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly quarantined: number;
  /** When, why and by whom it was undone, where it was. */
  readonly undone?: { readonly at: string; readonly reason: string; readonly by: string };
}

/** A decision, its number in the log, and the import it came in. */
export interface RecordedDecision extends Decision {
  readonly seq: number;
  readonly import?: string;
}

/** A version of a list as it was registered. */
export interface RegisteredList {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly key: string;
  readonly version: string;
  readonly published: string;
  readonly sha256: string;
  readonly origin: "bundled" | "update";
  readonly original?: string;
}

/** How far a query looks: up to a place in the log, and to an instant of recording. */
export interface Reach {
  readonly head: LogHead;
  /** The last millisecond since 1970 that counts. */
  readonly limit: number;
}

const withinReach = (database: LedgerDatabase, { head, limit }: Reach) => ({
  imports: database.selectFrom("imports").where("seq", "<=", head.seq).where("at_ms", "<=", limit),
  undos: database.selectFrom("import_undos").where("seq", "<=", head.seq).where("at_ms", "<=", limit),
  decisions: database.selectFrom("decisions").where("seq", "<=", head.seq).where("at_ms", "<=", limit),
  lists: database.selectFrom("lists").where("seq", "<=", head.seq).where("at_ms", "<=", limit),
});

type UndoRow = EventTables["import_undos"];

/** The first undoing of an import after a place in the log. */
const undoneAfter = (undos: readonly UndoRow[], importId: string, seq: number): UndoRow | undefined =>
  undos.find((undo) => undo.import === importId && undo.seq > seq);

function toImport(row: EventTables["imports"], undo: UndoRow | undefined): RegisteredImport {
  const { seq, at, file, sha256, reader, rows, accepted, repaired, quarantined } = row;
  const undone =
    undo === undefined ? {} : { undone: { at: undo.at, reason: undo.reason, by: undo.recorded_by } };
  return {
    ...{ seq, at, by: row.recorded_by, import: row.import, file, sha256, kind: row.kind as RecordKind },
    ...{ mapping: JSON.parse(row.mapping), reader, rows, accepted, repaired, quarantined, ...undone },
  };
}

function toDecision(row: EventTables["decisions"]): RecordedDecision {
  const { seq, at, hit, party, list, entry, decision, reason, date } = row;
  const came = row.import === null ? {} : { import: row.import };
  const rested = row.ground === null ? {} : { ground: JSON.parse(row.ground) };
  return { seq, at, hit, party, list, entry, decision, reason, by: row.decided_by, date, ...came, ...rested };
}

function toList(row: EventTables["lists"]): RegisteredList {
  const { seq, at, key, version, published, sha256, origin } = row;
  const original = row.original === null ? {} : { original: row.original };
  return { seq, at, by: row.recorded_by, key, version, published, sha256, origin, ...original };
}

/** Every registration of an import, in the order of the log, with its undoing. */
export async function selectImports(database: LedgerDatabase, reach: Reach): Promise<RegisteredImport[]> {
  const { imports, undos } = withinReach(database, reach);
  const undoRows = await undos.selectAll().orderBy("seq").execute();
  const rows = await imports.selectAll().orderBy("seq").execute();
  return rows.map((row) => toImport(row, undoneAfter(undoRows, row.import, row.seq)));
}

/** Imports that count: not undone, and each once, though it may have been registered twice. */
export async function selectImportsInForce(
  database: LedgerDatabase,
  reach: Reach,
): Promise<RegisteredImport[]> {
  const seen = new Set<string>();
  return (await selectImports(database, reach)).filter((each) => {
    if (each.undone !== undefined || seen.has(each.import)) return false;
    seen.add(each.import);
    return true;
  });
}

/** Decisions in the order of the log, but for those that came in an import that was undone after them. */
export async function selectDecisions(database: LedgerDatabase, reach: Reach): Promise<RecordedDecision[]> {
  const { decisions, undos } = withinReach(database, reach);
  const undoRows = await undos.selectAll().orderBy("seq").execute();
  const rows = await decisions.selectAll().orderBy("seq").execute();
  return rows
    .filter((row) => row.import === null || undoneAfter(undoRows, row.import, row.seq) === undefined)
    .map(toDecision);
}

/** Every list version registered, in the order of the log. */
export async function selectListVersions(database: LedgerDatabase, reach: Reach): Promise<RegisteredList[]> {
  const rows = await withinReach(database, reach).lists.selectAll().orderBy("seq").execute();
  return rows.map(toList);
}
