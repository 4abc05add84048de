import { hashOf } from "../../model/canonical.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { Issue } from "../../model/issue.ts";
import { fail, SelvedgeError } from "../../model/issue.ts";
import type { EntryRelation, ListEntry, ListVersion } from "../../model/list-entry.ts";
import { foldName } from "../../names/fold.ts";
import { checkEntry } from "../check-entry.ts";
import { seenOn } from "../seen-on.ts";
import type { AboutList } from "./about-list.ts";
import type { Audit } from "./audit.ts";
import { carryOver } from "./carry-over.ts";
import type { Draft, DraftRelation } from "./draft.ts";
import { idOf, type Matched, matchEntries } from "./match-entries.ts";
import type { PublisherReading, PublisherRequest } from "./publisher-reader.ts";
import { refuse } from "./refuse.ts";

/** What a reader read, before it is a version. */
export interface Drafts {
  readonly published: IsoDate;
  readonly drafts: readonly Draft[];
  readonly audit: Audit;
  /** Gaps of this reading, beside those of every reading. */
  readonly gaps?: readonly string[];
}

/**
 * Joins drafts with the version in force into a version of the list. A count outside the bounds, an id twice, and dates
 * or names of an entry that cannot be true together are `list.invalid`.
 */
export function makeVersion(about: AboutList, request: PublisherRequest, read: Drafts): PublisherReading {
  const { drafts, published, audit } = read;
  refuseCount(about, drafts.length);
  const entries = readEntries(about, request, read);
  const kept = keptEntries(about, request.previous, { entries, published, audit });
  const version = versionOf(about, published, { entries: [...entries, ...kept], gaps: read.gaps ?? [] });
  return { version, audit: audit.all() };
}

/** The entries of the drafts: ids told, relations led to entries, joined with the version in force, checked. */
export function readEntries(
  about: AboutList,
  request: PublisherRequest,
  { drafts, published, audit }: Drafts,
): readonly ListEntry[] {
  const matched = matchEntries(about, drafts, { previous: request.previous, audit });
  refuseTwice(about, matched);
  const targets = targetsOf(matched);
  const entries = matched.map((match) => toEntry(match, { about, request, published, targets }));
  checkAll(entries, drafts);
  return entries;
}

function refuseCount({ key, bounds }: AboutList, count: number): void {
  if (count >= bounds.min && count <= bounds.max) return;
  fail(
    "list.invalid",
    `The files of ${key} give ${count} entries; expected ${bounds.min} to ${bounds.max} (${bounds.why}).`,
    "The version in force stays. Look whether the files are whole; if the list has truly grown or shrunk, change the bounds with their reason.",
    { expected: `${bounds.min} to ${bounds.max} entries`, received: String(count) },
  );
}

/** Two drafts of one number or, where there are none, of one name: the id of one may be that of an earlier name. */
function refuseTwice(about: AboutList, matched: readonly Matched[]): void {
  const seen = new Map<string, Draft>();
  for (const { draft } of matched) {
    const own = idOf(about, draft);
    const other = seen.get(own);
    if (other !== undefined)
      refuse(draft.place, `an entry that row ${other.place.row} does not already hold`, draft.entry.name);
    seen.set(own, draft);
  }
}

/** Ids by publisher's number and by folded name; a name that several entries bear leads to none. */
interface Targets {
  readonly byNumber: ReadonlyMap<string, string>;
  readonly byName: ReadonlyMap<string, string | undefined>;
}

function targetsOf(matched: readonly Matched[]): Targets {
  const byName = new Map<string, string | undefined>();
  for (const { id, draft } of matched) {
    const name = foldName(draft.entry.name);
    byName.set(name, byName.has(name) && byName.get(name) !== id ? undefined : id);
  }
  const numbered = matched.flatMap(({ id, draft }) =>
    draft.number === undefined ? [] : [[draft.number, id] as const],
  );
  return { byNumber: new Map(numbered), byName };
}

interface Making {
  readonly about: AboutList;
  readonly request: PublisherRequest;
  readonly published: IsoDate;
  readonly targets: Targets;
}

function toEntry({ draft, id, before }: Matched, { about, request, published, targets }: Making): ListEntry {
  const relations = draft.relations.map((relation) => toRelation(relation, targets));
  const entry: ListEntry = { ...draft.entry, id, list: about.key, relations };
  const after = request.previous === undefined ? undefined : seenOn(request.previous);
  return before === undefined || after === undefined
    ? entry
    : carryOver(entry, before, { ...about, after, published });
}

/** A party that is not on the list, or whose name several entries bear, stays a name. */
function toRelation({ to, ...relation }: DraftRelation, { byNumber, byName }: Targets): EntryRelation {
  const id = to.number === undefined ? byName.get(foldName(to.name)) : byNumber.get(to.number);
  return { ...relation, to: id ?? to.name };
}

function checkAll(entries: readonly ListEntry[], drafts: readonly Draft[]): void {
  const issues: Issue[] = entries.flatMap((entry, at) =>
    checkEntry(entry, drafts[at]?.place ?? { file: entry.list, row: 0 }),
  );
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SelvedgeError(first, rest.slice(0, 100));
}

interface Now {
  readonly entries: readonly ListEntry[];
  readonly published: IsoDate;
  readonly audit: Audit;
}

/** Entries of the version in force that the files cannot be expected to bear: ended ones, and reported ones. */
function keptEntries(about: AboutList, previous: ListVersion | undefined, now: Now): readonly ListEntry[] {
  const ids = new Set(now.entries.map(({ id }) => id));
  return (previous?.entries ?? []).filter((entry) => {
    if (ids.has(entry.id)) return false;
    if (entry.removed !== undefined) return true;
    if (entry.verification !== "reported") return false;
    if (!about.complete || entry.firstListed > now.published) return true;
    now.audit.add(`reported before, and not under that name in the files: ${entry.name}`);
    return false;
  });
}

/** A version of the list; its hash is over what it says, not over the day on which it was read. */
export function versionOf(
  about: Omit<AboutList, "idParts" | "days" | "firstDay" | "unsaid" | "complete" | "bounds"> & {
    readonly days?: AboutList["days"] | undefined;
  },
  published: IsoDate,
  held: { readonly entries: readonly ListEntry[]; readonly gaps: readonly string[] },
): ListVersion {
  const { key, title, publisher, url, cadenceDays, role, ownership } = about;
  const knownGaps = [...new Set([...about.knownGaps, ...held.gaps])];
  const said = held.entries.map(({ sourceDate: _, ...entry }) => hashOf(entry));
  const sha256 = hashOf({ key, knownGaps, ownership, entries: said });
  return {
    ...{ key, title, publisher, url, cadenceDays, role, ownership, knownGaps, sha256, published },
    version: `${published}-${sha256.slice(0, 12)}`,
    origin: "update",
    fictional: false,
    ...(about.days === "of-the-file" ? { days: about.days } : {}),
    entries: held.entries,
  };
}
