import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endingsFrom } from "../brute-force.fixture.ts";
import { arrivalsOf } from "../endings.fixture.ts";
import { buildNetwork, type NetworkInput, reverseNetwork } from "../network.ts";
import { middling, small } from "../network-arbitrary.fixture.ts";
import { sweep } from "../sweep.ts";
import { bestDays, edgesOnPaths } from "./day-by-day.fixture.ts";
import { hopCounts } from "./hops.ts";
import { onPaths } from "./on-paths.ts";
import { byState, type Case, cases, edgeNumbers } from "./questions.fixture.ts";
import { reach, type Seed } from "./reach.ts";

/** The passes against every pair (edge, day), every walk, and the sweep over a customer's own records. */

const directions = ["down", "up"] as const;

const asked = (of: Case, direction: "down" | "up") => ({
  direction,
  seeds: direction === "down" ? of.sources : of.targets,
  fits: of.network.fits,
});

/** Edges by which goods of the seeds can leave. */
const startsOf = ({ edges, fits }: NetworkInput, seeds: readonly Seed[]): number[] =>
  [...edges.keys()].filter((number) =>
    seeds.some(({ party, good = 0 }) => {
      const edge = edges[number];
      if (edge === undefined || edge.from !== party) return false;
      return good === 0 || edge.good === 0 || fits(good, edge.good);
    }),
  );

/** The best of the days of a state's edges. */
function best(network: NetworkInput, days: readonly (number | undefined)[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [number, { to, good }] of network.edges.entries()) {
    const day = days[number];
    if (day !== undefined) found[`${to} ${good}`] = Math.min(day, found[`${to} ${good}`] ?? day);
  }
  return found;
}

const backward = (network: NetworkInput): NetworkInput => ({
  ...network,
  edges: network.edges.map(({ from, to, good, earliest, latest }) => ({
    from: to,
    to: from,
    good,
    earliest: 0 - latest,
    latest: 0 - earliest,
  })),
  fits: (before, after) => network.fits(after, before),
});

describe.each(directions)("reach %s", (direction) => {
  it("reaches the states that pairs of edge and day reach, on the same days, with windows of dwelling", () => {
    fc.assert(
      fc.property(cases(small), (of) => {
        const question = { ...asked(of, direction), dwell: of.dwell };
        expect(byState(reach(of.laidOut.network, question))).toEqual(bestDays(of.network, question));
      }),
      { numRuns: 5000 },
    );
  });

  it("reaches the states that walks reach, one after the other", () => {
    fc.assert(
      fc.property(cases(small), (of) => {
        const { seeds } = asked(of, direction);
        const network = direction === "down" ? of.network : backward(of.network);
        const endings = endingsFrom(network, startsOf(network, seeds), {});
        const expected = best(network, arrivalsOf(endings, network.edges.length));
        const days = byState(reach(of.laidOut.network, asked(of, direction)));
        const turned = Object.entries(days).map(([key, day]) => [key, direction === "down" ? day : 0 - day]);
        expect(Object.fromEntries(turned)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("agrees with the sweep on larger networks", () => {
    fc.assert(
      fc.property(cases(middling), (of) => {
        const { seeds } = asked(of, direction);
        const built = buildNetwork(of.network);
        const network = direction === "down" ? of.network : backward(of.network);
        const found = sweep(direction === "down" ? built : reverseNetwork(built), startsOf(network, seeds));
        const expected = best(
          network,
          network.edges.map((_, edge) => found.arrivalOf(edge)),
        );
        const days = byState(reach(of.laidOut.network, asked(of, direction)));
        const turned = Object.entries(days).map(([key, day]) => [key, direction === "down" ? day : 0 - day]);
        expect(Object.fromEntries(turned)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it("counts the fewest edges", () => {
    fc.assert(
      fc.property(cases(small), (of) => {
        const { seeds } = asked(of, direction);
        const network = direction === "down" ? of.network : backward(of.network);
        const fewest: Record<string, number> = {};
        for (const { edge, length } of endingsFrom(network, startsOf(network, seeds), {})) {
          const { to, good } = network.edges[edge] ?? { to: -1, good: -1 };
          fewest[`${to} ${good}`] = Math.min(length, fewest[`${to} ${good}`] ?? length);
        }
        const states = reach(of.laidOut.network, asked(of, direction));
        const hops = hopCounts(of.laidOut.network, asked(of, direction));
        expect(byState({ ...states, day: Int32Array.from(hops) })).toEqual(fewest);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("onPaths", () => {
  it("leaves the edges that lie on a valid walk, and no other", () => {
    fc.assert(
      fc.property(cases(small), (of) => {
        const between = {
          sources: of.sources,
          targets: of.targets,
          dwell: of.dwell,
          fits: of.network.fits,
        };
        expect(edgeNumbers(of.laidOut, onPaths(of.laidOut.network, between))).toEqual(
          edgesOnPaths(of.network, between),
        );
      }),
      { numRuns: 5000 },
    );
  });
});
