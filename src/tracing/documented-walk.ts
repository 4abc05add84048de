import { isNarrow } from "./dwell.ts";
import { edgesOut } from "./edges-at.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { layeredSweep } from "./layered-sweep.ts";
import type { Layers } from "./layers.ts";
import { at } from "./network.ts";
import { isDocumented, tiedByLot } from "./passing.ts";
import { dayOfRow } from "./shipment-row.ts";
import type { Start } from "./source-at.ts";
import type { Walk } from "./sweep.ts";
import type { Target } from "./target.ts";

/**
 * A walk of which every step is documented: rows that say so, each tied to the one before by a lot that both name, and
 * no identity that is only a likeness. Of several the one that ends on the latest day, since law asks when goods came.
 */
export function documentedWalk(
  flow: FlowNetwork,
  starts: ReadonlyMap<number, Start>,
  target: Target,
  layers?: Layers,
): Walk | undefined {
  // A movement that is shown to carry the source (it left the very site) says more than a later one that is not.
  const shown = new Map(
    [...starts].filter(([, { level, unknownGood }]) => level === "documented" && !unknownGood),
  );
  const from = isNarrow(target.dwell) || layers !== undefined ? layeredFrom : walkFrom;
  return from(flow, shown, target, layers) ?? from(flow, starts, target, layers);
}

/** The same where stays are limited, or the walk has to pass a party: over the edges that `walkFrom` reaches. */
function layeredFrom(
  flow: FlowNetwork,
  starts: ReadonlyMap<number, Start>,
  target: Target,
  layers: Layers | undefined,
): Walk | undefined {
  const known = knownFrom(flow, starts, target);
  if (known.size === 0) return undefined;
  const found = layeredSweep(
    flow.network,
    [...starts.keys()].filter((edge) => known.has(edge) && starts.get(edge)?.joint === false),
    {
      ...{ layers, dwell: target.dwell, rules: { goods: false } },
      within: Uint8Array.from({ length: flow.network.size }, (_, edge) => (known.has(edge) ? 1 : 0)),
      tied: (before, after) => tied(flow, before, after),
    },
  );
  const last = lastOf(flow, target, (edge) => found.arrivalOf(edge) !== undefined);
  return last === undefined ? undefined : found.earliest([last]);
}

function walkFrom(flow: FlowNetwork, starts: ReadonlyMap<number, Start>, target: Target): Walk | undefined {
  const known = knownFrom(flow, starts, target);
  const last = lastOf(flow, target, (edge) => known.has(edge));
  return last === undefined ? undefined : walkTo(known, last);
}

function knownFrom(flow: FlowNetwork, starts: ReadonlyMap<number, Start>, target: Target): Known {
  const known: Known = new Map();
  let frontier: readonly number[] = [...starts]
    .filter(([edge, { joint }]) => !joint && usable(flow, target, edge))
    .map(([edge]) => edge);
  for (const edge of frontier) known.set(edge, { day: at(flow.network.earliest, edge), before: undefined });
  while (frontier.length > 0)
    frontier = [...new Set(frontier.flatMap((edge) => followed(flow, target, known, edge)))];
  return known;
}

const lastOf = (flow: FlowNetwork, target: Target, isKnown: (edge: number) => boolean): number | undefined =>
  [...target.edges]
    .filter(([edge, ending]) => isKnown(edge) && ending.joint === undefined && ending.doubt === undefined)
    .map(([edge]) => edge)
    .sort((a, b) => lawDay(flow, b) - lawDay(flow, a) || a - b)[0];

/** Edge -> earliest day on which a documented walk can end with it, and the edge before. */
type Known = Map<number, { readonly day: number; readonly before: number | undefined }>;

/** Edges that go on from one and became earlier by it. */
function followed(flow: FlowNetwork, target: Target, known: Known, edge: number): readonly number[] {
  const { network } = flow;
  const own = flow.edges[edge];
  if (own?.kind !== "moved" || own.row.cells.lot === undefined) return [];
  return edgesOut(network, at(network.to, edge)).filter((after) => {
    const day = Math.max(known.get(edge)?.day ?? 0, at(network.earliest, after));
    const open =
      day <= at(network.latest, after) && day < (known.get(after)?.day ?? Number.POSITIVE_INFINITY);
    if (!open || !usable(flow, target, after) || !tied(flow, edge, after)) return false;
    known.set(after, { day, before: edge });
    return true;
  });
}

function usable(flow: FlowNetwork, target: Target, edge: number): boolean {
  const found = flow.edges[edge];
  return found !== undefined && target.within[edge] === 1 && isDocumented(found);
}

function tied(flow: FlowNetwork, before: number, after: number): boolean {
  const [one, other] = [flow.edges[before], flow.edges[after]];
  return one !== undefined && other !== undefined && tiedByLot(flow, one, other);
}

const lawDay = (flow: FlowNetwork, edge: number): number => {
  const found = flow.edges[edge];
  return Date.parse((found?.kind === "moved" ? dayOfRow(found.row) : undefined) ?? "0001-01-01");
};

function walkTo(known: Known, last: number): Walk {
  const steps: number[] = [];
  for (let edge: number | undefined = last; edge !== undefined; edge = known.get(edge)?.before)
    steps.unshift(edge);
  return { steps: steps.map((edge) => ({ edge, joint: false })), arrival: known.get(last)?.day ?? 0 };
}
