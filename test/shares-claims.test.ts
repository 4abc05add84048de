import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Solver } from "../src/balance/solver.ts";
import { prepareSolver } from "../src/balance/solver.ts";
import { sharesOfLot } from "../src/tracing/shares/lot-shares.ts";
import { counted, groundOf, joined, parties, type Rows, sent, shareIn, told } from "./shares.fixture.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const share = async (...sets: readonly Rows[]): Promise<string> =>
  told(await shareIn(joined(parties, ...sets), "OUT", solver));

const lot = { lot: "BALE" };
const out = sent({ id: "OUT", from: "PLANT", to: "SELF", kg: 60, day: "2026-03-01", more: lot });
/** What the farm sends is its own. */
const harvest: Rows = {
  transformations: [
    {
      transformation: "HARVEST",
      site: "SITE-F",
      process: "harvesting",
      start: "2026-01-02",
      end: "2026-01-03",
    },
  ],
  transformation_outputs: [{ transformation: "HARVEST", lot: "CROP", quantity: "70", unit: "kg" }],
  lots: [{ lot: "CROP", hs: "5201.00", site: "SITE-F" }],
};
/** A pool that is 30 kg of the source in 100: 60 kg of it hold at most half. */
const pool: Rows = {
  shipments: [
    sent({ id: "IN-L", from: "LISTED", to: "PLANT", kg: 30, day: "2026-02-01" }),
    sent({ id: "IN-F", from: "FARM", to: "PLANT", kg: 70, day: "2026-02-02", more: { lot: "CROP" } }),
    out,
  ],
};
const ledger: Rows = {
  stock: [counted("SITE-P", "2026-01-31", 0), counted("SITE-P", "2026-03-31", 40, 0)],
};
const farm: Rows = joined(harvest, {
  stock: [counted("SITE-F", "2026-01-01", 0), counted("SITE-F", "2026-12-31", 0, 0)],
});

type Cells = Readonly<Record<string, string>>;
const certificate = (cells: Cells): Rows => ({
  documents: [
    {
      document: "TC-1",
      kind: "transaction-certificate",
      lot: "BALE",
      claim: "segregated",
      claim_from: "FARM",
      ...cells,
    },
  ],
});

describe("the claim of a certificate", () => {
  it.each<[string, Cells, string]>([
    ["identity preserved holds the whole lot", { claim: "identity-preserved" }, "0 to 0"],
    ["segregated holds the whole lot", {}, "0 to 0"],
    ["of a lot as its origin too", { claim_from: "CROP" }, "0 to 0"],
    ["segregated holds no more than it covers", { quantity: "45", unit: "kg" }, "0 to 0.25"],
    [
      "a blend holds its proportion",
      { claim: "controlled-blending", quantity: "45000", unit: "g" },
      "0 to 0.25",
    ],
    ["a blend without a proportion holds nothing", { claim: "controlled-blending" }, "0 to 0.5"],
    ["mass balance holds nothing", { claim: "mass-balance" }, "0 to 0.5"],
    ["book and claim holds nothing", { claim: "book-and-claim" }, "0 to 0.5"],
  ])("%s", async (_what, cells, expected) => {
    expect(await share(pool, farm, ledger)).toBe("0 to 0.5");
    expect(await share(pool, farm, ledger, certificate(cells))).toBe(expected);
  });

  it("is named in `if`, and needs no ledger", async () => {
    const found = await shareIn(joined(parties, pool, certificate({})), "OUT", solver);
    expect(told(found)).toBe("0 to 0");
    expect(found?.share).toMatchObject({ if: [expect.stringContaining("TC-1")] });
  });

  it("bounds the share of the lot as it bounds that of the shipment", async () => {
    const { ground, source } = groundOf(joined(parties, pool, certificate({})));
    const question = { lot: "BALE", sources: [source], explain: false, union: false };
    const found = await sharesOfLot(ground, question, async () => solver);
    expect(found.shares.map(told)).toEqual(["0 to 0"]);
  });

  it("may be on a shipment", async () => {
    const [row] = certificate({ shipment: "OUT" }).documents ?? [];
    const { lot: _lot, ...cells } = row ?? {};
    expect(await share(pool, { documents: [cells] })).toBe("0 to 0");
  });

  it.each<[string, Rows]>([
    ["an origin that no record knows", certificate({ claim_from: "NOBODY" })],
    ["an origin that is the source", certificate({ claim_from: "LISTED" })],
    ["no origin", certificate({ claim_from: "" })],
    ["a lot that no record knows", certificate({ lot: "OTHER-BALE" })],
    ["a certificate that had expired", certificate({ to: "2026-02-28" })],
    ["one that was not valid yet", certificate({ from: "2026-03-02" })],
    [
      "one that was withdrawn",
      joined(certificate({}), { documents: [{ document: "TC-1", kind: "cancellation" }] }),
    ],
    ["another kind of paper", certificate({ kind: "invoice" })],
    ["a paper with an unknown origin too", joined(certificate({}), certificate({ claim_from: "NOBODY" }))],
    ["a paper that is partly of a mixture", joined(certificate({}), certificate({ claim: "mass-balance" }))],
    ["a part in a unit that tells no mass", certificate({ quantity: "3", unit: "ea" })],
  ])("says nothing for %s", async (_what, rows) =>
    expect(await share(pool, farm, ledger, rows)).toBe("0 to 0.5"),
  );

  it("says nothing of a source that sells to its origin, or buys from it", async () => {
    const dealt = (from: string, to: string): Rows => ({
      shipments: [sent({ id: "DEAL", from, to, kg: 5, day: "2026-01-05" })],
    });
    expect(await share(pool, dealt("LISTED", "FARM"), certificate({}))).toBe("0 to 1");
    expect(await share(pool, dealt("FARM", "LISTED"), certificate({}))).toBe("0 to 1");
  });

  it("says nothing of a source that works the goods on the way", async () => {
    const yarn: Rows = {
      shipments: [
        sent({ id: "IN-L", from: "LISTED", to: "PLANT", kg: 30, day: "2026-02-01", more: { hs: "5205.12" } }),
        sent({ id: "IN-F", from: "FARM", to: "PLANT", kg: 70, day: "2026-02-02" }),
        { ...out, hs: "5205.12" },
      ],
    };
    expect(await share(yarn, certificate({}))).toBe("0 to 1");
  });

  it("is contradicted by movements that show the source in it", async () => {
    const all: Rows = {
      shipments: [
        sent({ id: "IN-L", from: "LISTED", to: "PLANT", kg: 100, day: "2026-02-01" }),
        sent({ id: "ELSE", from: "FARM", to: "OTHER", kg: 5, day: "2026-02-01" }),
        out,
      ],
    };
    expect(await share(all, ledger)).toBe("1 to 1");
    expect(await share(all, ledger, certificate({}))).toBe("contradicted");
  });

  it("never widens an interval", async () => {
    const row = fc.record({
      claim: fc.constantFrom(
        "identity-preserved",
        "segregated",
        "controlled-blending",
        "mass-balance",
        "book-and-claim",
      ),
      claim_from: fc.constantFrom("FARM", "CROP", "LISTED", "OTHER", "NOBODY"),
      lot: fc.constantFrom("BALE", "CROP", "NONE"),
      quantity: fc.constantFrom("10", "45", "60", "70", "200"),
      unit: fc.constantFrom("kg", "ea"),
      to: fc.constantFrom("2026-02-15", "2026-12-31"),
    });
    const some = fc.array(row, { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), some, row, async (closed, had, more) => {
        const papers = [...had, more].map((cells, n) => certificate({ ...cells, document: `TC-${n}` }));
        const before = joined(parties, pool, farm, closed ? ledger : {}, ...papers.slice(0, -1));
        const first = (await shareIn(before, "OUT", solver))?.share;
        const then = (await shareIn(joined(before, papers.at(-1) ?? {}), "OUT", solver))?.share;
        if (first?.state !== "bounded") expect(then?.state).toBe(first?.state);
        else if (then?.state === "bounded") {
          expect(then.min).toBeGreaterThanOrEqual(first.min);
          expect(then.max).toBeLessThanOrEqual(first.max);
        } else expect(then?.state).toBe("contradicted");
      }),
      { numRuns: 40 },
    );
  });
});
