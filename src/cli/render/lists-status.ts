import { hang, paint, shown, type Terminal } from "./terminal.ts";

interface Status {
  readonly key: string;
  readonly title: string;
  readonly published: string;
  readonly checked: string | null;
  readonly entries: number;
  readonly ended: number;
  readonly origin: string;
  readonly ageDays: number;
  readonly stale: boolean;
  readonly staleBecause: readonly string[];
  readonly knownGaps: readonly string[];
  readonly reader: string;
  readonly held: Held | null;
}

interface Held {
  readonly at: string;
  readonly version: string | null;
  readonly published: string | null;
  readonly failed: readonly string[];
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
  const ended = list.ended === 0 ? "" : `, ${list.ended} ended`;
  return [
    `${paint(terminal, "bold", list.key)}  ${list.title}`,
    `  ${list.entries} entries${ended}, published ${list.published}, ${list.ageDays} days old, ${list.origin}: ${state}`,
    ...(list.checked === null ? [] : [`  last seen unchanged at the publisher: ${list.checked}`]),
    ...list.staleBecause.map((why) => hang("  - ", shown(why), terminal.width)),
    `  download reader: ${list.reader}`,
    ...heldLines(list, terminal),
  ].join("\n");
}

/** What came and is not used, and how to look at it. */
function heldLines({ key, held }: Status, terminal: Terminal): readonly string[] {
  if (held === null) return [];
  const what = held.published === null ? "a download" : `a version published ${held.published}`;
  const look = held.version === null ? "" : `; see "selvedge lists diff ${key}@${held.version}"`;
  const told = `${what} is held since ${held.at.slice(0, 10)} and not used (${held.failed.join(", ")})${look}`;
  return [paint(terminal, "yellow", hang("  ! ", shown(told), terminal.width))];
}
