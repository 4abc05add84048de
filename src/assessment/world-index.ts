import type { GoodsTables } from "../goods/goods-tables.ts";
import { hsFits } from "../goods/hs.ts";
import { buildInputGraph, type InputGraph } from "../goods/input-graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { ListEntry, ListVersion } from "../model/list-entry.ts";
import type { CanonicalRow, PartyNode } from "../model/records.ts";
import { groupParties } from "../parties/same-as.ts";
import { type DecisionBook, foldDecisions } from "../screening/decision-book.ts";
import { buildFlowNetwork, type FlowNetwork } from "../tracing/flow-network.ts";
import { type ShipmentRow, shipmentId } from "../tracing/shipment-row.ts";
import type { SourceAt } from "../tracing/source-at.ts";
import { flowSources } from "./sources/flow-sources.ts";
import type { AssessmentWorld, LocatedAddress } from "./world.ts";

/** Look-ups over a world, made once for all subjects of a run. */
export interface WorldIndex {
  readonly self: ReadonlySet<string>;
  /** Seller's group -> shipments to the importer; `groupOf` tells the group of a node. */
  readonly shipmentsToSelf: ReadonlyMap<string, readonly ShipmentRow[]>;
  /** Rows by the customer's id: shipments by shipment, products by product. */
  readonly shipments: ReadonlyMap<string, readonly ShipmentRow[]>;
  readonly products: ReadonlyMap<string, readonly CanonicalRow<"products">[]>;
  /** The customer's id of a site -> where it is and whose it is. */
  readonly sites: ReadonlyMap<string, { readonly party: PartyNode; readonly located: LocatedAddress }>;
  /** List key -> the version in force, with its entries by id. Example lists only where the workspace is fictional. */
  readonly lists: ReadonlyMap<string, IndexedList>;
  /** Movements of goods between parties, in time. */
  readonly flow: FlowNetwork;
  /** Every source of exposure on a legal date, made once a date. */
  sources(on: IsoDate): readonly SourceAt[];
  /** What persons decided, in the order that screening keeps: by the day of the decision, then as recorded. */
  readonly decisions: DecisionBook;
}

export interface IndexedList {
  readonly version: ListVersion;
  readonly entries: ReadonlyMap<string, ListEntry>;
  /** Orders on a place and a good. */
  readonly orders: readonly ListEntry[];
  /** ISO 3166-1 code -> goods that the list names from there. */
  readonly goods: ReadonlyMap<string, readonly ListEntry[]>;
  /** Key of the list whose place it takes in law: its own, or the one an example list stands for. */
  readonly lawList: string;
}

export function indexWorld(world: AssessmentWorld): WorldIndex {
  const self = new Set(
    world.parties.filter((party) => party.roles.includes("self")).map((party) => party.id),
  );
  const flow = flowNetworkOf(world);
  const { groupOf } = flow.input.groups;
  const selfGroups = new Set([...self].map(groupOf));
  const shipmentsToSelf = new Map<string, ShipmentRow[]>();
  for (const row of world.records.shipments) {
    const seller = sellerOf(world, row);
    const buyer = world.findParty(row.cells.buyer_id, row.cells.buyer);
    if (seller === undefined || buyer === undefined || !selfGroups.has(groupOf(buyer.id))) continue;
    const rows = shipmentsToSelf.get(groupOf(seller.id));
    if (rows === undefined) shipmentsToSelf.set(groupOf(seller.id), [row]);
    else rows.push(row);
  }
  const index: Omit<WorldIndex, "sources"> = {
    self,
    flow,
    shipmentsToSelf,
    shipments: Map.groupBy(world.records.shipments, shipmentId),
    products: Map.groupBy(world.records.products, ({ cells }) => cells.product ?? ""),
    sites: indexSites(world),
    lists: indexLists(world),
    decisions: foldDecisions(world.decisions),
  };
  return withSources(world, index);
}

function withSources(world: AssessmentWorld, index: Omit<WorldIndex, "sources">): WorldIndex {
  const known = new Map<IsoDate, readonly SourceAt[]>();
  const full: WorldIndex = {
    ...index,
    sources: (on) => {
      const found = known.get(on) ?? flowSources({ world, index: full, on });
      known.set(on, found);
      return found;
    },
  };
  return full;
}

const flowNetworkOf = (world: AssessmentWorld): FlowNetwork =>
  buildFlowNetwork({
    records: world.records,
    parties: world.parties,
    find: world.findParty,
    groups: groupParties(world.parties, world.links ?? []),
    graph: graphOf(world.goods),
    units: world.units,
  });

/** One graph for one set of tables: it is the same for every workspace of a run. */
const graphs = new WeakMap<GoodsTables, InputGraph>();

function graphOf(tables: GoodsTables): InputGraph {
  const graph = graphs.get(tables) ?? buildInputGraph(tables);
  graphs.set(tables, graph);
  return graph;
}

export const sellerOf = (world: AssessmentWorld, row: ShipmentRow): PartyNode | undefined =>
  world.findParty(row.cells.seller_id, row.cells.seller);

function indexSites(world: AssessmentWorld): WorldIndex["sites"] {
  const sites = new Map<string, { party: PartyNode; located: LocatedAddress }>();
  for (const party of world.parties)
    for (const located of world.locations.get(party.id) ?? [])
      if (located.address.site !== undefined) sites.set(located.address.site, { party, located });
  return sites;
}

const indexLists = (world: AssessmentWorld): WorldIndex["lists"] =>
  new Map(
    world.lists
      .filter((version) => world.fictional || !version.fictional)
      .map((version) => [
        version.key,
        {
          version,
          entries: new Map(version.entries.map((entry) => [entry.id, entry])),
          orders: version.entries.filter((entry) => entry.kind === "order"),
          goods: goodsByCountry(version),
          lawList: version.fictional ? (version.standsFor ?? version.key) : version.key,
        },
      ]),
  );

function goodsByCountry(version: ListVersion): ReadonlyMap<string, readonly ListEntry[]> {
  const named = version.entries
    .filter((entry) => entry.kind === "good")
    .flatMap((entry) => entry.countries.map((country) => ({ country, entry })));
  const byCountry = Map.groupBy(named, ({ country }) => country);
  return new Map([...byCountry].map(([country, goods]) => [country, goods.map(({ entry }) => entry)]));
}

/** The shipments to the importer from a party, or from another node that is surely the same party. */
export const shipmentsFrom = ({ flow, shipmentsToSelf }: WorldIndex, party: string): readonly ShipmentRow[] =>
  shipmentsToSelf.get(flow.input.groups.groupOf(party)) ?? [];

/** The shipments from a seller to the importer whose goods may be these: same HS over all digits both have, or no code. */
export const shipmentsOf = (
  index: WorldIndex,
  seller: string,
  hs: string | undefined,
): readonly ShipmentRow[] =>
  shipmentsFrom(index, seller).filter((row) => hsFits(hs, row.cells.hs) !== "differs");
