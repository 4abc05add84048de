import type { IsoDate } from "../../model/dates.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import { versionOf } from "../publishers/make-version.ts";
import { listed } from "./version-check.ts";

/**
 * The version with what its files cannot know: entries of the version in force that were listed after the files' day,
 * entries that were only reported and are younger than all that the files list, and what is known to be missing. Else an
 * old page, handed over or fetched today, would take entries off the list and make it look complete: a page says on which
 * day it was read, and not always up to which day it was kept.
 */
export function keepLater(candidate: ListVersion, before: ListVersion): ListVersion {
  const ids = new Set(candidate.entries.map(({ id }) => id));
  const unknown = isUnknownTo(candidate);
  const later = before.entries.filter((entry) => unknown(entry) && !ids.has(entry.id));
  const known = new Set(candidate.knownGaps);
  const gaps = closesGaps(candidate, before) ? [] : before.knownGaps.filter((gap) => !known.has(gap));
  if (later.length === 0 && gaps.length === 0) return candidate;
  return versionOf(candidate, candidate.published, { entries: [...candidate.entries, ...later], gaps });
}

/** Whether the files behind a version cannot say that an entry is not on the list. */
export function isUnknownTo(candidate: ListVersion): (entry: ListEntry) => boolean {
  const newest = newestDay(candidate);
  return ({ firstListed, verification }) =>
    firstListed > candidate.published || (verification === "reported" && firstListed > newest);
}

/** First day of the youngest entry that the publisher itself lists: up to there at least its files were kept. */
const newestDay = (version: ListVersion): IsoDate =>
  listed(version)
    .flatMap(({ verification, firstListed }) => (verification === "official" ? [firstListed] : []))
    .toSorted()
    .at(-1) ?? "";

/** Whether the files are newer than the version in force, and reach as far as what was reported beside it. */
const closesGaps = (candidate: ListVersion, before: ListVersion): boolean =>
  candidate.published > before.published && !listed(before).filter(isReported).some(isUnknownTo(candidate));

const isReported = ({ verification }: ListEntry): boolean => verification === "reported";
