import type { IsoDate } from "./dates.ts";
import { isWithin } from "./dates.ts";
import type { EntryName, ListEntry, Sublist } from "./list-entry.ts";

/** What a list said about an entry on a day. */
export interface EntryOnDay {
  readonly listed: boolean;
  /** Sub-lists on which it stood that day; empty when not listed. */
  readonly sublists: readonly Sublist[];
  /** Names the list carried that day; empty when not listed. */
  readonly names: readonly EntryName[];
}

/** The entry as in force on the day: from the day of its first listing to the last day before removal, both inclusive. */
export function inForce(entry: ListEntry, on: IsoDate): EntryOnDay {
  if (!isWithin({ from: entry.firstListed, to: entry.removed }, on))
    return { listed: false, sublists: [], names: [] };
  return {
    listed: true,
    sublists: entry.sublists.filter((sublist) => isWithin(sublist, on)),
    names: entry.names.filter((name) => isWithin(name, on)),
  };
}
