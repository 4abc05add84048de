import type { FlowPath } from "../model/flow.ts";
import { edgesOut } from "./edges-at.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { at, type Network } from "./network.ts";
import { pathOf } from "./path.ts";
import type { Start } from "./source-at.ts";
import { type Sweep, sweep, type Walk } from "./sweep.ts";
import type { Target } from "./target.ts";

export interface Via {
  readonly target: Target;
  /** Every movement from which the target is reached. */
  readonly back: Sweep;
  readonly vertex: number;
}

/**
 * The earliest path of a source that passes through a party: that what it sent can have come from the source, or that it
 * is itself where the goods ended. A walk that leaves the party leaves it no earlier than any walk from the source can;
 * so that a second sweep, from all it sent and on those days, is exact.
 */
export function pathThrough(
  flow: FlowNetwork,
  { target, back, vertex }: Via,
  source: { readonly of: FlowPath["source"]; readonly starts: ReadonlyMap<number, Start> },
): FlowPath | undefined {
  const walk = walkThrough(flow.network, { target, back, vertex }, source.starts.keys());
  if (walk === undefined) return undefined;
  const start = source.starts.get(walk.steps[0]?.edge ?? -1);
  const ending = target.edges.get(walk.steps.at(-1)?.edge ?? -1);
  return pathOf(flow, source.of, { walk, start, ending }, ["earliest"]);
}

export function walkThrough(
  network: Network,
  { target, back, vertex }: Via,
  starts: Iterable<number>,
): Walk | undefined {
  const within = back.reached;
  const ahead = sweep(network, starts, { within });
  const ended = ahead.earliest([...target.edges.keys()].filter((edge) => at(network.to, edge) === vertex));
  const left = edgesOut(network, vertex).filter((edge) => ahead.arrivalOf(edge) !== undefined);
  const earliest = network.earliest.slice();
  for (const edge of left) earliest[edge] = ahead.arrivalOf(edge) ?? at(earliest, edge);
  const onward = sweep({ ...network, earliest }, left, { within }).earliest(target.edges.keys());
  const first = onward?.steps[0];
  const until = first === undefined ? undefined : ahead.earliest([first.edge]);
  if (onward === undefined || until === undefined) return ended;
  const whole = { steps: [...until.steps, ...onward.steps.slice(1)], arrival: onward.arrival };
  return ended !== undefined && ended.arrival <= whole.arrival ? ended : whole;
}
