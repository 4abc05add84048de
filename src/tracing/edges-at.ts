import type { FlowNetwork } from "./flow-network.ts";
import { at, type Network } from "./network.ts";

/** An edge at a party, and whether it is there only if another party is the same one. */
export interface EdgeAt {
  readonly edge: number;
  readonly joint: boolean;
}

/** Edges out of a party, and out of those that may be the same one. Over `flow.reverse`: into it. */
export function edgesAt(network: Network, vertex: number | undefined): readonly EdgeAt[] {
  if (vertex === undefined) return [];
  const own = edgesOut(network, vertex).map((edge) => ({ edge, joint: false }));
  const others = (network.joints.get(vertex) ?? []).flatMap((other) => edgesOut(network, other));
  return [...own, ...others.map((edge) => ({ edge, joint: true }))];
}

/** Edges out of one vertex, in the order of their numbers. */
export const edgesOut = ({ out, first }: Network, vertex: number): readonly number[] =>
  [...out.subarray(at(first, vertex), at(first, vertex + 1))].sort((a, b) => a - b);

/** Edges out of and into a party. */
export const outOf = (flow: FlowNetwork, party: string): readonly EdgeAt[] =>
  edgesAt(flow.network, flow.vertexOf(party));
export const into = (flow: FlowNetwork, party: string): readonly EdgeAt[] =>
  edgesAt(flow.reverse, flow.vertexOf(party));
