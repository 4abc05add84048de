import type { ListEntry } from "../../model/list-entry.ts";
import { fewNew, mostChangedPercent, mostNewPercent } from "./limits.ts";
import {
  type Check,
  type CheckName,
  checked,
  counted,
  type Judged,
  listed,
  listedBefore,
  percentOf,
  resultOf,
} from "./version-check.ts";

/**
 * Entries in force that were not in force before, be they new or back: links, footers and menus read as names are many, and
 * so is what a table of ended entries holds.
 */
export function entriesNew({ candidate, inForce }: Judged): Check {
  const before = listedBefore({ inForce });
  const known = new Set(before.map(({ id }) => id));
  const come = listed(candidate).filter(({ id }) => !known.has(id));
  const few = come.length <= fewNew;
  const result = resultOf(come.length, before.length, mostNewPercent);
  return checked("entries new", {
    result: result === "fail" && few ? "look" : result,
    expected: `at most ${mostNewPercent} % of ${counted(before.length, "entry", "entries")} new, or ${fewNew} entries`,
    received: `${come.length} new (${percentOf(come.length, before.length)})`,
    entries: come.map(({ name }) => name),
  });
}

/** Entries whose first day, or whose days of amendment, are others: an answer for an earlier day rests on them. */
export const daysChanged = (judged: Judged): Check =>
  changed(judged, "days changed", "with other first days or days of amendment", ({ firstListed, amended }) =>
    [firstListed, ...amended].join(" "),
  );

/** Entries that stand on other sub-lists: a table read under the heading of another moves all that is in it. */
export const sublistsChanged = (judged: Judged): Check =>
  changed(judged, "sub-lists changed", "on other sub-lists", ({ sublists }) =>
    [...new Set(sublists.flatMap(({ key, to }) => (to === undefined ? [key] : [])))].sort().join(" | "),
  );

/** Entries in force in both versions of which something is not what it was. One alone is a correction, not a pattern. */
function changed(
  { candidate, inForce }: Judged,
  check: CheckName,
  words: string,
  said: (entry: ListEntry) => string,
): Check {
  const now = new Map(listed(candidate).map((entry) => [entry.id, entry]));
  const pairs = listedBefore({ inForce }).flatMap((before) => {
    const after = now.get(before.id);
    return after === undefined ? [] : [{ before, after }];
  });
  const others = pairs.filter(({ before, after }) => said(before) !== said(after));
  const result = resultOf(others.length, pairs.length, mostChangedPercent);
  return checked(check, {
    result: result === "fail" && others.length === 1 ? "look" : result,
    expected: `at most ${mostChangedPercent} % of ${counted(pairs.length, "entry", "entries")} ${words}, or one`,
    received: `${others.length} changed (${percentOf(others.length, pairs.length)})`,
    entries: others.map(({ after }) => after.name),
  });
}
