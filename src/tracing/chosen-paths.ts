import type { FlowPath, PathChoice } from "../model/flow.ts";
import { type Alternatives, alternatives, mostSearches } from "./alternatives.ts";
import { documentedWalk } from "./documented-walk.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { type Layers, throughLayers } from "./layers.ts";
import { pathOf } from "./path.ts";
import type { SourceAt, Start } from "./source-at.ts";
import { type Sweep, sweep, type Walk } from "./sweep.ts";
import type { Target } from "./target.ts";

/** Which paths of a source are told. */
export interface PathsAsked {
  /** Only paths through this vertex: that what it sent can have come from the source, or that the goods ended there. */
  readonly through?: number | undefined;
  /** Paths told of a source, where more are wanted than are always chosen: the rest differ most from those. */
  readonly count?: number | undefined;
}

/** A source of which some movement reaches a target, with those movements. */
export interface Reaching {
  readonly at: Pick<SourceAt, "source">;
  readonly starts: ReadonlyMap<number, Start>;
}

export interface SourcePaths {
  readonly paths: readonly FlowPath[];
  /** The limit of labels was met. */
  readonly cut: boolean;
  /** The search for alternatives was cut. */
  readonly missing: boolean;
}

export const alternativesCut = (sources: number): string =>
  `alternative paths of ${sources} ${sources === 1 ? "source" : "sources"} were looked for up to a limit (${mostSearches} searches for one): some may be missing`;

/** What walks have to be beside valid; undefined = nothing. */
const layersOf = (flow: FlowNetwork, { through }: PathsAsked): Layers | undefined =>
  through === undefined ? undefined : throughLayers(flow.network, through);

/** All walks from some movements, as they are asked for. */
export const sweepAhead = (
  flow: FlowNetwork,
  starts: Iterable<number>,
  { within, dwell }: Pick<Target, "within" | "dwell">,
  asked: PathsAsked = {},
): Sweep => sweep(flow.network, starts, { within, dwell, layers: layersOf(flow, asked) });

/** The paths of a source to one target, out of a sweep back from that target. */
export function pathsOf(
  flow: FlowNetwork,
  target: Target,
  { back, ...asked }: PathsAsked & { readonly back: Sweep },
  reaching: Reaching,
): SourcePaths {
  const within = back.reached;
  const ahead = sweepAhead(flow, reaching.starts.keys(), { ...target, within }, asked);
  return pathsAlong(flow, { target, within, asked }, reaching, ahead);
}

export interface Along {
  readonly target: Target;
  /** Movements from which the target is reached. */
  readonly within: Uint8Array;
  readonly asked: PathsAsked;
}

/** The paths of a source that a sweep from it found to a target, each told once with all that it was chosen for. */
export function pathsAlong(
  flow: FlowNetwork,
  { target, within, asked }: Along,
  { at, starts }: Reaching,
  ahead: Sweep,
): SourcePaths {
  const layers = layersOf(flow, asked);
  const chosen = told(chosenWalks(flow, target, ahead, { starts, layers }));
  const more: Alternatives =
    chosen.length === 0 || asked.count === undefined
      ? { walks: [], cut: false }
      : alternatives({
          network: flow.network,
          starts: [...starts.keys()],
          targets: [...target.edges.keys()],
          ...{ within, layers, dwell: target.dwell },
          told: chosen.map(({ walk }) => walk),
          count: asked.count - chosen.length,
        });
  const all = [...chosen, ...more.walks.map((walk): Chosen => ({ walk, as: ["alternative"] }))];
  return {
    paths: all.map(({ walk, as }) => {
      const start = starts.get(walk.steps[0]?.edge ?? -1);
      const ending = target.edges.get(walk.steps.at(-1)?.edge ?? -1);
      return pathOf(flow, at.source, { walk, start, ending }, as);
    }),
    cut: ahead.truncated,
    missing: more.cut,
  };
}

interface Chosen {
  readonly walk: Walk;
  readonly as: readonly PathChoice[];
}

function told(walks: readonly (readonly [PathChoice, Walk | undefined])[]): readonly Chosen[] {
  const byWalk = new Map<string, { readonly walk: Walk; readonly as: PathChoice[] }>();
  for (const [as, walk] of walks) {
    if (walk === undefined) continue;
    const key = walk.steps.map(({ edge, joint }) => `${joint ? "~" : ""}${edge}`).join(" ");
    const known = byWalk.get(key);
    if (known === undefined) byWalk.set(key, { walk, as: [as] });
    else known.as.push(as);
  }
  return [...byWalk.values()];
}

function chosenWalks(
  flow: FlowNetwork,
  target: Target,
  ahead: Sweep,
  { starts, layers }: Pick<Reaching, "starts"> & { readonly layers: Layers | undefined },
): readonly (readonly [PathChoice, Walk | undefined])[] {
  const earliest = ahead.earliest(target.edges.keys());
  const byWord = earliest?.steps.some(({ edge }) => flow.edges[edge]?.kind === "named") ?? false;
  const moved = [...target.edges.keys()].filter((edge) => flow.edges[edge]?.kind === "moved");
  return [
    ["earliest", earliest],
    ["shortest", ahead.shortest(target.edges.keys())],
    ["recorded", byWord ? ahead.earliest(moved) : undefined],
    ["documented", documentedWalk(flow, starts, target, layers)],
  ];
}
