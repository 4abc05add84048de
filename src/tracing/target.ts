import type { IsoDate } from "../model/dates.ts";
import type { Level } from "../model/levels.ts";
import type { Dwell } from "./dwell.ts";
import { into } from "./edges-at.ts";
import { type FlowNetwork, groupPair } from "./flow-network.ts";
import type { Part } from "./parts.ts";
import { shippedToSelf } from "./shipped-to-self.ts";

/** What is asked about: the movements that a path has to end with. */
export interface Target {
  /** `product:SHIRT-01`, `shipment:SH-1`, `party:...`. */
  readonly subject: string;
  readonly subjectName: string;
  /** Last edges of a path, and what must be known of them. */
  readonly edges: ReadonlyMap<number, Ending>;
  /** Edges that the legal date lets be walked. */
  readonly within: Uint8Array;
  /** Movements of the subject itself that are dated after the legal date and left out. */
  readonly later: number;
  /** How long goods may lie at a party, where the user sets it. */
  readonly dwell?: Dwell | undefined;
}

export interface Ending {
  /** Party id that this row's party must be, where only a likeness says so: the last hop is a joint to it. */
  readonly joint?: string | undefined;
  /** What leaves it open that the movement is of the subject, and how well it is known then. */
  readonly doubt?: { readonly level: Level; readonly words: string } | undefined;
  /** The product or component that the edge is of. */
  readonly part?: Part | undefined;
}

/** What flowed into a party on or before a day. */
export function targetParty(flow: FlowNetwork, party: string, name: string, on: IsoDate): Target {
  const edges = into(flow, party).map(({ edge, joint }): [number, Ending] => [
    edge,
    joint ? { joint: party } : {},
  ]);
  const within = flow.until(on);
  const later = edges.filter(([edge]) => within[edge] !== 1).length;
  return { subject: party, subjectName: name, edges: new Map(edges), within, later };
}

/** What flowed into a shipment. Its own rows are walked whatever their day. */
export function targetShipment(flow: FlowNetwork, id: string, name: string, on: IsoDate): Target {
  const own = flow.byShipment.get(id) ?? [];
  const within = flow.until(on).slice();
  for (const edge of own) within[edge] = 1;
  const ending: Ending = isOneShipment(flow, own)
    ? {}
    : {
        doubt: {
          level: "declared",
          words: `rows to different buyers bear the id ${id}; which are meant is open`,
        },
      };
  return {
    subject: `shipment:${id}`,
    subjectName: name,
    edges: new Map(own.map((edge) => [edge, ending])),
    within,
    later: 0,
  };
}

/** Whether all rows of an id go to one buyer; several sellers may well consign together. */
export function isOneShipment(flow: FlowNetwork, edges: readonly number[]): boolean {
  const ways = edges.map((number) => {
    const edge = flow.edges[number];
    return edge?.kind === "moved" ? edge.buyer.id : "";
  });
  return new Set(ways).size <= 1;
}

/**
 * What flowed into a product: the shipments of it and of its components to the importer; and where none is recorded by
 * the day that is surely the supplier's, what the row of the product or component itself says of its supplier.
 */
export function targetProduct(flow: FlowNetwork, id: string, name: string, on: IsoDate): Target {
  const within = flow.until(on);
  const edges = new Map<number, Ending>();
  let later = 0;
  for (const part of flow.partsOf.get(id) ?? []) {
    const all = shippedToSelf(flow, part);
    const shipped = all.filter(([edge]) => within[edge] === 1);
    later += all.length - shipped.length;
    for (const [edge, ending] of shipped) if (isSurer(ending, edges.get(edge))) edges.set(edge, ending);
    const named = flow.namedBy.get(part);
    const sure = shipped.some(([, { joint, doubt }]) => joint === undefined && doubt?.level !== "inferred");
    if (named !== undefined && !sure) edges.set(named, { part });
  }
  return { subject: `product:${id}`, subjectName: name, edges, within, later };
}

/** One movement may be of the product and of a component; what is known better of it holds. */
function isSurer(ending: Ending, before: Ending | undefined): boolean {
  if (before === undefined) return true;
  const doubts = ({ joint, doubt }: Ending): number =>
    (joint === undefined ? 0 : 2) + (doubt === undefined ? 0 : 1);
  return doubts(ending) < doubts(before);
}

/** Whether two party ids are one pair with the groups of another, whichever is named first. */
export const isSamePair = (
  flow: FlowNetwork,
  one: readonly [string, string],
  other: readonly [string, string],
): boolean =>
  groupPair(flow.input.groups, one[0], one[1]) === groupPair(flow.input.groups, other[0], other[1]);
