import type { IsoDate } from "../../../model/dates.ts";
import type { ListVersion } from "../../../model/list-entry.ts";
import type { AboutList } from "../about-list.ts";
import type { Catalog } from "./catalog.ts";

export const bounds = {
  min: 1,
  max: 3_000_000,
  why: "a dataset may be as small as one entity; the largest collection of 2024 held 2.7 million",
};

/** A file states no rule on ownership, and none is guessed from who publishes it. */
const notStated: ListVersion["ownership"] = {
  rule: "none",
  citation:
    "A FollowTheMoney file states no ownership rule; that of the list behind it is to be looked up there.",
};

/** What is told of a dataset: by the catalog or the version in force where one is at hand, else by its key alone. */
export function aboutDataset(
  key: string,
  known: Pick<Catalog, "title" | "publisher" | "url"> | undefined,
  ownership: ListVersion["ownership"] = notStated,
): AboutList {
  return {
    key,
    title: known?.title ?? `FollowTheMoney dataset ${key}`,
    publisher: known?.publisher ?? "not stated by the file",
    url: known?.url ?? `urn:followthemoney:${key}`,
    cadenceDays: 14,
    role: "parties",
    ownership,
    knownGaps: [],
    idParts: [],
    days: "of-the-file",
    unsaid: [],
    complete: true,
    bounds,
  };
}

/** Day of a version such as "20240612215705-gvx"; undefined where the text is none. */
export function versionDay(version: string): IsoDate | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})\d{6}-/.exec(version) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
