/** Day numbers of an interval that is open on one side. */
export const openStart = -1_000_000_000;
export const openEnd = 1_000_000_000;

/** A movement of goods between two nodes on some day of an interval. */
export interface NetworkEdge {
  readonly from: number;
  readonly to: number;
  /** Class of the good; 0 = unknown. */
  readonly good: number;
  /** Days, counted from any one day; earliest <= latest. */
  readonly earliest: number;
  readonly latest: number;
}

/** Whether goods of a class can come, at one party, from goods of another. Never asked about class 0, which fits all. */
export type Fits = (before: number, after: number) => boolean;

export interface NetworkInput {
  /** Nodes are 0 .. nodes-1. */
  readonly nodes: number;
  readonly edges: readonly NetworkEdge[];
  /** Unordered pairs of nodes that may be one party. */
  readonly joints: readonly (readonly [number, number])[];
  readonly fits: Fits;
}

/** Dated movements as typed arrays. Edges keep the numbers of the input. */
export interface Network {
  readonly nodes: number;
  readonly size: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly good: Int32Array;
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  /** Number of the pair (buyer, good) of each edge: what happens next depends on nothing else and on the day. */
  readonly state: Int32Array;
  readonly states: number;
  /** Edges out of node n are `out[first[n]] .. out[first[n + 1] - 1]`, those that can still move the latest first. */
  readonly out: Int32Array;
  readonly first: Int32Array;
  readonly joints: ReadonlyMap<number, readonly number[]>;
  readonly fits: Fits;
}

/** Lays a network out for sweeps. O(E log E). */
export function buildNetwork(input: NetworkInput): Network {
  const { edges } = input;
  const column = (of: (edge: NetworkEdge) => number): Int32Array => Int32Array.from(edges, of);
  return layOut({
    nodes: input.nodes,
    size: edges.length,
    from: column((edge) => edge.from),
    to: column((edge) => edge.to),
    good: column((edge) => edge.good),
    earliest: column((edge) => edge.earliest),
    latest: column((edge) => edge.latest),
    joints: neighbours(input.joints),
    fits: remembered(input.fits),
  });
}

/** The same movements seen backward in time: a walk of one is a walk of the other, read from its end. */
export function reverseNetwork(network: Network): Network {
  return layOut({
    nodes: network.nodes,
    size: network.size,
    from: network.to,
    to: network.from,
    good: network.good,
    earliest: network.latest.map((day) => -day),
    latest: network.earliest.map((day) => -day),
    joints: network.joints,
    fits: (before, after) => network.fits(after, before),
  });
}

type Columns = Omit<Network, "state" | "states" | "out" | "first">;

function layOut(columns: Columns): Network {
  const { nodes, size, from } = columns;
  const first = new Int32Array(nodes + 1);
  for (let edge = 0; edge < size; edge += 1) first[at(from, edge) + 1] = at(first, at(from, edge) + 1) + 1;
  for (let node = 0; node < nodes; node += 1) first[node + 1] = at(first, node + 1) + at(first, node);
  // Sorted once over all edges and then dealt out, each node's edges stay in that order.
  const order = Int32Array.from({ length: size }, (_, edge) => edge).sort(
    (a, b) => at(columns.latest, b) - at(columns.latest, a) || a - b,
  );
  const next = first.slice();
  const out = new Int32Array(size);
  for (const edge of order) {
    const node = at(from, edge);
    out[at(next, node)] = edge;
    next[node] = at(next, node) + 1;
  }
  return { ...columns, ...stateNumbers(columns), out, first };
}

function stateNumbers({ size, to, good }: Columns): Pick<Network, "state" | "states"> {
  const state = new Int32Array(size);
  const numbers = new Map<number, number>();
  const width = good.reduce((most, one) => Math.max(most, one), 0) + 1;
  for (let edge = 0; edge < size; edge += 1) {
    const key = at(to, edge) * width + at(good, edge);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    state[edge] = number;
  }
  return { state, states: numbers.size };
}

function neighbours(pairs: NetworkInput["joints"]): ReadonlyMap<number, readonly number[]> {
  const of = new Map<number, Set<number>>();
  for (const [a, b] of pairs) {
    if (a === b) continue;
    of.set(a, (of.get(a) ?? new Set()).add(b));
    of.set(b, (of.get(b) ?? new Set()).add(a));
  }
  return new Map([...of].map(([node, others]) => [node, [...others].sort((a, b) => a - b)]));
}

/** Asks the slow question once a pair of classes. */
function remembered(fits: Fits): Fits {
  const known = new Map<number, boolean>();
  return (before, after) => {
    if (before === 0 || after === 0) return true;
    const key = before * 0x100_0000 + after;
    const found = known.get(key);
    if (found !== undefined) return found;
    const answer = fits(before, after);
    known.set(key, answer);
    return answer;
  };
}

/** Reads a typed array at a place that is known to be inside it. */
export const at = (array: Int32Array, index: number): number => array[index] ?? 0;
