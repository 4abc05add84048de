import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { canAllHold, canBe, conditionsOf } from "./elimination.fixture.ts";
import { account, day, fromElsewhere, ledger, move, network, question } from "./network.fixture.ts";
import type { Mass, ShareNetwork } from "./network.ts";
import { anyTime, exactly, unknownMass } from "./network.ts";
import { withoutDocument } from "./scenario.ts";
import { shareBounds } from "./share-bounds.ts";
import type { Solver } from "./solver.ts";
import { prepareSolver } from "./solver.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const kg = (least: number, most: number): fc.Arbitrary<Mass> =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 0, max: 3 }), fc.boolean())
    .map(([from, more, known]) =>
      known ? exactly(String(from)) : { least: String(from), most: String(from + more) },
    );

/** Of a tenth of a kilogram: decimals that no floating number holds. */
const tenths = fc.integer({ min: 1, max: 99 }).map((n) => exactly((n / 10).toFixed(1)));
const factor = fc.constantFrom("0.7", "0.85", "0.97", "1", "1.05");

/** Lint of X and of elsewhere into yarn and waste, the waste back into the lint; T is some yarn. */
const spinning: fc.Arbitrary<ShareNetwork> = fc
  .record({
    listed: fc.oneof(tenths, kg(1, 6)),
    other: fc.oneof(tenths, kg(2, 9)),
    consumed: kg(2, 7),
    yarn: kg(1, 5),
    waste: fc.option(kg(0, 2), { nil: undefined }),
    sold: kg(1, 3),
    most: factor,
    least: fc.constantFrom("0", "0", "0.5", "0.6"),
    into: fc.integer({ min: 0, max: 4 }),
    out: fc.integer({ min: 2, max: 6 }),
  })
  .map(({ listed, other, consumed, yarn, waste, sold, most, least, into, out }) =>
    network({
      accounts: [account("lint"), account("yarn")],
      movements: [
        move("L", "in>lint", listed, { carries: ["X"], when: { earliest: day(0), latest: day(into) } }),
        move("C", "in>lint", other, { when: { earliest: day(1), latest: day(1) } }),
        move("T", "yarn>out", sold, { when: { earliest: day(out), latest: day(out) } }),
      ],
      transformations: [
        {
          id: "P",
          when: { earliest: day(2), latest: day(3) },
          inputsAreAll: true,
          inputs: [{ id: "Pi", account: "lint", mass: consumed }],
          outputs: [
            { id: "Po", account: "yarn", mass: yarn, yields: { least, most } },
            ...(waste === undefined
              ? []
              : [{ id: "Pw", account: "lint", mass: waste, yields: { least: "0", most: "0.4" } }]),
          ],
        },
      ],
      claims: [fromElsewhere("C")],
      statements: [
        ledger("S1", "lint", ["L", "C", ...(waste === undefined ? [] : ["Pw"])]),
        ledger("S2", "yarn", ["Po"]),
      ],
    }),
  );

type Kind = "contradicted" | "between" | "trivial";

/** Asks on both sides of both ends: a millionth further in it can be, a millionth further out it cannot. */
function compareWithElimination(given: ShareNetwork): Kind {
  const conditions = conditionsOf(given, ["X"]);
  const [share] = shareBounds(solver, given, question("T"));
  if (share?.state !== "bounded") {
    expect(canAllHold(conditions)).toBe(false);
    return "contradicted";
  }
  const [min, max] = [Math.round(share.min * 1e6), Math.round(share.max * 1e6)];
  expect(share.unproved).toEqual([]);
  expect(canAllHold(conditions)).toBe(true);
  if (min > 0) expect(canBe(conditions, "T", "at most", min - 1)).toBe(false);
  if (max < 1e6) expect(canBe(conditions, "T", "at least", max + 1)).toBe(false);
  if (min < 1e6) expect(canBe(conditions, "T", "at most", min + 1)).toBe(true);
  if (max > 0) expect(canBe(conditions, "T", "at least", max - 1)).toBe(true);
  return min > 0 || max < 1e6 ? "between" : "trivial";
}

describe("shareBounds with yields and unknown masses", () => {
  it("gives what exact elimination gives, to the last millionth", () => {
    const seen: Record<Kind, number> = { contradicted: 0, between: 0, trivial: 0 };
    fc.assert(
      fc.property(spinning, (given) => {
        seen[compareWithElimination(given)] += 1;
      }),
      { numRuns: 400 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  });

  it("is no narrower without one of its documents", () => {
    let wider = 0;
    fc.assert(
      fc.property(spinning, fc.constantFrom("L", "C", "P", "S1", "S2", "origin of C"), (given, document) => {
        const [share] = shareBounds(solver, given, question("T"));
        const [without] = shareBounds(solver, withoutDocument(given, document), question("T"));
        if (share?.state !== "bounded") return;
        if (without?.state !== "bounded") throw new Error("a document undid a clash");
        expect(without.min).toBeLessThanOrEqual(share.min);
        expect(without.max).toBeGreaterThanOrEqual(share.max);
        if (without.min < share.min || without.max > share.max) wider += 1;
      }),
      { numRuns: 600 },
    );
    expect(wider).toBeGreaterThan(20);
  });

  it("proves both ends of long chains of unknown masses, for an unknown mass of the target", () => {
    const yields = fc.array(fc.integer({ min: 600, max: 1050 }), { minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(yields, fc.integer({ min: 1, max: 99 }), (list, listed) => {
        const [share] = shareBounds(solver, chain(list, listed), question("T"));
        expect(share).toMatchObject({ state: "bounded", unproved: [] });
        // Kilograms of T that one of lint can give at most; of T there is at least one.
        const factor = list.reduce((product, n) => product * (n / 1000), 1);
        const max = Math.min(1, listed * factor);
        expect(share?.state === "bounded" && Math.abs(share.max - max)).toBeLessThanOrEqual(1.000001e-6);
      }),
      { numRuns: 100 },
    );
  });
});

/** Lint of X and as much as one likes of elsewhere, made over and over by so many thousandths, at least 1 kg of it sold. */
function chain(yields: readonly number[], listed: number): ShareNetwork {
  const accounts = [...yields.keys(), yields.length].map((n) => account(`A${n}`));
  return network({
    accounts,
    movements: [
      move("L", "in>A0", listed, { carries: ["X"] }),
      move("C", "in>A0", unknownMass),
      move("T", `A${yields.length}>out`, { least: "1", most: null }),
    ],
    transformations: yields.map((most, n) => ({
      id: `P${n}`,
      when: anyTime,
      inputsAreAll: true,
      inputs: [{ id: `P${n}i`, account: `A${n}`, mass: unknownMass }],
      outputs: [
        {
          id: `P${n}o`,
          account: `A${n + 1}`,
          mass: unknownMass,
          yields: { least: "0", most: String(most / 1000) },
        },
      ],
    })),
    claims: [fromElsewhere("C")],
    statements: accounts.map(({ id }, n) => ledger(`S${n}`, id, n === 0 ? ["L", "C"] : [`P${n - 1}o`])),
  });
}
