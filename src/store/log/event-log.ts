import { join } from "node:path";
import { isIsoInstant } from "../../model/dates.ts";
import { fail } from "../../model/issue.ts";
import { ensureFolder, syncFolder, writing } from "../disk.ts";
import { dataProblem, type LoggedEvent, type NewEvent } from "../events/event-table.ts";
import { type LogDisk, realDisk } from "./log-disk.ts";
import { encodeLine, genesis, leafHash } from "./log-line.ts";
import { type LogScan, logFolder, segmentName } from "./scan-log.ts";

/** A place in the log: the number and hash of an event. Seq 0 and 64 zeros stand before the first. */
export interface LogHead {
  readonly seq: number;
  readonly hash: string;
}

/** The authority: what was recorded, in order. */
export interface EventLog {
  readonly read: () => readonly LoggedEvent[];
  readonly head: () => LogHead;
  /** Records all events in one step, or none. When it returns, they are on the disk. */
  readonly append: (events: readonly NewEvent[]) => readonly LoggedEvent[];
  readonly close: () => void;
}

export interface EventLogOptions {
  readonly write: boolean;
  readonly disk?: LogDisk;
  /** A file of the log that has reached this many bytes is followed by the next one. */
  readonly segmentBytes?: number;
}

const headOf = (events: readonly LoggedEvent[]): LogHead => {
  const last = events.at(-1);
  return last === undefined ? { seq: 0, hash: genesis } : { seq: last.seq, hash: last.hash };
};

function checkEvent(event: NewEvent): void {
  const problem = isIsoInstant(event.at)
    ? dataProblem(event.type, event.data)
    : `at: "${event.at}" is no instant in UTC`;
  if (problem !== undefined || event.by === "")
    fail("bug", `An event "${event.type}" cannot be recorded: ${problem ?? "by is empty"}.`, "Report this.");
}

/** Chains new events onto the head. Deterministic: the same events onto the same head give the same lines. */
export function chainEvents(head: LogHead, events: readonly NewEvent[]): LoggedEvent[] {
  const chained: LoggedEvent[] = [];
  for (const [index, { type, at, by, data }] of events.entries()) {
    const prev = chained.at(-1)?.hash ?? head.hash;
    const more = index < events.length - 1 ? { more: true as const } : {};
    const event = { seq: head.seq + 1 + index, at, by, type, data, prev, ...more };
    // Through JSON, so that what is handed back is what a later reading of the line gives.
    chained.push(JSON.parse(encodeLine({ ...event, hash: leafHash(event) } as LoggedEvent)));
  }
  return chained;
}

class SegmentWriter {
  readonly #dir: string;
  readonly #disk: LogDisk;
  readonly #limit: number;
  #number: number;
  #bytes: number;
  #handle: number | undefined;
  #broken = false;

  constructor(dir: string, scan: LogScan, options: EventLogOptions) {
    this.#dir = dir;
    this.#disk = options.disk ?? realDisk;
    this.#limit = options.segmentBytes ?? 64 * 1024 * 1024;
    this.#number = scan.last?.number ?? 1;
    this.#bytes = scan.last?.bytes ?? 0;
  }

  get #path(): string {
    return join(this.#dir, logFolder, segmentName(this.#number));
  }

  #openHandle(): number {
    if (this.#handle !== undefined && this.#bytes >= this.#limit) this.close();
    if (this.#bytes >= this.#limit) {
      this.#number += 1;
      this.#bytes = 0;
    }
    if (this.#handle === undefined) {
      ensureFolder(join(this.#dir, logFolder));
      this.#handle = this.#disk.open(this.#path);
      syncFolder(join(this.#dir, logFolder));
    }
    return this.#handle;
  }

  write(bytes: Uint8Array): void {
    if (this.#broken)
      fail(
        "workspace.write",
        `${this.#path} refused an earlier write, so it is not known what reached the disk.`,
        "Run the command again: the log is checked when the workspace is opened.",
        { file: this.#path },
      );
    writing(this.#path, () => {
      const handle = this.#openHandle();
      try {
        for (let done = 0; done < bytes.length; ) done += this.#disk.write(handle, bytes.subarray(done));
        this.#disk.sync(handle);
      } catch (error) {
        this.#takeBack();
        throw error;
      }
    });
    this.#bytes += bytes.length;
  }

  /** After a failed flush nobody knows what is on the disk: take the bytes back, and write no more until opened anew. */
  #takeBack(): void {
    this.#broken = true;
    try {
      this.#disk.truncate(this.#path, this.#bytes);
    } catch {
      // A disk that refuses this too leaves a torn tail, which the next opening cuts.
    }
  }

  close(): void {
    if (this.#handle !== undefined) this.#disk.close(this.#handle);
    this.#handle = undefined;
  }
}

/** Opens a log that was scanned and found sound, its torn tail already cut. */
export function openEventLog(dir: string, scan: LogScan, options: EventLogOptions): EventLog {
  const events: LoggedEvent[] = [...scan.events];
  const writer = options.write ? new SegmentWriter(dir, scan, options) : undefined;
  return {
    read: () => events,
    head: () => headOf(events),
    append: (news) => {
      if (writer === undefined)
        return fail("bug", "An event was to be recorded in a workspace opened for reading.", "Report this.");
      for (const event of news) checkEvent(event);
      const chained = chainEvents(headOf(events), news);
      if (chained.length === 0) return chained;
      writer.write(Buffer.from(chained.map((event) => `${encodeLine(event)}\n`).join("")));
      events.push(...chained);
      return chained;
    },
    close: () => writer?.close(),
  };
}
