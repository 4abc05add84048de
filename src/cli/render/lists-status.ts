import { hang, paint, type Terminal } from "./terminal.ts";

interface Status {
  readonly key: string;
  readonly title: string;
  readonly published: string;
  readonly entries: number;
  readonly origin: string;
  readonly ageDays: number;
  readonly stale: boolean;
  readonly staleBecause: readonly string[];
  readonly knownGaps: readonly string[];
}

/** Each list with its age, and what is known to be wrong with it. */
export function renderListsStatus(
  { lists }: { readonly lists: readonly Status[] },
  terminal: Terminal,
): string {
  return lists.map((list) => one(list, terminal)).join("\n\n");
}

function one(list: Status, terminal: Terminal): string {
  const state = list.stale ? paint(terminal, "yellow", "stale") : paint(terminal, "green", "current");
  return [
    `${paint(terminal, "bold", list.key)}  ${list.title}`,
    `  ${list.entries} entries, published ${list.published}, ${list.ageDays} days old, ${list.origin}: ${state}`,
    ...list.staleBecause.map((why) => hang("  - ", why, terminal.width)),
  ].join("\n");
}
