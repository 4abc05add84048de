import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { small } from "../network-arbitrary.fixture.ts";
import { byDwell } from "./by-dwell.ts";
import { bestDays, dayByDay } from "./day-by-day.fixture.ts";
import { cases } from "./questions.fixture.ts";

describe("byDwell", () => {
  it.each(["down", "up"] as const)("counts what the window alone excludes, %s", (direction) => {
    fc.assert(
      fc.property(cases(small), ({ network, laidOut, sources, targets, dwell }) => {
        const window = dwell ?? { least: 1, most: 3 };
        const question = { direction, seeds: direction === "down" ? sources : targets, fits: network.fits };
        const counted = (within: typeof dwell) => ({
          states: Object.keys(bestDays(network, { ...question, dwell: within })).length,
          edges: dayByDay(network, { ...question, dwell: within }).days.filter((days) => days.size > 0)
            .length,
        });
        const [free, within] = [counted(undefined), counted(window)];
        expect(byDwell(laidOut.network, { ...question, dwell: window })).toEqual({
          states: { reached: free.states, excluded: free.states - within.states },
          edges: { reached: free.edges, excluded: free.edges - within.edges },
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("excludes nothing where the window is open at both ends", () => {
    fc.assert(
      fc.property(cases(small), ({ network, laidOut, sources }) => {
        const dwell = { least: 0, most: Number.POSITIVE_INFINITY };
        const { states, edges } = byDwell(laidOut.network, {
          direction: "down",
          seeds: sources,
          fits: network.fits,
          dwell,
        });
        expect([states.excluded, edges.excluded]).toEqual([0, 0]);
      }),
      { numRuns: 500 },
    );
  });
});
