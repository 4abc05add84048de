import type { DateSpan, IsoDate } from "../model/dates.ts";
import { dayBefore, isWithin } from "../model/dates.ts";
import type { Issue } from "../model/issue.ts";
import type { ListEntry } from "../model/list-entry.ts";
import type { Place } from "./row-place.ts";
import { broken } from "./row-place.ts";

/** What an entry's dates and names must satisfy together; every breach as an issue with its place. */
export function checkEntry(entry: ListEntry, place: Place): readonly Issue[] {
  return [...checkDays(entry, place), ...checkPrimary(entry, place), ...checkTwice(entry, place)];
}

function checkDays(entry: ListEntry, place: Place): readonly Issue[] {
  const listed: DateSpan = { from: entry.firstListed, to: entry.removed };
  const issue = (column: string, expected: string, received: string): Issue =>
    broken(place, column, expected, received).issue;
  const late = entry.amended.filter((day) => day <= entry.firstListed);
  const spans: readonly DateSpan[] = [...entry.names, ...entry.sublists];
  return [
    ...(entry.removed !== undefined && entry.removed < entry.firstListed
      ? [issue("removed", "a day after first_listed", entry.removed)]
      : []),
    ...late.map((day) => issue("amended", "days after first_listed", day)),
    ...spans
      .flatMap((span) => [span.from, span.to])
      .filter((day) => day !== undefined && !isWithin(listed, day))
      .map((day) => issue("first_listed", "spans within the days of the entry", day ?? "")),
    ...spans
      .filter((span) => span.from !== undefined && span.to !== undefined && span.to < span.from)
      .map((span) => issue("sublists", "spans that end after they begin", span.to ?? "")),
  ];
}

/** Exactly one primary name on every day of the entry, and the last of them is the entry's own. */
function checkPrimary(entry: ListEntry, place: Place): readonly Issue[] {
  const primary = entry.names.filter((name) => name.kind === "primary");
  const on = (day: IsoDate): readonly string[] =>
    primary.filter((name) => isWithin(name, day)).map((name) => name.text);
  const wrong = turningDays(entry.firstListed, primary).find((day) => on(day).length !== 1);
  if (wrong !== undefined)
    return [broken(place, "name", `one primary name on ${wrong}`, on(wrong).join(" and ")).issue];
  const last = primary.filter((name) => name.to === undefined || name.to === entry.removed);
  return last.some((name) => name.text === entry.name)
    ? []
    : [broken(place, "name", "the primary name that is in force last", entry.name).issue];
}

/** The days between which the number of spans in force cannot change: first days, last days and the days before first ones. */
const turningDays = (first: IsoDate, spans: readonly DateSpan[]): readonly IsoDate[] => [
  first,
  ...spans.flatMap(({ from, to }) => [
    ...(from === undefined || from <= first ? [] : [dayBefore(from), from]),
    ...(to === undefined ? [] : [to]),
  ]),
];

function checkTwice(entry: ListEntry, place: Place): readonly Issue[] {
  const keys = entry.names.map((name) => `${name.kind}, ${name.text}, ${name.from ?? ""}`);
  const seen = new Set<string>();
  const twice = keys.find((key) => seen.size === seen.add(key).size);
  return twice === undefined ? [] : [broken(place, "name", "each name once", twice).issue];
}
