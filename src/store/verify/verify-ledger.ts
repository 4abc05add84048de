import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { LoggedEvent } from "../events/event-table.ts";
import { type DumpedRow, dumpLedger } from "../ledger/dump.ts";
import { ledgerName, peekLedger } from "../ledger/ledger-state.ts";
import { projectInMemory } from "../ledger/project.ts";
import { type Problem, rebuildHint } from "./problem.ts";

export interface LedgerCheck {
  readonly problems: readonly Problem[];
  readonly rows: number;
}

/** A ledger altered in every row is named by its first rows. */
const mostNamed = 50;

const ledgerProblem = (message: string): Problem => ({
  what: "ledger",
  path: ledgerName,
  line: null,
  message,
  hint: rebuildHint,
});

const notOne = (message: string): LedgerCheck => ({ problems: [ledgerProblem(message)], rows: 0 });

/** Copies the ledger and its write-ahead log: opening the original would write files beside it. */
function copyLedger(dir: string, folder: string): string {
  for (const suffix of ["", "-wal"]) {
    const name = `${ledgerName}${suffix}`;
    if (existsSync(join(dir, name))) copyFileSync(join(dir, name), join(folder, name));
  }
  return join(folder, ledgerName);
}

function compareDumps(ledger: readonly DumpedRow[], truth: readonly DumpedRow[]): string[] {
  const keyed = (rows: readonly DumpedRow[]) =>
    new Map(rows.map((row) => [`${row.table} ${row.key}`, row.text]));
  const [found, expected] = [keyed(ledger), keyed(truth)];
  const differing = [...expected].flatMap(([key, text]) => {
    const other = found.get(key);
    if (other === text) return [];
    return [
      other === undefined
        ? `Row ${key} is missing.`
        : `Row ${key} is not what the log says: ${other} instead of ${text}.`,
    ];
  });
  const strangers = [...found.keys()]
    .filter((key) => !expected.has(key))
    .map((key) => `Row ${key} is not in the log.`);
  const twice = ledger.length === found.size ? [] : ["Rows stand there twice."];
  return [...differing, ...strangers, ...twice];
}

async function compareWithLog(path: string, events: readonly LoggedEvent[]): Promise<LedgerCheck> {
  const truth = await projectInMemory(events);
  const ledger = new DatabaseSync(path);
  try {
    const found = dumpLedger(ledger);
    const integrity = ledger
      .prepare("pragma integrity_check(10)")
      .all()
      .map((row) => String(row.integrity_check));
    const broken = integrity
      .filter((line) => line !== "ok")
      .map((line) => `SQLite finds it damaged: ${line}.`);
    const differing = [...broken, ...compareDumps(found, dumpLedger(truth))];
    return { problems: differing.slice(0, mostNamed).map(ledgerProblem), rows: found.length };
  } catch (error) {
    return notOne(`It cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  } finally {
    ledger.close();
    truth.close();
  }
}

async function verifyCopy(path: string, events: readonly LoggedEvent[]): Promise<LedgerCheck> {
  const state = peekLedger(path, false);
  if (state.kind === "absent") return notOne("It has no tables.");
  if (state.kind !== "open") return notOne(`It cannot be read (${state.reason}).`);
  const { seq, hash } = state.head;
  if (seq > events.length)
    return notOne(
      `It has followed ${seq} events, but the log holds ${events.length}: the log was cut, or the ledger altered.`,
    );
  if (seq > 0 && events[seq - 1]?.hash !== hash)
    return notOne(`What it has followed as event ${seq} is not in the log.`);
  // Behind the log is no damage: the next opening lets it follow, and no answer is given before.
  return compareWithLog(path, events.slice(0, seq));
}

/** Names every change of the ledger that could change an answer, by comparing it with one made anew from the log. */
export async function verifyLedger(dir: string, events: readonly LoggedEvent[]): Promise<LedgerCheck> {
  if (!existsSync(join(dir, ledgerName))) return notOne("It is missing.");
  const folder = mkdtempSync(join(tmpdir(), "selvedge-verify-"));
  try {
    return await verifyCopy(copyLedger(dir, folder), events);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
