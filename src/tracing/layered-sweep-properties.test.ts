import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf, isValid } from "./brute-force.fixture.ts";
import { type DayQuestion, type DayWalk, dayWalks, endingDays, leastDays } from "./day-walks.fixture.ts";
import { dwells } from "./dwell.fixture.ts";
import { throughLayers } from "./layers.ts";
import { buildNetwork, type NetworkEdge, openEnd, openStart } from "./network.ts";
import { questions, type Size, small } from "./network-arbitrary.fixture.ts";
import { type Rules, sweep, type Walk } from "./sweep.ts";

/** Few days, so that stays matter; few edges, so that every day of each can be asked for. */
const size: Size = { ...small, days: 9 };

const settings: readonly Rules[] = [
  {},
  { dates: false },
  { dwell: false },
  { goods: false },
  { dates: false, goods: false },
];

const asked = (rules: Rules): fc.Arbitrary<DayQuestion> =>
  fc
    .record({ question: questions(size), dwell: dwells, party: fc.option(fc.nat(6), { nil: undefined }) })
    .map(({ question, dwell, party }) => ({ ...question, dwell, rules, through: party }));

/** Whether the edges of a walk meet, and days can be chosen for them so that every stay is allowed. */
function isPossible(question: DayQuestion, walk: Walk | undefined): boolean {
  if (walk === undefined) return true;
  const numbers = walk.steps.map(({ edge }) => edge);
  const meet = isValid(question.network, numbers, { dates: false, goods: question.rules.goods ?? true });
  return meet && endingDays(question, numbers).length > 0;
}

const leastOf = (numbers: readonly (number | undefined)[]): number | undefined => {
  const known = numbers.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

const fewest = (walks: readonly DayWalk[], targets: readonly number[]): number | undefined =>
  leastOf(walks.filter(({ edge }) => targets.includes(edge)).map(({ length }) => length));

describe.each(settings)("sweep with limits of stays, through a party or not, rules %j", (rules) => {
  it("reaches the same edges as every day of every edge, on the same days, by walks as short", () => {
    fc.assert(
      fc.property(asked(rules), (question) => {
        const { dwell, through, targets } = question;
        const network = buildNetwork(question.network);
        const layers = through === undefined ? undefined : throughLayers(network, through);
        const found = sweep(network, question.starts, { rules, dwell, layers });
        const walks = dayWalks(question);
        const least = leastDays(question, walks);
        // Without the order of days an earliest day means nothing.
        const shown = (day: number | undefined) => (rules.dates === false ? day !== undefined : day);
        expect(least.map((_, edge) => shown(found.arrivalOf(edge)))).toEqual(least.map(shown));
        const [short, early] = [found.shortest(targets), found.earliest(targets)];
        expect(short?.steps.length).toBe(fewest(walks, targets));
        expect([isPossible(question, short), isPossible(question, early)]).toEqual([true, true]);
        expect(shown(early?.arrival)).toBe(shown(leastOf(targets.map((edge) => least[edge]))));
        expect(found.truncated).toBe(false);
      }),
      { numRuns: 800 },
    );
  });
});

describe("limits of stays", () => {
  it("exclude nothing for want of a day: a row that loses its days reaches no less", () => {
    fc.assert(
      fc.property(questions(size), dwells, fc.nat(8), ({ network: input, starts }, dwell, number) => {
        const lost = number % input.edges.length;
        const edges = input.edges.map((edge, place) =>
          place === lost ? { ...edge, earliest: openStart, latest: openEnd } : edge,
        );
        const before = sweep(buildNetwork(input), starts, { dwell }).reached;
        const after = sweep(buildNetwork({ ...input, edges }), starts, { dwell }).reached;
        expect(before.every((is, edge) => is <= (after[edge] ?? 0))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("walked in layers without any limit give what the plain sweep gives", () => {
    fc.assert(
      fc.property(questions(size), (question) => {
        const network = buildNetwork(question.network);
        const layers = { ...throughLayers(network, 0), answers: () => true };
        const [plain, any] = [sweep(network, question.starts), sweep(network, question.starts, { layers })];
        const best = ({ shortest, earliest }: typeof plain) =>
          [shortest(question.targets), earliest(question.targets)].map((walk) => [
            walk?.steps.length,
            walk?.arrival,
          ]);
        expect(any.reached).toEqual(plain.reached);
        expect(best(any)).toEqual(best(plain));
        const walk = any.earliest(question.targets);
        expect(walk && faultOf(question, walk, {})).toBeUndefined();
      }),
      { numRuns: 600 },
    );
  });
});

const moved = (from: number, to: number, earliest: number, latest = earliest): NetworkEdge => ({
  ...{ from, to, earliest, latest },
  good: 0,
});

describe("limits of stays, by hand", () => {
  const reached = (edges: readonly NetworkEdge[], dwell: { least: number; most: number }): number[] => [
    ...sweep(buildNetwork({ nodes: 6, edges, joints: [], fits: () => true }), [0], { dwell }).reached,
  ];

  it("an interval is a choice of days, not all of them", () => {
    // Within [1, 20] the day can be 10: nine after 1 and ten before 20, but not both nine.
    const edges = [moved(0, 1, 1), moved(1, 2, 1, 20), moved(2, 3, 20)];
    expect(reached(edges, { least: 0, most: 10 })).toEqual([1, 1, 1]);
    expect(reached(edges, { least: 0, most: 9 })).toEqual([1, 1, 0]);
  });

  it("goods may go round to be young enough", () => {
    const edges = [moved(0, 1, 0), moved(1, 2, 4), moved(2, 1, 8), moved(1, 3, 12)];
    expect(reached(edges, { least: 0, most: 4 })).toEqual([1, 1, 1, 1]);
    expect(reached([moved(0, 1, 0), moved(1, 3, 12)], { least: 0, most: 4 })).toEqual([1, 0]);
  });

  it("orders without a latest day go round on the days that the stays leave", () => {
    const edges = [moved(0, 1, 0), moved(1, 2, 0, openEnd), moved(2, 1, 0, openEnd), moved(1, 3, 902)];
    expect(reached(edges, { least: 0, most: 1 })).toEqual([1, 1, 1, 1]);
    expect(reached(edges, { least: 2, most: 2 })).toEqual([1, 1, 1, 1]);
    expect(reached(edges, { least: 7, most: 7 })).toEqual([1, 1, 1, 0]);
  });
});
