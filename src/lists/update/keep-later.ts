import type { ListVersion } from "../../model/list-entry.ts";
import { versionOf } from "../publishers/make-version.ts";

/**
 * The version with what files of its day cannot know: entries of the version in force that were listed after that day, and,
 * where the files are no newer than that version, what is known to be missing. Else an old page, handed over today, would
 * take entries off the list and make it look complete.
 */
export function keepLater(candidate: ListVersion, before: ListVersion): ListVersion {
  const ids = new Set(candidate.entries.map(({ id }) => id));
  const later = before.entries.filter(
    ({ id, firstListed }) => firstListed > candidate.published && !ids.has(id),
  );
  const known = new Set(candidate.knownGaps);
  const gaps =
    candidate.published > before.published ? [] : before.knownGaps.filter((gap) => !known.has(gap));
  if (later.length === 0 && gaps.length === 0) return candidate;
  return versionOf(candidate, candidate.published, { entries: [...candidate.entries, ...later], gaps });
}
