import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fail } from "../../model/issue.ts";
import { asWriteError, syncFolder } from "../disk.ts";
import type { EventLog } from "../log/event-log.ts";
import { type KnownBy, knownByLimit } from "./known-by.ts";
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

function openForWriting(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec("pragma journal_mode = wal; pragma synchronous = full");
  return database;
}

/** Makes or opens the ledger file and lets it follow the log. Loads the query builder. */
export async function followLog(dir: string, log: EventLog): Promise<LedgerDatabase> {
  const { applyEvents, migrate, toLedgerDatabase } = await import("./project.ts");
  const path = join(dir, ledgerName);
  try {
    const database = toLedgerDatabase(openForWriting(path));
    await migrate(database);
    syncFolder(dir);
    const { last_seq } = await database.selectFrom("meta").select("last_seq").executeTakeFirstOrThrow();
    await applyEvents(database, log.read().slice(last_seq));
    return database;
  } catch (error) {
    throw asWriteError(error, path);
  }
}

async function openForReading(dir: string, log: EventLog, inMemory: boolean): Promise<LedgerDatabase> {
  const { projectInMemory, toLedgerDatabase } = await import("./project.ts");
  return toLedgerDatabase(
    inMemory
      ? await projectInMemory(log.read())
      : new DatabaseSync(join(dir, ledgerName), { readOnly: true, timeout: 5000 }),
  );
}

/** Whether the file can answer as it stands: the same tables, and at least as far as the log that was read. */
const isCurrent = (state: LedgerState, log: EventLog): boolean =>
  state.kind === "open" &&
  compareMigrations(state.migrations) === "same" &&
  state.head.seq === log.head().seq;

class LedgerHandle {
  readonly #dir: string;
  readonly #log: EventLog;
  readonly #write: boolean;
  readonly #inMemory: boolean;
  #database: Promise<LedgerDatabase> | undefined;
  #followed: number;
  #following: Promise<unknown> = Promise.resolve();

  constructor(options: { dir: string; log: EventLog; write: boolean; current: boolean }) {
    this.#dir = options.dir;
    this.#log = options.log;
    this.#write = options.write;
    this.#inMemory = !options.write && !options.current;
    this.#followed = options.current ? options.log.head().seq : -1;
  }

  async #open(): Promise<LedgerDatabase> {
    if (this.#write) return followLog(this.#dir, this.#log);
    return openForReading(this.#dir, this.#log, this.#inMemory);
  }

  async #catchUp(database: LedgerDatabase): Promise<void> {
    const { seq } = this.#log.head();
    if (!this.#write || this.#followed >= seq) return;
    const { applyEvents } = await import("./project.ts");
    try {
      const { last_seq } = await database.selectFrom("meta").select("last_seq").executeTakeFirstOrThrow();
      await applyEvents(database, this.#log.read().slice(last_seq, seq));
    } catch (error) {
      throw asWriteError(error, join(this.#dir, ledgerName));
    }
    this.#followed = seq;
  }

  /** The database, brought to the end of the log first; one caller at a time. */
  async current(): Promise<LedgerDatabase> {
    this.#database ??= this.#open();
    const database = await this.#database;
    const turn = this.#following.then(() => this.#catchUp(database));
    this.#following = turn.catch(() => undefined);
    await turn;
    return database;
  }

  async close(): Promise<void> {
    if (this.#write && this.#followed < this.#log.head().seq) await this.current();
    if (this.#database !== undefined) await (await this.#database).destroy();
    this.#database = undefined;
  }
}

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
