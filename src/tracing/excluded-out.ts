import type { Excluded, Exclusion } from "../model/flow.ts";
import { whyBroken } from "./excluded.ts";
import type { FlowNetwork } from "./flow-network.ts";
import type { OutQuestion } from "./flow-out.ts";
import { hopsOf } from "./path.ts";
import { type Rules, type Sweep, sweep } from "./sweep.ts";
import type { Target } from "./target.ts";

const nothing: Exclusion = { count: 0, best: null };

/** Products that a subject reaches only once a rule is set aside, and the path of fewest movements to one of them. */
export function excludedFrom(flow: FlowNetwork, question: OutQuestion, ahead: Sweep): Excluded {
  const out = question.products.filter(
    ({ edges }) => ![...edges.keys()].some((edge) => ahead.reached[edge] === 1),
  );
  const byDate = exclusion(flow, question, out, { dates: false });
  const byGoods = exclusion(flow, question, out, { goods: false });
  const alone = new Set([...byDate.kept, ...byGoods.kept]);
  const rest = out.filter((one) => !alone.has(one));
  const both = exclusion(flow, question, rest, { dates: false, goods: false });
  return { byDate: byDate.told, byDwell: nothing, byGoods: byGoods.told, byDateAndGoods: both.told };
}

function exclusion(
  flow: FlowNetwork,
  { source, starts, within }: OutQuestion,
  out: readonly Target[],
  rules: Rules,
): { readonly told: Exclusion; readonly kept: readonly Target[] } {
  if (out.length === 0) return { told: nothing, kept: [] };
  const without = sweep(flow.network, starts.keys(), { within, rules });
  const kept = out.filter(({ edges }) => [...edges.keys()].some((edge) => without.reached[edge] === 1));
  const walk = without.shortest(kept.flatMap(({ edges }) => [...edges.keys()]));
  if (walk === undefined) return { told: { count: kept.length, best: null }, kept };
  const last = walk.steps.at(-1)?.edge ?? -1;
  const ending = kept.find(({ edges }) => edges.has(last))?.edges.get(last);
  const hops = hopsOf(flow, { walk, start: starts.get(walk.steps[0]?.edge ?? -1), ending }, source.party);
  return { told: { count: kept.length, best: { source, hops, why: whyBroken(flow, walk) } }, kept };
}
