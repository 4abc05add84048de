import { overlap } from "./good-classes.ts";
import type { InputEdge } from "./goods-tables.ts";

/** Edges and, for each, the positions of those that can follow: what comes out of it overlaps what goes into them. */
export interface LinkedEdges {
  readonly edges: readonly InputEdge[];
  readonly next: readonly (readonly number[])[];
}

export function linkEdges(edges: readonly InputEdge[]): LinkedEdges {
  const next = edges.map(({ output }) =>
    edges.flatMap(({ input }, position) => (overlap(output, input) ? [position] : [])),
  );
  return { edges, next };
}

/** All codes that come out of chains of one or more edges of which the first takes in one of the codes. */
export function outputsFrom({ edges, next }: LinkedEdges, codes: readonly string[]): ReadonlySet<string> {
  const seen = new Set(startsAt(edges, codes));
  // A Set hands out what is added while it is walked, each once: cycles end by themselves.
  for (const at of seen) for (const following of next[at] ?? []) seen.add(following);
  return new Set([...seen].map((at) => edges[at]?.output ?? ""));
}

const startsAt = (edges: readonly InputEdge[], codes: readonly string[]): readonly number[] =>
  edges.flatMap(({ input }, at) => (codes.includes(input) ? [at] : []));

type Chain = readonly InputEdge[];

/**
 * The shortest chain of edges from one of the codes to one of the others; of those the one with fewest editorial edges,
 * then the first by codes. Empty where there is none.
 */
export function shortestChain(
  linked: LinkedEdges,
  from: readonly string[],
  to: readonly string[],
): readonly InputEdge[] {
  const { edges } = linked;
  const done = new Set<number>();
  // Position of an edge -> the best chain of the present length that ends with it.
  let frontier = bestChains(startsAt(edges, from).map((at) => [at, edges.slice(at, at + 1)]));
  while (frontier.size > 0) {
    const arrived = [...frontier.values()].filter((chain) => to.includes(chain.at(-1)?.output ?? ""));
    const [best] = arrived.toSorted(compareChains);
    if (best !== undefined) return best;
    for (const at of frontier.keys()) done.add(at);
    frontier = bestChains([...frontier].flatMap((entry) => longer(linked, entry, done)));
  }
  return [];
}

type Entry = readonly [number, Chain];

const longer = ({ edges, next }: LinkedEdges, [at, chain]: Entry, done: ReadonlySet<number>): Entry[] =>
  (next[at] ?? [])
    .filter((following) => !done.has(following))
    .map((following) => [following, [...chain, ...edges.slice(following, following + 1)]]);

function bestChains(entries: readonly Entry[]): Map<number, Chain> {
  const best = new Map<number, Chain>();
  for (const [at, chain] of entries) {
    const known = best.get(at);
    if (known === undefined || compareChains(chain, known) < 0) best.set(at, chain);
  }
  return best;
}

const editorial = (chain: Chain): number => chain.filter(({ basis }) => basis === "editorial").length;
const codesOf = (chain: Chain): string => chain.map(({ input, output }) => `${input}>${output}`).join(" ");

/** Of two chains of one length. Codes are compared as text, which is the same everywhere. */
function compareChains(a: Chain, b: Chain): number {
  const byBasis = editorial(a) - editorial(b);
  if (byBasis !== 0) return byBasis;
  const [left, right] = [codesOf(a), codesOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
