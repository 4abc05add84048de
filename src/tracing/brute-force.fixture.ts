import type { NetworkEdge, NetworkInput } from "./network.ts";
import type { Rules, Walk } from "./sweep.ts";

/**
 * What the engine must agree with: every walk of a small network, one after the other, by plain search.
 *
 * A walk may use an edge twice, but nothing is gained by it, so only walks that use each edge once are listed.
 * Proof: let a valid walk be P e Q e R. Take out `Q e`; P e R is left. Each two neighbours in it were neighbours
 * before (the second e handed over to R's first edge exactly as this e does), so they still meet, by the same
 * joint or none, and their goods still fit. It starts in the same edge and ends in the same edge. The days of
 * the edges that stay are part of a row of days that never falls, so they never fall either, and the last day
 * can only be chosen earlier: there are fewer edges to wait for. It has fewer edges. Repeat until none is double.
 * Hence reach, least arrival, fewest edges and both ties are the same over all walks and over these.
 *
 * What does NOT follow: that an edge which lies on some walk lies on one of these (it may have been in Q).
 * `edgesBetween` asks that question of both halves apart.
 */
export interface Question {
  readonly network: NetworkInput;
  readonly starts: readonly number[];
  readonly targets: readonly number[];
}

/** How one walk ends: all that decides between two walks. `arrival` is a day number, `length` counts edges. */
export interface Ending {
  readonly edge: number;
  readonly length: number;
  readonly arrival: number;
}

export const ruleSettings: readonly Required<Pick<Rules, "dates" | "goods">>[] = [
  { dates: true, goods: true },
  { dates: false, goods: true },
  { dates: true, goods: false },
  { dates: false, goods: false },
];

/** The edge of that number; a number outside the network is a fault of the test. */
export function edgeOf(network: NetworkInput, edge: number): NetworkEdge {
  const found = network.edges[edge];
  if (found === undefined) throw new RangeError(`no edge ${edge} among ${network.edges.length}`);
  return found;
}

/**
 * Whether days t1 <= t2 <= ... exist inside the intervals. They do exactly when no interval starts after a later
 * one has ended. If they exist, earliest_i <= t_i <= t_j <= latest_j. If none does, let t_j be the greatest
 * `earliest` up to j: it never falls, it is not before earliest_j, and not after latest_j.
 */
export function daysExist(edges: readonly NetworkEdge[]): boolean {
  return edges.every((later, j) => edges.slice(0, j).every((before) => before.earliest <= later.latest));
}

/** The earliest day on which the last of these edges can be, all of them in order: the greatest `earliest`. */
export const arrivalAlong = (edges: readonly NetworkEdge[]): number =>
  Math.max(...edges.map(({ earliest }) => earliest));

const isJoint = (network: NetworkInput, a: number, b: number): boolean =>
  network.joints.some(([one, other]) => (one === a && other === b) || (one === b && other === a));

/** Whether goods of the first edge may go on as goods of the second. */
export function follows(
  network: NetworkInput,
  before: NetworkEdge,
  after: NetworkEdge,
  rules: Rules,
): boolean {
  const meets = before.to === after.from || isJoint(network, before.to, after.from);
  const unknown = before.good === 0 || after.good === 0;
  return meets && (rules.goods === false || unknown || network.fits(before.good, after.good));
}

/** Whether the edges, in this order, are a valid walk; where it starts is not asked here. */
export function isValid(network: NetworkInput, numbers: readonly number[], rules: Rules): boolean {
  const edges = numbers.map((number) => edgeOf(network, number));
  const joined = edges.every((edge, index) => {
    const before = edges[index - 1];
    return before === undefined || follows(network, before, edge, rules);
  });
  return edges.length > 0 && joined && (rules.dates === false || daysExist(edges));
}

/** Every valid walk from the starts that uses no edge twice. The first part of a valid walk is valid: so it may turn back early. */
export function walksFrom(network: NetworkInput, starts: readonly number[], rules: Rules): number[][] {
  const found: number[][] = [];
  const extend = (walk: number[]): void => {
    if (!isValid(network, walk, rules)) return;
    found.push(walk);
    for (const edge of network.edges.keys()) if (!walk.includes(edge)) extend([...walk, edge]);
  };
  for (const start of new Set(starts)) extend([start]);
  return found;
}

/** How each of those walks ends. */
export const endingsFrom = (network: NetworkInput, starts: readonly number[], rules: Rules): Ending[] =>
  walksFrom(network, starts, rules).map((walk) => ({
    edge: walk.at(-1) ?? Number.NaN,
    length: walk.length,
    arrival: arrivalAlong(walk.map((edge) => edgeOf(network, edge))),
  }));

/**
 * The edges that lie on a valid walk from a start to a target. The part up to the edge and the part from it on can
 * each be made to use no edge twice (the proof above, for each half); the two together need not.
 */
export function edgesBetween({ network, starts, targets }: Question, rules: Rules): Set<number> {
  const before = walksFrom(network, starts, rules);
  const after = walksFrom(network, [...network.edges.keys()], rules).filter((walk) =>
    targets.includes(walk.at(-1) ?? Number.NaN),
  );
  const between = [...network.edges.keys()].filter((edge) =>
    before.some(
      (up) =>
        up.at(-1) === edge &&
        after.some((down) => down[0] === edge && isValid(network, [...up, ...down.slice(1)], rules)),
    ),
  );
  return new Set(between);
}

/** What is wrong with a walk that an engine gave, in words; undefined = nothing. */
export function faultOf(
  { network, starts, targets }: Question,
  walk: Walk,
  rules: Rules,
): string | undefined {
  const numbers = walk.steps.map(({ edge }) => edge);
  const edges = numbers.map((edge) => edgeOf(network, edge));
  const wrongJoint = walk.steps.findIndex(({ joint }, index) => {
    const before = edges[index - 1];
    return joint !== (before !== undefined && before.to !== edges[index]?.from);
  });
  if (!starts.includes(numbers[0] ?? Number.NaN)) return `starts in ${numbers[0]}, which is no start`;
  if (!targets.includes(numbers.at(-1) ?? Number.NaN)) return `ends in ${numbers.at(-1)}, which is no target`;
  if (!isValid(network, numbers, rules)) return `${numbers.join(" ")} is no valid walk`;
  if (wrongJoint !== -1) return `step ${wrongJoint} says joint ${walk.steps[wrongJoint]?.joint}`;
  if (rules.dates !== false && walk.arrival !== arrivalAlong(edges)) return `says it arrives ${walk.arrival}`;
  return undefined;
}
