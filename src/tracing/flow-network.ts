import type { InputGraph } from "../goods/input-graph.ts";
import type { UnitTable } from "../goods/units.ts";
import type { IsoDate } from "../model/dates.ts";
import type { CanonicalRow, PartyNode, Records } from "../model/records.ts";
import type { SameAsLink } from "../model/same-as.ts";
import type { PartyGroups } from "../parties/same-as.ts";
import { type DayInterval, dayNumber, intervalOf } from "./day-interval.ts";
import {
  buildNetwork,
  type Network,
  type NetworkEdge,
  openEnd,
  openStart,
  reverseNetwork,
} from "./network.ts";
import { type Part, partsOfProduct } from "./parts.ts";
import { contradiction, type PartyAt, type PartyLookUp, partyAt } from "./party-at.ts";
import { withReversals } from "./reversals.ts";
import { dayOfRow, type ShipmentRow, shipmentId } from "./shipment-row.ts";

/** What flows are read from. */
export interface FlowInput {
  readonly records: Pick<Records, "shipments" | "products" | "bom">;
  readonly parties: readonly PartyNode[];
  readonly find: PartyLookUp["find"];
  readonly groups: PartyGroups;
  readonly graph: InputGraph;
  readonly units?: UnitTable | undefined;
}

/** A movement that a row records. */
export interface Moved {
  readonly kind: "moved";
  readonly row: ShipmentRow;
  readonly seller: PartyAt;
  readonly buyer: PartyAt;
  /** Why the row does not tell surely between whom goods moved: its keys and its names speak of different parties. */
  readonly doubt?: string | undefined;
}

/** What only the row of a product or of a component says: who supplies it, with no movement. */
export interface Named {
  readonly kind: "named";
  readonly part: Part;
  readonly product: string;
  readonly seller: PartyAt;
}

export type FlowEdge = Moved | Named;

/** The customer's movements as a network, with what each edge was read from. Edge numbers index `edges`. */
export interface FlowNetwork {
  readonly input: FlowInput;
  readonly edges: readonly FlowEdge[];
  readonly network: Network;
  readonly reverse: Network;
  /** Vertex of a party; undefined for one that no record names. */
  vertexOf(partyId: string): number | undefined;
  /** Vertices of the importer. */
  readonly self: ReadonlySet<number>;
  readonly partsOf: ReadonlyMap<string, readonly Part[]>;
  readonly byShipment: ReadonlyMap<string, readonly number[]>;
  /** Edge of what a product's or a component's row says of its supplier. */
  readonly namedBy: ReadonlyMap<Part, number>;
  readonly partyById: ReadonlyMap<string, PartyNode>;
  /** Rows whose keys and names speak of different parties, and how. */
  readonly doubts: ReadonlyMap<ShipmentRow, string>;
  /** Candidate links by the pair of groups they would join. */
  readonly linkByGroups: ReadonlyMap<string, SameAsLink>;
  /** Edges that a day of law may look at: those not dated after it. */
  until(on: IsoDate): Uint8Array;
}

/** Lays the rows out as a network: one vertex a group of nodes that are the same, one edge a row. */
export function buildFlowNetwork(input: FlowInput): FlowNetwork {
  const { records, groups } = input;
  const look: PartyLookUp = {
    byId: new Map(input.parties.map((party) => [party.id, party])),
    find: input.find,
  };
  const vertices = new Vertices(groups);
  // Also parties that no row moves goods to or from: another may be the same as they.
  for (const { id, unknown } of input.parties) if (!unknown) vertices.of(id);
  const moved = withReversals(records.shipments.map((row) => movedBy(look, row)));
  const partsOf = partsByProduct(records);
  const named = [...partsOf].flatMap(([product, parts]) => parts.map((part) => namedBy(look, product, part)));
  const edges: readonly FlowEdge[] = [...moved, ...named];
  const laid = edges.map((edge) => layEdge(input.graph, vertices, edge));
  const network = buildNetwork({
    nodes: vertices.size,
    edges: laid,
    joints: vertices.joints(),
    fits: (before, after) => input.graph.passing(before, after) !== "no",
  });
  return {
    input,
    edges,
    network,
    reverse: reverseNetwork(network),
    vertexOf: (party) => vertices.find(party),
    self: new Set(
      input.parties.filter(({ roles }) => roles.includes("self")).map((party) => vertices.of(party.id)),
    ),
    partsOf,
    byShipment: Map.groupBy(moved.keys(), (number) => shipmentId((moved[number] as Moved).row)),
    namedBy: new Map(named.map((edge, place) => [edge.part, moved.length + place])),
    partyById: look.byId,
    doubts: new Map(moved.flatMap(({ row, doubt }) => (doubt === undefined ? [] : [[row, doubt] as const]))),
    linkByGroups: new Map(openLinks(groups).map((link) => [groupPair(groups, link.a, link.b), link])),
    until: untilDay(edges),
  };
}

function movedBy(look: PartyLookUp, row: ShipmentRow): Moved {
  const { seller_id, seller, buyer_id, buyer } = row.cells;
  const { source } = row;
  const sold = { key: seller_id, name: seller, side: "seller", source };
  const bought = { key: buyer_id, name: buyer, side: "buyer", source };
  const doubt = contradiction(look, sold) ?? contradiction(look, bought);
  return {
    kind: "moved",
    row,
    seller: partyAt(look, sold),
    buyer: partyAt(look, bought),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

function namedBy(look: PartyLookUp, product: string, part: Part): Named {
  const said = { key: part.supplierId, name: part.supplier, side: "supplier", source: part.row.source };
  return { kind: "named", part, product, seller: partyAt(look, said) };
}

function partsByProduct(records: FlowInput["records"]): ReadonlyMap<string, readonly Part[]> {
  const components = Map.groupBy(records.bom, ({ cells }) => cells.product ?? "");
  const products: Map<string, CanonicalRow<"products">[]> = Map.groupBy(
    records.products,
    ({ cells }) => cells.product ?? "",
  );
  return new Map([...products].map(([id, rows]) => [id, partsOfProduct(rows, components, id)]));
}

/** Whatever only a row of a product says bears no day and leads to a vertex of its own, out of which nothing flows. */
function layEdge(graph: InputGraph, vertices: Vertices, edge: FlowEdge): NetworkEdge {
  const hs = edge.kind === "moved" ? edge.row.cells.hs : edge.part.good.hs;
  const when: DayInterval =
    edge.kind === "moved" ? intervalOf(edge.row) : { earliest: openStart, latest: openEnd };
  return {
    from: vertices.of(edge.seller.id),
    to: edge.kind === "moved" ? vertices.of(edge.buyer.id) : vertices.of(`product:${edge.product}`),
    good: graph.classOf(hs),
    ...when,
  };
}

/** Links that nobody decided: each may join two parties, and is told wherever it does. */
const openLinks = ({ links }: PartyGroups): readonly SameAsLink[] =>
  links.filter(({ identity, decision }) => identity === "candidate" && decision !== "not-same");

/** The groups of two parties as one word, whichever is named first. */
export function groupPair(groups: PartyGroups, one: string, other: string): string {
  const [a, b] = [groups.groupOf(one), groups.groupOf(other)];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

class Vertices {
  private readonly numbers = new Map<string, number>();
  private readonly groups: PartyGroups;
  constructor(groups: PartyGroups) {
    this.groups = groups;
  }
  get size(): number {
    return this.numbers.size;
  }
  of(id: string): number {
    const group = this.groups.groupOf(id);
    const known = this.numbers.get(group);
    if (known !== undefined) return known;
    this.numbers.set(group, this.numbers.size);
    return this.numbers.size - 1;
  }
  find(id: string): number | undefined {
    return this.numbers.get(this.groups.groupOf(id));
  }
  joints(): readonly (readonly [number, number])[] {
    return openLinks(this.groups).flatMap(({ a, b }) => {
      const [one, other] = [this.find(a), this.find(b)];
      return one === undefined || other === undefined || one === other ? [] : [[one, other] as const];
    });
  }
}

function untilDay(edges: readonly FlowEdge[]): FlowNetwork["until"] {
  const days = Int32Array.from(edges, (edge) => {
    const day = edge.kind === "moved" ? dayOfRow(edge.row) : undefined;
    return day === undefined ? openStart : dayNumber(day);
  });
  const known = new Map<IsoDate, Uint8Array>();
  return (on) => {
    const last = dayNumber(on);
    const mask = known.get(on) ?? Uint8Array.from(days, (day) => (day <= last ? 1 : 0));
    known.set(on, mask);
    return mask;
  };
}
