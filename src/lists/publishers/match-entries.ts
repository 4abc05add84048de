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
 * number alone decides, for two persons of one name are two entries. Elsewhere, in this order: the same id, the same
 * primary name, any name in common; the last two only where exactly one entry and one draft share it. An entry that was
 * only reported is the one draft of the same first day whose name begins with the reported one.
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
  // An entry that ended is met again only where the files give it an end as well.
  const ended = drafts.filter((draft) => draft.entry.removed !== undefined && !found.has(draft));
  const left = entries.filter((entry) => entry.removed !== undefined);
  if (ended.length > 0) claimAmong({ ...search, open: byId(left) }, ended, own);
  return drafts.map((draft) => {
    const before = found.get(draft);
    return { draft, id: before?.id ?? own.get(draft) ?? "", before };
  });
}

const byId = (entries: readonly ListEntry[]): Map<string, ListEntry> =>
  new Map(entries.map((entry) => [entry.id, entry]));

function claimAmong(search: Search, drafts: readonly Draft[], own: ReadonlyMap<Draft, string>): void {
  claimByIds(search, drafts, own);
  if (search.open.size === 0) return;
  for (const namesOf of [primaryOf, allNames]) claimByNames(search, drafts, namesOf);
  claimReported(search, drafts);
}

/** List key + ":" + hash of the publisher's number, or of the folded name and what the list names beside it. */
export function idOf(
  about: Pick<AboutList, "key" | "idParts">,
  draft: Pick<Draft, "number" | "entry">,
): string {
  const { number, entry } = draft;
  return `${about.key}:${shortId({ list: about.key, ...(number === undefined ? { name: foldName(entry.name), ...partsOf(about, entry) } : { number }) })}`;
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

/** By the id of the draft itself; where none has it, by that of an earlier number that no other draft bears now. */
function claimByIds(search: Search, drafts: readonly Draft[], own: ReadonlyMap<Draft, string>): void {
  for (const draft of drafts) claim(search, draft, own.get(draft) ?? "");
  for (const draft of drafts)
    for (const number of draft.earlier ?? [])
      if (!search.found.has(draft)) claim(search, draft, idOf(search.about, { ...draft, number }));
}

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

function claimByNames(search: Search, drafts: readonly Draft[], namesOf: typeof allNames): void {
  const left = drafts.filter((draft) => draft.number === undefined && !search.found.has(draft));
  const entriesBy = grouped([...search.open.values()], (entry) => keysOf(search, entry, namesOf));
  const draftsBy = grouped(left, (draft) => keysOf(search, draft.entry, namesOf));
  for (const draft of left) {
    const keys = keysOf(search, draft.entry, namesOf);
    const entries = new Set(keys.flatMap((key) => entriesBy.get(key) ?? []));
    const rivals = new Set(
      [...entries].flatMap((entry) =>
        keysOf(search, entry, namesOf).flatMap((key) => draftsBy.get(key) ?? []),
      ),
    );
    const [entry] = entries;
    if (entry !== undefined && entries.size === 1 && rivals.size === 1) claim(search, draft, entry.id);
    else if (entries.size > 0)
      search.audit.add(`several entries share a name, a new id was made: ${draft.entry.name}`);
  }
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
