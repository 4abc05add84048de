import type { IsoDate } from "../../model/dates.ts";
import type { ListEntry } from "../../model/list-entry.ts";
import { foldName } from "../../names/fold.ts";
import { isUnknownTo } from "./keep-later.ts";
import { mostLostPercent } from "./limits.ts";
import {
  type Check,
  checked,
  counted,
  type Judged,
  listed,
  listedBefore,
  percentOf,
  resultOf,
} from "./version-check.ts";

/** Entries in force of the old version that the new one does not know, not even as removed. */
export function entriesGone({ candidate, inForce }: Judged): Check {
  // What its files cannot know yet cannot be on it, and is kept.
  const unknown = isUnknownTo(candidate);
  const before = listedBefore({ inForce }).filter((entry) => !unknown(entry));
  const known = new Set(candidate.entries.map(({ id }) => id));
  const gone = before.filter(({ id }) => !known.has(id));
  return checked("entries gone", {
    result: resultOf(gone.length, before.length, mostLostPercent),
    expected: `at most ${mostLostPercent} % of ${counted(before.length, "entry", "entries")} gone without a day of removal`,
    received: `${gone.length} gone (${percentOf(gone.length, before.length)})`,
    entries: gone.map(({ name }) => name),
  });
}

/**
 * Names that entries had and have no longer: aliases and names in a country's own script find what others miss. An entry
 * that had ended and is back is held against what it was: coming back must not erase what was known of it.
 */
export function namesGone({ candidate, inForce }: Judged): Check {
  const now = new Map(candidate.entries.map((entry) => [entry.id, entry]));
  const back = new Set(listed(candidate).map(({ id }) => id));
  const stayed = (inForce?.entries ?? []).filter(({ id, removed }) =>
    removed === undefined ? now.has(id) : back.has(id),
  );
  const losses = stayed.map((entry) => {
    const had = namesOf(entry, inForce?.published);
    const has = namesOf(now.get(entry.id), candidate.published);
    return { entry, had: had.size, gone: [...had].filter((name) => !has.has(name)).length };
  });
  const total = losses.reduce((sum, { had }) => sum + had, 0);
  const gone = losses.reduce((sum, loss) => sum + loss.gone, 0);
  return checked("names gone", {
    result: resultOf(gone, total, mostLostPercent),
    expected: `at most ${mostLostPercent} % of ${counted(total, "name", "names")} gone from entries that stay`,
    received: `${gone} gone (${percentOf(gone, total)})`,
    entries: losses.filter((loss) => loss.gone > 0).map(({ entry }) => entry.name),
  });
}

/**
 * Names that the entry bears on a day. A name that a reader gave a last day, because the files no longer have it, is as
 * gone from the files as one that is nowhere.
 */
function namesOf(entry: ListEntry | undefined, day: IsoDate = ""): ReadonlySet<string> {
  if (entry === undefined) return new Set();
  // The names of an entry that has ended are those of its last day.
  const on = entry.removed ?? day;
  const borne = entry.names.filter(({ to }) => to === undefined || to >= on);
  return new Set([entry.name, ...borne.map(({ text }) => text)].map(foldName));
}
