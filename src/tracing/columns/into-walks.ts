import type { Fits } from "../network.ts";
import { beforeAll } from "./clock.ts";
import { feasible } from "./feasible.ts";
import type { IntoIndex } from "./into-index.ts";
import { Labels, none } from "./into-labels.ts";
import { IntoTarget, type WalkEdge, walkOf } from "./into-target.ts";
import { checkQuestion, type Seed } from "./reach.ts";

export interface WalkAsked {
  readonly source: Seed;
  readonly targets: readonly Seed[];
  readonly fits: Fits;
  /** Edges that may be read in all; default: any. */
  readonly mostEdges?: number;
}

export interface WalkFound {
  /** Undefined = none was found. */
  readonly walk: readonly WalkEdge[] | undefined;
  /** True where `mostEdges` ended the search: a better walk, or one at all, can be there. */
  readonly truncated: boolean;
  readonly edgesRead: number;
}

/**
 * A walk on which goods of the source come to a target as early as they can. Whether they can by a day is one search that ends
 * at the source; the earliest such day is halved in on, from what each found walk shows.
 */
export function earliestWalk(
  index: IntoIndex,
  { source, targets, fits, mostEdges = Number.POSITIVE_INFINITY }: WalkAsked,
): WalkFound {
  checkQuestion(index.network, { seeds: [source, ...targets] });
  const search = new IntoTarget(index, fits);
  let edgesRead = 0;
  const by = (time: number): readonly WalkEdge[] | undefined => {
    search.searchFrom(time, targets, { until: source, mostEdges: mostEdges - edgesRead });
    edgesRead += search.edgesRead;
    return search.truncated ? undefined : search.walkFrom(source);
  };
  let walk = by(beforeAll);
  let [low, high] = [beforeAll, walk === undefined ? beforeAll : search.lastTime];
  while (low < high && !search.truncated) {
    const middle = Math.ceil((low + high) / 2);
    const earlier = by(middle);
    if (earlier !== undefined) [low, walk] = [middle, earlier];
    else if (!search.truncated) high = middle - 1;
  }
  return { walk, truncated: search.truncated, edgesRead };
}

/**
 * A walk with the fewest edges from the source to a target; of those, one on which goods leave the source latest. Round n finds
 * what n edges reach, each state with its latest day: a state that fewer edges reach later in time than more do is dropped then.
 */
export function shortestWalk(
  index: IntoIndex,
  { source, targets, fits, mostEdges = Number.POSITIVE_INFINITY }: WalkAsked,
): WalkFound {
  checkQuestion(index.network, { seeds: [source, ...targets] });
  const { good = 0, party } = source;
  const labels = new Labels(index, feasible(index.network.classes, fits, true));
  for (const target of targets)
    labels.push(
      labels.slot(target.party) * labels.feasible.classes + (target.good ?? 0),
      beforeAll,
      none,
      none,
    );
  let best = none;
  const reached = (label: number): void => {
    if (labels.party(label) !== party || !labels.canBegin(label, good)) return;
    if (best === none || labels.timeOf(label) < labels.timeOf(best)) best = label;
  };
  for (let begin = 0; begin < labels.labels && best === none; ) {
    const round = lastOf(labels, begin);
    begin = labels.labels;
    for (const label of round) {
      if (labels.read >= mostEdges) return { walk: undefined, truncated: true, edgesRead: labels.read };
      labels.wantAll(label);
      labels.readInto(label, reached);
    }
  }
  const walk = best === none ? undefined : walkOf(labels, best);
  return { walk, truncated: false, edgesRead: labels.read };
}

/** The labels from one on but those that a later one of them bettered: what the next round goes on from. */
function lastOf(labels: Labels, begin: number): number[] {
  const found: number[] = [];
  for (let label = begin; label < labels.labels; label += 1)
    if (labels.edgeOf(label) === none || labels.when[labels.placeOf(label)] === labels.timeOf(label))
      found.push(label);
  return found;
}
