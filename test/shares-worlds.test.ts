import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Solver } from "../src/balance/solver.ts";
import { prepareSolver } from "../src/balance/solver.ts";
import { joined, shareIn } from "./shares.fixture.ts";
import { late } from "./shares-late.fixture.ts";
import { rowsOf, type World, worldsOf } from "./shares-worlds.fixture.ts";
import { listWorlds } from "./shares-worlds-listed.fixture.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const runs = Number(process.env.SHARE_WORLDS ?? 150);

/** The least and most share of every world that is possible, told as the program tells it; undefined where none is. */
function endsOf(world: World, asked: "lint" | "yarn"): { min: number; max: number } | undefined {
  const told = [...listWorlds(world, asked)];
  const mass = world[asked].reduce((sum, { kg }) => sum + kg, 0);
  if (told.length === 0) return undefined;
  return { min: Math.min(...told) / mass, max: Math.max(...told) / mass };
}

/** What the program says of a world, held against all that can have happened; whether it bounded anything. */
async function holds(world: World, asked: "lint" | "yarn"): Promise<boolean> {
  const ends = world[asked].length === 0 ? undefined : endsOf(world, asked);
  // Where whole kilograms leave no world, fractions of them may.
  if (ends === undefined) return false;
  const found = (await shareIn(rowsOf(world, asked), "OUT", solver))?.share;
  if (found?.state !== "bounded") throw new Error(`No interval: ${JSON.stringify(found)}`);
  expect(found.min).toBeLessThanOrEqual(ends.min + 1e-12);
  expect(found.max).toBeGreaterThanOrEqual(ends.max - 1e-12);
  // Days within intervals and yields of fractions make the program look from outside; elsewhere it is exact.
  if (asked === "lint" && world.came.every(({ day, until }) => day === until)) {
    expect(found.min).toBeGreaterThanOrEqual(ends.min - 1e-6);
    expect(found.max).toBeLessThanOrEqual(ends.max + 1e-6);
  }
  return found.max - found.min < 1;
}

describe("shares beside every world that the records allow", () => {
  it.each(["lint", "yarn"] as const)("hold all of them: %s", async (asked) => {
    let bounded = 0;
    await fc.assert(
      fc.asyncProperty(worldsOf(asked === "yarn"), async (world) => {
        if (await holds(world, asked)) bounded += 1;
      }),
      { numRuns: runs },
    );
    // Enough of them are bounded, so that the test says something.
    expect(bounded).toBeGreaterThan(runs / 30);
  });
});

describe("one more record of whatever kind", () => {
  it.each(["lint", "yarn"] as const)("never widens a share, whatever it is of: %s", async (asked) => {
    let bounded = 0;
    await fc.assert(
      fc.asyncProperty(worldsOf(asked === "yarn"), late, async (world, { rows, weighing }) => {
        if (world[asked].length === 0) return;
        const given = rowsOf(world, asked);
        const before = (await shareIn(given, "OUT", solver))?.share;
        if (before?.state !== "bounded") return;
        const after = (await shareIn(joined(given, rows), "OUT", solver))?.share;
        if (after?.state !== "bounded") return;
        const slack = weighing / world[asked].reduce((sum, { kg }) => sum + kg, 0) + 1e-6;
        expect(after.min).toBeGreaterThanOrEqual(before.min - slack);
        expect(after.max).toBeLessThanOrEqual(before.max + slack);
        if (after.max - after.min < 1) bounded += 1;
      }),
      { numRuns: runs },
    );
    expect(bounded).toBeGreaterThan(runs / 30);
  });
});
