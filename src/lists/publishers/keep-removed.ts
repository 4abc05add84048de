import type { DateSpan, IsoDate } from "../../model/dates.ts";
import { dayBefore } from "../../model/dates.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import { versionOf } from "./make-version.ts";
import { removalWords } from "./removal-words.ts";

/**
 * The accepted version with the entries that it no longer has and the one before still had, each with a last day: a
 * shipment of last year meets the list of last year. To be called after the versions were judged, for an entry that is
 * gone because the file is not whole would else be taken for one that was removed.
 */
export function keepRemoved(accepted: ListVersion, before: ListVersion): ListVersion {
  const ids = new Set(accepted.entries.map(({ id }) => id));
  const gone = before.entries.filter(({ id, removed }) => removed === undefined && !ids.has(id));
  const ended = gone.flatMap((entry) => ending(entry, accepted.published));
  if (ended.length === 0) return accepted;
  const entries = [...accepted.entries, ...ended];
  return versionOf(accepted, accepted.published, { entries, gaps: [] });
}

/** The entry up to the day before the new version; nothing where it would end before it began. */
function ending(entry: ListEntry, published: IsoDate): ListEntry[] {
  const removed = dayBefore(published);
  if (removed < entry.firstListed) return [];
  const within = (span: DateSpan): boolean => span.from === undefined || span.from <= removed;
  const said = removalWords(published);
  return [
    {
      ...entry,
      removed,
      names: entry.names.filter(within),
      sublists: entry.sublists.filter(within),
      remarks: entry.remarks === undefined ? said : `${entry.remarks} ${said}`,
    },
  ];
}
