import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  arrivalAlong,
  daysExist,
  edgesBetween,
  endingsFrom,
  isValid,
  ruleSettings,
  walksFrom,
} from "./brute-force.fixture.ts";
import { arrivalsOf, earliestOf, shortestOf } from "./endings.fixture.ts";
import type { NetworkEdge, NetworkInput } from "./network.ts";
import { questions, small } from "./network-arbitrary.fixture.ts";
import { endingsByRounds } from "./rounds.fixture.ts";

/** The oracles themselves: by hand, against a literal search, and one against the other. */

const edge = (from: number, to: number, earliest: number, latest = earliest): NetworkEdge => ({
  from,
  to,
  good: 0,
  earliest,
  latest,
});
const line = (edges: readonly NetworkEdge[]): NetworkInput => ({
  nodes: 5,
  edges,
  joints: [],
  fits: () => false,
});

/** The last days that a row of days can have, tried one by one: no reasoning at all. */
function lastDays(edges: readonly NetworkEdge[], from = Number.NEGATIVE_INFINITY): number[] {
  const [first, ...rest] = edges;
  if (first === undefined) return [from];
  const days = Array.from({ length: first.latest - first.earliest + 1 }, (_, more) => first.earliest + more);
  return days.filter((day) => day >= from).flatMap((day) => lastDays(rest, day));
}

describe("daysExist(edges) and arrivalAlong(edges)", () => {
  it("agree with trying every day of every interval", () => {
    const intervals = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(intervals, (drawn) => {
        const edges = drawn.map(([a, b]) => edge(0, 0, Math.min(a, b), Math.max(a, b)));
        const last = lastDays(edges);
        expect(daysExist(edges)).toBe(last.length > 0);
        if (last.length > 0) expect(arrivalAlong(edges)).toBe(Math.min(...last));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("walksFrom(network, starts, rules)", () => {
  const bothRules = { dates: true, goods: true };

  it("lists every walk of a cycle, each edge once", () => {
    const cycle = line([edge(0, 1, 1), edge(1, 2, 1), edge(2, 0, 1)]);
    expect(walksFrom(cycle, [0], bothRules)).toEqual([[0], [0, 1], [0, 1, 2]]);
  });

  it("lists both ways round a loop and over parallel edges", () => {
    const network = line([edge(0, 1, 1), edge(1, 1, 1), edge(0, 1, 2), edge(1, 2, 3)]);
    expect(walksFrom(network, [0, 2, 0], bothRules)).toEqual([[0], [0, 1], [0, 1, 3], [0, 3], [2], [2, 3]]);
  });

  it("gives no walk from no start", () => {
    expect(walksFrom(line([edge(0, 1, 1)]), [], bothRules)).toEqual([]);
  });
});

describe("edgesBetween(question, rules)", () => {
  it("finds the edge that only a walk with a double edge uses", () => {
    const network = line([edge(0, 1, 1, 9), edge(1, 0, 1, 9)]);
    const rules = { dates: true, goods: true };
    expect(walksFrom(network, [0], rules).filter((walk) => walk.at(-1) === 0)).toEqual([[0]]);
    expect(edgesBetween({ network, starts: [0], targets: [0] }, rules)).toEqual(new Set([0, 1]));
    expect(isValid(network, [0, 1, 0], rules)).toBe(true);
  });
});

describe("endingsByRounds(network, starts, rules)", () => {
  it.each(ruleSettings)("agrees with the list of all walks, dates $dates, goods $goods", (rules) => {
    fc.assert(
      fc.property(questions(small), ({ network, starts, targets }) => {
        const listed = endingsFrom(network, starts, rules);
        const byRounds = endingsByRounds(network, starts, rules);
        const [all, rounds] = [listed, byRounds].map((endings) => ({
          reached: arrivalsOf(endings, network.edges.length),
          shortest: shortestOf(endings, targets),
          earliest: earliestOf(endings, targets),
        }));
        const facts = (of: typeof all) => [
          of?.reached,
          of?.shortest?.length,
          of?.shortest?.arrival,
          of?.earliest?.length,
          of?.earliest?.arrival,
        ];
        expect(facts(rounds)).toEqual(facts(all));
      }),
      { numRuns: 500 },
    );
  });
});
