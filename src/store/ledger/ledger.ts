import { fail } from "../../model/issue.ts";
import type { EventLog } from "../log/event-log.ts";
import { type KnownBy, knownByLimit } from "./known-by.ts";
import { LedgerHandle } from "./ledger-handle.ts";
import type { Reach, RecordedDecision, RegisteredImport, RegisteredList } from "./ledger-queries.ts";
import { compareMigrations, type LedgerState, ledgerName } from "./ledger-state.ts";
import type { LedgerDatabase } from "./project.ts";

/** What has been recorded, for asking. Every answer holds all that the log held when it was asked. */
export interface Ledger {
  /** Imports that count, in the order of the log; with `knownBy` as they counted then. */
  readonly importsInForce: (knownBy?: KnownBy) => Promise<RegisteredImport[]>;
  /** Every registration of an import, those undone included. */
  readonly imports: (knownBy?: KnownBy) => Promise<RegisteredImport[]>;
  /** Decisions in the order of the log; later ones on the same hit stand beside earlier ones. */
  readonly decisions: (knownBy?: KnownBy) => Promise<RecordedDecision[]>;
  /** Every list version registered, in the order of the log. */
  readonly listVersions: (knownBy?: KnownBy) => Promise<RegisteredList[]>;
  readonly close: () => Promise<void>;
}

/** What opening found: the file was current, had to follow the log, was made, or is not used (`memory`). */
export type LedgerFound = "current" | "caught-up" | "created" | "memory";

const rebuildHint = "Run `selvedge doctor --rebuild`: it makes the ledger anew from the log.";

/** Refuses a ledger that says more than the log, or other than it: then one of the two is not what it was. */
function checkAgainstLog(state: LedgerState, log: EventLog): void {
  if (state.kind === "unreadable")
    fail("workspace.damaged", `${ledgerName} cannot be read (${state.reason}).`, rebuildHint, {
      file: ledgerName,
    });
  if (state.kind !== "open") return;
  if (compareMigrations(state.migrations) === "newer")
    fail(
      "workspace.newer",
      `${ledgerName} was written by a newer Selvedge.`,
      `Update Selvedge. ${rebuildHint}`,
    );
  const { seq, hash } = state.head;
  if (seq > log.head().seq)
    fail(
      "workspace.damaged",
      `${ledgerName} has followed ${seq} events, but the log holds ${log.head().seq}: the log was cut.`,
      `Put the log back from a copy. If what is missing shall stay so: ${rebuildHint}`,
      { file: "log" },
    );
  const same = seq === 0 || log.read()[seq - 1]?.hash === hash;
  if (!same)
    fail(
      "workspace.damaged",
      `Event ${seq} is not the one ${ledgerName} has followed: the log was replaced.`,
      rebuildHint,
      {
        file: "log",
      },
    );
}

/** Whether the file can answer as it stands: the same tables, and at least as far as the log that was read. */
const isCurrent = (state: LedgerState, log: EventLog): boolean =>
  state.kind === "open" &&
  compareMigrations(state.migrations) === "same" &&
  state.head.seq === log.head().seq;

/** Opens the ledger beside a log. For writing it follows the log at once; for reading nothing is changed on the disk. */
export async function openLedger(options: {
  readonly dir: string;
  readonly log: EventLog;
  readonly write: boolean;
  /** As it was before the log was read: a reader beside a writer would else find the ledger ahead of its log. */
  readonly state: LedgerState;
}): Promise<{ ledger: Ledger; found: LedgerFound }> {
  const { log, write, state } = options;
  checkAgainstLog(state, log);
  const current = isCurrent(state, log);
  const handle = new LedgerHandle({ ...options, current });
  if (write && !current) await handle.current();
  type Queries = typeof import("./ledger-queries.ts");
  const ask =
    <T>(select: (queries: Queries, database: LedgerDatabase, reach: Reach) => Promise<T>) =>
    async (knownBy?: KnownBy): Promise<T> => {
      const reach = { head: log.head(), limit: knownByLimit(knownBy) };
      const database = await handle.current();
      return select(await import("./ledger-queries.ts"), database, reach);
    };
  const ledger: Ledger = {
    imports: ask((queries, database, reach) => queries.selectImports(database, reach)),
    importsInForce: ask((queries, database, reach) => queries.selectImportsInForce(database, reach)),
    decisions: ask((queries, database, reach) => queries.selectDecisions(database, reach)),
    listVersions: ask((queries, database, reach) => queries.selectListVersions(database, reach)),
    close: () => handle.close(),
  };
  if (current) return { ledger, found: "current" };
  if (!write) return { ledger, found: "memory" };
  return { ledger, found: state.kind === "absent" ? "created" : "caught-up" };
}
