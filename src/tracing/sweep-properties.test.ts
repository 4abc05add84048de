import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ending, endingsFrom, faultOf, type Question, ruleSettings } from "./brute-force.fixture.ts";
import { arrivalsOf, earliestOf, shortestOf } from "./endings.fixture.ts";
import { buildNetwork, type NetworkEdge, openEnd, openStart } from "./network.ts";
import { middling, questions, type Size, small } from "./network-arbitrary.fixture.ts";
import { endingsByRounds } from "./rounds.fixture.ts";
import { type Rules, type Sweep, sweep, type Walk } from "./sweep.ts";

/** The engine by hand, then against both oracles: no valid path missed, none invalid given, each of its length and day. */

type Days = number | readonly [number, number];

/** A movement from one node to another on a day or within an interval; good of class 1 unless said. */
function moved(from: number, to: number, days: Days, good = 1): NetworkEdge {
  const [earliest, latest] = typeof days === "number" ? [days, days] : days;
  return { from, to, good, earliest, latest };
}

interface Example {
  readonly name: string;
  readonly edges: readonly NetworkEdge[];
  readonly joints?: readonly (readonly [number, number])[];
  /** Edges of the walk from the first edge to the last; undefined = there is none. */
  readonly walk: readonly number[] | undefined;
  readonly arrival?: number;
  /** Steps entered over a joint. */
  readonly joint?: readonly number[];
}

const open = [openStart, openEnd] as const;

/** Goods of class 1 may become class 2, and 2 may become 3; each may go on as itself; 1 never becomes 3. */
const examples: readonly Example[] = [
  { name: "one movement is a walk", edges: [moved(0, 1, 7)], walk: [0], arrival: 7 },
  { name: "days in order", edges: [moved(0, 1, 3), moved(1, 2, 8)], walk: [0, 1], arrival: 8 },
  { name: "the same day is in order", edges: [moved(0, 1, 3), moved(1, 2, 3)], walk: [0, 1], arrival: 3 },
  { name: "a day too early is not", edges: [moved(0, 1, 3), moved(1, 2, 2)], walk: undefined },
  {
    name: "each two neighbours could be in order, all three could not",
    edges: [moved(0, 1, 10), moved(1, 2, [1, 20]), moved(2, 3, 5)],
    walk: undefined,
  },
  {
    name: "intervals that only just leave room",
    edges: [moved(0, 1, [4, 9]), moved(1, 2, [1, 4]), moved(2, 3, [0, 4])],
    walk: [0, 1, 2],
    arrival: 4,
  },
  {
    name: "a month may hold the day that is needed",
    edges: [moved(0, 1, 14), moved(1, 2, [1, 31]), moved(2, 3, 30)],
    walk: [0, 1, 2],
    arrival: 30,
  },
  {
    name: "open days forbid nothing",
    edges: [moved(0, 1, open), moved(1, 2, open)],
    walk: [0, 1],
    arrival: openStart,
  },
  {
    name: "open days do not forget the day before them",
    edges: [moved(0, 1, 10), moved(1, 2, open), moved(2, 3, 9)],
    walk: undefined,
  },
  {
    name: "goods that become others",
    edges: [moved(0, 1, 1, 1), moved(1, 2, 2, 2)],
    walk: [0, 1],
    arrival: 2,
  },
  { name: "goods that do not", edges: [moved(0, 1, 1, 2), moved(1, 2, 2, 1)], walk: undefined },
  { name: "two steps allowed are not one", edges: [moved(0, 1, 1, 1), moved(1, 2, 2, 3)], walk: undefined },
  {
    name: "two steps allowed, one after the other",
    edges: [moved(0, 1, 1, 1), moved(1, 2, 2, 2), moved(2, 3, 3, 3)],
    walk: [0, 1, 2],
    arrival: 3,
  },
  {
    name: "an unknown good in the middle lets any good on",
    edges: [moved(0, 1, 1, 3), moved(1, 2, 2, 0), moved(2, 3, 3, 1)],
    walk: [0, 1, 2],
    arrival: 3,
  },
  {
    name: "a joint is a way in both directions",
    edges: [moved(0, 2, 1), moved(1, 3, 2), moved(4, 5, 3)],
    joints: [
      [1, 2],
      [4, 3],
    ],
    walk: [0, 1, 2],
    arrival: 3,
    joint: [1, 2],
  },
  {
    name: "two joints in a row are no way",
    edges: [moved(0, 1, 1), moved(3, 4, 2)],
    joints: [
      [1, 2],
      [2, 3],
    ],
    walk: undefined,
  },
  {
    name: "a joint does not set the order of days aside",
    edges: [moved(0, 1, 5), moved(2, 3, 4)],
    joints: [[1, 2]],
    walk: undefined,
  },
  {
    name: "a loop turns one good into the next at its own node",
    edges: [moved(0, 1, 1, 1), moved(1, 1, 2, 2), moved(1, 2, 3, 3)],
    walk: [0, 1, 2],
    arrival: 3,
  },
  {
    name: "a loop that is not needed is left out",
    edges: [moved(0, 1, 1), moved(1, 1, 2), moved(1, 2, 3)],
    walk: [0, 2],
    arrival: 3,
  },
  {
    name: "a return comes back to where it began",
    edges: [moved(0, 1, 1), moved(1, 2, 2), moved(2, 1, 3), moved(1, 3, 3)],
    walk: [0, 3],
    arrival: 3,
  },
];

describe("sweep(network, starts), by hand", () => {
  it.each(examples)("$name", ({ edges, joints = [], walk, arrival, joint = [] }) => {
    const fits = (before: number, after: number) => after === before || after === before + 1;
    const last = edges.length - 1;
    const found = sweep(buildNetwork({ nodes: 6, edges, joints, fits }), [0]);
    const steps = walk?.map((edge, index) => ({ edge, joint: joint.includes(index) }));
    const expected = steps && { steps, arrival };
    expect(found.shortest([last])).toEqual(expected);
    expect(found.earliest([last])).toEqual(expected);
    expect(found.arrivalOf(last)).toBe(arrival);
    expect(found.truncated).toBe(false);
  });

  it("keeps the short way and the early way apart, and breaks ties by the other", () => {
    const edges = [
      moved(0, 1, 1),
      moved(1, 3, 9), // short and late
      moved(1, 3, 8), // short, and a day earlier
      moved(1, 2, 2),
      moved(2, 3, 4), // one edge more, and early
      moved(2, 4, 3),
      moved(4, 3, 4), // as early, and one edge more again
    ];
    const found = sweep(buildNetwork({ nodes: 5, edges, joints: [], fits: () => true }), [0]);
    const into3 = [1, 2, 4, 6];
    expect(found.shortest(into3)?.steps.map(({ edge }) => edge)).toEqual([0, 2]);
    expect(found.earliest(into3)?.steps.map(({ edge }) => edge)).toEqual([0, 3, 4]);
    expect(found.shortest([])).toBeUndefined();
    expect(
      sweep(buildNetwork({ nodes: 5, edges, joints: [], fits: () => true }), []).earliest(into3),
    ).toBeUndefined();
  });
});

type Oracle = (network: Question["network"], starts: readonly number[], rules: Rules) => Ending[];

const oracles: readonly { name: string; oracle: Oracle; size: Size; numRuns: number }[] = [
  { name: "all walks of small networks", oracle: endingsFrom, size: small, numRuns: 3000 },
  { name: "rounds over larger networks", oracle: endingsByRounds, size: middling, numRuns: 300 },
];
const cases = oracles.flatMap((oracle) => ruleSettings.map((rules) => ({ ...oracle, rules })));

/** The engine's two walks are valid and as good as the best there are; none exactly where there is none. */
function expectBestWalks(found: Sweep, question: Question, endings: readonly Ending[], rules: Rules): void {
  const [short, early] = [found.shortest(question.targets), found.earliest(question.targets)];
  const faults = [short, early].map((walk) => walk && faultOf(question, walk, rules));
  expect(faults).toEqual([undefined, undefined]);
  // Without the rule of days an arrival means nothing: then the earliest need only be a walk.
  const measure = (walk: Walk | undefined) => walk && [walk.steps.length, rules.dates && walk.arrival];
  const best = (ending: Ending | undefined) => ending && [ending.length, rules.dates && ending.arrival];
  expect(measure(short)).toEqual(best(shortestOf(endings, question.targets)));
  if (rules.dates) expect(measure(early)).toEqual(best(earliestOf(endings, question.targets)));
  else expect(early !== undefined).toBe(short !== undefined);
}

describe.each(cases)("sweep against $name, dates $rules.dates, goods $rules.goods", (of) => {
  const { oracle, size, numRuns, rules } = of;
  const ask = (question: Question) => ({
    found: sweep(buildNetwork(question.network), question.starts, { rules }),
    endings: oracle(question.network, question.starts, rules),
    numbers: [...question.network.edges.keys()],
  });

  it("reaches the same edges, on the same days", () => {
    fc.assert(
      fc.property(questions(size), (question) => {
        const { found, endings, numbers } = ask(question);
        const shown = (arrival: number | undefined) => (rules.dates ? arrival : arrival !== undefined);
        expect(numbers.map((edge) => shown(found.arrivalOf(edge)))).toEqual(
          arrivalsOf(endings, numbers.length).map(shown),
        );
        expect(found.truncated).toBe(false);
      }),
      { numRuns },
    );
  });

  it("gives a walk of fewest edges, the earliest of those, and an earliest, the shortest of those", () => {
    fc.assert(
      fc.property(questions(size), (question) => {
        const { found, endings } = ask(question);
        expectBestWalks(found, question, endings, rules);
      }),
      { numRuns },
    );
  });

  it("gives the same for each edge as the one target", () => {
    fc.assert(
      fc.property(questions(size), (question) => {
        const { found, endings, numbers } = ask(question);
        for (const edge of numbers) expectBestWalks(found, { ...question, targets: [edge] }, endings, rules);
      }),
      { numRuns: Math.ceil(numRuns / 5) },
    );
  });
});
