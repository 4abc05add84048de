import type { HsFit } from "../goods/hs.ts";
import type { FlowSource } from "../model/flow.ts";
import { type Level, weaker } from "../model/levels.ts";
import { type EdgeAt, outOf } from "./edges-at.ts";
import type { FlowEdge, FlowNetwork } from "./flow-network.ts";

/** A source, and which movements out of its party carry it. */
export interface SourceAt {
  readonly source: FlowSource;
  /** Whether goods of this code are what the source speaks of; absent = whatever leaves the party is. */
  readonly goods?: ((hs: string | undefined) => HsFit) | undefined;
  /** How well a movement is known to carry it, where that depends on the movement (the site it left from). */
  readonly level?: ((edge: FlowEdge) => Level) | undefined;
  /** Which movements count at all, where that depends on the row (its stated origin). */
  readonly counts?: ((edge: FlowEdge) => boolean) | undefined;
}

export interface Start extends EdgeAt {
  readonly level: Level;
  /** The goods may or may not be those the source speaks of. */
  readonly unknownGood: boolean;
}

/** First edges of paths from a source, by edge number; found once a source. */
export function startsOf(flow: FlowNetwork, at: SourceAt): ReadonlyMap<number, Start> {
  const known = remembered.get(flow) ?? new WeakMap<SourceAt, ReadonlyMap<number, Start>>();
  remembered.set(flow, known);
  const starts = known.get(at) ?? findStarts(flow, at);
  known.set(at, starts);
  return starts;
}

const remembered = new WeakMap<FlowNetwork, WeakMap<SourceAt, ReadonlyMap<number, Start>>>();

function findStarts(flow: FlowNetwork, at: SourceAt): ReadonlyMap<number, Start> {
  const starts = new Map<number, Start>();
  for (const { edge, joint } of outOf(flow, at.source.party)) {
    const found = flow.edges[edge];
    if (found === undefined || at.counts?.(found) === false) continue;
    const fit = at.goods?.(hsOf(found)) ?? "fits";
    if (fit === "differs") continue;
    const level = weaker(at.source.level, at.level?.(found) ?? "documented");
    if (!starts.has(edge)) starts.set(edge, { edge, joint, level, unknownGood: fit === "unknown" });
  }
  return starts;
}

/** HS code of what moved, as the row gives it. */
export const hsOf = (edge: FlowEdge): string | undefined =>
  edge.kind === "moved" ? edge.row.cells.hs : edge.part.good.hs;
