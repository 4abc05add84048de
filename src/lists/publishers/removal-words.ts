import type { IsoDate } from "../../model/dates.ts";
import { dayBefore } from "../../model/dates.ts";
import type { ListEntry } from "../../model/list-entry.ts";

const removalForm =
  /(?:^| )No longer on the list as read on \d{4}-\d\d-\d\d; the day of its removal is not stated, the day before that is taken\./g;
const gapForm = /Not on the list as read from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d\./g;

/** What an entry is told to be that the files of that day no longer have. */
export const removalWords = (read: IsoDate): string =>
  `No longer on the list as read on ${read}; the day of its removal is not stated, the day before that is taken.`;

/** Whether an entry's end is only that files did not have it, not a removal that a source states. */
export const isUnstatedEnd = ({ removed, remarks = "" }: Pick<ListEntry, "removed" | "remarks">): boolean =>
  removed !== undefined && remarks.search(removalForm) >= 0;

/** Remarks without the words of `removalWords`; undefined where nothing else is said. */
export function withoutRemoval(remarks: string | undefined): string | undefined {
  const rest = remarks?.replace(removalForm, "").trim();
  return rest === "" ? undefined : rest;
}

/**
 * The remarks of an entry that files have, with the days between which earlier files did not have it: a shipment of
 * those days is to be looked at by a person.
 */
export function withGaps(
  remarks: string | undefined,
  before: ListEntry,
  published: IsoDate,
): string | undefined {
  const said = withoutRemoval(remarks);
  const { removed } = before;
  const now =
    removed === undefined || removed >= dayBefore(published)
      ? []
      : [`Not on the list as read from ${dayAfter(removed)} to ${dayBefore(published)}.`];
  const gaps = [...(before.remarks?.match(gapForm) ?? []), ...now].filter(
    (gap) => said?.includes(gap) !== true,
  );
  return said === undefined && gaps.length === 0 ? undefined : [said, ...gaps].filter(Boolean).join(" ");
}

const dayAfter = (day: IsoDate): IsoDate => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
