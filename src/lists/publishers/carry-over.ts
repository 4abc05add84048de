import type { DateSpan, IsoDate } from "../../model/dates.ts";
import { dayBefore } from "../../model/dates.ts";
import type { EntryName, ListEntry, Sublist } from "../../model/list-entry.ts";
import { foldName } from "../../names/fold.ts";
import { present } from "../entry-parts.ts";
import type { AboutList, Unsaid } from "./about-list.ts";
import { type DayRules, firstDay, fromFirstDay } from "./first-day.ts";
import { withGaps } from "./removal-words.ts";

/** Between which days a change of an entry fell: after the version in force, on or before the new one. */
export interface Between extends DayRules, Pick<AboutList, "unsaid"> {
  readonly published: IsoDate;
}

/**
 * The entry as the new files have it, with what the version in force knew and the files cannot say: names from other
 * sources, names and days of earlier times, countries, sector, readings of goods. What the files can say, they say. An
 * entry that the files themselves give an end is taken as they give it; one that had ended and is back goes on from
 * its first day, and its remarks say when it was away.
 */
export function carryOver(now: ListEntry, known: ListEntry, between: Between): ListEntry {
  if (now.removed !== undefined) return { ...now, id: known.id };
  const before = goingOn(known);
  const changed = changeDay(now, between);
  const keeps = (what: Unsaid): boolean => between.unsaid.includes(what);
  const firstListed = firstDay(now, known, between);
  const { remarks = keeps("readings") ? before.remarks : undefined, ...stated } = now;
  const spans = {
    names: joinNames(now, before, { changed, local: keeps("local-names") }),
    sublists: joinSublists(now, before, changed),
  };
  const entry: ListEntry = {
    ...(keeps("readings") ? readings(now, before) : {}),
    ...stated,
    id: before.id,
    countries: keeps("countries") && now.countries.length === 0 ? before.countries : now.countries,
    identifiers: keeps("identifiers")
      ? joined(now.identifiers, before.identifiers, ({ kind, value }) => `${kind}:${value}`)
      : now.identifiers,
    relations: keeps("relations")
      ? joined(now.relations, before.relations, ({ kind, to }) => `${kind} ${to}`)
      : now.relations,
    ...(firstListed > before.firstListed ? fromFirstDay(spans, firstListed) : spans),
    firstListed,
    amended: amendments(now, before, { firstListed, days: between.days }),
    ...withOrder(now, before),
    ...withStem(now, before),
    ...present({ remarks: withGaps(remarks, known, between.published) }),
  };
  return entry;
}

/** The entry as if it had not ended: names and sub-lists that ended with it go on. */
function goingOn({ removed, ...entry }: ListEntry): ListEntry {
  if (removed === undefined) return entry;
  const open = <T extends DateSpan>({ to, ...span }: T) => (to === removed ? span : present({ ...span, to }));
  return {
    ...entry,
    names: entry.names.map((name) => open(name) as EntryName),
    sublists: entry.sublists.map((sublist) => open(sublist) as Sublist),
  };
}

/** A day that the files state and that falls between the versions is the day of the change; else that of the new version. */
function changeDay({ firstListed }: ListEntry, { after, published, days }: Between): IsoDate {
  return days === "stated" && firstListed > after && firstListed <= published ? firstListed : published;
}

const readings = (now: ListEntry, before: ListEntry): Partial<ListEntry> =>
  present({
    status: before.status,
    merchandise: before.merchandise,
    merchandiseHs: now.merchandise === before.merchandise ? before.merchandiseHs : undefined,
    supersededBy: before.supersededBy,
    sector: before.sector,
    citation: before.citation,
  });

/** HS prefixes and regions are our reading of the merchandise: they hold for as long as its words do. */
function withOrder(now: ListEntry, before: ListEntry): Pick<ListEntry, "order"> {
  if (now.order === undefined) return {};
  const same =
    before.order !== undefined && foldName(before.order.merchandise) === foldName(now.order.merchandise);
  return {
    order:
      same && now.order.hs.length === 0 ? { ...before.order, countries: now.order.countries } : now.order,
  };
}

/** The stem that a person read is kept for as long as the clause is the same. */
const withStem = (now: ListEntry, before: ListEntry): Pick<ListEntry, "openEnded"> =>
  now.openEnded === undefined || before.openEnded?.clause !== now.openEnded.clause
    ? {}
    : { openEnded: before.openEnded };

function joined<T>(now: readonly T[], before: readonly T[], keyOf: (thing: T) => string): readonly T[] {
  const keys = new Set(now.map(keyOf));
  return [...now, ...before.filter((thing) => !keys.has(keyOf(thing)))];
}

function amendments(
  now: ListEntry,
  before: ListEntry,
  { firstListed, days }: { readonly firstListed: IsoDate; readonly days: AboutList["days"] },
): readonly IsoDate[] {
  const stated = days === "stated" ? [now.firstListed] : [];
  const all = new Set([...before.amended, ...now.amended, ...stated]);
  return [...all].filter((day) => day > firstListed).sort();
}

/** A part that the entry stood on keeps its days; one that the files no longer have ended the day before the change. */
function joinSublists(now: ListEntry, before: ListEntry, changed: IsoDate): readonly Sublist[] {
  const kept = before.sublists.flatMap((sublist): Sublist[] => {
    const still = now.sublists.some(({ key }) => key === sublist.key);
    if (sublist.to !== undefined || still) return [sublist];
    return endedBefore(sublist, changed, before.firstListed);
  });
  const open = new Set(kept.flatMap(({ key, to }) => (to === undefined ? [key] : [])));
  const added = now.sublists.filter(({ key }) => !open.has(key));
  return [
    ...kept,
    ...added.map((sublist) => (sublist.from === undefined ? { ...sublist, from: changed } : sublist)),
  ];
}

/** The span with its last day; nothing where it would end before it began. */
function endedBefore<T extends { readonly from?: IsoDate | undefined }>(
  span: T,
  changed: IsoDate,
  firstListed: IsoDate,
): (T & { readonly to: IsoDate })[] {
  const to = dayBefore(changed);
  return to < (span.from ?? firstListed) ? [] : [{ ...span, to }];
}

function joinNames(
  now: ListEntry,
  before: ListEntry,
  { changed, local }: { readonly changed: IsoDate; readonly local: boolean },
): readonly EntryName[] {
  const keyOf = ({ kind, text }: EntryName): string => `${kind} ${foldName(text)}`;
  const read = new Map(now.names.map((name) => [keyOf(name), name]));
  const kept = before.names.flatMap((name): EntryName[] => {
    const same = name.to === undefined ? read.get(keyOf(name)) : undefined;
    if (same !== undefined) return [present({ ...same, from: name.from, source: name.source }) as EntryName];
    const fromElsewhere =
      name.kind !== "primary" && (name.source !== undefined || (local && name.kind === "local"));
    return name.to !== undefined || fromElsewhere ? [name] : endedBefore(name, changed, before.firstListed);
  });
  const held = new Set(kept.flatMap((name) => (name.to === undefined ? [keyOf(name)] : [])));
  const added = now.names.filter((name) => !held.has(keyOf(name)));
  const later = added.map((name) => ({ ...name, from: changed > before.firstListed ? changed : undefined }));
  const all = [...kept, ...later.map((name) => present(name) as EntryName)];
  return [...all.filter(({ kind }) => kind === "primary"), ...all.filter(({ kind }) => kind !== "primary")];
}
