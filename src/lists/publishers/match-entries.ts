import { shortId } from "../../model/canonical.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import { foldName } from "../../names/fold.ts";
import type { IdPart } from "../list-file.ts";
import type { AboutList } from "./about-list.ts";
import type { Audit } from "./audit.ts";
import type { Draft } from "./draft.ts";

/** A draft, its id, and the entry of the version in force that it is. */
export interface Matched {
  readonly draft: Draft;
  readonly id: string;
  readonly before: ListEntry | undefined;
}

type Named = Omit<ListEntry, "id" | "list" | "relations">;

interface Search {
  readonly about: AboutList;
  /** Entries of the version in force that no draft has claimed yet. */
  readonly open: Map<string, ListEntry>;
  readonly found: Map<Draft, ListEntry>;
  readonly audit: Audit;
}

/**
 * Tells which entry of the version in force each draft is, one to one. Where the publisher numbers its entries the
 * number alone decides, for two persons of one name are two entries. Elsewhere, in this order: the same primary name,
 * the same id (the name at first sight) where no other draft has a name of that entry, any name in common; each only
 * where exactly one entry and one draft share it. An entry that was only reported is the one draft of the same first
 * day whose name begins with the reported one. An entry that ended is met again by its number or its last name. A draft
 * whose id is that of an entry which it is not gets another one: what was decided of an entry stays with it.
 */
export function matchEntries(
  about: AboutList,
  drafts: readonly Draft[],
  context: { readonly previous?: ListVersion | undefined; readonly audit: Audit },
): readonly Matched[] {
  const entries = context.previous?.entries ?? [];
  const found = new Map<Draft, ListEntry>();
  const search = { about, found, audit: context.audit };
  const own = new Map(drafts.map((draft) => [draft, idOf(about, draft)]));
  claimAmong({ ...search, open: byId(entries.filter((entry) => entry.removed === undefined)) }, drafts, own);
  const ended = byId(entries.filter((entry) => entry.removed !== undefined));
  if (ended.size > 0) claimEnded({ ...search, open: ended }, drafts, own);
  const taken = new Set(entries.map(({ id }) => id));
  return drafts.map((draft) => {
    const before = found.get(draft);
    return { draft, id: before?.id ?? freeId(about, draft, taken), before };
  });
}

const byId = (entries: readonly ListEntry[]): Map<string, ListEntry> =>
  new Map(entries.map((entry) => [entry.id, entry]));

type Ids = ReadonlyMap<Draft, string>;

function claimAmong(search: Search, drafts: readonly Draft[], own: Ids): void {
  claimByNumbers(search, drafts, own);
  claimByNames(search, drafts, primaryOf);
  claimByFirstNames(search, drafts, own);
  if (search.open.size === 0) return;
  for (const draft of claimByNames(search, drafts, allNames))
    search.audit.add(`several entries share a name, a new id was made: ${draft.entry.name}`);
  claimReported(search, drafts);
}

/** One that the files give an end as well may be met by any of its names; one that is back only by its last one. */
function claimEnded(search: Search, drafts: readonly Draft[], own: Ids): void {
  claimByNumbers(search, drafts, own);
  for (const draft of drafts) {
    const entry = search.open.get(own.get(draft) ?? "");
    if (entry !== undefined && foldName(entry.name) === foldName(draft.entry.name))
      claim(search, draft, entry.id);
  }
  claimByNames(search, drafts, primaryOf);
  const ended = drafts.filter((draft) => draft.entry.removed !== undefined);
  if (ended.length > 0) claimAmong(search, ended, own);
}

/** List key + ":" + hash of the publisher's number, or of the folded name and what the list names beside it. */
export function idOf(
  about: Pick<AboutList, "key" | "idParts">,
  draft: Pick<Draft, "number" | "entry">,
): string {
  const { number, entry } = draft;
  return `${about.key}:${shortId({ list: about.key, ...(number === undefined ? { name: foldName(entry.name), ...partsOf(about, entry) } : { number }) })}`;
}

/** The id of the draft, or, where an entry of an earlier version has it, one that is told apart by a count. */
function freeId(about: AboutList, draft: Draft, taken: ReadonlySet<string>): string {
  const own = idOf(about, draft);
  let id = own;
  for (let apart = 2; taken.has(id); apart += 1)
    id = `${about.key}:${shortId({ list: about.key, of: own, apart })}`;
  return id;
}

const partsOf = (about: Pick<AboutList, "idParts">, entry: Named): Readonly<Record<string, unknown>> =>
  Object.fromEntries(about.idParts.map((part) => [part, partOf(entry, part)]));

function partOf(entry: Named, part: IdPart): string | readonly string[] {
  switch (part) {
    case "first_listed":
      return entry.firstListed;
    case "merchandise":
      return foldName(entry.merchandise ?? "");
    case "countries":
      return [...entry.countries].sort();
    case "sublists":
      return entry.sublists.map((sublist) => sublist.key);
  }
}

/** By the publisher's number; where no entry has it, by an earlier number that no other draft bears now. */
function claimByNumbers(search: Search, drafts: readonly Draft[], own: Ids): void {
  const numbered = drafts.filter((draft) => draft.number !== undefined && !search.found.has(draft));
  for (const draft of numbered) if (draft.known !== undefined) claim(search, draft, draft.known);
  for (const draft of numbered) if (!search.found.has(draft)) claim(search, draft, own.get(draft) ?? "");
  for (const draft of numbered)
    for (const number of draft.earlier ?? [])
      if (!search.found.has(draft)) claim(search, draft, idOf(search.about, { ...draft, number }));
}

/** By the name at first sight. An entry that has since got another name may stand on the files under that one. */
function claimByFirstNames(search: Search, drafts: readonly Draft[], own: Ids): void {
  const left = unclaimed(search, drafts);
  const draftsBy = grouped(left, (draft) => keysOf(search, draft.entry, allNames));
  for (const draft of left) {
    const entry = search.open.get(own.get(draft) ?? "");
    if (entry === undefined) continue;
    const rivals = keysOf(search, entry, allNames).flatMap((key) => draftsBy.get(key) ?? []);
    if (rivals.every((rival) => rival === draft)) claim(search, draft, entry.id);
  }
}

const unclaimed = (search: Search, drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter((draft) => draft.number === undefined && !search.found.has(draft));

function claim({ open, found }: Search, draft: Draft, id: string): void {
  const before = open.get(id);
  if (before === undefined) return;
  open.delete(id);
  found.set(draft, before);
}

const primaryOf = (entry: Named): readonly string[] => [foldName(entry.name)];
const allNames = (entry: Named): readonly string[] => [
  ...new Set([entry.name, ...entry.names.map(({ text }) => text)].map(foldName)),
];

/** Names with what else tells entries of the list apart. */
const keysOf = ({ about }: Search, entry: Named, namesOf: typeof allNames): readonly string[] => {
  const parts = about.idParts.length === 0 ? "" : JSON.stringify(partsOf(about, entry));
  return namesOf(entry).map((name) => `${name}\n${parts}`);
};

/** Claims what exactly one entry and one draft share, and gives the drafts for which that is not so. */
function claimByNames(search: Search, drafts: readonly Draft[], namesOf: typeof allNames): readonly Draft[] {
  const left = unclaimed(search, drafts);
  const entriesBy = grouped([...search.open.values()], (entry) => keysOf(search, entry, namesOf));
  const draftsBy = grouped(left, (draft) => keysOf(search, draft.entry, namesOf));
  return left.filter((draft) => {
    const keys = keysOf(search, draft.entry, namesOf);
    const entries = new Set(keys.flatMap((key) => entriesBy.get(key) ?? []));
    const rivals = new Set(
      [...entries].flatMap((entry) =>
        keysOf(search, entry, namesOf).flatMap((key) => draftsBy.get(key) ?? []),
      ),
    );
    const [entry] = entries;
    const isOne = entry !== undefined && entries.size === 1 && rivals.size === 1;
    if (isOne) claim(search, draft, entry.id);
    return !isOne && entries.size > 0;
  });
}

/** The press gives "Example Foods" before the page gives "Example Foods (Group) Co., Ltd.". */
function claimReported(search: Search, drafts: readonly Draft[]): void {
  for (const entry of [...search.open.values()].filter(({ verification }) => verification === "reported")) {
    const start = `${foldName(entry.name)} `;
    const fitting = drafts.filter(
      (draft) =>
        draft.number === undefined &&
        !search.found.has(draft) &&
        draft.entry.firstListed === entry.firstListed &&
        foldName(draft.entry.name).startsWith(start),
    );
    const [draft] = fitting;
    if (draft !== undefined && fitting.length === 1) claim(search, draft, entry.id);
  }
}

function grouped<T>(things: readonly T[], keysOfThing: (thing: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things)
    for (const key of keysOfThing(thing)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [thing]);
      else group.push(thing);
    }
  return groups;
}
