import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** An event as the log's file holds it. Read here without the store's own reader: the checker is to be a second opinion. */
export interface LogLine {
  readonly seq: number;
  readonly hash: string;
  readonly by: string;
  readonly type: string;
  readonly more?: true;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface LogBytes {
  /** Every byte of the log's files, one after the other. */
  readonly text: string;
  /** The events of whole lines and whole steps. */
  readonly events: readonly LogLine[];
}

const emptyLog: LogBytes = { text: "", events: [] };

/** What stands in the log of a workspace, also in one that was left in the middle of a write. */
export function readLog(dir: string): LogBytes {
  const folder = join(dir, "log");
  if (!existsSync(folder)) return emptyLog;
  const text = readdirSync(folder)
    .filter((name) => /^\d+\.jsonl$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("");
  const lines = text.split("\n").slice(0, -1);
  const events = lines.map((line) => JSON.parse(line) as LogLine);
  // A step counts whole or not at all: what ends in `more` is the start of one.
  while (events.at(-1)?.more === true) events.pop();
  return { text, events };
}
