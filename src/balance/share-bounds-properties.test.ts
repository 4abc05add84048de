import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { splitsOf } from "./exact-search.fixture.ts";
import { account, day, fromElsewhere, ledger, move, network, question } from "./network.fixture.ts";
import type { Movement, ShareNetwork, When } from "./network.ts";
import type { Share } from "./share.ts";
import { shareBounds } from "./share-bounds.ts";
import type { Solver } from "./solver.ts";
import { prepareSolver } from "./solver.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const names = ["A", "B", "C"];
const ends = fc.constantFrom("A", "B", "C");
const when: fc.Arbitrary<When> = fc
  .tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 2 }),
    fc.constantFrom("day", "days", "open"),
  )
  .map(([from, more, kind]) => ({
    earliest: kind === "open" ? null : day(from),
    latest: kind === "open" ? null : day(kind === "day" ? from : from + more),
  }));

type Origin = "X" | "Y" | "both" | "elsewhere" | "unknown";
const carried: Readonly<Record<Origin, readonly string[]>> = {
  X: ["X"],
  Y: ["Y"],
  both: ["X", "Y"],
  elsewhere: [],
  unknown: [],
};

type Receipt = [to: string, kg: number, when: When, origin: Origin];
const receipt: fc.Arbitrary<Receipt> = fc.tuple(
  fc.constantFrom("A", "A", "B", "C"),
  fc.integer({ min: 0, max: 3 }),
  when,
  fc.constantFrom<Origin>("X", "Y", "both", "elsewhere", "elsewhere", "unknown"),
);
const between = fc.tuple(ends, ends, fc.integer({ min: 0, max: 2 }), when);
const target = fc.tuple(fc.constantFrom("A", "A", "B", "C"), fc.integer({ min: 1, max: 3 }), when);

/** Small networks with circles, ties in date, zero masses and any set of complete accounts; T leaves them. */
const small: fc.Arbitrary<ShareNetwork> = fc
  .tuple(
    fc.array(receipt, { maxLength: 3 }),
    fc.array(between, { maxLength: 2 }),
    fc.tuple(fc.integer({ min: 0, max: 3 }), when, fc.integer({ min: 0, max: 4 }), when),
    target,
    fc.subarray(names, { minLength: 1 }),
  )
  .map(([more, passed, [listed, first, other, second], [out, kg, left], complete]) => {
    const came: Receipt[] = [["A", listed, first, "X"], ["A", other, second, "elsewhere"], ...more];
    const movements: Movement[] = [
      ...came.map(([to, mass, at, origin], n) =>
        move(`r${n}`, `in>${to}`, mass, { when: at, carries: carried[origin] }),
      ),
      ...passed.map(([from, to, mass, at], n) => move(`m${n}`, `${from}>${to}`, mass, { when: at })),
      move("T", `${out}>out`, kg, { when: left }),
    ];
    const claims = came.flatMap(([, , , origin], n) =>
      origin === "elsewhere" ? [fromElsewhere(`r${n}`)] : [],
    );
    const statements = complete.map((id) =>
      ledger(
        `S${id}`,
        id,
        movements.filter(({ to }) => to === id).map((movement) => movement.id),
      ),
    );
    return network({ accounts: names.map(account), movements, claims, statements });
  });

/** Whole kilograms over whole kilograms, rounded outward to millionths. */
const down = (kg: number, of: number): number => Math.floor((kg * 1e6) / of) / 1e6;
const up = (kg: number, of: number): number => Math.floor((kg * 1e6 + of - 1) / of) / 1e6;

const boundsOf = (given: ShareNetwork): readonly Share[] =>
  shareBounds(solver, given, question("T", "X", "Y"));

type Kind = "contradicted" | "exact" | "between" | "trivial";

/** Compares one answer with what the search gives, and says of what kind it was. */
function compareWithSearch(given: ShareNetwork, share: Share): Kind {
  const kg = Number(given.movements.at(-1)?.mass.least);
  const split = splitsOf(given, share.sources, ["T"]);
  if (split === undefined) {
    expect(share.state).toBe("contradicted");
    return "contradicted";
  }
  const interval = { min: down(split.min, kg), max: up(split.max, kg) };
  expect(share).toMatchObject({ state: "bounded", ...interval, unproved: [] });
  const width = interval.max - interval.min;
  if (width === 1) return "trivial";
  return width === 0 ? "exact" : "between";
}

describe("shareBounds on small networks", () => {
  it("gives what trying every whole split gives", () => {
    const seen: Record<Kind, number> = { contradicted: 0, exact: 0, between: 0, trivial: 0 };
    fc.assert(
      fc.property(small, (given) => {
        for (const share of boundsOf(given)) seen[compareWithSearch(given, share)] += 1;
      }),
      { numRuns: 1500 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
  });

  it("gives a union at least what each source has", () => {
    fc.assert(
      fc.property(small, (given) => {
        const shares = boundsOf(given);
        const union = shares.at(-1);
        if (union?.state !== "bounded") return;
        for (const share of shares) {
          if (share.state !== "bounded") continue;
          expect(union.max).toBeGreaterThanOrEqual(share.max);
          expect(union.min).toBeGreaterThanOrEqual(share.min);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of records", () => {
    fc.assert(
      fc.property(small, (given) => {
        const turned = network({
          ...given,
          accounts: given.accounts.toReversed(),
          movements: given.movements.toReversed(),
          statements: given.statements.toReversed(),
          claims: given.claims.toReversed(),
        });
        expect(boundsOf(turned)).toEqual(boundsOf(given));
      }),
      { numRuns: 300 },
    );
  });
});

/** Takes some records away: what is left is what was known before they came. */
const some = fc.tuple(small, fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }));

/** Whether an answer is no wider than an earlier one, or contradicted. Gives whether it is narrower. */
function isNarrower(was: Share | undefined, share: Share): boolean {
  if (share.state === "contradicted") return false;
  if (was?.state !== "bounded" || share.state !== "bounded") throw new Error("a record undid a clash");
  expect(share.min).toBeGreaterThanOrEqual(was.min);
  expect(share.max).toBeLessThanOrEqual(was.max);
  return share.max < was.max || share.min > was.min;
}

function earlierThan(
  { movements, statements, claims, ...rest }: ShareNetwork,
  keep: readonly boolean[],
): ShareNetwork {
  const kept = movements.filter(({ id }, n) => id === "T" || keep[n] === true);
  const ids = new Set(kept.map(({ id }) => id));
  return network({
    ...rest,
    movements: kept,
    statements: statements.filter((_, n) => keep[n + 8]),
    claims: claims.filter(({ on }, n) => keep[n + 11] === true && ids.has(on)),
  });
}

describe("monotonicity", () => {
  it("no interval is wider for one more movement, statement or claim", () => {
    let narrower = 0;
    fc.assert(
      fc.property(some, ([given, keep]) => {
        const earlier = boundsOf(earlierThan(given, keep));
        for (const [n, share] of boundsOf(given).entries()) if (isNarrower(earlier[n], share)) narrower += 1;
      }),
      { numRuns: 1000 },
    );
    expect(narrower).toBeGreaterThan(100);
  });

  it("a record in the scope of a statement that does not cover it leaves no interval; taken back, it is as before", () => {
    fc.assert(
      fc.property(small, ends, (given, to) => {
        const late = move("late", `in>${to}`, 1, { when: { earliest: day(9), latest: day(9) } });
        const more = network({ ...given, movements: [...given.movements, late] });
        const isCovered = given.statements.every((statement) => statement.account !== to);
        const target = given.movements.at(-1)?.from;
        if (!isCovered && target === to)
          for (const share of boundsOf(more)) expect(share.state).toBe("contradicted");
        expect(boundsOf({ ...more, retracted: ["late"] })).toEqual(boundsOf(given));
      }),
      { numRuns: 300 },
    );
  });
});
