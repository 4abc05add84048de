import { describe, expect, it } from "vitest";
import type { StockRule } from "./expectation.ts";
import { expectedShare } from "./expectation.ts";
import { account, day, fromElsewhere, move, network, question } from "./network.fixture.ts";
import type { ShareNetwork } from "./network.ts";
import { exactly, onDay, unknownMass } from "./network.ts";

const on = (n: number) => ({ when: onDay(day(n)) });

/** 30 kg of X, then 70 kg of elsewhere; 40 kg leave, then 60. */
const sales = network({
  accounts: [account("A")],
  movements: [
    move("L", "in>A", 30, { carries: ["X"], ...on(1) }),
    move("C", "in>A", 70, on(2)),
    move("T", "A>out", 40, on(3)),
    move("U", "A>out", 60, on(4)),
  ],
  claims: [fromElsewhere("C")],
});

const expected = (given: ShareNetwork, rule: StockRule, target = "T"): string => {
  const found = expectedShare(given, question(target), rule);
  return found.ok ? found.share : found.why;
};

describe("expectedShare", () => {
  it("well mixed: every draw is like the whole", () => {
    expect(expected(sales, "well-mixed")).toBe("0.3");
    expect(expected(sales, "well-mixed", "U")).toBe("0.3");
  });
  it("first in, first out", () => {
    expect(expected(sales, "fifo")).toBe("0.75");
    expect(expected(sales, "fifo", "U")).toBe("0");
  });
  it("says what it assumes", () =>
    expect(expectedShare(sales, question("T"), "fifo")).toMatchObject({
      ok: true,
      rule: "fifo",
      assumes: "every record is there, and in every stock what came first leaves first",
    }));
  it("carries shares through a transformation and moves of one day", () => {
    const given = network({
      accounts: [account("A"), account("B")],
      movements: [
        move("L", "in>A", 30, { carries: ["X"], ...on(1) }),
        move("C", "in>A", 70, on(1)),
        move("T", "B>out", 50, on(1)),
      ],
      transformations: [
        {
          id: "P",
          ...on(1),
          inputsAreAll: true,
          inputs: [{ id: "i", account: "A", mass: exactly("80") }],
          outputs: [{ id: "o", account: "B", mass: exactly("64"), yields: { least: "0", most: "0.97" } }],
        },
      ],
      claims: [fromElsewhere("C")],
    });
    expect(expected(given, "well-mixed")).toBe("0.3");
    // C and L came on one day: the first by id is taken for the first that came.
    expect(expected(given, "fifo")).toBe("0.125");
  });
  it.each([
    ["unknown goods", { ...sales, claims: [] }, "what C is made of is not known"],
    [
      "a mass that is not known",
      { ...sales, movements: [...sales.movements, move("m", "in>A", unknownMass, on(1))] },
      "the mass or the day of m is not known",
    ],
    [
      "an open day",
      { ...sales, movements: [...sales.movements, move("m", "in>A", 1)] },
      "the mass or the day of m is not known",
    ],
    [
      "more out than in",
      { ...sales, movements: [...sales.movements, move("m", "A>out", 1, on(5))] },
      "more left A by m than is recorded to have come",
    ],
    [
      "no mass",
      { ...sales, movements: [move("T", "in>out", 0, { carries: ["X"], ...on(1) })] },
      "the goods asked about have no mass",
    ],
  ])("gives nothing for %s", (_, given, why) => expect(expected(given, "well-mixed")).toBe(why));
});
