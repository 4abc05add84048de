import fc from "fast-check";
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
import type { CustodyModel, ShareNetwork } from "./network.ts";
import { exactly, onDay, unknownMass } from "./network.ts";
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

describe("one mixing stage", () => {
  it("has the closed form max = min(L, q) / q, min = max(0, q - C) / q", () => {
    const kg = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(kg, kg, fc.integer({ min: 1, max: 100_000 }), (listed, other, drawn) => {
        fc.pre(drawn <= listed + other);
        const [share] = shareBounds(solver, oneStock(listed, other, drawn), question("T"));
        expect(share).toMatchObject({
          state: "bounded",
          min: Math.floor((Math.max(0, drawn - other) * 1e6) / drawn) / 1e6,
          max: Math.floor((Math.min(listed, drawn) * 1e6 + drawn - 1) / drawn) / 1e6,
          unproved: [],
        });
      }),
      { numRuns: 200 },
    );
  });
  it("rounds outward", () => expect(bounds(oneStock(1, 2, 3))).toBe("0.333333 to 0.333334"));
  it("gives an exact millionth as it is", () => expect(bounds(oneStock(12, 88, 100))).toBe("0.12 to 0.12"));
  it("never rounds a trace away", () => expect(bounds(oneStock(0.001, 1e7, 1e7))).toBe("0 to 0.000001"));
});

describe("the open world", () => {
  const stock = oneStock(30, 70, 90);
  it("bounds nothing that left a stock whose receipts are not said to be complete", () =>
    expect(bounds({ ...stock, statements: [] })).toBe("0 to 1"));
  it("lets goods of which nothing is said be of any source", () =>
    expect(bounds({ ...stock, claims: [] })).toBe("0.222222 to 1"));
  it("names what an interval stands on", () =>
    expect(shareBounds(solver, stock, question("T"))[0]).toMatchObject({ if: ["S", "origin of C"] }));
  it("takes goods that carry the source for what they are", () =>
    expect(bounds(network({ movements: [move("T", "in>out", 5, { carries: ["X"] })] }))).toBe("1 to 1"));
  it("keeps a statement open that covers a record which is not here", () =>
    expect(bounds({ ...stock, statements: [ledger("S", "A", ["L", "C", "gone"])] })).toBe("0 to 1"));
  it("gives no interval where a record in the scope of a statement is not covered", () => {
    const more = network({ ...stock, movements: [...stock.movements, move("late", "in>A", 1)] });
    expect(bounds(more)).toBe("contradicted: S, late");
    expect(bounds({ ...more, retracted: ["late"] })).toBe(bounds(stock));
    expect(bounds({ ...more, retracted: ["S"] })).toBe("0 to 1");
  });
});

describe("time", () => {
  const at = (listed: number, sold: number): ShareNetwork => {
    const stock = oneStock(30, 70, 50);
    const days: Readonly<Record<string, number>> = { L: listed, C: 1, T: sold };
    return {
      ...stock,
      movements: stock.movements.map((moved) => ({ ...moved, when: onDay(day(days[moved.id] ?? 0)) })),
    };
  };
  it("takes nothing from what came after it left", () => expect(bounds(at(5, 4))).toBe("0 to 0"));
  it("allows the same day", () => expect(bounds(at(4, 4))).toBe("0 to 0.6"));
  it("asks every day, not only the last", () => {
    const given = network({
      accounts: [account("A")],
      movements: [
        move("L", "in>A", 10, { carries: ["X"], when: onDay(day(1)) }),
        move("T", "A>out", 8, { when: onDay(day(2)) }),
        move("C", "in>A", 90, { when: onDay(day(3)) }),
        move("U", "A>out", 20, { when: onDay(day(4)) }),
      ],
      claims: [fromElsewhere("C")],
      statements: [ledger("S", "A", ["L", "C"])],
    });
    expect(bounds(given)).toBe("1 to 1");
    expect(bounds(given, "U")).toBe("0 to 0.1");
    expect(bounds(given, ["T", "U"])).toBe("0.285714 to 0.357143");
  });
});

describe("several sources", () => {
  const given = network({
    accounts: [account("A")],
    movements: [
      move("x", "in>A", 30, { carries: ["X"] }),
      move("y", "in>A", 20, { carries: ["Y"] }),
      move("c", "in>A", 50),
      move("T", "A>out", 100),
    ],
    claims: [
      fromElsewhere("c"),
      { ...fromElsewhere("x"), sources: ["Y"], id: "x holds no Y" },
      { ...fromElsewhere("y"), sources: ["X"], id: "y holds no X" },
    ],
    statements: [ledger("S", "A", ["x", "y", "c"])],
  });
  it("gives one share each and one of their union", () =>
    expect(bounds(given, "T", "X", "Y")).toBe("0.3 to 0.3; 0.2 to 0.2; 0.5 to 0.5"));
  it("does not take one source for the absence of another", () =>
    expect(bounds({ ...given, claims: [fromElsewhere("c")] }, "T", "X", "Y")).toBe(
      "0.3 to 0.5; 0.2 to 0.5; 0.5 to 0.5",
    ));
});

describe("chain-of-custody claims", () => {
  const claimed = (model: CustodyModel, least: string, most: string): string =>
    bounds(
      network({
        movements: [move("T", "in>out", 40)],
        claims: [{ id: "claim", model, on: "T", sources: ["X"], least, most }],
      }),
    );
  it.each([
    ["identity-preserved", "0", "0", "0 to 0"],
    ["segregated", "1", "1", "1 to 1"],
    ["controlled-blending", "0.1", "0.2", "0.1 to 0.2"],
    ["mass-balance", "0", "0", "0 to 1"],
    ["book-and-claim", "0", "0", "0 to 1"],
  ] as const)("%s of %s to %s bounds the content to %s", (model, least, most, expected) =>
    expect(claimed(model, least, most)).toBe(expected),
  );
  it("adds up claims on each source, and a claim on more than was asked about bounds each", () => {
    const claim = (source: string, most: string) =>
      ({
        id: `of ${source}`,
        model: "controlled-blending",
        on: "T",
        sources: [source],
        least: "0",
        most,
      }) as const;
    const given = network({
      movements: [move("T", "in>out", 1)],
      claims: [claim("X", "0.2"), claim("Y", "0.3")],
    });
    expect(bounds(given, "T", "X", "Y")).toBe("0 to 0.2; 0 to 0.3; 0 to 0.5");
  });
});

describe("a ledger that names what left", () => {
  const given = (closing: string, loss: string): ShareNetwork =>
    network({
      accounts: [account("A")],
      movements: [
        move("L", "in>A", 10, { carries: ["X"] }),
        move("C", "in>A", 90),
        move("T", "A>out", 50),
        move("U", "A>out", 40),
      ],
      claims: [fromElsewhere("C"), fromElsewhere("U")],
      statements: [
        ledger("S", "A", ["L", "C"], {
          covers: ["T", "U"],
          closing: exactly(closing),
          loss: { least: "0", most: loss },
        }),
      ],
    });
  it("leaves no more elsewhere than what stayed and was lost", () => {
    expect(bounds(given("4", "6"))).toBe("0 to 0.2");
    expect(bounds(given("10", "0"))).toBe("0 to 0.2");
    expect(bounds({ ...given("4", "6"), movements: given("4", "6").movements.slice(0, 3) })).toBe("0 to 0.2");
  });
  it("bounds from below what must be in one of two", () => {
    const all = network({ ...given("0", "0"), movements: given("0", "0").movements });
    const fuller = all.movements.map((moved) =>
      moved.id === "U" ? { ...moved, mass: exactly("50") } : moved,
    );
    expect(bounds({ ...all, movements: fuller })).toBe("0.2 to 0.2");
  });
  it("is contradicted by what does not add up", () =>
    expect(bounds(given("5", "1"))).toBe("contradicted: C, L, S, T, U"));
});

describe("circles and ends", () => {
  const spun = network({
    accounts: [account("lint"), account("yarn")],
    movements: [
      move("L", "in>lint", 20, { carries: ["X"], when: onDay(day(0)) }),
      move("C", "in>lint", 80, { when: onDay(day(0)) }),
      move("T", "yarn>out", 85, { when: onDay(day(9)) }),
    ],
    transformations: [
      {
        id: "P",
        when: { earliest: day(1), latest: day(5) },
        inputsAreAll: true,
        inputs: [{ id: "Pi", account: "lint", mass: exactly("110") }],
        outputs: [
          { id: "Po", account: "yarn", mass: exactly("90"), yields: { least: "0", most: "0.97" } },
          { id: "Pw", account: "lint", mass: exactly("12"), yields: { least: "0", most: "0.4" } },
        ],
      },
    ],
    claims: [fromElsewhere("C")],
    statements: [ledger("S1", "lint", ["L", "C", "Pw"]), ledger("S2", "yarn", ["Po"])],
  });
  it("follows waste back into spinning", () => expect(bounds(spun)).toBe("0.058823 to 0.235295"));
  it("bounds nothing by a production record that does not say its inputs are all, and names one that does", () => {
    const open = spun.transformations.map((made) => ({ ...made, inputsAreAll: false }));
    expect(bounds({ ...spun, transformations: open })).toBe("0 to 1");
    expect(shareBounds(solver, spun, question("T"))[0]).toMatchObject({
      if: ["P", "S1", "S2", "origin of C"],
    });
  });
  it("no network has no share", () => expect(bounds(network({}), [])).toBe("no mass"));
  it("no mass has no share", () =>
    expect(bounds(network({ movements: [move("T", "in>out", 0)] }))).toBe("no mass"));
  it("a mass that the other records leave no room for has no share", () => {
    const stock = oneStock(0, 0, 0);
    const movements = stock.movements.map((moved) =>
      moved.id === "T" ? { ...moved, mass: unknownMass } : moved,
    );
    expect(bounds({ ...stock, movements })).toBe("no mass");
  });
  it("no source has no share", () =>
    expect(shareBounds(solver, oneStock(1, 1, 1), { ...question("T"), sources: [] })).toEqual([]));
  it("asks an unknown mass of the target at every mass that it may have", () => {
    const stock = oneStock(30, 70, 0);
    const of = (least: string, most: string | null): string =>
      bounds({
        ...stock,
        movements: stock.movements.map((moved) =>
          moved.id === "T" ? { ...moved, mass: { least, most } } : moved,
        ),
      });
    expect(of("80", null)).toBe("0.125 to 0.375");
    expect(of("80", "90")).toBe("0.125 to 0.375");
    expect(of("0", null)).toBe("0 to 1");
    expect(of("101", null)).toBe("contradicted: C, L, S, T");
  });
  it("adds up thousands of movements exactly", () => {
    const parts = Array.from({ length: 4000 }, (_, n) =>
      move(`m${n}`, "in>A", 0.1, n % 4 === 0 ? { carries: ["X"] } : {}),
    );
    const given = network({
      accounts: [account("A")],
      movements: [...parts, move("T", "A>out", 400)],
      claims: parts.filter(({ carries }) => carries?.length === 0).map(({ id }) => fromElsewhere(id)),
      statements: [
        ledger(
          "S",
          "A",
          parts.map(({ id }) => id),
        ),
      ],
    });
    expect(bounds(given)).toBe("0.25 to 0.25");
  });
});
