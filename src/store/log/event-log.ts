import { isIsoInstant } from "../../model/dates.ts";
import { fail } from "../../model/issue.ts";
import { dataProblem, type LoggedEvent, type NewEvent } from "../events/event-table.ts";
import { encodeLine, genesis, leafHash } from "./log-line.ts";
import type { LogScan } from "./scan-log.ts";
import { type SegmentOptions, SegmentWriter } from "./segment-writer.ts";

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

export interface EventLogOptions extends SegmentOptions {
  readonly write: boolean;
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
