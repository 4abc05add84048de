import type { Flow, FlowEnd, FlowPath, FlowSource } from "../model/flow.ts";
import { pathsAlong, sweepAhead } from "./chosen-paths.ts";
import type { Dwell } from "./dwell.ts";
import { edgesAt } from "./edges-at.ts";
import { excludedFrom } from "./excluded-out.ts";
import { cutWords } from "./flow-into.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { at } from "./network.ts";
import { hopsOf } from "./path.ts";
import type { Start } from "./source-at.ts";
import type { Sweep } from "./sweep.ts";
import type { Target } from "./target.ts";

export interface OutQuestion {
  readonly subject: string;
  readonly subjectName: string;
  /** What the paths are said to start from: the subject itself, or the source that it is. */
  readonly source: FlowSource;
  /** Movements the flow starts with. */
  readonly starts: ReadonlyMap<number, Start>;
  readonly within: Uint8Array;
  /** Products that may be reached. */
  readonly products: readonly Target[];
  readonly limit?: number;
  readonly dwell?: Dwell | undefined;
  /** Paths told to a product, as upstream of a source. */
  readonly count?: number | undefined;
}

export interface FlowOut extends Flow {
  /** For each path the product it reaches. */
  readonly reaches: readonly string[];
}

/** Movements out of a party, and out of those that may be the same. */
export const startsAt = (flow: FlowNetwork, party: string): ReadonlyMap<number, Start> =>
  new Map(
    edgesAt(flow.network, flow.vertexOf(party)).map(({ edge, joint }) => [
      edge,
      { edge, joint, level: "documented", unknownGood: false },
    ]),
  );

/** A shipment's own rows as the start of what flowed on from it. */
export const startsWith = (flow: FlowNetwork, shipment: string): ReadonlyMap<number, Start> =>
  new Map(
    (flow.byShipment.get(shipment) ?? []).map((edge) => [
      edge,
      { edge, joint: false, level: "documented", unknownGood: false },
    ]),
  );

/** What flowed out of a subject: the products it can have reached, each by its earliest and its shortest path, and where the records end. */
export function flowOutOf(flow: FlowNetwork, question: OutQuestion): FlowOut {
  const ahead = sweepAhead(flow, question.starts.keys(), question);
  const products = question.products.map((target) => pathsTo(flow, question, ahead, target));
  const found = products.flatMap(({ told }) => told);
  const limit = question.limit ?? 100;
  const last = lastParties(flow, ahead);
  return {
    subject: question.subject,
    subjectName: question.subjectName,
    direction: "down",
    paths: found.map(({ path }) => path),
    reaches: found.map(({ product }) => product),
    ends: last.slice(0, limit).flatMap((edges) => endAt(flow, question, ahead, edges)),
    excluded: excludedFrom(flow, question, ahead),
    truncated: cutWords({
      labels: ahead.truncated,
      alternatives: products.filter(({ missing }) => missing).length,
      sources: 0,
      ends: Math.max(0, last.length - limit),
    }),
    notes: ["Only what is recorded was followed; that no path is recorded clears nobody."],
  };
}

function pathsTo(flow: FlowNetwork, question: OutQuestion, ahead: Sweep, product: Target): PathsTo {
  const { source, starts, dwell, count } = question;
  const target = { ...product, dwell };
  const { paths, missing } = pathsAlong(
    flow,
    { target, within: ahead.reached, asked: { count } },
    { at: { source }, starts },
    ahead,
  );
  return { missing, told: paths.map((path) => ({ product: product.subject, path })) };
}

interface PathsTo {
  readonly told: readonly { readonly product: string; readonly path: FlowPath }[];
  readonly missing: boolean;
}

/** Parties into which goods flowed and out of which none did that could have been made of them. */
function lastParties(flow: FlowNetwork, ahead: Sweep): readonly (readonly number[])[] {
  const { network } = flow;
  const drained = new Set<number>();
  const into = new Map<number, number[]>();
  for (let edge = 0; edge < network.size; edge += 1) {
    if (ahead.reached[edge] !== 1 || flow.edges[edge]?.kind !== "moved") continue;
    drained.add(at(network.from, edge));
    const to = at(network.to, edge);
    const edges = into.get(to);
    if (edges === undefined) into.set(to, [edge]);
    else edges.push(edge);
  }
  return [...into].filter(([vertex]) => !drained.has(vertex)).map(([, edges]) => edges);
}

function endAt(
  flow: FlowNetwork,
  { starts }: OutQuestion,
  ahead: Sweep,
  edges: readonly number[],
): readonly FlowEnd[] {
  const walk = ahead.shortest(edges);
  const last = flow.edges[walk?.steps.at(-1)?.edge ?? -1];
  if (walk === undefined || last?.kind !== "moved") return [];
  const { id, name, unknown } = last.buyer;
  const start = starts.get(walk.steps[0]?.edge ?? -1);
  return [{ party: id, partyName: name, unknown, hops: hopsOf(flow, { walk, start }) }];
}
