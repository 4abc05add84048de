import type { Flow, FlowEnd, FlowPath, PathChoice } from "../model/flow.ts";
import { documentedWalk } from "./documented-walk.ts";
import { endsOf } from "./ends.ts";
import { excludedOf } from "./excluded.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { pathOf } from "./path.ts";
import { type SourceAt, type Start, startsOf } from "./source-at.ts";
import { type Sweep, sweep, type Walk } from "./sweep.ts";
import type { Target } from "./target.ts";
import { pathThrough } from "./through.ts";

export interface FlowOptions {
  /** Ends that are told; the rest are counted. Default 100. */
  readonly ends?: number;
  /** Sources for which paths are told; the rest are counted. Default 500. */
  readonly sources?: number;
  /** Only movements marked 1 are walked, as the user set it. */
  readonly only?: Uint8Array | undefined;
  /** Only paths through this vertex are told, the earliest of each source. */
  readonly through?: number | undefined;
}

/** What flowed into a subject: for each source that reaches it the earliest path and the shortest, what was excluded, where records end. */
export function flowInto(
  flow: FlowNetwork,
  target: Target,
  sources: readonly SourceAt[],
  options: FlowOptions = {},
): Flow {
  const asked = withOnly(target, options.only);
  const back = sweepBack(flow, asked);
  const reaching = reachingOf(flow, back, sources);
  const told = reaching.slice(0, options.sources ?? 500);
  const { ends, more } = endsOf(flow, asked, back, options.ends ?? 100);
  const { through } = options;
  return {
    subject: target.subject,
    subjectName: target.subjectName,
    direction: "up",
    paths: told.flatMap((one) =>
      through === undefined
        ? pathsOf(flow, asked, back, one)
        : (pathThrough(
            flow,
            { target: asked, back, vertex: through },
            { of: one.at.source, starts: one.starts },
          ) ?? []),
    ),
    ends,
    excluded: excludedOf(flow, asked, back, sources),
    truncated: cutWords(back.truncated, reaching.length - told.length, more),
    notes: notesOf(flow, target, ends),
  };
}

/** A target of which only some movements may be walked. */
export const withOnly = (target: Target, only: Uint8Array | undefined): Target =>
  only === undefined
    ? target
    : { ...target, within: target.within.map((is, edge) => (is === 1 && only[edge] === 1 ? 1 : 0)) };

/** Every movement from which a target is reached. */
export const sweepBack = (flow: FlowNetwork, target: Target): Sweep =>
  sweep(flow.reverse, target.edges.keys(), { within: target.within });

export interface Reaching {
  readonly at: SourceAt;
  readonly starts: ReadonlyMap<number, Start>;
}

/** The sources of which some movement reaches a target, with those movements. */
export const reachingOf = (
  flow: FlowNetwork,
  back: Sweep,
  sources: readonly SourceAt[],
): readonly Reaching[] =>
  sources.flatMap((at) => {
    const starts = new Map([...startsOf(flow, at)].filter(([edge]) => back.reached[edge] === 1));
    return starts.size === 0 ? [] : [{ at, starts }];
  });

/** The paths of a source to one target, out of a sweep of that target. */
export const pathsOf = (
  flow: FlowNetwork,
  target: Target,
  back: Sweep,
  reaching: Reaching,
): readonly FlowPath[] =>
  pathsAlong(flow, target, reaching, sweep(flow.network, reaching.starts.keys(), { within: back.reached }));

/** The paths of a source that a sweep from it found to a target, each told once with all that it was chosen for. */
export function pathsAlong(
  flow: FlowNetwork,
  target: Target,
  { at, starts }: Reaching,
  ahead: Sweep,
): readonly FlowPath[] {
  const byWalk = new Map<string, { readonly walk: Walk; readonly as: PathChoice[] }>();
  for (const [as, walk] of chosenWalks(flow, target, ahead, starts)) {
    if (walk === undefined) continue;
    const key = walk.steps.map(({ edge, joint }) => `${joint ? "~" : ""}${edge}`).join(" ");
    const known = byWalk.get(key);
    if (known === undefined) byWalk.set(key, { walk, as: [as] });
    else known.as.push(as);
  }
  return [...byWalk.values()].map(({ walk, as }) => {
    const start = starts.get(walk.steps[0]?.edge ?? -1);
    const ending = target.edges.get(walk.steps.at(-1)?.edge ?? -1);
    return pathOf(flow, at.source, { walk, start, ending }, as);
  });
}

function chosenWalks(
  flow: FlowNetwork,
  target: Target,
  ahead: Sweep,
  starts: ReadonlyMap<number, Start>,
): readonly (readonly [PathChoice, Walk | undefined])[] {
  const earliest = ahead.earliest(target.edges.keys());
  const byWord = earliest?.steps.some(({ edge }) => flow.edges[edge]?.kind === "named") ?? false;
  const moved = [...target.edges.keys()].filter((edge) => flow.edges[edge]?.kind === "moved");
  return [
    ["earliest", earliest],
    ["shortest", ahead.shortest(target.edges.keys())],
    ["recorded", byWord ? ahead.earliest(moved) : undefined],
    ["documented", documentedWalk(flow, starts, target)],
  ];
}

function cutWords(truncated: boolean, sources: number, ends: number): string | null {
  const cuts = [
    ...(truncated ? ["the search was cut at its limit of labels: more may have flowed in"] : []),
    ...(sources > 0 ? [`paths of ${sources} more sources that reach the subject are not told`] : []),
    ...(ends > 0 ? [`${ends} more parties at which the records end are not told`] : []),
  ];
  return cuts.length === 0 ? null : cuts.join("; ");
}

function notesOf(flow: FlowNetwork, target: Target, ends: readonly FlowEnd[]): readonly string[] {
  const later = target.later + laterRows(flow, target);
  const unknown = ends.filter((end) => end.unknown).length;
  return [
    ...(later === 0
      ? []
      : [
          `${later} ${later === 1 ? "row" : "rows"} on the way to it ${later === 1 ? "is" : "are"} dated after the legal date and left out.`,
        ]),
    ...(unknown === 0
      ? []
      : [
          `${unknown} ${unknown === 1 ? "movement comes" : "movements come"} from a party that the records do not name.`,
        ]),
    "Only what is recorded was followed; that no path is recorded clears nobody.",
  ];
}

/** Movements that could lead to the subject, were they not dated after the legal date. */
function laterRows(flow: FlowNetwork, target: Target): number {
  if (!target.within.includes(0)) return 0;
  const { reached } = sweep(flow.reverse, target.edges.keys());
  return reached.reduce((count, is, edge) => count + (is === 1 && target.within[edge] !== 1 ? 1 : 0), 0);
}
