import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeOf, isValid, type Question, walksFrom } from "./brute-force.fixture.ts";
import { calendarOf, dwells, lastDaysAlong, leadingTo, type Moment, momentsFrom } from "./dwell.fixture.ts";
import type { Dwell } from "./dwell.ts";
import { buildNetwork, type NetworkEdge, openEnd, openStart, reverseNetwork } from "./network.ts";
import { middling, questions, type Size, small } from "./network-arbitrary.fixture.ts";
import { type Sweep, sweep, type Walk } from "./sweep.ts";

/** The longest and the least stay, by hand and against every day of every movement. */

const moved = (from: number, to: number, earliest: number, latest = earliest): NetworkEdge => ({
  from,
  to,
  good: 1,
  earliest,
  latest,
});
const swept = (edges: readonly NetworkEdge[], dwell: Dwell, starts: readonly number[] = [0]): Sweep =>
  sweep(buildNetwork({ nodes: 6, edges, joints: [], fits: () => true }), starts, { dwell });
const upTo = (most: number): Dwell => ({ least: 0, most });

describe("sweep(network, starts, { dwell }), by hand", () => {
  it("lets goods lie as long as the window says, and not a day longer", () => {
    const edges = [moved(0, 1, 10), moved(1, 2, 40)];
    expect(swept(edges, upTo(30)).arrivalOf(1)).toBe(40);
    expect(swept(edges, upTo(29)).arrivalOf(1)).toBeUndefined();
    expect(swept(edges, { least: 30, most: 30 }).arrivalOf(1)).toBe(40);
    expect(swept(edges, { least: 31, most: 99 }).arrivalOf(1)).toBeUndefined();
  });
  it("follows the later of two comings where only it can still go on", () => {
    const edges = [moved(0, 1, 1), moved(0, 1, 50), moved(1, 2, 60)];
    const found = swept(edges, upTo(30), [0, 1]);
    expect(found.earliest([2])?.steps.map(({ edge }) => edge)).toEqual([1, 2]);
    expect(swept(edges, upTo(30), [0]).arrivalOf(2)).toBeUndefined();
  });
  it("follows the later day of an interval, and of an order every day after it", () => {
    expect(swept([moved(0, 1, 1, 31), moved(1, 2, 60)], upTo(29)).arrivalOf(1)).toBe(60);
    expect(swept([moved(0, 1, 1, 31), moved(1, 2, 61)], upTo(29)).arrivalOf(1)).toBeUndefined();
    expect(swept([moved(0, 1, 1, openEnd), moved(1, 2, 900)], upTo(0)).arrivalOf(1)).toBe(900);
  });
  it("never leaves out a movement for want of a day", () => {
    const open = moved(1, 2, openStart, openEnd);
    const found = swept([moved(0, 1, 10), open, moved(2, 3, 20)], upTo(5));
    expect(found.arrivalOf(1)).toBe(10);
    expect(found.arrivalOf(2)).toBe(20);
    // Two stays of five days are not eleven, whatever day lies between.
    expect(swept([moved(0, 1, 10), open, moved(2, 3, 21)], upTo(5)).arrivalOf(2)).toBeUndefined();
    expect(swept([open, moved(2, 3, 21)], upTo(0)).arrivalOf(1)).toBe(21);
  });
  it("ends where goods go round and round among open days", () => {
    const round = [
      moved(0, 1, 3),
      moved(1, 2, openStart, openEnd),
      moved(2, 1, 0, openEnd),
      moved(2, 3, 999),
    ];
    expect(swept(round, upTo(1)).arrivalOf(3)).toBe(999);
    expect(swept(round, { least: 1, most: 1 }).arrivalOf(3)).toBe(999);
  });
  it("says that it was cut", () => {
    const edges = [moved(0, 1, 1), moved(1, 2, 2), moved(2, 3, 3)];
    const network = buildNetwork({ nodes: 4, edges, joints: [], fits: () => true });
    const found = sweep(network, [0], { dwell: upTo(9), maxLabels: 1 });
    expect(found.truncated).toBe(true);
    expect(sweep(network, [0], { dwell: upTo(9) }).truncated).toBe(false);
  });
});

/** What both a list of moments and a sweep say of the best walks to some movements. */
type Measures = readonly (readonly [number, number] | undefined)[];
const day = (arrival: number): number => (arrival < 0 ? openStart : arrival);

function measuresOf(moments: readonly Moment[], targets: readonly number[]): Measures {
  const ends = moments.filter(({ edge }) => targets.includes(edge));
  const least = (of: (moment: Moment) => readonly [number, number]) =>
    ends.map(of).toSorted((a, b) => a[0] - b[0] || a[1] - b[1])[0];
  const [short, early] = [least((one) => [one.length, day(one.day)]), least((one) => [one.day, one.length])];
  return [short, early && [early[1], day(early[0])]];
}
const measured = (...walks: readonly (Walk | undefined)[]): Measures =>
  walks.map((walk) => walk && [walk.steps.length, walk.arrival]);

const asked = (size: Size): fc.Arbitrary<{ question: Question; dwell: Dwell; goods: boolean }> =>
  fc.record({ question: questions(size), dwell: dwells, goods: fc.constantFrom(true, true, true, false) });

describe.each([
  { name: "small", size: small, numRuns: 4000 },
  { name: "larger", size: middling, numRuns: 300 },
])("sweep with a window against every day of every movement, $name networks", ({ size, numRuns }) => {
  it("reaches the same movements on the same days, by walks as short and as early", () => {
    fc.assert(
      fc.property(asked(size), ({ question: { network, starts, targets }, dwell, goods }) => {
        const calendar = calendarOf(network, dwell, size.days);
        const moments = momentsFrom(network, starts, { dwell, calendar, goods });
        const found = sweep(buildNetwork(network), starts, { dwell, rules: { goods } });
        for (const edge of network.edges.keys()) {
          const earliest = measuresOf(moments, [edge])[1]?.[1];
          expect(found.arrivalOf(edge)).toBe(earliest);
          expect(found.reached[edge]).toBe(earliest === undefined ? 0 : 1);
        }
        expect(measured(found.shortest(targets), found.earliest(targets))).toEqual(
          measuresOf(moments, targets),
        );
      }),
      { numRuns },
    );
  });

  it("read backward, reaches the movements from which a walk leads to a target", () => {
    fc.assert(
      fc.property(asked(size), ({ question, dwell, goods }) => {
        const { network, targets } = question;
        const calendar = calendarOf(network, dwell, size.days);
        const back = sweep(reverseNetwork(buildNetwork(network)), targets, { dwell, rules: { goods } });
        const reached = [...network.edges.keys()].filter((edge) => back.reached[edge] === 1);
        expect(reached).toEqual(leadingTo(question, { dwell, calendar, goods }));
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it("gives walks whose days can be chosen within the window, the last one as it says", () => {
    fc.assert(
      fc.property(asked(size), ({ question: { network, starts, targets }, dwell, goods }) => {
        const calendar = calendarOf(network, dwell, size.days);
        const found = sweep(buildNetwork(network), starts, { dwell, rules: { goods } });
        for (const walk of [found.shortest(targets), found.earliest(targets)]) {
          if (walk === undefined) continue;
          const numbers = walk.steps.map(({ edge }) => edge);
          expect(starts).toContain(numbers[0]);
          expect(isValid(network, numbers, { dates: true, goods })).toBe(true);
          const last = lastDaysAlong(
            numbers.map((edge) => edgeOf(network, edge)),
            dwell,
            calendar,
          );
          expect(last.length).toBeGreaterThan(0);
          expect(walk.arrival).toBe(day(Math.min(...last)));
        }
      }),
      { numRuns },
    );
  });
});

describe("sweep with a window against the list of all walks that meet no row twice", () => {
  it("misses none, and where it meets no row twice itself is as short and as early", () => {
    let [agreed, again] = [0, 0];
    fc.assert(
      fc.property(asked(small), ({ question: { network, starts, targets }, dwell, goods }) => {
        const calendar = calendarOf(network, dwell, small.days);
        const listed = walksFrom(network, starts, { dates: true, goods }).flatMap((walk) => {
          const edges = walk.map((edge) => edgeOf(network, edge));
          const last = lastDaysAlong(edges, dwell, calendar);
          if (last.length === 0) return [];
          return [{ edge: walk.at(-1) ?? -1, length: walk.length, day: Math.min(...last) }];
        });
        const found = sweep(buildNetwork(network), starts, { dwell, rules: { goods } });
        const missed = listed.filter(({ edge, day: on }) => (found.arrivalOf(edge) ?? openEnd) > day(on));
        expect(missed).toEqual([]);
        for (const [place, walk] of [found.shortest(targets), found.earliest(targets)].entries()) {
          const twice = new Set(walk?.steps.map(({ edge }) => edge)).size !== (walk?.steps.length ?? 0);
          if (twice) again += 1;
          else if (walk !== undefined) {
            agreed += 1;
            expect(measured(walk)[0]).toEqual(measuresOf(listed, targets)[place]);
          }
        }
      }),
      { numRuns: 1500 },
    );
    // Were every walk one that meets a row twice, nothing would have been compared.
    expect(agreed).toBeGreaterThan(10 * again);
  });
});

describe("a window that forbids nothing", () => {
  it("changes nothing", () => {
    fc.assert(
      fc.property(questions(middling), fc.boolean(), ({ network, starts, targets }, wide) => {
        const built = buildNetwork(network);
        const plain = sweep(built, starts);
        const dwell = { least: 0, most: wide ? 1_000 : Number.POSITIVE_INFINITY };
        const found = sweep(built, starts, { dwell });
        expect([...found.reached]).toEqual([...plain.reached]);
        expect(measured(found.shortest(targets), found.earliest(targets))).toEqual(
          measured(plain.shortest(targets), plain.earliest(targets)),
        );
      }),
      { numRuns: 300 },
    );
  });
  it("the wider it is, the more is reached", () => {
    fc.assert(
      fc.property(questions(middling), fc.nat(6), fc.nat(6), ({ network, starts }, days, more) => {
        const built = buildNetwork(network);
        const narrow = sweep(built, starts, { dwell: upTo(days) });
        const wider = sweep(built, starts, { dwell: upTo(days + more) });
        for (const edge of network.edges.keys())
          if (narrow.reached[edge] === 1)
            expect(wider.arrivalOf(edge)).toBeLessThanOrEqual(narrow.arrivalOf(edge) ?? openStart);
      }),
      { numRuns: 300 },
    );
  });
});
