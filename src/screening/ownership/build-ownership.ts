import { compareText } from "../../model/compare-text.ts";
import type { IsoDate } from "../../model/dates.ts";
import { inForce } from "../../model/in-force.ts";
import type { ListEntry, ListVersion } from "../../model/list-entry.ts";
import { foldName } from "../../names/fold.ts";
import { joinedBy } from "../../parties/disjoint-sets.ts";
import type { ScreeningIndex } from "../screening-index.ts";
import { buildShelf } from "../shelf.ts";
import { holdingsOn } from "./holdings.ts";
import type { OwnedCompany, Ownership, OwnershipNode } from "./ownership.ts";
import { rollUp } from "./roll-up.ts";
import { wholeShare } from "./share.ts";
import { type Told, tellingsOf } from "./tellings.ts";

/** Of what a list that states a rule of 50 per cent takes together, in parts per million. */
const half = wholeShare / 2;

/**
 * Who owns whom by the lists of the index, with shares and entries as in force on the day. A list's rule is applied to
 * the parties of that list, whichever list tells of the shares: the rule speaks of what is owned, not of who says so.
 */
export function buildOwnership({ tables, versions }: ScreeningIndex, on: IsoDate): Ownership {
  const told = tellingsOf(versions);
  const listed = new Map(versions.map((version) => [version, listedNodes(told, version, on)]));
  const reached = reachedBy(told, listed, on);
  const companies = companiesOf(told, listed, reached);
  const shelf = buildShelf(tables, madeUpList([...companies.values()]), "organisation");
  return { tables, on, nodes: told.nodes, versions, reached, companies, shelf };
}

/** The nodes that are entries in force on a list. */
type Listed = ReadonlyMap<ListVersion, ReadonlySet<string>>;

const listedNodes = ({ nodes }: Told, { key }: ListVersion, on: IsoDate): ReadonlySet<string> =>
  new Set([...nodes.values()].filter((node) => entriesOn(node, key, on).length > 0).map(({ id }) => id));

/** The entries in force on the list that the node is. */
export const entriesOn = ({ entries }: OwnershipNode, list: string, on: IsoDate): readonly ListEntry[] =>
  entries
    .filter(({ version, entry }) => version.key === list && inForce(entry, on).listed)
    .map(({ entry }) => entry);

function reachedBy({ nodes, tellings }: Told, listed: Listed, on: IsoDate): Ownership["reached"] {
  const rule = { threshold: half, personOf: calledAlike([...nodes.values()]) };
  const holdings = holdingsOn(tellings, on);
  const ruled = [...listed].filter(([{ ownership }]) => ownership.rule === "50-percent");
  return new Map(ruled.map(([{ key }, blocked]) => [key, rollUp(blocked, holdings, rule)]));
}

/** Nodes that share a primary name, small and large letters apart, may be one owner told twice; a list has such entries. */
const calledAlike = (nodes: readonly OwnershipNode[]): ((node: string) => string) =>
  joinedBy(
    nodes.flatMap(({ id, name, entries }) =>
      [name, ...entries.map(({ entry }) => entry.name)].map(
        (each) => [id, `name ${foldName(each)}`] as const,
      ),
    ),
  );

function companiesOf(
  { nodes, tellings }: Told,
  listed: Listed,
  reached: Ownership["reached"],
): ReadonlyMap<string, OwnedCompany> {
  const direct = tellings.flatMap((telling) => {
    const lists = [...listed].filter(([, on]) => on.has(telling.owner) && !on.has(telling.owned));
    return lists.map(([on]) => ({ telling, on }));
  });
  const byOwned = Map.groupBy(direct, ({ telling }) => telling.owned);
  const ruled = [...reached.values()].flatMap((byNode) => [...byNode.keys()]);
  const ids = [...new Set([...byOwned.keys(), ...ruled])].sort(compareText);
  return new Map(
    ids.flatMap((id) => {
      const node = nodes.get(id);
      return node === undefined || !isCompany(node) ? [] : [[id, { node, direct: byOwned.get(id) ?? [] }]];
    }),
  );
}

/** A record by which a person would be owned is not followed to anybody's name; a vessel is met as a vessel or not at all. */
const isCompany = ({ entries }: OwnershipNode): boolean =>
  entries.every(({ entry }) => entry.kind === "organisation");

/** The companies as entries of a list that nobody publishes, so that they are met by the same rules as any entry. */
const madeUpList = (companies: readonly OwnedCompany[]): ListVersion => ({
  key: "",
  title: "",
  publisher: "",
  url: "",
  published: "",
  version: "",
  sha256: "",
  origin: "update",
  cadenceDays: 1,
  knownGaps: [],
  ownership: { rule: "none", citation: "" },
  role: "parties",
  fictional: false,
  entries: companies.map(({ node }) => madeUpEntry(node)),
});

const madeUpEntry = ({ id, name, entries }: OwnershipNode): ListEntry => ({
  id,
  list: "",
  kind: "organisation",
  name,
  names: entries.flatMap(({ entry }) => entry.names),
  countries: [...new Set(entries.flatMap(({ entry }) => entry.countries))],
  identifiers: entries.flatMap(({ entry }) => entry.identifiers),
  sublists: [],
  firstListed: "",
  amended: [],
  verification: "official",
  relations: [],
  source: "",
  sourceDate: "",
});
