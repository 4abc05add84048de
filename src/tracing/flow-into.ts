import type { Flow, FlowEnd } from "../model/flow.ts";
import {
  alternativesCut,
  type PathsAsked,
  pathsOf,
  type Reaching,
  type SourcePaths,
} from "./chosen-paths.ts";
import { endsOf } from "./ends.ts";
import { excludedOf, sweepBack } from "./excluded.ts";
import type { FlowNetwork } from "./flow-network.ts";
import { type SourceAt, startsOf } from "./source-at.ts";
import { type Sweep, sweep } from "./sweep.ts";
import type { Target } from "./target.ts";

export interface FlowOptions extends PathsAsked {
  /** Ends that are told; the rest are counted. Default 100. */
  readonly ends?: number;
  /** Sources for which paths are told; the rest are counted. Default 500. */
  readonly sources?: number;
  /** Only movements marked 1 are walked, as the user set it. */
  readonly only?: Uint8Array | undefined;
}

/** What flowed into a subject: for each source that reaches it the chosen paths, what was excluded, where records end. */
export function flowInto(
  flow: FlowNetwork,
  target: Target,
  sources: readonly SourceAt[],
  options: FlowOptions = {},
): Flow {
  const run = followInto(flow, target, sources, options);
  let step = run.next();
  while (step.done !== true) step = run.next();
  return step.value;
}

/** The same in steps, between which it can be stopped: one a source. */
export function* followInto(
  flow: FlowNetwork,
  target: Target,
  sources: readonly SourceAt[],
  options: FlowOptions = {},
): Generator<{ readonly done: number; readonly total: number }, Flow> {
  const asked = withOnly(target, options.only);
  const back = sweepBack(flow, asked);
  const reaching = reachingOf(flow, back, sources);
  const told = reaching.slice(0, options.sources ?? 500);
  const found: SourcePaths[] = [];
  for (const one of told) {
    yield { done: found.length, total: told.length };
    found.push(pathsOf(flow, asked, { back, ...options }, one));
  }
  const { ends, more } = endsOf(flow, asked, back, options.ends ?? 100);
  return {
    subject: target.subject,
    subjectName: target.subjectName,
    direction: "up",
    paths: found.flatMap(({ paths }) => paths),
    ends,
    excluded: excludedOf(flow, asked, back, sources),
    truncated: cutWords({
      labels: back.truncated || found.some(({ cut }) => cut),
      alternatives: found.filter(({ missing }) => missing).length,
      sources: reaching.length - told.length,
      ends: more,
    }),
    notes: notesOf(flow, target, ends, options.only),
  };
}

/** A target of which only some movements may be walked. */
export const withOnly = (target: Target, only: Uint8Array | undefined): Target =>
  only === undefined
    ? target
    : { ...target, within: target.within.map((is, edge) => (is === 1 && only[edge] === 1 ? 1 : 0)) };

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

/** What was cut, in words; null = nothing. */
export function cutWords(cut: {
  readonly labels: boolean;
  readonly alternatives: number;
  readonly sources: number;
  readonly ends: number;
}): string | null {
  const cuts = [
    ...(cut.labels ? ["the search was cut at its limit of labels: more may have flowed in"] : []),
    ...(cut.alternatives > 0 ? [alternativesCut(cut.alternatives)] : []),
    ...(cut.sources > 0 ? [`paths of ${cut.sources} more sources that reach the subject are not told`] : []),
    ...(cut.ends > 0 ? [`${cut.ends} more parties at which the records end are not told`] : []),
  ];
  return cuts.length === 0 ? null : cuts.join("; ");
}

function notesOf(
  flow: FlowNetwork,
  target: Target,
  ends: readonly FlowEnd[],
  only: Uint8Array | undefined,
): readonly string[] {
  const later = target.later + laterRows(flow, target, only);
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
function laterRows(flow: FlowNetwork, target: Target, only: Uint8Array | undefined): number {
  if (!target.within.includes(0)) return 0;
  const { reached } = sweep(flow.reverse, target.edges.keys(), { within: only, dwell: target.dwell });
  return reached.reduce((count, is, edge) => count + (is === 1 && target.within[edge] !== 1 ? 1 : 0), 0);
}
