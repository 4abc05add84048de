import { type NetworkEdge, type NetworkInput, openEnd, openStart } from "../network.ts";
import type { Dwell } from "./dwell-front.ts";
import type { Question, Seed } from "./reach.ts";

/**
 * What the passes must agree with: every pair (edge, day) of a small network, each asked for itself. Open ends run far
 * enough past the known days that a walk over every edge, with the least dwelling at each, has room there.
 */
export interface DayByDay {
  /** For each edge the days on which a valid walk can come by it. */
  readonly days: readonly ReadonlySet<number>[];
  /** Of the known days; infinite where there are none. */
  readonly first: number;
  readonly last: number;
}

const unlimited: Dwell = { least: 0, most: Infinity };

/** Walks from the seeds (down) or to them (up). */
export function dayByDay(network: NetworkInput, { direction, seeds, dwell }: Asked): DayByDay {
  // Up is down in the network read backward.
  const edges = direction === "down" ? network.edges : network.edges.map(turned);
  const fits = (before: number, after: number): boolean =>
    before === 0 ||
    after === 0 ||
    (direction === "down" ? network.fits(before, after) : network.fits(after, before));
  const { least, most } = dwell ?? unlimited;
  const known = edges.flatMap(({ earliest, latest }) => [earliest, latest]).filter(isKnown);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const margin = (least + 1) * (edges.length + 2);
  const daysOf = ({ earliest, latest }: NetworkEdge): number[] => {
    const [from, to] =
      known.length === 0
        ? [-margin, margin]
        : [Math.max(earliest, first - margin), Math.min(latest, last + margin)];
    return Array.from({ length: to - from + 1 }, (_, place) => from + place);
  };
  const starts = [...edges.keys()].filter((number) =>
    seeds.some(
      ({ party, good = 0 }) => party === edges[number]?.from && fits(good, edges[number]?.good ?? 0),
    ),
  );
  const found = search({ edges, starts, fits, daysOf }, { least, most });
  if (direction === "down") return { days: found, first, last };
  return {
    days: found.map((days) => new Set(Array.from(days, (day) => 0 - day))),
    first: 0 - last,
    last: 0 - first,
  };
}

interface Searched {
  readonly edges: readonly NetworkEdge[];
  readonly starts: readonly number[];
  readonly fits: (before: number, after: number) => boolean;
  readonly daysOf: (edge: NetworkEdge) => number[];
}

/** Every (edge, day) that can be come by from one of the starts. */
function search({ edges, starts, fits, daysOf }: Searched, { least, most }: Dwell): Set<number>[] {
  const found = edges.map(() => new Set<number>());
  const todo: [number, number][] = [];
  const reach = (edge: number, day: number): void => {
    if (found[edge]?.has(day)) return;
    found[edge]?.add(day);
    todo.push([edge, day]);
  };
  for (const start of starts) for (const day of daysOf(edges[start] as NetworkEdge)) reach(start, day);
  for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
    const [before, day] = [edges[one[0]] as NetworkEdge, one[1]];
    const next = [...edges.entries()].filter(
      ([, after]) => before.to === after.from && fits(before.good, after.good),
    );
    for (const [number, after] of next)
      for (const then of daysOf(after).filter((then) => then - day >= least && then - day <= most))
        reach(number, then);
  }
  return found;
}

const turned = ({ from, to, good, earliest, latest }: NetworkEdge): NetworkEdge => ({
  from: to,
  to: from,
  good,
  earliest: 0 - latest,
  latest: 0 - earliest,
});

type Asked = Pick<Question, "direction" | "dwell"> & { readonly seeds: readonly Seed[] };

const isKnown = (day: number): boolean => day > openStart && day < openEnd;

/** "party good" -> best day, as the passes tell it: days on the open side before all known ones are the open end. */
export function bestDays(network: NetworkInput, asked: Asked): Record<string, number> {
  const { days, first, last } = dayByDay(network, asked);
  const best: Record<string, number> = {};
  for (const [number, edge] of network.edges.entries()) {
    const of = [...(days[number] ?? [])];
    if (of.length === 0) continue;
    const key = `${asked.direction === "down" ? edge.to : edge.from} ${edge.good}`;
    const here = asked.direction === "down" ? Math.min(...of) : Math.max(...of);
    const before = best[key] ?? here;
    best[key] = asked.direction === "down" ? Math.min(here, before) : Math.max(here, before);
  }
  const told = (day: number): number => {
    if (!Number.isFinite(first)) return asked.direction === "down" ? openStart : openEnd;
    if (asked.direction === "down") return day < first ? openStart : day;
    return day > last ? openEnd : day;
  };
  return Object.fromEntries(Object.entries(best).map(([key, day]) => [key, told(day)]));
}

/** Edges with a day on which a walk from the sources can come by and one to the targets can go on. */
export function edgesOnPaths(
  network: NetworkInput,
  {
    sources,
    targets,
    dwell,
  }: { sources: readonly Seed[]; targets: readonly Seed[]; dwell: Dwell | undefined },
): number[] {
  const down = dayByDay(network, { direction: "down", seeds: sources, dwell }).days;
  const up = dayByDay(network, { direction: "up", seeds: targets, dwell }).days;
  return [...network.edges.keys()].filter((edge) =>
    [...(down[edge] ?? [])].some((day) => up[edge]?.has(day)),
  );
}
