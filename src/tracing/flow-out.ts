import type { Flow, FlowEnd, FlowPath, FlowSource } from "../model/flow.ts";
import { edgesAt } from "./edges-at.ts";
import { excludedFrom } from "./excluded-out.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { at } from "./network.ts";
import { hopsOf, pathOf } from "./path.ts";
import type { Start } from "./source-at.ts";
import { type Sweep, sweep } from "./sweep.ts";
import type { Target } from "./target.ts";

export interface OutQuestion {
  readonly subject: string;
  readonly subjectName: string;
  /** What the paths are said to start from: the subject itself, or the source that it is. */
  readonly source: FlowSource;
  /** Movements the flow starts with. */
  readonly starts: ReadonlyMap<number, Start>;
  readonly within: Uint8Array;
  /** Products that may be reached. */
  readonly products: readonly Target[];
  readonly limit?: number;
}

export interface FlowOut extends Flow {
  /** For each path the product it reaches. */
  readonly reaches: readonly string[];
}

/** Movements out of a party, and out of those that may be the same. */
export const startsAt = (flow: FlowNetwork, party: string): ReadonlyMap<number, Start> =>
  new Map(
    edgesAt(flow.network, flow.vertexOf(party)).map(({ edge, joint }) => [
      edge,
      { edge, joint, level: "documented", unknownGood: false },
    ]),
  );

/** A shipment's own rows as the start of what flowed on from it. */
export const startsWith = (flow: FlowNetwork, shipment: string): ReadonlyMap<number, Start> =>
  new Map(
    (flow.byShipment.get(shipment) ?? []).map((edge) => [
      edge,
      { edge, joint: false, level: "documented", unknownGood: false },
    ]),
  );

/** What flowed out of a subject: the products it can have reached, each by its earliest and its shortest path, and where the records end. */
export function flowOutOf(flow: FlowNetwork, question: OutQuestion): FlowOut {
  const ahead = sweep(flow.network, question.starts.keys(), { within: question.within });
  const found = question.products.flatMap((target) => pathsTo(flow, question, ahead, target));
  const limit = question.limit ?? 100;
  const last = lastParties(flow, ahead);
  return {
    subject: question.subject,
    subjectName: question.subjectName,
    direction: "down",
    paths: found.map(({ path }) => path),
    reaches: found.map(({ product }) => product),
    ends: last.slice(0, limit).flatMap((edges) => endAt(flow, question, ahead, edges)),
    excluded: excludedFrom(flow, question, ahead),
    truncated:
      last.length > limit
        ? `${last.length - limit} more parties at which the records end are not told`
        : null,
    notes: ["Only what is recorded was followed; that no path is recorded clears nobody."],
  };
}

function pathsTo(
  flow: FlowNetwork,
  { source, starts }: OutQuestion,
  ahead: Sweep,
  target: Target,
): readonly { readonly product: string; readonly path: FlowPath }[] {
  const [earliest, shortest] = [ahead.earliest(target.edges.keys()), ahead.shortest(target.edges.keys())];
  if (earliest === undefined || shortest === undefined) return [];
  const same = JSON.stringify(earliest.steps) === JSON.stringify(shortest.steps);
  const chosen = same
    ? [{ walk: earliest, as: ["earliest", "shortest"] as const }]
    : [
        { walk: earliest, as: ["earliest"] as const },
        { walk: shortest, as: ["shortest"] as const },
      ];
  return chosen.map(({ walk, as }) => ({
    product: target.subject,
    path: pathOf(
      flow,
      source,
      {
        walk,
        start: starts.get(walk.steps[0]?.edge ?? -1),
        ending: target.edges.get(walk.steps.at(-1)?.edge ?? -1),
      },
      as,
    ),
  }));
}

/** Parties into which goods flowed and out of which none did that could have been made of them. */
function lastParties(flow: FlowNetwork, ahead: Sweep): readonly (readonly number[])[] {
  const { network } = flow;
  const drained = new Set<number>();
  const into = new Map<number, number[]>();
  for (let edge = 0; edge < network.size; edge += 1) {
    if (ahead.reached[edge] !== 1 || flow.edges[edge]?.kind !== "moved") continue;
    drained.add(at(network.from, edge));
    const to = at(network.to, edge);
    const edges = into.get(to);
    if (edges === undefined) into.set(to, [edge]);
    else edges.push(edge);
  }
  return [...into].filter(([vertex]) => !drained.has(vertex)).map(([, edges]) => edges);
}

function endAt(
  flow: FlowNetwork,
  { starts }: OutQuestion,
  ahead: Sweep,
  edges: readonly number[],
): readonly FlowEnd[] {
  const walk = ahead.shortest(edges);
  const last = flow.edges[walk?.steps.at(-1)?.edge ?? -1];
  if (walk === undefined || last?.kind !== "moved") return [];
  const { id, name, unknown } = last.buyer;
  const start = starts.get(walk.steps[0]?.edge ?? -1);
  return [{ party: id, partyName: name, unknown, hops: hopsOf(flow, { walk, start }) }];
}
