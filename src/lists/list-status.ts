import type { IsoInstant } from "../model/dates.ts";
import { daysBetween } from "../model/dates.ts";
import type { ListVersion } from "../model/list-entry.ts";
import { seenOn } from "./seen-on.ts";

export interface ListStatus {
  readonly key: string;
  readonly title: string;
  readonly version: string;
  readonly published: string;
  /** Day on which the publisher was last seen to publish the same; null where nobody looked again. */
  readonly checked: string | null;
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

/**
 * What a version is and whether it may be relied upon as current: stale = nobody saw it unchanged for longer than its
 * cadence, or it is known to lack something.
 */
export function statusOf(version: ListVersion, now: IsoInstant): ListStatus {
  const ageDays = daysBetween(version.published, now.slice(0, 10));
  const unseen = daysBetween(seenOn(version), now.slice(0, 10));
  const late = unseen > version.cadenceDays;
  const since = unseen === ageDays ? `${ageDays} days old` : `last seen unchanged ${unseen} days ago`;
  const staleBecause = [
    ...(late ? [`${since}; a newer one is to be expected after ${version.cadenceDays} days`] : []),
    ...version.knownGaps.map((gap) => `known gap: ${gap}`),
  ];
  return {
    key: version.key,
    title: version.title,
    version: version.version,
    published: version.published,
    checked: version.checked ?? null,
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
