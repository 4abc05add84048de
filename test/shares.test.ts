import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Solver } from "../src/balance/solver.ts";
import { prepareSolver } from "../src/balance/solver.ts";
import { counted, joined, parties, type Rows, sent, shareIn, told } from "./shares.fixture.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const share = async (...sets: readonly Rows[]): Promise<string> =>
  told(await shareIn(joined(parties, ...sets), "OUT", solver));

/** The farm's own harvest, shown by a ledger that balances. */
const harvest = (kg: number): Rows => ({
  transformations: [
    {
      transformation: "HARVEST",
      site: "SITE-F",
      process: "cotton harvesting",
      start: "2026-01-02",
      end: "2026-01-03",
    },
  ],
  transformation_outputs: [{ transformation: "HARVEST", lot: "CROP-1", quantity: String(kg), unit: "kg" }],
  lots: [{ lot: "CROP-1", hs: "5201.00", site: "SITE-F", quantity: String(kg), unit: "kg" }],
  stock: [counted("SITE-F", "2026-01-01", 0), counted("SITE-F", "2026-12-31", 0, 0)],
});
const listed = (kg: number, more = {}): Rows => ({
  shipments: [sent({ id: "IN-L", from: "LISTED", to: "PLANT", kg, day: "2026-02-01", more })],
});
const farm = (kg: number, more = {}): Rows => ({
  shipments: [sent({ id: "IN-F", from: "FARM", to: "PLANT", kg, day: "2026-02-02", more })],
});
const out = (kg: number | undefined, more = {}): Rows => ({
  shipments: [sent({ id: "OUT", from: "PLANT", to: "SELF", kg, day: "2026-03-01", more })],
});
const pool = (closing: number): Rows => ({
  stock: [counted("SITE-P", "2026-01-31", 0), counted("SITE-P", "2026-06-30", closing, 0)],
});
const mixed = joined(harvest(70), listed(30), farm(70), out(90), pool(10));

describe("shares out of records of stock", () => {
  it("bounds what left a pool whose ledger balances", async () =>
    expect(await share(mixed)).toBe("0.222222 to 0.333334"));
  it("takes a supplier of whom nothing is known for open, not for clean", async () =>
    expect(await share(listed(30), farm(70), out(90), pool(10))).toBe("0.222222 to 1"));
  it("lets a candidate's goods raise the most and never the least", async () =>
    expect(await share(harvest(70), listed(30, { basis: "declared" }), farm(70), out(90), pool(10))).toBe(
      "0 to 0.333334",
    ));
  it("says nothing by a ledger that does not balance, and says so", async () => {
    const rows = joined(parties, harvest(70), listed(30), farm(70), out(90), pool(4));
    const found = await shareIn(rows, "OUT", solver);
    expect(told(found)).toBe("0 to 1");
    expect(found?.opens.join()).toContain("SITE-P 5201.00 2026-06-30 does not balance: 6 kg less than");
  });
  it.each([
    ["a receipt that it does not know", { from: "OTHER", to: "PLANT", kg: 5, day: "2026-02-05" }],
    ["an issue that it does not know", { from: "PLANT", to: "OTHER", kg: 5, day: "2026-02-05" }],
    ["a receipt of unknown mass", { from: "OTHER", to: "PLANT", kg: undefined, day: "2026-02-05" }],
    [
      "a receipt that may be in its time",
      { from: "OTHER", to: "PLANT", kg: 5, day: "2026-01-20", more: { date_latest: "2026-02-20" } },
    ],
    [
      "a receipt that may be of its good",
      { from: "OTHER", to: "PLANT", kg: 5, day: "2026-02-05", more: { hs: "52" } },
    ],
  ])("is contradicted by %s", async (_what, late) => {
    const found = await shareIn(
      joined(parties, mixed, { shipments: [sent({ id: "LATE", ...late })] }),
      "OUT",
      solver,
    );
    expect(told(found)).toBe("contradicted");
    expect(found?.share).toMatchObject({
      documents: expect.arrayContaining(["paper of LATE", "SITE-P 5201.00 2026-06-30"]),
    });
  });
  it("is contradicted by a count within a time that balances", async () =>
    expect(await share(mixed, { stock: [counted("SITE-P", "2026-02-15", 55)] })).toBe("contradicted"));
  it("goes on over a count that balances on both sides", async () => {
    const stock = [
      counted("SITE-P", "2026-01-31", 0),
      counted("SITE-P", "2026-02-15", 100),
      counted("SITE-P", "2026-06-30", 10),
    ];
    expect(await share(harvest(70), listed(30), farm(70), out(90), { stock })).toBe("0.222222 to 0.333334");
  });
  it("ignores goods of another kind, an order, and what lies in another time", async () => {
    const more = [
      sent({ id: "ROOF", from: "OTHER", to: "PLANT", kg: 5, day: "2026-02-05", more: { hs: "7210.49" } }),
      sent({
        id: "ORDER",
        from: "OTHER",
        to: "PLANT",
        kg: 5,
        day: "2026-02-05",
        more: { date_kind: "order" },
      }),
      sent({ id: "AFTER", from: "OTHER", to: "PLANT", kg: 5, day: "2026-07-05" }),
    ];
    expect(await share(mixed, { shipments: more })).toBe("0.222222 to 0.333334");
  });
  it("counts a stock beyond the books, within the tolerance, as of unknown content afterwards", async () => {
    const two: Rows = {
      stock: [
        counted("SITE-P", "2026-01-31", 0),
        counted("SITE-P", "2026-02-15", 100.4),
        counted("SITE-P", "2026-06-30", 10.4),
      ],
    };
    expect(await share(harvest(70), listed(30), farm(70), out(90), two)).toBe("0.217777 to 0.337778");
  });
});

describe("shares where no stock is known", () => {
  it.each([
    ["straight from a documented source", "LISTED", {}, "1 to 1"],
    ["straight from it by a declared row", "LISTED", { basis: "declared" }, "0 to 1"],
    ["from anybody else", "OTHER", {}, "0 to 1"],
  ])("%s", async (_what, from, more, expected) =>
    expect(
      await share({ shipments: [sent({ id: "OUT", from, to: "SELF", kg: 9, day: "2026-03-01", more })] }),
    ).toBe(expected),
  );
  it("of a part that came straight and a part that did not", async () => {
    const rows = ["LISTED", "OTHER"].map((from) =>
      sent({ id: "OUT", from, to: "SELF", kg: from === "LISTED" ? 1 : 2, day: "2026-03-01" }),
    );
    expect(await share({ shipments: rows })).toBe("0.333333 to 1");
  });
});

interface Case {
  readonly listed: number;
  readonly farm: number;
  readonly other: number;
  readonly drawn: number;
  readonly elsewhere: number;
}

const kg = fc.integer({ min: 0, max: 60 });
const cases = fc
  .record({
    listed: kg,
    farm: fc.integer({ min: 1, max: 60 }),
    other: kg,
    drawn: fc.integer({ min: 1, max: 60 }),
    elsewhere: kg,
  })
  .filter((one) => one.drawn + one.elsewhere <= one.listed + one.farm + one.other);

function rowsOf(one: Case): Rows {
  const some = (mass: number, row: Omit<Parameters<typeof sent>[0], "kg">) =>
    mass === 0 ? [] : [sent({ ...row, kg: mass })];
  const left = one.listed + one.farm + one.other - one.drawn - one.elsewhere;
  return joined(parties, harvest(one.farm), farm(one.farm), out(one.drawn), pool(left), {
    shipments: [
      ...some(one.listed, { id: "IN-L", from: "LISTED", to: "PLANT", day: "2026-02-01" }),
      ...some(one.other, { id: "IN-O", from: "OTHER", to: "PLANT", day: "2026-02-03" }),
      ...some(one.elsewhere, { id: "OUT-2", from: "PLANT", to: "OTHER", day: "2026-03-02" }),
    ],
  });
}

const late = fc.record({
  inward: fc.boolean(),
  party: fc.constantFrom("LISTED", "FARM", "OTHER"),
  kg: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
  day: fc.constantFrom("2026-01-15", "2026-01-31", "2026-02-10", "2026-06-30", "2026-07-01"),
  until: fc.constantFrom(undefined, "2026-02-20", "2026-08-01"),
  hs: fc.constantFrom("5201.00", "5201", "52", "7210.49"),
  basis: fc.constantFrom("documented", "declared", "inferred"),
});

const lateRow = (one: typeof late extends fc.Arbitrary<infer T> ? T : never): Rows => ({
  shipments: [
    sent({
      id: "LATE",
      from: one.inward ? one.party : "PLANT",
      to: one.inward ? "PLANT" : one.party,
      kg: one.kg,
      day: one.day,
      more: { hs: one.hs, basis: one.basis, ...(one.until === undefined ? {} : { date_latest: one.until }) },
    }),
  ],
});

/** Whether an answer says no less than the one before: an interval within it, or that the records clash. */
async function narrows(before: Rows, after: Rows): Promise<boolean> {
  const [one, other] = [await shareIn(before, "OUT", solver), await shareIn(after, "OUT", solver)];
  if (one?.share.state !== "bounded" || other?.share.state !== "bounded") return true;
  return other.share.min >= one.share.min && other.share.max <= one.share.max;
}

describe("whatever the records", () => {
  it("has the closed form of one pool", () =>
    fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const found = (await shareIn(rowsOf(one), "OUT", solver))?.share;
        const [free, q] = [one.listed + one.other, one.drawn];
        expect(found).toMatchObject({
          state: "bounded",
          min: Math.floor((Math.max(0, q - one.farm - one.other) * 1e6) / q) / 1e6,
          max: Math.ceil((Math.min(q, free) * 1e6) / q) / 1e6,
        });
      }),
      { numRuns: 60 },
    ));
  it("does not depend on the order of import", () =>
    fc.assert(
      fc.asyncProperty(cases, late, fc.infiniteStream(fc.nat()), async (one, more, chance) => {
        const rows = joined(rowsOf(one), lateRow(more));
        const shuffled = Object.fromEntries(
          Object.entries(rows).map(([kind, some]) => [
            kind,
            some
              .map((row) => ({ row, at: chance.next().value ?? 0 }))
              .toSorted((a, b) => a.at - b.at)
              .map(({ row }) => row),
          ]),
        );
        const answers = [await shareIn(rows, "OUT", solver), await shareIn(shuffled, "OUT", solver)];
        expect(answers[1]?.share).toEqual(answers[0]?.share);
      }),
      { numRuns: 60 },
    ));
  it("a further document never widens", () =>
    fc.assert(
      fc.asyncProperty(cases, late, (one, more) => narrows(rowsOf(one), joined(rowsOf(one), lateRow(more)))),
      { numRuns: 150 },
    ));
  it("a further count never widens", () =>
    fc.assert(
      fc.asyncProperty(
        cases,
        fc.constantFrom("SITE-P", "SITE-F"),
        fc.constantFrom("2026-01-15", "2026-02-02", "2026-02-28", "2026-07-31"),
        fc.nat(80),
        (one, site, day, closing) =>
          narrows(rowsOf(one), joined(rowsOf(one), { stock: [counted(site, day, closing)] })),
      ),
      { numRuns: 100 },
    ));
  it("without the ledgers nothing but what came straight is bounded", () =>
    fc.assert(
      fc.asyncProperty(cases, async (one) => {
        expect(told(await shareIn({ ...rowsOf(one), stock: [] }, "OUT", solver))).toBe("0 to 1");
      }),
      { numRuns: 20 },
    ));
});
