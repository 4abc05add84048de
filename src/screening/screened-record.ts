import { daysBetween, type IsoInstant } from "../model/dates.ts";
import type { ListVersion } from "../model/list-entry.ts";
import { bandThresholds } from "../names/bands.ts";
import type { QuerySchema } from "./person-policy.ts";
import { kindsMetBy } from "./screen-query.ts";
import { screeningAlgorithm } from "./screening-algorithm.ts";
import type { ScreeningIndex } from "./screening-index.ts";

/** What was searched, how and when. Stands beside every answer, also where there is no hit. */
export interface Screened {
  readonly lists: readonly { readonly key: string; readonly version: string }[];
  readonly algorithm: string;
  /** Lowest score of a name that is shown, integer in 1/10,000. */
  readonly threshold: number;
  readonly at: IsoInstant;
  /** What limits the answer: lists that are stale or known to be incomplete. */
  readonly listNotes: readonly string[];
}

/**
 * The record of a screening with this index at this moment, of parties of this schema. It names the lists that such a
 * party was held against, and no others: a list of companies is not one on which a person was looked for.
 */
export function screenedRecord(index: ScreeningIndex, at: IsoInstant, schema?: QuerySchema): Screened {
  const versions = listsMetBy(index, schema);
  return {
    lists: versions.map(({ key, version }) => ({ key, version })),
    algorithm: screeningAlgorithm(index.tables),
    threshold: bandThresholds.weak,
    at,
    listNotes: versions.flatMap((version) => notesOf(version, at)),
  };
}

/** The lists that a party of this schema is held against. */
export const listsMetBy = (index: ScreeningIndex, schema?: QuerySchema): readonly ListVersion[] =>
  index.versions.filter((version) => isSearched(index, version, schema));

/** A list of parties without any entry counts as searched: there was nothing on it. */
function isSearched(index: ScreeningIndex, version: ListVersion, schema: QuerySchema | undefined): boolean {
  const shelves = index.shelves.filter((shelf) => shelf.version === version);
  if (shelves.length === 0) return schema !== "person";
  return shelves.some((shelf) => kindsMetBy(schema).includes(shelf.kind));
}

function notesOf(version: ListVersion, at: IsoInstant): string[] {
  const age = daysBetween(version.published, at.slice(0, 10));
  const stale =
    age > version.cadenceDays
      ? [
          `${version.key} is as published on ${version.published}, ${age} days before; a newer version is to be expected after ${version.cadenceDays}`,
        ]
      : [];
  const fiction = version.fictional ? [`${version.key} is fiction`] : [];
  return [...fiction, ...stale, ...version.knownGaps.map((gap) => `${version.key} is incomplete: ${gap}`)];
}
