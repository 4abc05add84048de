import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { asWriteError, syncFolder } from "../disk.ts";
import type { EventLog } from "../log/event-log.ts";
import { ledgerName } from "./ledger-state.ts";
import type { LedgerDatabase } from "./project.ts";

function openForWriting(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec("pragma journal_mode = wal; pragma synchronous = full");
  return database;
}

/** Makes or opens the ledger file and lets it follow the log. Loads the query builder. */
async function followLog(dir: string, log: EventLog): Promise<LedgerDatabase> {
  const { applyEvents, migrate, toLedgerDatabase } = await import("./project.ts");
  const path = join(dir, ledgerName);
  let file: DatabaseSync | undefined;
  try {
    file = openForWriting(path);
    const database = toLedgerDatabase(file);
    await migrate(database);
    syncFolder(dir);
    const { last_seq } = await database.selectFrom("meta").select("last_seq").executeTakeFirstOrThrow();
    await applyEvents(database, log.read().slice(last_seq));
    return database;
  } catch (error) {
    file?.close();
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

/** A ledger that is opened at the first question and, for a writer, brought to the end of the log before each. */
export class LedgerHandle {
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
