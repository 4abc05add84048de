import type { FlowEnd } from "../model/flow.ts";
import { turned } from "./excluded.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { at } from "./network.ts";
import { hopsOf } from "./path.ts";
import type { Sweep } from "./sweep.ts";
import type { Target } from "./target.ts";

/**
 * Where the records end: parties from which goods flowed towards the subject and to which, by these records, none flowed
 * that could have been in them. The importer itself is no end. Nearest first.
 */
export function endsOf(
  flow: FlowNetwork,
  target: Target,
  back: Sweep,
  limit: number,
): { readonly ends: readonly FlowEnd[]; readonly more: number } {
  const { network } = flow;
  const fed = new Set<number>();
  const outOf = new Map<number, number[]>();
  for (let edge = 0; edge < network.size; edge += 1) {
    if (back.reached[edge] !== 1) continue;
    if (!target.edges.has(edge)) feed(flow, fed, edge);
    const from = at(network.from, edge);
    const edges = outOf.get(from);
    if (edges === undefined) outOf.set(from, [edge]);
    else edges.push(edge);
  }
  const open = [...outOf].filter(([vertex]) => !fed.has(vertex) && !flow.self.has(vertex));
  const found = open.slice(0, limit).flatMap(([, edges]) => endOf(flow, target, back, edges));
  return {
    ends: found.sort((a, b) => a.hops.length - b.hops.length),
    more: open.length - Math.min(open.length, limit),
  };
}

/** What flows into a party feeds those that may be the same one too. */
function feed({ network }: FlowNetwork, fed: Set<number>, edge: number): void {
  const vertex = at(network.to, edge);
  fed.add(vertex);
  for (const other of network.joints.get(vertex) ?? []) fed.add(other);
}

function endOf(flow: FlowNetwork, target: Target, back: Sweep, edges: readonly number[]): readonly FlowEnd[] {
  const walk = back.shortest(edges);
  const first = walk === undefined ? undefined : flow.edges[walk.steps.at(-1)?.edge ?? -1];
  if (walk === undefined || first === undefined) return [];
  const ending = target.edges.get(walk.steps[0]?.edge ?? -1);
  return [
    {
      party: first.seller.id,
      partyName: first.seller.name,
      unknown: first.seller.unknown,
      hops: hopsOf(flow, { walk: turned(walk), ending }),
    },
  ];
}
