import { existsSync } from "node:fs";
import { join } from "node:path";
import type { LoggedEvent } from "../events/event-table.ts";
import { erasedFiles } from "../registered-files.ts";
import type { Problem } from "./problem.ts";

export interface ErasedCheck {
  readonly problems: readonly Problem[];
  readonly remarks: readonly string[];
  /** Files that tombstones account for. */
  readonly count: number;
}

/** What was erased is told as erased and is no damage; what was erased and stands there all the same is a problem. */
export function verifyErased(dir: string, events: readonly LoggedEvent[]): ErasedCheck {
  const erased = [...erasedFiles(events)];
  const standing = erased.filter(([path]) => existsSync(join(dir, path)));
  return {
    count: erased.length,
    problems: standing.map(([path, { seq }]) => ({
      what: "erased",
      path,
      line: null,
      message: `The file stands here although event ${seq} erased it: a deletion was cut short, or a copy was put back.`,
      hint: "Opening the workspace for writing deletes it.",
    })),
    remarks: tombstones(events, new Set(erased.map(([, { seq }]) => seq))),
  };
}

/** Erasures of what did not come again. */
const tombstones = (events: readonly LoggedEvent[], lasting: ReadonlySet<number>): string[] =>
  events.flatMap(({ type, seq, data }) =>
    type === "erasure-made" && lasting.has(seq)
      ? [
          `Document ${data.document} was erased by event ${seq} with ${data.files.length} files (${data.by}: ${data.reason}). That is no damage.`,
        ]
      : [],
  );
