import type { Excluded, FlowPath } from "../model/flow.ts";
import { type PathsAsked, pathsAlong, sweepAhead } from "./chosen-paths.ts";
import { excludedOf, sweepBack } from "./excluded.ts";
import { cutWords, reachingOf } from "./flow-into.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { type SourceAt, startsOf } from "./source-at.ts";
import type { Sweep } from "./sweep.ts";
import type { Target } from "./target.ts";

/** What reaches one target: the paths of each source, in the order of the sources, and what was excluded. */
export interface Exposure {
  readonly target: Target;
  readonly bySource: readonly (readonly FlowPath[])[];
  readonly excluded: Excluded;
  /** Says what was cut; null = nothing. */
  readonly truncated: string | null;
}

export interface ExposuresAsked extends PathsAsked {
  /** All with the same stays. */
  readonly targets: readonly Target[];
  readonly sources: readonly SourceAt[];
}

interface Asked {
  readonly target: Target;
  readonly back: Sweep;
  readonly excluded: Excluded;
  readonly bySource: (readonly FlowPath[])[];
  labels: boolean;
  /** Sources of which the search for alternatives was cut. */
  alternatives: number;
}

/**
 * What each source reaches of several targets on one legal date. A sweep back from each target tells what reaches it; a
 * sweep ahead from each source is made once for all of them. `tick` is called once a target and once a source.
 */
export async function exposuresTo(
  flow: FlowNetwork,
  { targets, sources, ...paths }: ExposuresAsked,
  tick: (done: number, total: number) => Promise<void>,
): Promise<readonly Exposure[]> {
  const total = targets.length + sources.length;
  const asked: Asked[] = [];
  for (const target of targets) {
    await tick(asked.length, total);
    const back = sweepBack(flow, target);
    const excluded = excludedOf(flow, target, back, sources);
    asked.push({ target, back, excluded, bySource: [], labels: back.truncated, alternatives: 0 });
  }
  const all: AskedOfAll = { asked, paths, within: union(flow, asked), dwell: targets[0]?.dwell };
  for (const [done, source] of sources.entries()) {
    await tick(targets.length + done, total);
    followOne(flow, all, source);
  }
  return asked.map(({ labels, alternatives, ...one }) => ({
    ...one,
    truncated: cutWords({ labels, alternatives, sources: 0, ends: 0 }),
  }));
}

interface AskedOfAll extends Pick<Target, "within" | "dwell"> {
  readonly asked: readonly Asked[];
  readonly paths: PathsAsked;
}

function followOne(flow: FlowNetwork, { asked, paths, ...all }: AskedOfAll, source: SourceAt): void {
  const starts = [...startsOf(flow, source).keys()].filter((edge) => all.within[edge] === 1);
  if (starts.length === 0) return;
  const ahead = sweepAhead(flow, starts, all, paths);
  for (const one of asked)
    for (const reaching of reachingOf(flow, one.back, [source])) {
      const along = { target: one.target, within: one.back.reached, asked: paths };
      const found = pathsAlong(flow, along, reaching, ahead);
      if (found.paths.length > 0) one.bySource.push(found.paths);
      one.labels ||= found.cut;
      one.alternatives += found.missing ? 1 : 0;
    }
}

/** Every movement from which some target is reached: a walk that ends in a target uses no other. */
function union(flow: FlowNetwork, asked: readonly Asked[]): Uint8Array {
  const within = new Uint8Array(flow.network.size);
  for (const { back } of asked)
    for (let edge = 0; edge < within.length; edge += 1) if (back.reached[edge] === 1) within[edge] = 1;
  return within;
}
