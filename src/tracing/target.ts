import { hsFits } from "../goods/hs.ts";
import type { IsoDate } from "../model/dates.ts";
import { edgesAt, into } from "./edges-at.ts";
import type { FlowNetwork, Moved } from "./flow-network.ts";
import { at } from "./network.ts";
import type { Part } from "./parts.ts";

/** What is asked about: the movements that a path has to end with. */
export interface Target {
  /** `product:SHIRT-01`, `shipment:SH-1`, `party:...`. */
  readonly subject: string;
  readonly subjectName: string;
  /** Last edges of a path, and what must be known of them. */
  readonly edges: ReadonlyMap<number, Ending>;
  /** Edges that the legal date lets be walked. */
  readonly within: Uint8Array;
}

export interface Ending {
  /** Party id that this row's party must be, where only a likeness says so: the last hop is a joint to it. */
  readonly joint?: string | undefined;
  /** The goods may or may not be the subject's: a code is missing or too short. */
  readonly unknownGood: boolean;
  /** The product or component that the edge is of. */
  readonly part?: Part | undefined;
}

/** What flowed into a party on or before a day. */
export function targetParty(flow: FlowNetwork, party: string, name: string, on: IsoDate): Target {
  const edges = into(flow, party).map(({ edge, joint }): [number, Ending] => [
    edge,
    { unknownGood: false, ...(joint ? { joint: party } : {}) },
  ]);
  return { subject: party, subjectName: name, edges: new Map(edges), within: flow.until(on) };
}

/** What flowed into a shipment. Its own rows are walked whatever their day. */
export function targetShipment(flow: FlowNetwork, id: string, name: string, on: IsoDate): Target {
  const own = flow.byShipment.get(id) ?? [];
  const within = flow.until(on).slice();
  for (const edge of own) within[edge] = 1;
  return {
    subject: `shipment:${id}`,
    subjectName: name,
    edges: new Map(own.map((edge) => [edge, { unknownGood: false }])),
    within,
  };
}

/**
 * What flowed into a product: the shipments of it and of its components to the importer; and where none is recorded by
 * the day that is surely the supplier's, what the row of the product or component itself says of its supplier.
 */
export function targetProduct(flow: FlowNetwork, id: string, name: string, on: IsoDate): Target {
  const within = flow.until(on);
  const edges = new Map<number, Ending>();
  for (const part of flow.partsOf.get(id) ?? []) {
    const shipped = shippedToSelf(flow, part, within);
    for (const [edge, ending] of shipped) if (!edges.has(edge)) edges.set(edge, ending);
    const named = flow.namedBy.get(part);
    const sure = isNamed(part) && shipped.some(([, { joint }]) => joint === undefined);
    if (named !== undefined && !sure) edges.set(named, { unknownGood: false, part });
  }
  return { subject: `product:${id}`, subjectName: name, edges, within };
}

const isNamed = ({ supplier, supplierId }: Part): boolean => (supplier ?? supplierId) !== undefined;

/** Shipments to the importer that may be of this part, from its supplier - or from anybody, where none is named. */
function shippedToSelf(
  flow: FlowNetwork,
  part: Part,
  within: Uint8Array,
): readonly (readonly [number, Ending])[] {
  const named = flow.namedBy.get(part);
  const supplier = named === undefined ? undefined : flow.edges[named]?.seller;
  if (supplier === undefined || supplier.unknown) return isNamed(part) ? [] : fromAnybody(flow, part, within);
  return edgesAt(flow.network, flow.vertexOf(supplier.id)).flatMap(({ edge, joint }) => {
    const moved = toSelf(flow, edge, within);
    const fit = moved === undefined ? "differs" : hsFits(part.good.hs, moved.row.cells.hs);
    if (moved === undefined || fit === "differs") return [];
    const buyer = flow.self.has(at(flow.network.to, edge)) ? undefined : moved.buyer.id;
    const link = joint ? supplier.id : buyer === undefined ? undefined : selfLike(flow, edge);
    return [[edge, { unknownGood: fit === "unknown", part, ...(link === undefined ? {} : { joint: link }) }]];
  });
}

function fromAnybody(
  flow: FlowNetwork,
  part: Part,
  within: Uint8Array,
): readonly (readonly [number, Ending])[] {
  return [...flow.self].flatMap((vertex) =>
    edgesAt(flow.reverse, vertex).flatMap(({ edge, joint }) => {
      const moved = toSelf(flow, edge, within);
      if (moved === undefined || hsFits(part.good.hs, moved.row.cells.hs) !== "fits") return [];
      const link = joint ? selfLike(flow, edge) : undefined;
      return [[edge, { unknownGood: false, part, ...(link === undefined ? {} : { joint: link }) }] as const];
    }),
  );
}

/** The row, where it is one of goods to the importer, or to a party that may be the importer, by the day. */
function toSelf(flow: FlowNetwork, edge: number, within: Uint8Array): Moved | undefined {
  const found = flow.edges[edge];
  if (found?.kind !== "moved" || within[edge] !== 1) return undefined;
  const buyer = at(flow.network.to, edge);
  return flow.self.has(buyer) || selfLike(flow, edge) !== undefined ? found : undefined;
}

/** The importer's node that the buyer of an edge may be. */
function selfLike(flow: FlowNetwork, edge: number): string | undefined {
  const others = flow.network.joints.get(at(flow.network.to, edge)) ?? [];
  const vertex = others.find((other) => flow.self.has(other));
  return vertex === undefined
    ? undefined
    : flow.input.parties.find(({ id, roles }) => roles.includes("self") && flow.vertexOf(id) === vertex)?.id;
}
