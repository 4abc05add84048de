import { dayText } from "./day-interval.ts";
import { type Days, type Dwell, isNarrow, leaving } from "./dwell.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { at, openEnd, openStart } from "./network.ts";
import { isDelivery } from "./shipment-row.ts";
import { hsOf } from "./source-at.ts";
import type { Walk } from "./sweep.ts";

/** What speaks against a walk, and by how many days. */
interface Broken {
  readonly days: number;
  readonly why: string;
}

/** The first movement that must have left before what came before it can have arrived. */
export function firstLate(flow: FlowNetwork, walk: Walk): Broken | undefined {
  let day = Number.NEGATIVE_INFINITY;
  for (const { edge } of walk.steps) {
    const latest = at(flow.network.latest, edge);
    if (latest < day) {
      const days = day - latest;
      const when = `${label(flow, edge)}${paper(flow, edge)} moved by ${dayText(latest)}, ${counted(days)} before`;
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

/** The first movement that goods can only have come to by lying longer, or less long, at its seller than was asked for. */
export function firstStay(flow: FlowNetwork, walk: Walk, dwell: Dwell | undefined): Broken | undefined {
  if (!isNarrow(dwell)) return undefined;
  const { earliest, latest } = flow.network;
  let days: Days | undefined;
  for (const { edge } of walk.steps) {
    const [from, until] = days === undefined ? [openStart, openEnd] : leaving(days, dwell);
    if (days !== undefined && at(earliest, edge) > until) {
      const stay = at(earliest, edge) - days[1];
      const when = `${label(flow, edge)}${paper(flow, edge)} moved on or after ${dayText(at(earliest, edge))}`;
      const why = `${when}, ${counted(stay)} after what it would have been made of can have come at the latest (${dayText(days[1])}); the longest stay asked for is ${counted(dwell.most)}`;
      return { days: stay - dwell.most, why };
    }
    // Goods that left before they came lay for no time; what comes after is asked of the days of this row.
    if (days !== undefined && at(latest, edge) < days[0]) {
      days = [at(earliest, edge), at(latest, edge)];
      continue;
    }
    if (days !== undefined && at(latest, edge) < from) {
      const stay = at(latest, edge) - days[0];
      const when = `${label(flow, edge)}${paper(flow, edge)} moved by ${dayText(at(latest, edge))}`;
      const why = `${when}, ${counted(stay)} after what it would have been made of can have come at the earliest (${dayText(days[0])}); the least stay asked for is ${counted(dwell.least)}`;
      return { days: dwell.least - stay, why };
    }
    days = [Math.max(from, at(earliest, edge)), Math.min(until, at(latest, edge))];
  }
  return undefined;
}

const counted = (days: number): string => `${days} ${days === 1 ? "day" : "days"}`;

/** Why a walk is not valid: its days, a stay, its goods, or several of these. */
export const whyBroken = (flow: FlowNetwork, walk: Walk, dwell?: Dwell): string => {
  const late = firstLate(flow, walk);
  const stay = firstStay(flow, walk, dwell);
  return [late?.why, stay?.why, firstMisfit(flow, walk)].filter((one) => one !== undefined).join("; ");
};

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
