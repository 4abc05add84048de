import type { MadeUp } from "../../../src/tracing/columns/made-up-network.fixture.ts";

/** What every task of a run reads, so that all measure the same. */
export interface Setup {
  readonly network: MadeUp;
  /** Edges that PostgreSQL gets: the first so many. */
  readonly postgresEdges: number;
  readonly rounds: number;
  /** Rounds of the other engines, which take minutes each. */
  readonly sqlRounds: number;
  /** Numbers of source parties, by how many they are. */
  readonly sources: Readonly<Record<string, readonly number[]>>;
  readonly target: number;
  readonly dwell: { readonly least: number; readonly most: number };
}

/** Busy parties, evenly over all stages. */
export function setupFor(network: MadeUp, rounds: number, sqlRounds: number): Setup {
  const busy = (count: number): number[] =>
    Array.from({ length: count }, (_, place) => Math.floor((place * network.parties) / count / 10) * 10);
  return {
    network,
    postgresEdges: Math.min(network.edges, 20_000_000),
    rounds,
    sqlRounds,
    sources: Object.fromEntries([1, 100, 10_000].map((count) => [String(count), busy(count)])),
    target: Math.floor((network.parties * 9) / 100) * 10,
    dwell: { least: 7, most: 180 },
  };
}
