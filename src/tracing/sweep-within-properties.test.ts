import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgesBetween, faultOf, ruleSettings } from "./brute-force.fixture.ts";
import { buildNetwork, type NetworkInput, reverseNetwork } from "./network.ts";
import { middling, questions, type Size, small } from "./network-arbitrary.fixture.ts";
import { type Sweep, sweep } from "./sweep.ts";

/** A sweep that is kept to some edges is the sweep of the network that has no others. */

/** A question, and for each of its edges whether it may be walked: mostly yes. */
const kept = (size: Size) =>
  fc.record({
    question: questions(size),
    marks: fc.array(fc.constantFrom(1, 1, 1, 0), { minLength: size.edges, maxLength: size.edges }),
  });

/** The network with only the marked edges, and for each old number the new one; -1 = left out. */
function only(network: NetworkInput, marks: readonly number[]): { less: NetworkInput; renumbered: number[] } {
  let next = 0;
  const renumbered = network.edges.map((_, edge) => (marks[edge] === 1 ? next++ : -1));
  return { less: { ...network, edges: network.edges.filter((_, edge) => marks[edge] === 1) }, renumbered };
}

describe.each(ruleSettings)("sweep(network, starts, { within }), dates $dates, goods $goods", (rules) => {
  it("answers as if no other edges were there", () => {
    fc.assert(
      fc.property(kept(middling), ({ question: { network, starts, targets }, marks }) => {
        const { less, renumbered } = only(network, marks);
        const moved = (edges: readonly number[]) =>
          edges.flatMap((edge) => (marks[edge] === 1 ? (renumbered[edge] ?? []) : []));
        const within = sweep(buildNetwork(network), starts, { rules, within: Uint8Array.from(marks) });
        const alone = sweep(buildNetwork(less), moved(starts), { rules });
        const arrivals = network.edges.map((_, edge) => within.arrivalOf(edge));
        const expected = renumbered.map((edge) => (edge === -1 ? undefined : alone.arrivalOf(edge)));
        expect(arrivals).toEqual(expected);
        const measures = (of: Sweep, to: readonly number[]) =>
          [of.shortest(to), of.earliest(to)].map((walk) => walk && [walk.steps.length, walk.arrival]);
        expect(measures(within, targets)).toEqual(measures(alone, moved(targets)));
      }),
      { numRuns: 500 },
    );
  });

  it("marks as reached the edges that have an arrival, and no others", () => {
    fc.assert(
      fc.property(kept(middling), ({ question: { network, starts }, marks }) => {
        const built = buildNetwork(network);
        for (const found of [
          sweep(built, starts, { rules }),
          sweep(built, starts, { rules, within: Uint8Array.from(marks) }),
        ]) {
          const reached = network.edges.map((_, edge) => (found.arrivalOf(edge) === undefined ? 0 : 1));
          expect([...found.reached]).toEqual(reached);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("kept to what leads to a target, misses no edge on a valid walk and gives the same walks", () => {
    fc.assert(
      fc.property(questions(small), (question) => {
        const { network, starts, targets } = question;
        const built = buildNetwork(network);
        const { reached } = sweep(reverseNetwork(built), targets, { rules });
        const whole = sweep(built, starts, { rules });
        const ahead = sweep(built, starts, { rules, within: reached });
        expect([...edgesBetween(question, rules)].filter((edge) => ahead.reached[edge] !== 1)).toEqual([]);
        for (const which of ["shortest", "earliest"] as const) {
          const [walk, other] = [ahead[which](targets), whole[which](targets)];
          expect(walk && faultOf(question, walk, rules)).toBeUndefined();
          expect(walk?.steps.length).toBe(other?.steps.length);
          if (rules.dates) expect(walk?.arrival).toBe(other?.arrival);
        }
      }),
      { numRuns: 500 },
    );
  });
});
