import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reachedByBruteForce } from "./brute-force.fixture.ts";
import { type Held, rollUp } from "./roll-up.ts";

const half = 500_000;
const held = (owner: string, owned: string, percent: number): Held => ({
  owner,
  owned,
  min: percent * 10_000,
});
const reached = (blocked: readonly string[], holdings: readonly Held[]): readonly string[] =>
  [...rollUp(new Set(blocked), holdings, { threshold: half }).keys()].sort();

describe("rollUp(blocked, holdings, threshold)", () => {
  it.each<[string, readonly string[], readonly Held[], readonly string[]]>([
    ["exactly 50 per cent", ["X"], [held("X", "A", 50)], ["A"]],
    ["less than 50 per cent", ["X"], [held("X", "A", 49.9999)], []],
    ["two owners that come to 50 together", ["X", "Y"], [held("X", "A", 25), held("Y", "A", 25)], ["A"]],
    [
      "a whole chain of halves",
      ["X"],
      [held("X", "A", 50), held("A", "B", 50), held("B", "C", 50)],
      ["A", "B", "C"],
    ],
    ["a link of the chain below one half", ["X"], [held("X", "A", 25), held("A", "B", 100)], []],
    [
      "a half that is reached on two ways",
      ["X"],
      [held("X", "A", 50), held("X", "C", 25), held("A", "C", 25)],
      ["A", "C"],
    ],
    ["two that hold each other", ["X"], [held("A", "B", 60), held("B", "A", 60)], []],
    [
      "a ring that is entered",
      ["X"],
      [held("X", "A", 50), held("A", "B", 60), held("B", "A", 50)],
      ["A", "B"],
    ],
    ["own shares", ["X"], [held("A", "A", 60), held("X", "A", 40)], []],
    ["one that is listed itself", ["X", "A"], [held("X", "A", 60)], []],
    ["nobody listed", [], [held("X", "A", 100)], []],
  ])("%s", (_, blocked, holdings, found) => {
    expect(reached(blocked, holdings)).toEqual(found);
  });

  const nodes = ["a", "b", "c", "d", "e", "f", "g"];
  const some = fc.record({
    blocked: fc.subarray(nodes, { maxLength: 3 }),
    holdings: fc.uniqueArray(
      fc.record({
        owner: fc.constantFrom(...nodes),
        owned: fc.constantFrom(...nodes),
        min: fc.constantFrom(0, 100_000, 166_667, 250_000, 333_333, 333_334, 499_999, 500_000, 1_000_000),
      }),
      { maxLength: 16, selector: ({ owner, owned }) => `${owner} ${owned}` },
    ),
  });

  const persons = fc.array(fc.nat({ max: 3 }), { minLength: nodes.length, maxLength: nodes.length });

  it("reaches exactly what stands in every set that the rule closes, whoever may be one person", () => {
    fc.assert(
      fc.property(some, fc.option(persons), ({ blocked, holdings }, classes) => {
        const personOf = (node: string): string =>
          classes === null ? node : `${classes[nodes.indexOf(node)]}`;
        const rule = { threshold: half, personOf };
        const expected = reachedByBruteForce(nodes, new Set(blocked), holdings, rule);
        expect([...rollUp(new Set(blocked), holdings, rule).keys()].sort()).toEqual([...expected].sort());
      }),
    );
  });

  it("explains each by holdings of members that were reached before it, which come to one half", () => {
    fc.assert(
      fc.property(some, ({ blocked, holdings }) => {
        const members = new Set(blocked);
        for (const { node, through, together } of rollUp(new Set(blocked), holdings, {
          threshold: half,
        }).values()) {
          expect(together).toBe(through.reduce((sum, { min }) => sum + min, 0));
          expect(together).toBeGreaterThanOrEqual(half);
          for (const { owner, owned } of through) expect([owned, members.has(owner)]).toEqual([node, true]);
          members.add(node);
        }
      }),
    );
  });

  it("the order of holdings plays no part, and more shares or more listed parties never reach less", () => {
    fc.assert(
      fc.property(some, some, ({ blocked, holdings }, more) => {
        const found = reached(blocked, holdings);
        expect(reached([...blocked].reverse(), [...holdings].reverse())).toEqual(found);
        const known = new Set(holdings.map(({ owner, owned }) => `${owner} ${owned}`));
        const added = more.holdings.filter(({ owner, owned }) => !known.has(`${owner} ${owned}`));
        const all = new Set([
          ...more.blocked,
          ...reached([...blocked, ...more.blocked], [...holdings, ...added]),
        ]);
        expect(found.filter((node) => !all.has(node))).toEqual([]);
      }),
    );
  });
});
