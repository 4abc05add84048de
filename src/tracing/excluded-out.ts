import type { Excluded, Exclusion } from "../model/flow.ts";
import { isNarrow } from "./dwell.ts";
import type { FlowNetwork } from "./flow-network.ts";
import type { OutQuestion } from "./flow-out.ts";
import { hopsOf } from "./path.ts";
import { type Rules, type Sweep, sweep } from "./sweep.ts";
import type { Target } from "./target.ts";
import { whyBroken } from "./why-broken.ts";

/** Products that a subject reaches only once a rule is set aside, and the path of fewest movements to one of them. */
export function excludedFrom(flow: FlowNetwork, question: OutQuestion, ahead: Sweep): Excluded {
  const out = question.products.filter((product) => !isReached(product, ahead));
  const byDwell = isNarrow(question.dwell) ? exclusion(flow, question, out, { dwell: false }) : none;
  const byDate = exclusion(flow, question, notTooYoung(flow, question, out), { dates: false });
  const byGoods = exclusion(flow, question, out, { goods: false });
  const alone = new Set([...byDate.kept, ...byDwell.kept, ...byGoods.kept]);
  const rest = out.filter((one) => !alone.has(one));
  const several = exclusion(flow, question, rest, { dates: false, dwell: false, goods: false });
  return {
    byDate: byDate.told,
    byDwell: byDwell.told,
    byGoods: byGoods.told,
    byDateAndGoods: several.told,
  };
}

interface Kept {
  readonly told: Exclusion;
  readonly kept: readonly Target[];
}

const none: Kept = { told: { count: 0, best: null }, kept: [] };

const isReached = ({ edges }: Target, { reached }: Sweep): boolean =>
  [...edges.keys()].some((edge) => reached[edge] === 1);

/** As upstream: what the least stay alone excludes is not excluded by the order of days. */
function notTooYoung(
  flow: FlowNetwork,
  { starts, within, dwell }: OutQuestion,
  out: readonly Target[],
): readonly Target[] {
  if (dwell === undefined || dwell.least === 0 || out.length === 0) return out;
  const sooner = sweep(flow.network, starts.keys(), { within, dwell: { ...dwell, least: 0 } });
  return out.filter((product) => !isReached(product, sooner));
}

function exclusion(
  flow: FlowNetwork,
  { source, starts, within, dwell }: OutQuestion,
  out: readonly Target[],
  rules: Rules,
): Kept {
  if (out.length === 0) return none;
  const without = sweep(flow.network, starts.keys(), { within, rules, dwell });
  const kept = out.filter((product) => isReached(product, without));
  const walk = without.shortest(kept.flatMap(({ edges }) => [...edges.keys()]));
  if (walk === undefined) return { told: { count: kept.length, best: null }, kept };
  const last = walk.steps.at(-1)?.edge ?? -1;
  const ending = kept.find(({ edges }) => edges.has(last))?.edges.get(last);
  const hops = hopsOf(flow, { walk, start: starts.get(walk.steps[0]?.edge ?? -1), ending }, source.party);
  return { told: { count: kept.length, best: { source, hops, why: whyBroken(flow, walk, dwell) } }, kept };
}
