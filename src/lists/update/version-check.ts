import type { IsoDate } from "../../model/dates.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import type { PublisherReader } from "../publishers/publisher-reader.ts";
import { mostNamed } from "./limits.ts";

/** Questions to a version, in the order in which they are asked. */
export const versionChecks = [
  "count",
  "ids",
  "date",
  "entries gone",
  "names gone",
  "entries new",
  "days changed",
  "sub-lists changed",
  "sections",
  "doubled",
] as const;
/** Questions to its files, before there is a version. */
export const fileChecks = ["whole file", "size", "media type", "readable"] as const;
export type CheckName = (typeof versionChecks)[number] | (typeof fileChecks)[number];

export interface Check {
  readonly check: CheckName;
  readonly result: "pass" | "look" | "fail";
  readonly expected: string;
  readonly received: string;
  /** Names of the entries it is about, at most `mostNamed`. */
  readonly entries: readonly string[];
}

export interface Judged {
  readonly candidate: ListVersion;
  readonly inForce: ListVersion | undefined;
  readonly bounds: PublisherReader["bounds"];
  /** Day on which its files were had; absent where nobody has said it. */
  readonly retrieved?: IsoDate | null | undefined;
  readonly today: IsoDate;
}

/** Whether the list carries the entry: one with a day of removal is kept for the days before it. */
export const isListed = (entry: ListEntry): boolean => entry.removed === undefined;

export const listed = (version: ListVersion): readonly ListEntry[] => version.entries.filter(isListed);

/** The entries in force of the version in force; none where there is no version. */
export const listedBefore = ({ inForce }: Pick<Judged, "inForce">): readonly ListEntry[] =>
  inForce === undefined ? [] : listed(inForce);

/** None passes, up to `most` percent of them are for a person to look at, more fail. */
export function resultOf(found: number, of: number, most: number): Check["result"] {
  if (found === 0) return "pass";
  return found * 100 > of * most ? "fail" : "look";
}

interface Finding {
  readonly result: Check["result"];
  readonly expected: string;
  readonly received: string;
  readonly entries?: readonly string[];
}

/** A check with no more names than a person reads. */
export const checked = (check: CheckName, { entries = [], ...finding }: Finding): Check => ({
  check,
  ...finding,
  entries: entries.slice(0, mostNamed),
});

/** `5 %`, `4.2 %`: how much `part` is of `whole`. */
export const percentOf = (part: number, whole: number): string =>
  `${Number(((100 * part) / Math.max(1, whole)).toFixed(1))} %`;

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
