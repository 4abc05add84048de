import { canonicalJson } from "../../model/canonical.ts";
import { compareText } from "../../model/compare-text.ts";
import type { DateSpan } from "../../model/dates.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";

/** Kinds of change, in the order in which they are told. */
export const changeKinds = [
  "added",
  "removed",
  "renamed",
  "alias-added",
  "alias-removed",
  "date-changed",
  "sublist-changed",
  "clause-changed",
  "relation-changed",
  "detail-changed",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface ListChange {
  /** Id of the entry. */
  readonly entry: string;
  /** Its name in the later version that has it. */
  readonly name: string;
  readonly kind: ChangeKind;
  readonly before: string | null;
  readonly after: string | null;
}

type Told = Pick<ListChange, "kind" | "before" | "after">;

/** What changed from one version of a list to another. */
export function compareVersions(from: ListVersion, to: ListVersion): readonly ListChange[] {
  const earlier = new Map(from.entries.map((entry) => [entry.id, entry]));
  const later = new Map(to.entries.map((entry) => [entry.id, entry]));
  const changes = [...new Set([...earlier.keys(), ...later.keys()])].flatMap((id) => {
    const [before, after] = [earlier.get(id), later.get(id)];
    const name = (after ?? before)?.name ?? "";
    return toldOf(before, after).map((told): ListChange => ({ entry: id, name, ...told }));
  });
  return changes.sort(
    (a, b) =>
      changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) ||
      compareText(a.name, b.name) ||
      compareText(a.entry, b.entry),
  );
}

function toldOf(before: ListEntry | undefined, after: ListEntry | undefined): readonly Told[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ kind: "added", before: null, after: since(after) }];
  if (after === undefined) return [{ kind: "removed", before: since(before), after: null }];
  const removed = before.removed === undefined && after.removed !== undefined;
  return [
    ...(removed
      ? [{ kind: "removed", before: since(before), after: `last listed ${after.removed}` } as const]
      : []),
    ...single("renamed", before.name, after.name),
    ...aliasChanges(before, after),
    ...single("date-changed", datesOf(before, after, removed), datesOf(after, before, removed)),
    ...single("sublist-changed", sublistsOf(before), sublistsOf(after)),
    ...single("clause-changed", before.openEnded?.clause ?? null, after.openEnded?.clause ?? null),
    ...single("relation-changed", relationsOf(before), relationsOf(after)),
    ...detailChanges(before, after, removed),
  ];
}

const since = (entry: ListEntry | undefined): string | null => {
  if (entry === undefined) return null;
  const removed = entry.removed === undefined ? "" : `, last listed ${entry.removed}`;
  return `listed ${entry.firstListed}${removed}`;
};

const single = (kind: ChangeKind, before: string | null, after: string | null): readonly Told[] =>
  before === after ? [] : [{ kind, before, after }];

/** Names beside the primary one in force; a former primary name is one of them. */
const aliasesOf = (entry: ListEntry): ReadonlyMap<string, string> =>
  new Map(
    entry.names
      .filter(({ text }) => text !== entry.name)
      .map((name) => {
        const kind = name.weak === true ? `weak ${name.kind}` : name.kind;
        return [`${kind} ${name.text}`, `${name.text} (${kind}${spanOf(name)})`];
      }),
  );

function aliasChanges(before: ListEntry, after: ListEntry): readonly Told[] {
  const [old, now] = [aliasesOf(before), aliasesOf(after)];
  const gone = [...old].filter(([key]) => !now.has(key));
  const come = [...now].filter(([key]) => !old.has(key));
  return [
    ...come.map(([, text]): Told => ({ kind: "alias-added", before: null, after: text })),
    ...gone.map(([, text]): Told => ({ kind: "alias-removed", before: text, after: null })),
  ];
}

function spanOf({ from, to }: DateSpan): string {
  if (from === undefined && to === undefined) return "";
  return `, ${[from === undefined ? "" : `from ${from}`, to === undefined ? "" : `to ${to}`].filter(Boolean).join(" ")}`;
}

/** The days of an entry, and of its names that both versions have. A day of removal that is told as such is not told twice. */
function datesOf(entry: ListEntry, other: ListEntry, removalTold: boolean): string {
  const both = new Set(other.names.map(({ text, kind }) => `${kind} ${text}`));
  const spans = entry.names.filter((name) => spanOf(name) !== "" && both.has(`${name.kind} ${name.text}`));
  return [
    `listed ${entry.firstListed}`,
    ...(entry.amended.length === 0 ? [] : [`amended ${entry.amended.join(", ")}`]),
    ...(entry.removed === undefined || removalTold ? [] : [`last listed ${entry.removed}`]),
    ...spans.map((name) => `"${name.text}"${spanOf(name)}`).sort(compareText),
  ].join("; ");
}

const sublistsOf = ({ sublists }: ListEntry): string =>
  sublists
    .map((sublist) => `${sublist.key}${spanOf(sublist)}`)
    .sort(compareText)
    .join("; ") || "none";

const relationsOf = ({ relations }: ListEntry): string =>
  relations
    .map(({ kind, to, percentage, during }) => {
      const share = percentage === undefined ? "" : `, ${percentage}`;
      return `${kind} ${to}${share}${spanOf(during ?? {})}`;
    })
    .sort(compareText)
    .join("; ") || "none";

/** Members that an answer may rest on and that have no kind of their own. */
const details = [
  "kind",
  "countries",
  "identifiers",
  "verification",
  "status",
  "order",
  "merchandise",
  "merchandiseHs",
  "supersededBy",
  "sector",
  "citation",
  "remarks",
] as const satisfies readonly (keyof ListEntry)[];

/** A remark on a removal that is told as such is not told again. */
function detailChanges(before: ListEntry, after: ListEntry, removalTold: boolean): readonly Told[] {
  const asked = details.filter((member) => !(removalTold && member === "remarks"));
  return asked.flatMap((member) => {
    const [old, now] = [detailOf(before, member), detailOf(after, member)];
    return old === now
      ? []
      : [{ kind: "detail-changed", before: `${member}: ${old}`, after: `${member}: ${now}` } as const];
  });
}

function detailOf(entry: ListEntry, member: (typeof details)[number]): string {
  const value = entry[member];
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return "none";
  if (typeof value === "string") return value;
  if (member === "identifiers")
    return entry.identifiers.map(({ kind, value: text }) => `${kind} ${text}`).join(", ");
  return Array.isArray(value) ? value.join(", ") : canonicalJson(value);
}
