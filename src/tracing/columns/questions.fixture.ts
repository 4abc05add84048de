import fc from "fast-check";
import type { NetworkInput } from "../network.ts";
import { questions, type Size } from "../network-arbitrary.fixture.ts";
import type { Dwell } from "./dwell-front.ts";
import { type LaidOut, layOutEdges } from "./lay-out.ts";
import type { OnPaths } from "./on-paths.ts";
import type { Seed } from "./reach.ts";
import type { States } from "./state-log.ts";
import { bitAt } from "./typed.ts";

/** Small random networks as both the plain oracles and the columns take them. */
export interface Case {
  readonly network: NetworkInput;
  readonly laidOut: LaidOut;
  readonly sources: readonly Seed[];
  readonly targets: readonly Seed[];
  readonly dwell: Dwell | undefined;
}

/** Classes 1 to 4 are stretched over several words of bits in half the cases. */
const stretches = fc.constantFrom(1, 1, 20, 60);

const dwells = fc.oneof(
  fc.constant(undefined),
  fc
    .record({ least: fc.constantFrom(0, 0, 1, 1, 2, 3), more: fc.constantFrom(0, 1, 2, 5, Infinity) })
    .map(({ least, more }) => ({ least, most: least + more })),
);

/** A class of goods in some seeds; mostly none. */
const goods = fc.array(fc.constantFrom(0, 0, 0, 1, 2, 3), { minLength: 6, maxLength: 6 });

export const cases = (size: Size): fc.Arbitrary<Case> =>
  fc.record({ question: questions(size), stretch: stretches, dwell: dwells, goods }).map((of) => {
    const { stretch, goods: held } = of;
    const { starts, targets } = of.question;
    const edges = of.question.network.edges.map((edge) => ({ ...edge, good: edge.good * stretch }));
    const { fits } = of.question.network;
    const stretched = (before: number, after: number): boolean =>
      fits(Math.floor(before / stretch), Math.floor(after / stretch));
    const { nodes } = of.question.network;
    const seeds = (numbers: readonly number[], end: "from" | "to", place: number): Seed[] =>
      numbers.map((edge, index) => ({
        party: edges[edge]?.[end] ?? 0,
        good: (held[(index + place) % held.length] ?? 0) * stretch,
      }));
    return {
      network: { nodes, edges, joints: [], fits: stretched },
      laidOut: layOutEdges(nodes, 4 * stretch + 1, edges),
      sources: seeds(starts, "from", 0),
      targets: seeds(targets, "to", 3),
      dwell: of.dwell,
    };
  });

export const byState = ({ size, party, good, day }: States): Record<string, number> =>
  Object.fromEntries(
    Array.from({ length: size }, (_, state) => [`${party[state]} ${good[state]}`, day[state] ?? Number.NaN]),
  );

/** Numbers of the edges as they were before they were laid out. */
export function edgeNumbers({ rows, network }: LaidOut, { dated, spread }: OnPaths): number[] {
  if (rows === undefined) throw new RangeError("laid out without rows");
  const set = (bits: Uint32Array, numbers: Uint32Array): number[] =>
    [...numbers].filter((_, place) => bitAt(bits, place));
  return [...set(dated, rows.dated.subarray(0, network.dated.good.length)), ...set(spread, rows.spread)].sort(
    (a, b) => a - b,
  );
}
