import { isIsoInstant } from "../../model/dates.ts";
import { fail } from "../../model/issue.ts";
import { dataProblem, type LoggedEvent, type NewEvent } from "../events/event-table.ts";
import { encodeLine, genesis } from "./log-line.ts";
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
export function chainEvents(head: LogHead, events: readonly NewEvent[]): readonly string[] {
  let prev = head.hash;
  return events.map(({ type, at, by, data }, index) => {
    const more = index < events.length - 1 ? { more: true } : {};
    const { line, hash } = encodeLine({ seq: head.seq + 1 + index, at, by, type, data, prev, ...more });
    prev = hash;
    return line;
  });
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
      if (news.length === 0) return [];
      const lines = chainEvents(headOf(events), news);
      writer.write(Buffer.from(lines.map((line) => `${line}\n`).join("")));
      // Through JSON, so that what is handed back is what a later reading gives.
      const logged = lines.map((line): LoggedEvent => JSON.parse(line));
      for (const event of logged) events.push(event);
      return logged;
    },
    close: () => writer?.close(),
  };
}
