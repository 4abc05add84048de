import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ending, endingsFrom, type Question } from "./brute-force.fixture.ts";
import { earliestOf, shortestOf } from "./endings.fixture.ts";
import { questions, small } from "./network-arbitrary.fixture.ts";
import type { Rules } from "./sweep.ts";

/** A property proves nothing on networks where nothing happens: so what is drawn is counted, from a fixed seed. */

const reachOf = (endings: readonly Ending[]): number => new Set(endings.map(({ edge }) => edge)).size;

/** What makes a question hard, each by name. */
function hardness({ network, starts, targets }: Question): Record<string, boolean> {
  const ask = (rules: Rules, joints = network.joints) => endingsFrom({ ...network, joints }, starts, rules);
  const full = ask({});
  const [short, early] = [shortestOf(full, targets), earliestOf(full, targets)];
  const needed = [...network.edges.keys()].map((edge) => shortestOf(full, [edge])?.length ?? 0);
  const reach = reachOf(full);
  return {
    "needs four edges or more": Math.max(...needed) >= 4,
    "short way and early way differ": (short?.length ?? 0) < (early?.length ?? 0),
    "joints lead further": reachOf(ask({}, [])) < reach,
    "days forbid": reachOf(ask({ dates: false })) > reach,
    "goods forbid": reachOf(ask({ goods: false })) > reach,
    "a target is reached": short !== undefined,
    "no target is reached": short === undefined,
    "cycle or loop": network.edges.some((edge, at) =>
      network.edges.some((back, other) => back.to === edge.from && back.from === edge.to && other >= at),
    ),
    "parallel edges": network.edges.some((edge, at) =>
      network.edges.some((same, other) => same.from === edge.from && same.to === edge.to && other > at),
    ),
    "unknown good": network.edges.some(({ good }) => good === 0),
    "several starts": new Set(starts).size > 1,
    "no start": starts.length === 0,
  };
}

describe("questions(small)", () => {
  const drawn = fc.sample(questions(small), { numRuns: 2000, seed: 1 }).map(hardness);
  const atLeast: readonly [string, number][] = [
    ["needs four edges or more", 100],
    ["short way and early way differ", 20],
    ["joints lead further", 200],
    ["days forbid", 300],
    ["goods forbid", 300],
    ["a target is reached", 500],
    ["no target is reached", 300],
    ["cycle or loop", 300],
    ["parallel edges", 300],
    ["unknown good", 300],
    ["several starts", 300],
    ["no start", 50],
  ];

  it.each(atLeast)("%s: at least %i of 2000", (name, least) => {
    expect(drawn.filter((hard) => hard[name] === true).length).toBeGreaterThanOrEqual(least);
  });
});
