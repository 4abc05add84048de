import { existsSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, sha256 } from "../model/canonical.ts";
import { fail } from "../model/issue.ts";
import type { ListVersion } from "../model/list-entry.ts";
import { hashFile, writeDurably } from "./disk.ts";
import type { EventData, LoggedEvent } from "./events/event-table.ts";
import { folderField } from "./events/fields.ts";
import { type KnownBy, knownByLimit } from "./ledger/known-by.ts";
import type { EventLog } from "./log/event-log.ts";
import { readRegistered } from "./read-registered.ts";
import { type ListPlace, listPath } from "./registered-files.ts";

/** What `put` hands back: the data of the `list-registered` event that must follow. */
export type StoredList = EventData<"list-registered">;

/** Parsed versions of official lists, every one that was ever in use. */
export interface ListVersions {
  /** Keeps a version. When it returns it is on the disk; an event must register it. */
  readonly put: (version: ListVersion) => StoredList;
  /**
   * The version registered last of each list, with the day on which it was last seen unchanged, in the order of the keys;
   * with `knownBy` as it was then.
   */
  readonly all: (knownBy?: KnownBy) => ListVersion[];
  /** A version that an event answers for: one that was in force, or one held back. */
  readonly get: (place: ListPlace) => ListVersion;
  /** Every version of a list that was in force, in the order of registration. */
  readonly history: (key: string) => ListVersion[];
}

function checkNames({ key, version }: ListVersion): void {
  for (const name of [key, version]) {
    if (!folderField.safeParse(name).success)
      fail(
        "list.invalid",
        `"${name}" cannot name a list or a version of one.`,
        "Use letters, digits, . _ and -.",
        {
          received: name,
        },
      );
  }
}

/** By list: the last day on which the version in force was seen unchanged. */
function checkedDays(events: readonly LoggedEvent[], limit: number): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const event of events) {
    if (Date.parse(event.at) > limit) continue;
    if (event.type === "list-registered") days.delete(event.data.key);
    else if (event.type === "list-checked") {
      const { key, checked } = event.data;
      if (checked > (days.get(key) ?? "")) days.set(key, checked);
    }
  }
  return days;
}

/** Opens the list versions of a workspace. */
export function openListVersions(dir: string, log: EventLog): ListVersions {
  const registrations = (limit: number): StoredList[] =>
    log
      .read()
      .filter((event) => event.type === "list-registered" && Date.parse(event.at) <= limit)
      .map((event) => event.data as StoredList);
  const read = (stored: ListPlace): ListVersion => {
    const bytes = readRegistered(dir, listPath(log.read(), stored), stored.sha256);
    // Written by `put` from a ListVersion and unaltered since: its hash was just checked.
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as ListVersion;
  };
  return {
    put: (version) => {
      checkNames(version);
      const text = `${canonicalJson(version)}\n`;
      const { key, published, origin } = version;
      const stored: StoredList = { key, version: version.version, published, sha256: sha256(text), origin };
      const path = join(dir, listPath(log.read(), stored));
      if (!existsSync(path) || hashFile(path) !== stored.sha256) writeDurably(path, text);
      return stored;
    },
    get: read,
    all: (knownBy) => {
      const limit = knownByLimit(knownBy);
      const last = new Map(registrations(limit).map((stored) => [stored.key, stored]));
      const checked = checkedDays(log.read(), limit);
      return [...last.keys()].sort().map((key) => {
        const version = read(last.get(key) as StoredList);
        const day = checked.get(key);
        return day === undefined ? version : { ...version, checked: day };
      });
    },
    history: (key) =>
      registrations(Number.MAX_SAFE_INTEGER)
        .filter((stored) => stored.key === key)
        .map(read),
  };
}
