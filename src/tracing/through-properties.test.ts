import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrivalAlong, edgeOf, faultOf, isValid, type Question, walksFrom } from "./brute-force.fixture.ts";
import { throughLayers } from "./layers.ts";
import { buildNetwork, reverseNetwork } from "./network.ts";
import { questions, small } from "./network-arbitrary.fixture.ts";
import { sweep } from "./sweep.ts";

const both = { dates: true, goods: true };

/**
 * The earliest arrival of a walk that leaves the party, or ends at it. A walk may need an edge twice to come by the party;
 * its part up to what leaves the party, and its part from there on, need not.
 */
function earliestThrough({ network, starts, targets }: Question, party: number): number | undefined {
  const ends = (walk: readonly number[]): boolean => targets.includes(walk.at(-1) ?? -1);
  const before = walksFrom(network, starts, both);
  const after = walksFrom(network, [...network.edges.keys()], both).filter(ends);
  const leaving = before
    .filter((up) => edgeOf(network, up.at(-1) ?? 0).from === party)
    .flatMap((up) => after.filter((down) => down[0] === up.at(-1)).map((down) => [...up, ...down.slice(1)]))
    .filter((walk) => isValid(network, walk, both));
  const ending = before.filter((walk) => ends(walk) && edgeOf(network, walk.at(-1) ?? 0).to === party);
  const days = [...leaving, ...ending].map((walk) => arrivalAlong(walk.map((edge) => edgeOf(network, edge))));
  return days.length === 0 ? undefined : Math.min(...days);
}

describe("sweep(network, starts, { layers: throughLayers(network, party) })", () => {
  it("finds a walk through a party where there is one, and the earliest", () => {
    fc.assert(
      fc.property(questions(small), fc.nat(small.nodes - 1), (question, party) => {
        const network = buildNetwork(question.network);
        const back = sweep(reverseNetwork(network), question.targets);
        const starts = question.starts.filter((edge) => back.reached[edge] === 1);
        const found = sweep(network, starts, {
          within: back.reached,
          layers: throughLayers(network, party),
        }).earliest(question.targets);
        expect(found?.arrival).toBe(earliestThrough(question, party));
        if (found !== undefined) {
          expect(faultOf(question, found, both)).toBeUndefined();
          const passes = found.steps.some(({ edge }) => edgeOf(question.network, edge).from === party);
          expect(passes || edgeOf(question.network, found.steps.at(-1)?.edge ?? 0).to === party).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
