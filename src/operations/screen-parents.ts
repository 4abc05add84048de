import type { Hit } from "../model/hit.ts";
import type { PartyNode } from "../model/records.ts";
import { foldName } from "../names/fold.ts";
import type { NamedParent } from "../screening/ownership/relations.ts";
import type { WorkspaceView } from "./view.ts";

/** A cell of the column `parent`, and the row in which it stands. */
export interface ParentCell {
  readonly text: string;
  readonly file: string;
  readonly row: number;
}

/** The customer's parties as far as parents are concerned. */
export interface Parents {
  /** The cells of a party's own rows, by node id. */
  readonly cells: ReadonlyMap<string, readonly ParentCell[]>;
  /** The party that a cell means, by key, id or name; undefined where no row bears it. */
  readonly find: (text: string) => PartyNode | undefined;
  /** Hits of a party with its decisions, and of a name that no row bears. */
  readonly hitsOf: (party: PartyNode) => readonly Hit[];
  readonly hitsOfName: (name: string) => readonly Hit[];
}

/** The parents of a party and theirs, nearest first. A ring of parents is gone round once. */
export function parentsOf(party: PartyNode, parents: Parents): readonly NamedParent[] {
  const named: NamedParent[] = [];
  const seen = new Set([party.id]);
  const open: { readonly of: PartyNode; readonly first: boolean }[] = [{ of: party, first: true }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const of = next.first ? {} : { of: next.of.name };
    for (const { text, ...source } of parents.cells.get(next.of.id) ?? []) {
      const node = parents.find(text);
      const id = node?.id ?? `name ${text}`;
      if (seen.has(id)) continue;
      seen.add(id);
      if (node === undefined) named.push({ name: text, source, ...of, hits: parents.hitsOfName(text) });
      else {
        named.push({ name: node.name, source, ...of, hits: parents.hitsOf(node) });
        open.push({ of: node, first: false });
      }
    }
  }
  return named;
}

/** The parents that the workspace's rows name. */
export function parentsOfView({ records, parties }: WorkspaceView): Pick<Parents, "cells" | "find"> {
  const nodeOf = new Map(
    parties.nodes.flatMap(({ id, sources }) =>
      sources.map(({ import: from, row }) => [`${from} ${row}`, id] as const),
    ),
  );
  const cells = new Map<string, ParentCell[]>();
  for (const { cells: row, source } of records.parties) {
    const id = nodeOf.get(`${source.import} ${source.row}`);
    if (row.parent === undefined || id === undefined) continue;
    const cell = { text: row.parent, file: source.file, row: source.row };
    cells.set(id, [...(cells.get(id) ?? []), cell]);
  }
  return {
    cells,
    find: (text) => parties.byId.get(text) ?? parties.find(text) ?? parties.find(undefined, text),
  };
}

interface FileRow {
  readonly row: number;
  readonly file: string;
  readonly party: PartyNode;
  readonly parent?: string | undefined;
}

/** The parents that the rows of a file name. A name that several rows bear means none of them. */
export function parentsOfRows(rows: readonly FileRow[]): Pick<Parents, "cells" | "find"> {
  const cells = Map.groupBy(
    rows.flatMap(({ parent, file, row, party }) =>
      parent === undefined ? [] : [{ text: parent, file, row, of: party.id }],
    ),
    ({ of }) => of,
  );
  const byKey = new Map(rows.flatMap(({ party }) => (party.key === undefined ? [] : [[party.key, party]])));
  const byName = Map.groupBy(
    rows.flatMap(({ party }) => [...new Set(party.names.map(foldName))].map((name) => ({ name, party }))),
    ({ name }) => name,
  );
  const bearer = (text: string): PartyNode | undefined => {
    const bearers = new Map((byName.get(foldName(text)) ?? []).map(({ party }) => [party.id, party]));
    return bearers.size === 1 ? [...bearers.values()][0] : undefined;
  };
  return { cells, find: (text) => byKey.get(text) ?? bearer(text) };
}
