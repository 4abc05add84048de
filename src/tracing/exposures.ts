import type { Excluded, FlowPath } from "../model/flow.ts";
import { excludedOf } from "./excluded.ts";
import { pathsAlong, reachingOf, sweepBack } from "./flow-into.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { type SourceAt, startsOf } from "./source-at.ts";
import { type Sweep, sweep } from "./sweep.ts";
import type { Target } from "./target.ts";

/** What reaches one target: the paths of each source, in the order of the sources, and what was excluded. */
export interface Exposure {
  readonly target: Target;
  readonly bySource: readonly (readonly FlowPath[])[];
  readonly excluded: Excluded;
  /** A search was cut: more may reach the target than is told. */
  readonly truncated: boolean;
}

interface Asked {
  readonly target: Target;
  readonly back: Sweep;
  readonly excluded: Excluded;
  readonly bySource: (readonly FlowPath[])[];
  truncated: boolean;
}

/**
 * What each source reaches of several targets on one legal date. A sweep back from each target tells what reaches it; a
 * sweep ahead from each source is made once for all of them. `tick` is called once a target and once a source.
 */
export async function exposuresTo(
  flow: FlowNetwork,
  targets: readonly Target[],
  sources: readonly SourceAt[],
  tick: (done: number, total: number) => Promise<void>,
): Promise<readonly Exposure[]> {
  const total = targets.length + sources.length;
  const asked: Asked[] = [];
  for (const target of targets) {
    await tick(asked.length, total);
    const back = sweepBack(flow, target);
    const excluded = excludedOf(flow, target, back, sources);
    asked.push({ target, back, excluded, bySource: [], truncated: back.truncated });
  }
  const within = union(flow, asked);
  for (const [done, source] of sources.entries()) {
    await tick(targets.length + done, total);
    followOne(flow, asked, source, within);
  }
  return asked;
}

function followOne(flow: FlowNetwork, asked: readonly Asked[], source: SourceAt, within: Uint8Array): void {
  const starts = [...startsOf(flow, source).keys()].filter((edge) => within[edge] === 1);
  if (starts.length === 0) return;
  const ahead = sweep(flow.network, starts, { within });
  for (const one of asked)
    for (const reaching of reachingOf(flow, one.back, [source])) {
      one.bySource.push(pathsAlong(flow, one.target, reaching, ahead));
      one.truncated ||= ahead.truncated;
    }
}

/** Every movement from which some target is reached: a walk that ends in a target uses no other. */
function union(flow: FlowNetwork, asked: readonly Asked[]): Uint8Array {
  const within = new Uint8Array(flow.network.size);
  for (const { back } of asked)
    for (let edge = 0; edge < within.length; edge += 1) if (back.reached[edge] === 1) within[edge] = 1;
  return within;
}
