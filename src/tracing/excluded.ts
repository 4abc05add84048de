import { type Excluded, type ExcludedPath, type Exclusion, sourceKinds } from "../model/flow.ts";
import { isNarrow } from "./dwell.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { hopsOf } from "./path.ts";
import { type SourceAt, type Start, startsOf } from "./source-at.ts";
import { type Rules, type Sweep, sweep, type Walk } from "./sweep.ts";
import type { Target } from "./target.ts";
import { firstLate, firstStay, whyBroken } from "./why-broken.ts";

interface Kept {
  readonly told: Exclusion;
  readonly kept: readonly Unreached[];
}

const none: Kept = { told: { count: 0, best: null }, kept: [] };

/** What one rule alone kept out: sources that reach the subject once it is set aside, and not before. */
export function excludedOf(
  flow: FlowNetwork,
  target: Target,
  reached: Sweep,
  sources: readonly SourceAt[],
): Excluded {
  const out = sources
    .map((source) => ({ source, starts: startsOf(flow, source) }))
    .filter((one) => !reaches(one, reached.reached));
  const byDwell = isNarrow(target.dwell) ? exclusion(flow, target, out, { dwell: false }) : none;
  const byDate = exclusion(flow, target, notTooYoung(flow, target, out), { dates: false });
  const byGoods = exclusion(flow, target, out, { goods: false });
  const alone = new Set([...byDate.kept, ...byDwell.kept, ...byGoods.kept]);
  const several = exclusion(
    flow,
    target,
    out.filter((one) => !alone.has(one)),
    { dates: false, dwell: false, goods: false },
  );
  return {
    byDate: byDate.told,
    byDwell: byDwell.told,
    byGoods: byGoods.told,
    byDateAndGoods: several.told,
  };
}

/** To set the order of days aside sets the least stay aside too: what that alone excludes is not excluded by order. */
function notTooYoung(flow: FlowNetwork, target: Target, out: readonly Unreached[]): readonly Unreached[] {
  const { dwell } = target;
  if (dwell === undefined || dwell.least === 0 || out.length === 0) return out;
  const { reached } = sweepBack(flow, { ...target, dwell: { ...dwell, least: 0 } });
  return out.filter((one) => !reaches(one, reached));
}

const reaches = ({ starts }: Unreached, reached: Uint8Array): boolean =>
  [...starts.keys()].some((edge) => reached[edge] === 1);

interface Unreached {
  readonly source: SourceAt;
  readonly starts: ReadonlyMap<number, Start>;
}

function exclusion(flow: FlowNetwork, target: Target, out: readonly Unreached[], rules: Rules): Kept {
  if (out.length === 0) return none;
  const without = sweepBack(flow, target, rules);
  const found = out.filter((one) => reaches(one, without.reached));
  const [best] = found
    .flatMap((one) => broken(flow, target, without, one))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.by - b.by ||
        a.walk.steps.length - b.walk.steps.length ||
        (a.key < b.key ? -1 : 1),
    );
  return {
    told: { count: found.length, best: best === undefined ? null : toldPath(flow, target, best) },
    kept: found,
  };
}

/** A listed party that was nearly reached says more than a good that a whole country is named for. */
const rank = ({ source }: Broken): number =>
  (sourceKinds as readonly string[]).indexOf(source.source.source.kind);

interface Broken {
  readonly source: Unreached;
  readonly walk: Walk;
  /** Days by which the order of time or a stay is broken; 0 where goods alone are. */
  readonly by: number;
  readonly key: string;
  readonly why: string;
}

function broken(flow: FlowNetwork, { dwell }: Target, without: Sweep, source: Unreached): readonly Broken[] {
  const back = without.shortest(source.starts.keys());
  if (back === undefined) return [];
  const walk = turned(back);
  const days = firstLate(flow, walk)?.days ?? firstStay(flow, walk, dwell)?.days ?? 0;
  const { ref, party } = source.source.source;
  return [{ source, walk, by: days, key: `${ref} ${party}`, why: whyBroken(flow, walk, dwell) }];
}

function toldPath(flow: FlowNetwork, target: Target, { source, walk, why }: Broken): ExcludedPath {
  const start = source.starts.get(walk.steps[0]?.edge ?? -1);
  const ending = target.edges.get(walk.steps.at(-1)?.edge ?? -1);
  const of = source.source.source;
  return { source: of, hops: hopsOf(flow, { walk, start, ending }, of.party), why };
}

/** Every movement from which a target is reached, with some rules set aside or none. */
export const sweepBack = (flow: FlowNetwork, { edges, within, dwell }: Target, rules: Rules = {}): Sweep =>
  sweep(flow.reverse, edges.keys(), { rules, within, dwell });

/** A walk of the reversed network, read forward: a joint lies between the same two edges. */
export function turned(back: Walk): Walk {
  const steps = back.steps.toReversed().map(({ edge }, place, all) => ({
    edge,
    joint: place > 0 && back.steps[all.length - place]?.joint === true,
  }));
  return { steps, arrival: back.arrival };
}
