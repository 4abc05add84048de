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
  /** The party that a cell means, by key, id or name: of a file, each of its rows; none where no row bears it. */
  readonly find: (text: string) => readonly PartyNode[];
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
      const nodes = parents.find(text);
      const id = nodes[0]?.id ?? `name ${text}`;
      if (seen.has(id)) continue;
      seen.add(id);
      named.push(...foundOf(text, nodes, parents).map((found) => ({ ...found, source, ...of })));
      open.push(...nodes.slice(0, 1).map((node) => ({ of: node, first: false })));
    }
  }
  return named;
}

/** What was found of a parent, under each name that its rows give it. */
function foundOf(
  text: string,
  nodes: readonly PartyNode[],
  { hitsOf, hitsOfName }: Parents,
): readonly Pick<NamedParent, "name" | "hits">[] {
  if (nodes.length === 0) return [{ name: text, hits: hitsOfName(text) }];
  const byName = Map.groupBy(nodes, ({ name }) => name);
  return [...byName].map(([name, rows]) => ({ name, hits: distinctHits(rows.flatMap(hitsOf)) }));
}

/** Rows of one key find the same again. */
const distinctHits = (hits: readonly Hit[]): readonly Hit[] => [
  ...new Map(hits.map((hit) => [hit.hit, hit])).values(),
];

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
    find: (text) => {
      const found = parties.byId.get(text) ?? parties.find(text) ?? parties.find(undefined, text);
      return found === undefined ? [] : [found];
    },
  };
}

interface FileRow {
  readonly row: number;
  readonly file: string;
  readonly party: PartyNode;
  readonly parent?: string | undefined;
}

/** The parents that the rows of a file name. A key means every row that bears it; a name that several parties bear means none of them. */
export function parentsOfRows(rows: readonly FileRow[]): Pick<Parents, "cells" | "find"> {
  const cells = Map.groupBy(
    rows.flatMap(({ parent, file, row, party }) =>
      parent === undefined ? [] : [{ text: parent, file, row, of: party.id }],
    ),
    ({ of }) => of,
  );
  const parties = rows.map(({ party }) => party);
  const byId = Map.groupBy(parties, ({ id }) => id);
  const byKey = Map.groupBy(parties, ({ key }) => key);
  const byName = Map.groupBy(
    rows.flatMap(({ party }) => [...new Set(party.names.map(foldName))].map((name) => ({ name, party }))),
    ({ name }) => name,
  );
  const bearer = (text: string): readonly PartyNode[] => {
    const [id, ...others] = new Set((byName.get(foldName(text)) ?? []).map(({ party }) => party.id));
    return id === undefined || others.length > 0 ? [] : (byId.get(id) ?? []);
  };
  return { cells, find: (text) => byKey.get(text) ?? bearer(text) };
}
