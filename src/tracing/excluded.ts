import { type Excluded, type ExcludedPath, type Exclusion, sourceKinds } from "../model/flow.ts";
import { dayText } from "./day-interval.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { at } from "./network.ts";
import { hopsOf } from "./path.ts";
import { isDelivery } from "./shipment-row.ts";
import { hsOf, type SourceAt, type Start, startsOf } from "./source-at.ts";
import { type Rules, type Sweep, sweep, type Walk } from "./sweep.ts";
import type { Target } from "./target.ts";

const nothing: Exclusion = { count: 0, best: null };

/** What one rule alone kept out: sources that reach the subject once it is set aside, and not before. */
export function excludedOf(
  flow: FlowNetwork,
  target: Target,
  reached: Sweep,
  sources: readonly SourceAt[],
): Excluded {
  const out = sources
    .map((source) => ({ source, starts: startsOf(flow, source) }))
    .filter(({ starts }) => ![...starts.keys()].some((edge) => reached.reached[edge] === 1));
  const byDate = exclusion(flow, target, out, { dates: false });
  const byGoods = exclusion(flow, target, out, { goods: false });
  const alone = new Set([...byDate.kept, ...byGoods.kept]);
  const both = exclusion(
    flow,
    target,
    out.filter((one) => !alone.has(one)),
    { dates: false, goods: false },
  );
  // No dwell limit is set by default, and none can be set yet: nothing is excluded by one.
  return { byDate: byDate.told, byDwell: nothing, byGoods: byGoods.told, byDateAndGoods: both.told };
}

interface Unreached {
  readonly source: SourceAt;
  readonly starts: ReadonlyMap<number, Start>;
}

function exclusion(
  flow: FlowNetwork,
  target: Target,
  out: readonly Unreached[],
  rules: Rules,
): { readonly told: Exclusion; readonly kept: readonly Unreached[] } {
  if (out.length === 0) return { told: nothing, kept: [] };
  const without = sweep(flow.reverse, target.edges.keys(), { rules, within: target.within });
  const found = out.filter(({ starts }) => [...starts.keys()].some((edge) => without.reached[edge] === 1));
  const [best] = found
    .flatMap((one) => broken(flow, without, one))
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
  /** Days by which the order of time is broken; 0 where goods alone are. */
  readonly by: number;
  readonly key: string;
  readonly why: string;
}

function broken(flow: FlowNetwork, without: Sweep, source: Unreached): readonly Broken[] {
  const back = without.shortest(source.starts.keys());
  if (back === undefined) return [];
  const walk = turned(back);
  const late = firstLate(flow, walk);
  const { ref, party } = source.source.source;
  return [{ source, walk, by: late?.days ?? 0, key: `${ref} ${party}`, why: whyBroken(flow, walk) }];
}

function toldPath(flow: FlowNetwork, target: Target, { source, walk, why }: Broken): ExcludedPath {
  const start = source.starts.get(walk.steps[0]?.edge ?? -1);
  const ending = target.edges.get(walk.steps.at(-1)?.edge ?? -1);
  const of = source.source.source;
  return { source: of, hops: hopsOf(flow, { walk, start, ending }, of.party), why };
}

/** A walk of the reversed network, read forward: a joint lies between the same two edges. */
export function turned(back: Walk): Walk {
  const steps = back.steps.toReversed().map(({ edge }, place, all) => ({
    edge,
    joint: place > 0 && back.steps[all.length - place]?.joint === true,
  }));
  return { steps, arrival: back.arrival };
}

/** The first movement that must have left before what came before it can have arrived. */
function firstLate(
  flow: FlowNetwork,
  walk: Walk,
): { readonly days: number; readonly why: string } | undefined {
  let day = Number.NEGATIVE_INFINITY;
  for (const { edge } of walk.steps) {
    const latest = at(flow.network.latest, edge);
    if (latest < day) {
      const days = day - latest;
      const when = `${label(flow, edge)}${paper(flow, edge)} moved by ${dayText(latest)}, ${days} ${days === 1 ? "day" : "days"} before`;
      return { days, why: `${when} what it would have been made of can have arrived (${dayText(day)})` };
    }
    day = Math.max(day, at(flow.network.earliest, edge));
  }
  return undefined;
}

/** An invoice's or an order's day stands for that of the movement; what it excludes says so. */
function paper(flow: FlowNetwork, edge: number): string {
  const found = flow.edges[edge];
  return found?.kind !== "moved" || isDelivery(found.row)
    ? ""
    : `, dated by its ${found.row.cells.date_kind},`;
}

/** Why a walk is not valid: its days, its goods, or both. */
export const whyBroken = (flow: FlowNetwork, walk: Walk): string =>
  [firstLate(flow, walk)?.why, firstMisfit(flow, walk)].filter((one) => one !== undefined).join("; ");

function firstMisfit(flow: FlowNetwork, walk: Walk): string | undefined {
  const { graph } = flow.input;
  const goods = walk.steps.map(({ edge }) => {
    const found = flow.edges[edge];
    return found === undefined ? undefined : hsOf(found);
  });
  const place = goods.findIndex(
    (hs, index) => index > 0 && graph.passing(graph.classOf(goods[index - 1]), graph.classOf(hs)) === "no",
  );
  return place < 1
    ? undefined
    : `goods of HS ${goods[place]} (${label(flow, walk.steps[place]?.edge ?? 0)}) are not known to be made from HS ${goods[place - 1]}`;
}

function label(flow: FlowNetwork, edge: number): string {
  const found = flow.edges[edge];
  if (found === undefined) return "a movement";
  const { source } = found.kind === "moved" ? found.row : found.part.row;
  return found.kind === "moved" && found.row.cells.shipment !== undefined
    ? found.row.cells.shipment
    : `${source.file} row ${source.row}`;
}
