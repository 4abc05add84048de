import { dayBefore } from "../../../model/dates.ts";
import type { ListEntry, ListVersion } from "../../../model/list-entry.ts";
import type { AboutList } from "../about-list.ts";
import type { Audit } from "../audit.ts";
import type { Draft } from "../draft.ts";
import { type Drafts, readEntries, versionOf } from "../make-version.ts";
import { idOf } from "../match-entries.ts";
import type { PublisherReading, PublisherRequest } from "../publisher-reader.ts";
import type { Links } from "./links.ts";
import type { Entities } from "./read-entities.ts";
import { sourceNumber } from "./to-draft.ts";

export interface Changes extends Drafts {
  readonly entities: Entities;
  readonly links: Links;
}

/**
 * The version in force with the changes of deltas. A version knows entries, not the entities behind them: of what is
 * deleted only entries can be found again, and the rest is told as a gap.
 */
export function applyDeltas(
  about: AboutList,
  request: PublisherRequest & { readonly previous: ListVersion },
  changes: Changes,
): PublisherReading {
  const { published, audit, entities } = changes;
  const known = knownNumbers(about, request.previous);
  const drafts = changes.drafts.map((draft) => asKnown(draft, known));
  const changed = readEntries(about, request, { ...changes, drafts });
  const changedIds = new Set(changed.map(({ id }) => id));
  const gone = new Set(
    [...entities.deleted, ...entities.unkept, ...unlisted(changes)].map((number) => known(number)?.id),
  );
  const kept = request.previous.entries
    .filter(({ id }) => !changedIds.has(id))
    .map((entry) => (gone.has(entry.id) ? ended(entry, published) : entry));
  const lost = [...entities.deleted].filter((number) => known(number) === undefined).length;
  const more = unlinked(changes, audit);
  const gaps =
    lost + more === 0
      ? []
      : [
          `${lost + more} changes of records that are no entries (sanctions, shares, offices) could not be applied: read the whole file`,
        ];
  const entries = [...kept, ...changed];
  const dataset = { ...about, knownGaps: [...about.knownGaps, ...request.previous.knownGaps] };
  return { version: versionOf(dataset, published, { entries, gaps }), audit: audit.all() };
}

type KnownNumbers = (number: string) => ListEntry | undefined;

/**
 * Finds the entry of a number: the one whose source names it, for an entity that another was merged into keeps the
 * other's id; where the source names none, by the id.
 */
function knownNumbers(about: AboutList, { entries }: ListVersion): KnownNumbers {
  const numbered = entries.map((entry) => [sourceNumber(entry), entry] as const);
  const byNumber = new Map(numbered);
  const unnamed = new Map(numbered.flatMap(([number, entry]) => (number === "" ? [[entry.id, entry]] : [])));
  return (number) =>
    (number === "" ? undefined : byNumber.get(number)) ??
    unnamed.get(idOf(about, { number, entry: { name: "" } as Draft["entry"] }));
}

/** The draft as the entry that its number, or one that was merged into it, stands for now, with its sub-lists. */
function asKnown(draft: Draft, known: KnownNumbers): Draft {
  const [before] = [draft.number ?? "", ...(draft.earlier ?? [])].flatMap((number) => known(number) ?? []);
  return withKnownSublists({ ...draft, known: before?.id }, before);
}

/** Entities of the deltas that are no entries (any more). */
const unlisted = ({ entities, drafts }: Changes): readonly string[] => {
  const listed = new Set(drafts.map(({ number }) => number));
  return [...entities.byId.keys()].filter((id) => !listed.has(id));
};

/** Sanctions and ties of the deltas that belong to entities which the deltas do not bring along. */
function unlinked({ links, drafts }: Changes, audit: Audit): number {
  const brought = new Set(drafts.map(({ number }) => number));
  const without = [...links.sublists.keys(), ...links.relations.keys()].filter((id) => !brought.has(id));
  audit.add("records that belong to entities outside the deltas", without.length);
  return without.length;
}

/** A delta that changes an entity without its sanctions says nothing about them. */
function withKnownSublists(draft: Draft, before: ListEntry | undefined): Draft {
  if (before === undefined || draft.entry.sublists.some(({ from }) => from !== undefined)) return draft;
  const { sublists } = before;
  return sublists.length === 0 ? draft : { ...draft, entry: { ...draft.entry, sublists } };
}

/** The entry with its last day; one that was listed only today was never in force before and stays as it is. */
const ended = (entry: ListEntry, published: string): ListEntry =>
  entry.removed !== undefined || dayBefore(published) < entry.firstListed
    ? entry
    : { ...entry, removed: dayBefore(published) };
