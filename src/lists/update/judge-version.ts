import type { ListEntry } from "../../model/list-entry.ts";
import { foldName } from "../../names/fold.ts";
import { daysChanged, entriesNew, sublistsChanged } from "./judge-changes.ts";
import { entriesGone, namesGone } from "./judge-losses.ts";
import { doubledFromPercent } from "./limits.ts";
import { type Check, checked, counted, type Judged, listed, listedBefore } from "./version-check.ts";

/** Checks that need a version in force, in the order of `versionChecks`. */
const comparing = [entriesGone, namesGone, entriesNew, daysChanged, sublistsChanged, sections];

/**
 * Asks whether a version may take the place of the one in force. Checks that compare need one; where there is none, the
 * version has to satisfy the reader's bounds, its own ids and its date.
 */
export function judgeVersion(judged: Judged): readonly Check[] {
  const alone = [count(judged), ids(judged), date(judged)];
  const compared = judged.inForce === undefined ? [] : comparing.map((check) => check(judged));
  return [...alone, ...compared, doubled(judged)];
}

/** Whether the version may be put in force without a person's word. */
export const passes = (checks: readonly Check[]): boolean => checks.every(({ result }) => result !== "fail");

function count({ candidate, bounds: { min, max, why } }: Judged): Check {
  const found = listed(candidate).length;
  return checked("count", {
    result: found >= min && found <= max ? "pass" : "fail",
    expected: `${min} to ${max} entries (${why})`,
    received: counted(found, "entry", "entries"),
  });
}

function ids({ candidate }: Judged): Check {
  const twice = [...Map.groupBy(candidate.entries, ({ id }) => id).values()].filter(
    ({ length }) => length > 1,
  );
  return checked("ids", {
    result: twice.length === 0 ? "pass" : "fail",
    expected: "one entry an id",
    received: twice.length === 0 ? "one entry an id" : `${counted(twice.length, "id", "ids")} more than once`,
    entries: twice.flatMap(([first]) => (first === undefined ? [] : [first.name])),
  });
}

/** A file that was had before the day on which the version in force was still seen is older, whatever it says. */
function date({ candidate, inForce, retrieved, today }: Judged): Check {
  const from = inForce?.published;
  const seen = inForce?.checked;
  if (seen !== undefined && typeof retrieved === "string" && retrieved < seen)
    return checked("date", {
      result: "fail",
      expected: `files of ${seen} or later: the version in force was seen unchanged then`,
      received: `files of ${retrieved}`,
    });
  const { published } = candidate;
  const late = published > today;
  return checked("date", {
    result: late || (from !== undefined && published < from) ? "fail" : "pass",
    expected: from === undefined ? `published by ${today}` : `published from ${from} to ${today}`,
    received: `published ${published}`,
  });
}

/** Sub-lists that had entries in force and have none. */
function sections({ candidate, inForce }: Judged): Check {
  const now = sectionsOf(listed(candidate));
  const before = [...sectionsOf(listedBefore({ inForce }))].sort();
  const empty = before.filter((key) => !now.has(key));
  return checked("sections", {
    result: empty.length === 0 ? "pass" : "fail",
    expected: before.length === 0 ? "no sections before" : `entries in ${before.join(", ")}`,
    received: empty.length === 0 ? "entries in each" : `none in ${empty.join(", ")}`,
  });
}

const sectionsOf = (entries: readonly ListEntry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ sublists }) => sublists.filter(({ to }) => to === undefined).map(({ key }) => key)),
  );

/** The same names more often: against the version in force, or, where there is none, each at least twice. */
function doubled({ candidate, inForce }: Judged): Check {
  const [now, before] = [listed(candidate), listedBefore({ inForce })];
  const distinct = countNames(now);
  const grown = before.length > 0 && now.length * 100 >= before.length * (100 + doubledFromPercent);
  const sameNames = distinct * 100 < countNames(before) * (100 + doubledFromPercent);
  const each = before.length === 0 && now.length > 1 && distinct * 2 <= now.length;
  return checked("doubled", {
    result: (grown && sameNames) || each ? "fail" : "pass",
    expected:
      before.length === 0
        ? "entries that differ"
        : `new names where there are ${doubledFromPercent} % more entries`,
    received: `${counted(now.length, "entry", "entries")}, ${distinct} different`,
  });
}

/** Different entries by name, countries and merchandise: orders and goods share names. */
const countNames = (entries: readonly ListEntry[]): number =>
  new Set(
    entries.map(({ name, countries, merchandise = "", order }) =>
      [foldName(name), ...countries, foldName(merchandise), foldName(order?.merchandise ?? "")].join("|"),
    ),
  ).size;
