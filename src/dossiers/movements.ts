import type { Flow, FlowPath, Hop, Passing } from "../model/flow.ts";

/** A movement of the report, once, however many paths and subjects share it. */
export interface Movement {
  readonly number: number;
  readonly hop: Hop;
  /** What is to be known of it, which may change with the path; the commonest case is one for all. */
  readonly passed: readonly Passed[];
}

/** How the goods of a movement can have come from those before it, and the paths (as numbers) of which that is so. */
export interface Passed {
  readonly passing: Passing;
  readonly notes: readonly string[];
  readonly ways: readonly string[];
}

export interface Movements {
  /** In the order of their numbers: those of routes first. */
  readonly all: readonly Movement[];
  numberOf(hop: Hop): number;
  /** A path by the numbers of its movements: "5,6,7". */
  wayOf(hops: readonly Hop[]): string;
}

/** What tells one movement from another: its row where it has one, else all it says. */
const hopKey = ({ kind, from, to, shipment, record, good, date }: Hop): string =>
  JSON.stringify([kind, from, to, shipment, record?.import ?? null, record?.row ?? null, good, date]);

const isIndicator = ({ source }: FlowPath): boolean => source.kind === "good-of-concern";

/**
 * The paths that are told as routes of their own. A list of goods by country speaks of an industry: its paths are routes
 * only of a subject that has no other.
 */
export function routePaths({ paths }: Flow): readonly FlowPath[] {
  const own = paths.filter((path) => !isIndicator(path));
  return own.length === 0 ? paths : own;
}

/** Ends at which a row names nobody: they are drawn, for whoever it was may be a source. */
export const namelessEnds = ({ ends }: Flow): Flow["ends"] =>
  ends.filter(({ unknown, hops }) => unknown && hops.length > 0);

/** Every movement of the flows, numbered as routes and drawings name them, then what only indicators pass. */
export function movementsOf(flows: readonly Flow[]): Movements {
  const drawn = flows.flatMap((flow) => [...routePaths(flow), ...namelessEnds(flow)]);
  const paths = [...drawn, ...flows.flatMap(({ paths }) => paths)].map(({ hops }) => hops);
  const numbers = new Map([...new Set(paths.flat().map(hopKey))].map((key, at) => [key, at + 1] as const));
  const numberOf = (hop: Hop): number => numbers.get(hopKey(hop)) ?? 0;
  const wayOf = (hops: readonly Hop[]): string => hops.map(numberOf).join();
  const moved = paths.flatMap((hops) => hops.map((hop) => ({ hop, way: wayOf(hops) })));
  const all = [...Map.groupBy(moved, ({ hop }) => numberOf(hop))].flatMap(([number, same]) => {
    const [first] = same;
    return first === undefined ? [] : [{ number, hop: first.hop, passed: passedOf(same) }];
  });
  return { all, numberOf, wayOf };
}

function passedOf(same: readonly { readonly hop: Hop; readonly way: string }[]): readonly Passed[] {
  const kinds = Map.groupBy(same, ({ hop: { passing, notes } }) => JSON.stringify([passing, notes]));
  return [...kinds.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const { passing, notes } = first.hop;
    return [{ passing, notes, ways: [...new Set(some.map(({ way }) => way))] }];
  });
}
