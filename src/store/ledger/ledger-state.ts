import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { LogHead } from "../log/event-log.ts";
import { migrationNames } from "./migrations.ts";

export const ledgerName = "ledger.db";
/** The ledger and everything that SQLite may leave beside it. */
export const ledgerFileNames = [
  ledgerName,
  `${ledgerName}-wal`,
  `${ledgerName}-shm`,
  `${ledgerName}-journal`,
] as const;

/** How a ledger file stands, before anything is read from it. */
export type LedgerState =
  | { readonly kind: "absent" }
  /** Not a ledger, or a damaged one. */
  | { readonly kind: "unreadable"; readonly reason: string }
  /** The place refuses SQLite's own files beside it, as a read-only medium does. */
  | { readonly kind: "closed"; readonly reason: string }
  | { readonly kind: "open"; readonly head: LogHead; readonly migrations: readonly string[] };

const hasTable = (database: DatabaseSync, name: string): boolean =>
  database.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined;

function readState(database: DatabaseSync): LedgerState {
  // A ledger whose making was cut short has no tables yet, or not all.
  if (!hasTable(database, "kysely_migration")) return { kind: "absent" };
  const rows = database.prepare("select name from kysely_migration order by name").all();
  const names = rows.map((row) => String(row.name));
  if (names.length === 0) return { kind: "absent" };
  const meta = database.prepare("select last_seq, last_hash from meta where id = 1").get();
  if (meta === undefined) return { kind: "unreadable", reason: "it does not say how far it has come" };
  return {
    kind: "open",
    head: { seq: Number(meta.last_seq), hash: String(meta.last_hash) },
    migrations: names,
  };
}

/** Codes with which SQLite says that the disk is at fault and not the file: PERM, READONLY, IOERR, FULL, CANTOPEN. */
const closedCodes = new Set([3, 8, 10, 13, 14]);

export function unreadable(error: unknown): LedgerState {
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: closedCodes.has(code) ? "closed" : "unreadable", reason };
}

/** Looks at the ledger file without the query builder, which costs ten times as much to load. */
export function peekLedger(path: string, readOnly: boolean): LedgerState {
  if (!existsSync(path)) return { kind: "absent" };
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly, timeout: 5000 });
    return readState(database);
  } catch (error) {
    return unreadable(error);
  } finally {
    database?.close();
  }
}

/** Whether the tables are those of this build: the same, older, or with some that only a newer one knows. */
export function compareMigrations(names: readonly string[]): "same" | "older" | "newer" {
  if (names.some((name) => !migrationNames.includes(name))) return "newer";
  return names.length === migrationNames.length ? "same" : "older";
}
