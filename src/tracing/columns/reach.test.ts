import { describe, expect, it } from "vitest";
import { SelvedgeError } from "../../model/issue.ts";
import { openEnd, openStart } from "../network.ts";
import { datedCount } from "./day-order.ts";
import { layOutEdges } from "./lay-out.ts";
import { byState } from "./questions.fixture.ts";
import { type Question, ReachPass, reach, wholeBlock } from "./reach.ts";

const any = () => true;

/** One day, one good, given in the order that is hardest to read: the last hop first. */
const dayLong = (hops: number) =>
  layOutEdges(
    hops + 1,
    2,
    Array.from({ length: hops }, (_, hop) => ({
      from: hops - hop - 1,
      to: hops - hop,
      good: 1,
      earliest: 7,
      latest: 7,
    })),
  ).network;

describe("reach, by hand", () => {
  it.each([undefined, { least: 0, most: 0 }])(
    "follows goods through 5,000 parties on one day, dwell %j",
    (dwell) => {
      const network = dayLong(5_000);
      for (const [direction, party] of [
        ["down", 0],
        ["up", 5_000],
      ] as const) {
        const { size, day } = reach(network, { direction, seeds: [{ party }], fits: any, dwell });
        expect(size).toBe(5_000);
        expect(new Set(day)).toEqual(new Set([7]));
      }
    },
  );

  it("takes up every coming when it is old enough, not the last one alone", () => {
    const on = (from: number, to: number, day: number) => ({ from, to, good: 1, earliest: day, latest: day });
    // What came on day 1 may leave on day 6; what came on day 5 is too young, and must not hide it.
    const { network } = layOutEdges(3, 2, [on(0, 1, 1), on(0, 1, 5), on(1, 2, 6)]);
    const ask = (least: number, most: number) =>
      byState(
        reach(network, { direction: "down", seeds: [{ party: 0 }], fits: any, dwell: { least, most } }),
      );
    expect(ask(5, 5)).toEqual({ "1 1": 1, "2 1": 6 });
    expect(ask(1, 1)).toEqual({ "1 1": 1, "2 1": 6 });
    expect(ask(2, 4)).toEqual({ "1 1": 1 });
    expect(ask(6, 9)).toEqual({ "1 1": 1 });
  });

  it("gives edges without any day every day", () => {
    const open = { earliest: openStart, latest: openEnd };
    const { network } = layOutEdges(4, 2, [
      { from: 0, to: 1, good: 0, ...open },
      { from: 1, to: 2, good: 1, earliest: 3, latest: 3 },
      { from: 2, to: 3, good: 1, ...open },
    ]);
    const question: Question = { direction: "down", seeds: [{ party: 0 }], fits: any };
    expect(byState(reach(network, question))).toEqual({ "1 0": openStart, "2 1": 3, "3 1": 3 });
    expect(byState(reach(network, { ...question, dwell: { least: 10, most: 20 } }))).toEqual({
      "1 0": openStart,
      "2 1": 3,
      "3 1": 13,
    });
  });

  it("stops and goes on, with the same answer", () => {
    const days = Array.from({ length: 300 }, (_, edge) => ({
      from: edge % 17,
      to: (edge * 5 + 1) % 17,
      good: 1 + (edge % 3),
      earliest: edge % 40,
      latest: (edge % 40) + (edge % 7 === 0 ? 4 : 0),
    }));
    const { network } = layOutEdges(17, 4, days);
    const question: Question = { direction: "down", seeds: [{ party: 3 }], fits: (a, b) => a <= b };
    const pass = new ReachPass(network, question);
    const told = [];
    for (let until = 10; !pass.progress.done; until += 10)
      told.push(pass.advance(wholeBlock(network), until).edges);
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(pass.progress.edges).toBe(datedCount(network));
    expect(byState(pass.states())).toEqual(byState(reach(network, question)));
  });

  it("refuses what is not in the network, and windows that are none", () => {
    const { network } = layOutEdges(2, 2, []);
    const ask = (more: Partial<Question>) => () =>
      reach(network, { direction: "down", seeds: [], fits: any, ...more });
    expect(ask({ seeds: [{ party: 2 }] })).toThrow(/starts at party 2.*parties 0 to 1/u);
    expect(ask({ seeds: [{ party: 0, good: 2 }] })).toThrow(/classes 0 to 1/u);
    expect(ask({ dwell: { least: 3, most: 2 } })).toThrow(/at least 3 and at most 2/u);
    expect(ask({ dwell: { least: -1, most: 2 } })).toThrow(SelvedgeError);
    expect(ask({})()).toMatchObject({ size: 0 });
  });
});

describe("layOutEdges", () => {
  const edge = { from: 0, to: 1, good: 1, earliest: 1, latest: 1 };

  it("refuses edges that do not fit", () => {
    const lay = (more: object) => () => layOutEdges(2, 2, [{ ...edge, ...more }]);
    expect(lay({ to: 2 })).toThrow(/to party 2/u);
    expect(lay({ good: 2 })).toThrow(/class of goods 2/u);
    expect(lay({ good: 300 })).toThrow(/class of goods 300/u);
    expect(lay({ earliest: 5 })).toThrow(SelvedgeError);
    expect(lay({ earliest: openEnd, latest: openEnd })).toThrow(SelvedgeError);
    expect(() => layOutEdges(2, 2, [edge, { ...edge, earliest: 200_000, latest: 200_000 }])).toThrow(
      /from 1 to 200000/u,
    );
    expect(() => layOutEdges(2, 257, [edge])).toThrow(/257 classes/u);
  });

  it("puts the edges of a day in the order of the party they enter, and tells which they were", () => {
    const { network, rows } = layOutEdges(3, 2, [
      { ...edge, earliest: 9, latest: 9 },
      { ...edge, to: 2 },
      { ...edge, latest: 4 },
      edge,
    ]);
    expect([...network.dated.to]).toEqual([1, 2, 1]);
    expect(Array.from(rows?.dated ?? [])).toEqual([3, 1, 0]);
    expect(Array.from(rows?.spread ?? [])).toEqual([2]);
  });
});
