import { anyStay, type Days, type Dwell, leaving } from "./dwell.ts";
import { edgesOut } from "./edges-at.ts";
import { type Begun, layeredSweep } from "./layered-sweep.ts";
import { type Layers, newLayers, oneLayer } from "./layers.ts";
import { at, type Network, openEnd, openStart } from "./network.ts";
import type { Walk, WalkStep } from "./sweep.ts";

export interface AlternativesQuestion {
  readonly network: Network;
  readonly starts: readonly number[];
  readonly targets: readonly number[];
  readonly within: Uint8Array;
  readonly dwell?: Dwell | undefined;
  /** What a walk has to be beside valid, such as one through a party. */
  readonly layers?: Layers | undefined;
  /** Walks that are told already. */
  readonly told: readonly Walk[];
  /** How many more are wanted. */
  readonly count: number;
  /** Searches for one alternative; default `mostSearches`. */
  readonly limit?: number | undefined;
}

/** Searches after which an alternative is given up. */
export const mostSearches = 64;

export interface Alternatives {
  readonly walks: readonly Walk[];
  /** A limit, of searches or of labels in one, was met: another walk may differ more than one that is told, or be missing. */
  readonly cut: boolean;
}

/**
 * The walks that differ most from those told, one after the other: each with a movement that none before it has, with the
 * fewest movements that one before it has, of those the earliest, of those one of the fewest movements. On none of them a
 * party receives goods of one class twice: a way there and back differs in nothing that matters.
 */
export function alternatives(question: AlternativesQuestion): Alternatives {
  const walks: Walk[] = [];
  const told = new Uint8Array(question.network.size);
  const note = ({ steps }: Walk): void => {
    for (const { edge } of steps) told[edge] = 1;
  };
  question.told.forEach(note);
  while (walks.length < question.count) {
    const { walk, cut } = mostDifferent(question, told);
    if (walk === undefined) return { walks, cut };
    walks.push(walk);
    note(walk);
    if (cut) return { walks, cut };
  }
  return { walks, cut: false };
}

interface Found {
  readonly walk: Walk | undefined;
  readonly cut: boolean;
}

/** Tries with no movement that was told, then with one, and so on. */
function mostDifferent(question: AlternativesQuestion, told: Uint8Array): Found {
  const inner = question.layers ?? oneLayer;
  const all = told.reduce((count, is) => count + is, 0);
  let left = question.limit ?? mostSearches;
  // First whether there is any at all, however many movements it shares.
  if (!isThere(question, newLayers(inner, told))) return { walk: undefined, cut: false };
  for (let most = 0; most <= all; most += 1) {
    const found = bestSimple({ ...question, layers: newLayers(inner, told, most) }, left);
    if (found.walk !== undefined || found.cut) return found;
    left -= found.searches;
  }
  return { walk: undefined, cut: false };
}

const isThere = (question: AlternativesQuestion, layers: Layers): boolean =>
  layeredSweep(question.network, question.starts, { ...question, layers }).earliest(question.targets) !==
  undefined;

/** A part of all walks: those that begin so, and do not go on by some edges. */
interface Part {
  readonly prefix: readonly WalkStep[];
  readonly banned: ReadonlySet<number>;
}

interface Candidate {
  readonly part: Part;
  readonly walk: Walk;
}

/**
 * The best walk that repeats no state. The best of all walks is looked for; where it repeats one, all others are divided by
 * where they leave it before it does, and the best of each part is looked for (Lawler 1972), best part first: exact, and
 * over after as many searches as there are ways to begin.
 */
function bestSimple(question: AlternativesQuestion, limit: number): Found & { readonly searches: number } {
  const open: Candidate[] = [];
  let searches = 0;
  let cut = false;
  const look = (part: Part): void => {
    searches += 1;
    const { walk, truncated } = bestOf(question, part);
    cut ||= truncated;
    if (walk !== undefined) open.push({ part, walk });
  };
  look({ prefix: [], banned: new Set() });
  while (open.length > 0) {
    open.sort((a, b) => b.walk.arrival - a.walk.arrival || b.walk.steps.length - a.walk.steps.length);
    const best = open.pop() as Candidate;
    const repeat = firstRepeat(question.network, best.walk);
    if (repeat < 0) return { walk: best.walk, cut, searches };
    for (const part of partsOf(best, repeat)) {
      if (searches >= limit) return { walk: undefined, cut: true, searches };
      look(part);
    }
  }
  return { walk: undefined, cut, searches };
}

/** Every walk of the part but those that begin as this one does up to its first repeated state. */
const partsOf = ({ part, walk }: Candidate, repeat: number): readonly Part[] =>
  Array.from({ length: repeat - part.prefix.length + 1 }, (_, more): Part => {
    const place = part.prefix.length + more;
    const banned = walk.steps[place]?.edge ?? -1;
    return {
      prefix: walk.steps.slice(0, place),
      banned: new Set([...(more === 0 ? part.banned : []), banned]),
    };
  });

/** Place of the first step whose (buyer, good) an earlier one had; -1 = none. */
function firstRepeat({ state }: Network, { steps }: Walk): number {
  const seen = new Set<number>();
  return steps.findIndex(({ edge }) => {
    const own = at(state, edge);
    const is = seen.has(own);
    seen.add(own);
    return is;
  });
}

function bestOf(
  question: AlternativesQuestion,
  { prefix, banned }: Part,
): { readonly walk: Walk | undefined; readonly truncated: boolean } {
  const { network, starts, targets, layers = oneLayer } = question;
  const last = prefix.at(-1);
  if (last === undefined) {
    const allowed = starts.filter((edge) => !banned.has(edge));
    const found = layeredSweep(network, allowed, { ...question, layers });
    return { walk: found.earliest(targets), truncated: found.truncated };
  }
  const used = new Set(prefix.map(({ edge }) => at(network.state, edge)));
  const within = question.within.map((is, edge) => (is === 1 && !used.has(at(network.state, edge)) ? 1 : 0));
  const after = begunBy(question, prefix);
  const next = followers(network, last.edge).filter((edge) => !banned.has(edge));
  const found = layeredSweep(network, next, { ...question, layers, within, after });
  const rest = found.earliest(targets);
  const walk = rest === undefined ? undefined : { ...rest, steps: [...prefix, ...rest.steps] };
  return { walk, truncated: found.truncated };
}

/** Edges that may follow one, but for the days. */
function followers(network: Network, edge: number): readonly number[] {
  const node = at(network.to, edge);
  const good = at(network.good, edge);
  return [node, ...(network.joints.get(node) ?? [])]
    .flatMap((one) => edgesOut(network, one))
    .filter((next) => {
      const after = at(network.good, next);
      return good === 0 || after === 0 || network.fits(good, after);
    });
}

/** The end of a walk over some edges: on which days, and in which layer. */
function begunBy(
  { network, dwell, layers = oneLayer }: AlternativesQuestion,
  prefix: readonly WalkStep[],
): Begun {
  let days: Days = [openStart, openEnd];
  let layer = -1;
  for (const [place, { edge }] of prefix.entries()) {
    const [from, until] = place === 0 ? days : leaving(days, dwell ?? anyStay);
    days = [Math.max(from, at(network.earliest, edge)), Math.min(until, at(network.latest, edge))];
    layer = place === 0 ? layers.first(edge) : layers.next(layer, edge);
  }
  const node = at(network.to, prefix.at(-1)?.edge ?? 0);
  return { days, layer, joint: (edge) => at(network.from, edge) !== node };
}
