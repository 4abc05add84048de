import type { IsoDate } from "../../model/dates.ts";
import { daysBetween } from "../../model/dates.ts";
import type { EntryName, ListEntry, Sublist } from "../../model/list-entry.ts";
import { present } from "../entry-parts.ts";
import type { AboutList } from "./about-list.ts";

/** What tells whether a later first day is that of an amendment or a correction. */
export interface DayRules extends Pick<AboutList, "days" | "firstDay" | "cadenceDays"> {
  /** Day on which the version in force was last what the publisher published. */
  readonly after: IsoDate;
}

/**
 * The first day of an entry that an earlier version knew: the earlier one of both, but not where a later one corrects
 * it. A list that is its user's own says the first day itself. On a page the day of an amendment stands in its place:
 * it is one where it was known before, or fell after the version in force or less than the list's cadence before it,
 * for a page may come late. Any other later day is one that earlier pages would have shown.
 */
export function firstDay(now: ListEntry, before: ListEntry, rules: DayRules): IsoDate {
  const day = now.firstListed;
  if (day <= before.firstListed) return day;
  const { removed } = before;
  const isAgain = before.amended.includes(day) || (removed !== undefined && day > removed);
  if (isAgain || rules.days === "of-the-file") return before.firstListed;
  if (rules.firstDay === "as-stated") return day;
  return daysBetween(day, rules.after) <= rules.cadenceDays ? before.firstListed : day;
}

/** Names and sub-lists from the first day on, where that was moved to a later one. */
export function fromFirstDay(
  entry: Pick<ListEntry, "names" | "sublists">,
  first: IsoDate,
): Pick<ListEntry, "names" | "sublists"> {
  return {
    names: entry.names
      .filter(({ to }) => to === undefined || to >= first)
      .map((name) => (began(name, first) ? (present({ ...name, from: undefined }) as EntryName) : name)),
    sublists: entry.sublists
      .filter(({ to }) => to === undefined || to >= first)
      .map((sublist) => (began(sublist, first) ? { ...sublist, from: first } : sublist)),
  };
}

const began = ({ from }: EntryName | Sublist, first: IsoDate): boolean => from !== undefined && from <= first;
