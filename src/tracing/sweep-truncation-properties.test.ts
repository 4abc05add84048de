import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf, type Question } from "./brute-force.fixture.ts";
import { buildNetwork } from "./network.ts";
import { middling, questions } from "./network-arbitrary.fixture.ts";
import { type Sweep, sweep } from "./sweep.ts";

/** A search that was cut short says so, and what it then gives is still true; it may only lack something. */

const bothOf = ({ network, starts }: Question, maxLabels: number): [cut: Sweep, whole: Sweep] => {
  const built = buildNetwork(network);
  return [sweep(built, starts, { maxLabels }), sweep(built, starts)];
};
const anyLimit = fc.integer({ min: 1, max: 2 * middling.edges });
const numRuns = 1000;

describe("sweep(network, starts, { maxLabels })", () => {
  it("gives only valid walks, however short it is cut", () => {
    fc.assert(
      fc.property(questions(middling), anyLimit, (question, limit) => {
        const [cut] = bothOf(question, limit);
        for (const edge of question.network.edges.keys()) {
          const targets = [edge];
          const walks = [cut.shortest(targets), cut.earliest(targets)];
          const faults = walks.map((walk) => walk && faultOf({ ...question, targets }, walk, {}));
          expect(faults).toEqual([undefined, undefined]);
        }
      }),
      { numRuns },
    );
  });

  it("reaches no edge that the whole search does not, and none earlier", () => {
    fc.assert(
      fc.property(questions(middling), anyLimit, (question, limit) => {
        const [cut, whole] = bothOf(question, limit);
        const wrong = [...question.network.edges.keys()].filter((edge) => {
          const [arrival, least] = [cut.arrivalOf(edge), whole.arrivalOf(edge)];
          return arrival !== undefined && (least === undefined || arrival < least);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("is the whole answer unless it says that it is truncated", () => {
    fc.assert(
      fc.property(questions(middling), anyLimit, (question, limit) => {
        const [cut, whole] = bothOf(question, limit);
        if (cut.truncated) return;
        const answers = (of: Sweep) => ({
          arrivals: question.network.edges.map((_, edge) => of.arrivalOf(edge)),
          lengths: [of.shortest(question.targets)?.steps.length, of.earliest(question.targets)?.steps.length],
        });
        expect(answers(cut)).toEqual(answers(whole));
      }),
      { numRuns },
    );
  });

  it("says so where one label cannot hold all that is reached", () => {
    fc.assert(
      fc.property(questions(middling), (question) => {
        const [cut, whole] = bothOf(question, 1);
        const reached = [...question.network.edges.keys()].filter(
          (edge) => whole.arrivalOf(edge) !== undefined,
        );
        if (reached.length > 1) expect(cut.truncated).toBe(true);
        expect(whole.truncated).toBe(false);
      }),
      { numRuns },
    );
  });
});
