import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgesBetween, faultOf, type Question, ruleSettings, walksFrom } from "./brute-force.fixture.ts";
import { buildNetwork, type NetworkInput, reverseNetwork } from "./network.ts";
import { middling, questions, small } from "./network-arbitrary.fixture.ts";
import { type Rules, type Sweep, sweep } from "./sweep.ts";

/** Upstream is downstream with direction, days and goods turned round. */

const reachedBy = (found: Sweep, edges: number): number[] =>
  Array.from({ length: edges }, (_, edge) => edge).filter((edge) => found.arrivalOf(edge) !== undefined);

const backward = ({ network, targets }: Question, rules: Rules): Sweep =>
  sweep(reverseNetwork(buildNetwork(network)), targets, { rules });

describe.each(ruleSettings)(
  "sweep(reverseNetwork(network), targets), dates $dates, goods $goods",
  (rules) => {
    it("reaches exactly the edges from which a valid walk leads to a target", () => {
      fc.assert(
        fc.property(questions(small), (question) => {
          const { network, targets } = question;
          const all = [...network.edges.keys()];
          const leading = walksFrom(network, all, rules).filter((walk) =>
            targets.includes(walk.at(-1) ?? -1),
          );
          const expected = all.filter((edge) => leading.some(([first]) => first === edge));
          expect(reachedBy(backward(question, rules), all.length)).toEqual(expected);
        }),
        { numRuns: 1500 },
      );
    });

    it("gives walks that are valid when read from their end", () => {
      fc.assert(
        fc.property(questions(small), (question) => {
          const found = backward(question, rules);
          for (const walk of [found.shortest(question.starts), found.earliest(question.starts)]) {
            if (walk === undefined) continue;
            const edges = walk.steps.map(({ edge }) => edge).toReversed();
            // A joint is entered by the later of its two edges: turned round, by the other one.
            const joints = [
              false,
              ...walk.steps
                .slice(1)
                .map(({ joint }) => joint)
                .toReversed(),
            ];
            const arrival = Math.max(
              ...edges.map((edge) => question.network.edges[edge]?.earliest ?? Number.NaN),
            );
            const turned = {
              steps: edges.map((edge, at) => ({ edge, joint: joints[at] === true })),
              arrival,
            };
            expect(faultOf(question, turned, rules)).toBeUndefined();
          }
        }),
        { numRuns: 1000 },
      );
    });

    it("answers from start to target as the forward sweep does, with as few edges", () => {
      fc.assert(
        fc.property(questions(middling), (question) => {
          const forward = sweep(buildNetwork(question.network), question.starts, { rules });
          const there = forward.shortest(question.targets);
          const back = backward(question, rules).shortest(question.starts);
          expect(back?.steps.length).toBe(there?.steps.length);
        }),
        { numRuns: 300 },
      );
    });

    it("turned twice, is the sweep of the network itself", () => {
      fc.assert(
        fc.property(questions(middling), ({ network, starts }) => {
          const once = sweep(buildNetwork(network), starts, { rules });
          const twice = sweep(reverseNetwork(reverseNetwork(buildNetwork(network))), starts, { rules });
          const arrivals = (found: Sweep) => network.edges.map((_, edge) => found.arrivalOf(edge));
          expect(reachedBy(twice, network.edges.length)).toEqual(reachedBy(once, network.edges.length));
          if (rules.dates) expect(arrivals(twice)).toEqual(arrivals(once));
        }),
        { numRuns: 200 },
      );
    });

    it("with the forward sweep, keeps every edge that lies on a valid walk", () => {
      fc.assert(
        fc.property(questions(small), (question) => {
          const { network, starts } = question;
          const up = backward(question, rules);
          const down = sweep(buildNetwork(network), starts, { rules });
          const kept = reachedBy(down, network.edges.length).filter(
            (edge) => up.arrivalOf(edge) !== undefined,
          );
          expect([...edgesBetween(question, rules)].filter((edge) => !kept.includes(edge))).toEqual([]);
        }),
        { numRuns: 500 },
      );
    });
  },
);

describe("forward and backward reach together", () => {
  it("are necessary for an edge to lie on a path, and not enough", () => {
    const edge = (from: number, to: number, earliest: number, latest: number) => ({
      from,
      to,
      good: 1,
      earliest,
      latest,
    });
    // The middle movement can be after the first, and can be before the last, but not both.
    const edges = [edge(0, 1, 10, 10), edge(1, 2, 1, 20), edge(2, 3, 5, 5)];
    const network: NetworkInput = { nodes: 4, edges, joints: [], fits: () => true };
    const question = { network, starts: [0], targets: [2] };
    expect(sweep(buildNetwork(network), [0]).arrivalOf(1)).toBe(10);
    expect(backward(question, {}).arrivalOf(1)).toBeDefined();
    expect(edgesBetween(question, {})).toEqual(new Set());
  });
});
