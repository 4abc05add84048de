import type { EntryRelation, ListEntry, ListVersion } from "../../model/list-entry.ts";
import { foldName } from "../../names/fold.ts";
import { joinedBy } from "../../parties/disjoint-sets.ts";
import { identifierKey, isDecisive, readIdentifiers } from "../identifier-match.ts";
import type { OwnershipNode, Telling } from "./ownership.ts";
import { readShare } from "./share.ts";

export interface Told {
  /** The owners and the owned of the tellings, by id. */
  readonly nodes: ReadonlyMap<string, OwnershipNode>;
  readonly tellings: readonly Telling[];
}

/** Which end of a relation owns: the entry that tells it, or the party it names. Other relations are no ownership. */
const ownerEnd: Readonly<Partial<Record<EntryRelation["kind"], "entry" | "other">>> = {
  "owned-by": "other",
  "subsidiary-of": "other",
  "owner-of": "entry",
};

/** Everything the lists tell of owners and what they own, with the nodes that it is told of. */
export function tellingsOf(versions: readonly ListVersion[]): Told {
  const nodeOf = joinedBy(versions.flatMap(({ entries }) => entries.flatMap(identifierPairs)));
  const names = new Map<string, string>();
  const tellings = versions
    .flatMap((version) => tellingsOfList(version, nodeOf, names))
    .filter(({ owner, owned }) => owner !== owned);
  return { nodes: nodesOf(tellings, versions, { nodeOf, names }), tellings };
}

/** Entries with one identifier that has check digits are one party, whatever their names and lists. */
const identifierPairs = (entry: ListEntry): readonly (readonly [string, string])[] =>
  readIdentifiers(entry.identifiers)
    .filter(({ kind }) => isDecisive(kind))
    .map((identifier) => [entry.id, identifierKey(identifier)]);

function tellingsOfList(
  version: ListVersion,
  nodeOf: (id: string) => string,
  names: Map<string, string>,
): readonly Telling[] {
  const listed = new Set(version.entries.map(({ id }) => id));
  return version.entries.flatMap((entry) =>
    entry.relations.flatMap((relation): Telling[] => {
      const end = ownerEnd[relation.kind];
      if (end === undefined) return [];
      const own = nodeOf(entry.id);
      const other = listed.has(relation.to) ? nodeOf(relation.to) : namedNode(version, relation.to, names);
      const [owner, owned] = end === "entry" ? [own, other] : [other, own];
      return [
        { owner, owned, kind: relation.kind, share: readShare(relation.percentage), relation, version },
      ];
    }),
  );
}

/** A name that a list gives without listing it is a node of that list alone: namesakes of other lists stay apart. */
function namedNode({ key }: ListVersion, name: string, names: Map<string, string>): string {
  const id = `${key} names ${foldName(name)}`;
  if (!names.has(id)) names.set(id, name);
  return id;
}

interface Naming {
  readonly nodeOf: (id: string) => string;
  /** What a list names without listing it, by node. */
  readonly names: ReadonlyMap<string, string>;
}

function nodesOf(
  tellings: readonly Telling[],
  versions: readonly ListVersion[],
  { nodeOf, names }: Naming,
): ReadonlyMap<string, OwnershipNode> {
  const told = new Set(tellings.flatMap(({ owner, owned }) => [owner, owned]));
  const nodes = new Map<string, OwnershipNode>();
  for (const [id, name] of names) if (told.has(id)) nodes.set(id, { id, name, entries: [] });
  for (const version of told.size === 0 ? [] : versions)
    for (const entry of version.entries) {
      const id = nodeOf(entry.id);
      if (!told.has(id)) continue;
      const known = nodes.get(id) ?? { id, name: entry.name, entries: [] };
      nodes.set(id, { ...known, entries: [...known.entries, { version, entry }] });
    }
  return nodes;
}
