import type { IsoInstant } from "../model/dates.ts";
import { daysBetween } from "../model/dates.ts";
import type { ListVersion } from "../model/list-entry.ts";

export interface ListStatus {
  readonly key: string;
  readonly title: string;
  readonly version: string;
  readonly published: string;
  readonly entries: number;
  readonly sha256: string;
  readonly origin: ListVersion["origin"];
  /** Whole days from the day of publication to `now`. */
  readonly ageDays: number;
  readonly stale: boolean;
  /** Why it is stale; empty when it is not. */
  readonly staleBecause: readonly string[];
  readonly knownGaps: readonly string[];
  readonly fictional: boolean;
}

/** What a version is and whether it may be relied upon as current: stale = older than its cadence, or known to lack something. */
export function statusOf(version: ListVersion, now: IsoInstant): ListStatus {
  const ageDays = daysBetween(version.published, now.slice(0, 10));
  const late = ageDays > version.cadenceDays;
  const staleBecause = [
    ...(late ? [`${ageDays} days old; a newer one is to be expected after ${version.cadenceDays} days`] : []),
    ...version.knownGaps.map((gap) => `known gap: ${gap}`),
  ];
  return {
    key: version.key,
    title: version.title,
    version: version.version,
    published: version.published,
    entries: version.entries.length,
    sha256: version.sha256,
    origin: version.origin,
    ageDays,
    stale: staleBecause.length > 0,
    staleBecause,
    knownGaps: version.knownGaps,
    fictional: version.fictional,
  };
}
