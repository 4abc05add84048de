import { beforeAll, describe, expect, it } from "vitest";
import {
  account,
  day,
  fromElsewhere,
  ledger,
  move,
  network,
  oneStock,
  question,
  told,
} from "./network.fixture.ts";
import type { ShareNetwork } from "./network.ts";
import { exactly, onDay } from "./network.ts";
import { shareBounds } from "./share-bounds.ts";
import type { Solver } from "./solver.ts";
import { prepareSolver } from "./solver.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const bounds = (
  given: ShareNetwork,
  target: string | readonly string[] = "T",
  ...sources: string[]
): string =>
  shareBounds(solver, given, question(target, ...sources))
    .map(told)
    .join("; ");

describe("records that cannot all be true", () => {
  it("names those that clash and no others", () => {
    const stock = oneStock(30, 70, 101);
    const given = network({
      ...stock,
      accounts: [...stock.accounts, account("B")],
      movements: [...stock.movements, move("more", "A>B", 0), move("far", "B>out", 0)],
      statements: [...stock.statements, ledger("SB", "B", ["more"])],
    });
    expect(bounds(given)).toBe("contradicted: C, L, S, T");
  });
  it("names the production record that yields more than it can", () => {
    const given = network({
      transformations: [
        {
          id: "spin",
          documents: ["sheet 7"],
          when: onDay(day(1)),
          inputsAreAll: true,
          inputs: [{ id: "i", account: "A", mass: exactly("100") }],
          outputs: [{ id: "T", account: null, mass: exactly("98"), yields: { least: "0", most: "0.97" } }],
        },
      ],
      accounts: [account("A")],
    });
    expect(bounds(given)).toBe("contradicted: sheet 7");
  });
  it("a claim against what the goods carry", () =>
    expect(
      bounds(
        network({ movements: [move("T", "in>out", 1, { carries: ["X"] })], claims: [fromElsewhere("T")] }),
      ),
    ).toBe("contradicted: T, origin of T"));
  it("does not take decimals that no floating number holds for a clash", () =>
    expect(bounds(oneStock(0.1, 0.2, 0.3))).toBe("0.333333 to 0.333334"));
});

describe("a network that is not well made", () => {
  const stock = oneStock(1, 1, 1);
  it.each([
    ["an account that is not there", { accounts: [] }, "T", "reference.missing"],
    ["a target that is not there", {}, "nowhere", "reference.missing"],
    ["an id twice", { movements: [...stock.movements, ...stock.movements] }, "T", "row.duplicate"],
    [
      "a mass that is no number",
      { movements: [{ ...move("T", "A>out", 1), mass: exactly("NaN") }] },
      "T",
      "row.value-invalid",
    ],
    [
      "a mass below zero",
      { movements: [{ ...move("T", "A>out", 1), mass: exactly("-1") }] },
      "T",
      "row.value-invalid",
    ],
    [
      "limits the wrong way",
      { movements: [{ ...move("T", "A>out", 1), mass: { least: "2", most: "1" } }] },
      "T",
      "row.value-invalid",
    ],
  ])("is refused: %s", (_, change, target, code) =>
    expect(() => bounds({ ...stock, ...change }, target)).toThrow(
      expect.objectContaining({ issue: expect.objectContaining({ code }) }),
    ),
  );
});
