import { beforeAll, describe, expect, it } from "vitest";
import type { Solver } from "../src/balance/solver.ts";
import { prepareSolver } from "../src/balance/solver.ts";
import { counted, joined, parties, type Rows, sent, shareIn, told } from "./shares.fixture.ts";

// Rows by which an interval was once narrower than the records allow, or became wider by one more record.

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const share = async (...sets: readonly Rows[]): Promise<string> =>
  told(await shareIn(joined(parties, ...sets), "OUT", solver));

const harvest = (site: string): Rows => ({
  transformations: [
    { transformation: "HARVEST", site, process: "harvesting", start: "2026-01-02", end: "2026-01-03" },
  ],
  transformation_outputs: [{ transformation: "HARVEST", lot: "CROP", quantity: "70", unit: "kg" }],
  lots: [{ lot: "CROP", hs: "5201.00", site }],
  stock: [counted(site, "2026-01-01", 0), counted(site, "2026-12-31", 0, 0)],
});
const listed = (more = {}, day = "2026-02-01"): Rows => ({
  shipments: [sent({ id: "IN-L", from: "LISTED", to: "PLANT", kg: 30, day, more })],
});
const farm = (more = {}): Rows => ({
  shipments: [sent({ id: "IN-F", from: "FARM", to: "PLANT", kg: 70, day: "2026-02-02", more })],
});
const out = (kg = 90, more = {}): Rows => ({
  shipments: [sent({ id: "OUT", from: "PLANT", to: "SELF", kg, day: "2026-03-01", more })],
});
const pool: Rows = { stock: [counted("SITE-P", "2026-01-31", 0), counted("SITE-P", "2026-06-30", 10, 0)] };
const came = joined(harvest("SITE-F"), listed(), farm(), out());
const mixed = joined(came, pool);
const narrow = "0.222222 to 0.333334";
const late = (more = {}): Rows => ({
  shipments: [sent({ id: "LATE", from: "OTHER", to: "PLANT", kg: 5, day: "2026-02-05", more })],
});

describe("one more record never widens", () => {
  it.each<[string, Rows]>([
    ["a receipt under a document that is there already", late({ document: "paper of IN-L" })],
    ["a second count of one day", { stock: [counted("SITE-P", "2026-06-30", 11, 0)] }],
    [
      "an output of a run that no row describes",
      {
        transformation_outputs: [{ transformation: "LOST", lot: "CROP-9", quantity: "5", unit: "kg" }],
        lots: [{ lot: "CROP-9", hs: "5201.00", site: "SITE-P" }],
      },
    ],
  ])("%s contradicts the ledger", async (_what, more) => {
    expect(await share(mixed)).toBe(narrow);
    expect(await share(mixed, more)).toBe("contradicted");
  });
  it("a count told again, in another unit, is the same count", async () =>
    expect(await share(mixed, { stock: [{ ...counted("SITE-P", "2026-06-30", 0.01, 0), unit: "t" }] })).toBe(
      narrow,
    ));
  const early = joined(harvest("SITE-F"), listed({}, "2026-01-15"), farm(), out(), {
    stock: [counted("SITE-P", "2026-06-30", 10, 0)],
  });
  it("a count within the time of a first ledger contradicts it, or holds with it", async () => {
    expect(await share(early)).toBe(narrow);
    expect(await share(early, { stock: [counted("SITE-P", "2026-01-31", 0)] })).toBe("contradicted");
    expect(await share(early, { stock: [counted("SITE-P", "2026-01-31", 30)] })).toBe(narrow);
  });
  it("a count of a lot that closes nothing leaves the lot in the pool", async () => {
    const lot = joined(harvest("SITE-F"), listed({ lot: "L-1" }), farm(), out(), pool);
    expect(await share(lot)).toBe(narrow);
    expect(await share(lot, { stock: [{ ...counted("SITE-P", "2026-02-28", 30), lot: "L-1" }] })).toBe(
      narrow,
    );
  });
  it("a lot whose own ledger closes is not in the pool", async () => {
    const own = [counted("SITE-P", "2026-01-31", 0), counted("SITE-P", "2026-06-30", 30, 0)];
    const apart = joined(harvest("SITE-F"), listed({ lot: "L-1" }), farm(), out(60), pool, {
      stock: own.map((row) => ({ ...row, lot: "L-1" })),
    });
    expect(await share(apart)).toBe("0 to 0");
  });
  it("tells the same, in the same words, whatever came first", async () => {
    const two = joined(mixed, { stock: [{ ...counted("PLANT", "2026-02-15", 100) }] });
    const back = Object.fromEntries(
      Object.entries(joined(parties, two)).map(([kind, rows]) => [kind, rows.toReversed()]),
    );
    const [one, other] = [
      await shareIn(joined(parties, two), "OUT", solver),
      await shareIn(back, "OUT", solver),
    ];
    expect(other).toEqual(one);
  });
});

const spun: Rows = {
  transformations: [
    { transformation: "SPIN", site: "SITE-P", process: "spinning", start: "2026-02-10", end: "2026-02-11" },
  ],
  transformation_inputs: [{ transformation: "SPIN", lot: "CROP", quantity: "70", unit: "kg" }],
  transformation_outputs: [{ transformation: "SPIN", lot: "YARN", quantity: "60", unit: "kg" }],
  lots: [{ lot: "YARN", hs: "5205.12", site: "SITE-P" }],
};
const yarn = { hs: "5205.12", lot: "YARN" };
const ofGood = (good: string, closing: number): Rows => ({
  stock: [counted("SITE-P", "2026-01-31", 0), counted("SITE-P", "2026-06-30", closing, 0)].map((row) => ({
    ...row,
    good,
  })),
});
const record: Rows = { documents: [{ document: "PR", kind: "production-record", lot: "YARN" }] };
const plant = joined(
  harvest("SITE-F"),
  farm(),
  ofGood("5201.00", 0),
  ofGood("5205.12", 0),
  out(60, yarn),
  spun,
);

describe("a run names all its inputs", () => {
  it("by its ledgers, unless goods that none of them counts may have gone in", async () => {
    expect(await share(plant)).toBe("0 to 0");
    expect(await share(plant, listed({ hs: "5202.99" }))).toBe("contradicted");
    expect(await share(plant, listed({ hs: "5202.99" }), ofGood("5202.99", 30))).toBe("0 to 0");
    expect(await share(plant, listed({ hs: "7210.49" }))).toBe("0 to 0");
  });
  const papered = joined(
    harvest("SITE-F"),
    farm(),
    ofGood("5201.00", 0),
    ofGood("5205.12", 0),
    out(60, yarn),
    spun,
    record,
  );
  it("by a production record of its own, not by one that another run of the lot may have", async () => {
    const open = { ...papered, stock: papered.stock?.filter(({ good }) => good !== "5205.12") ?? [] };
    const inLot = ofGood("5205.12", 0).stock?.map((row) => ({ ...row, lot: "YARN" })) ?? [];
    expect(await share(open, { stock: inLot })).toBe("0 to 0");
    const second: Rows = {
      transformations: [
        { ...spun.transformations?.[0], transformation: "SPIN-2", start: "2026-07-01", end: "2026-07-02" },
      ],
      transformation_inputs: [{ transformation: "SPIN-2", quantity: "9", unit: "kg" }],
      transformation_outputs: [{ transformation: "SPIN-2", lot: "YARN", quantity: "8", unit: "kg" }],
    };
    const unpooled = { ...open, stock: [...open.stock.filter(({ site }) => site !== "SITE-P"), ...inLot] };
    expect(await share(unpooled)).toBe("0 to 1");
    expect(await share({ ...open, stock: [...open.stock, ...inLot] }, second)).toBe("0 to 0");
  });
  it.each([["SPIN"], [""]])("not while a row of it is in quarantine (%o)", async (run) => {
    const found = await shareIn(joined(parties, papered), "OUT", solver, { openRuns: new Set([run]) });
    expect(told(found)).toBe("0 to 1");
    expect(found?.opens.join()).toContain("in quarantine");
  });
});

it("takes a run and a shipment of one number for two records", async () => {
  const numbered = (rows: readonly Readonly<Record<string, string>>[] | undefined) =>
    (rows ?? []).map((row) => (row.transformation === "SPIN" ? { ...row, transformation: "IN-F" } : row));
  const rows = {
    ...plant,
    transformations: numbered(plant.transformations),
    transformation_inputs: numbered(plant.transformation_inputs),
    transformation_outputs: numbered(plant.transformation_outputs),
  };
  expect(await share(rows)).toBe("0 to 0");
});

describe("where goods were taken and made", () => {
  const from = (site: string): Rows =>
    joined(harvest(site), listed(), farm({ from_site: site }), out(), pool);
  it("a raw material holds nothing of a source only where the place is a known party's", async () => {
    expect(await share(from("SITE-F"))).toBe(narrow);
    expect(await share(from("SOMEWHERE"))).toBe("0.222222 to 1");
  });
  it("what was made at a source's own place is its own, whoever sold it", async () => {
    const lots = ["CROP", "LINT"].flatMap((lot) =>
      [counted("SITE-L", "2026-01-31", 0), counted("SITE-L", "2026-06-30", 0, 0)].map((row) => ({
        ...row,
        lot,
      })),
    );
    const ginned = (site: string): Rows => ({
      sites: [
        { site: "SITE-L", party: "LISTED", country: "CN" },
        { site: "SITE-O", party: "OTHER", country: "IN" },
      ],
      transformations: [
        { transformation: "GIN", site, process: "ginning", start: "2026-02-10", end: "2026-02-11" },
      ],
      transformation_inputs: [{ transformation: "GIN", lot: "CROP", quantity: "70", unit: "kg" }],
      transformation_outputs: [{ transformation: "GIN", lot: "LINT", quantity: "28", unit: "kg" }],
      lots: [{ lot: "LINT", hs: "5201.00" }],
      documents: [{ document: "PR", kind: "production-record", lot: "LINT" }],
      stock: lots.map((row) => ({ ...row, site })),
      shipments: [
        sent({
          id: "IN",
          from: "FARM",
          to: "OTHER",
          kg: 70,
          day: "2026-02-02",
          more: { to_site: site, lot: "CROP" },
        }),
        sent({
          id: "OUT",
          from: "OTHER",
          to: "SELF",
          kg: 28,
          day: "2026-03-01",
          more: { from_site: site, lot: "LINT" },
        }),
      ],
    });
    expect(await share(harvest("SITE-F"), ginned("SITE-O"))).toBe("0 to 0");
    expect(await share(harvest("SITE-F"), ginned("SITE-L"))).toBe("0 to 1");
  });
});

describe("what an interval stands on", () => {
  it("is what its proofs use, and nothing else", async () => {
    const rows = joined(parties, harvest("SITE-F"), listed(), farm(), out(80), {
      stock: [counted("SITE-P", "2026-01-31", 0), counted("SITE-P", "2026-06-30", 20, 0)],
    });
    const both = ["HARVEST", "SITE-F 5201.00 2026-12-31", "SITE-P 5201.00 2026-06-30"];
    const found = await shareIn(rows, "OUT", solver);
    expect(told(found)).toBe("0.125 to 0.375");
    expect(found?.share).toMatchObject({ if: both });
    const unknown = await shareIn(
      { ...rows, transformations: [], transformation_outputs: [] },
      "OUT",
      solver,
    );
    expect(told(unknown)).toBe("0.125 to 1");
    expect(unknown?.share).toMatchObject({ if: ["SITE-P 5201.00 2026-06-30"] });
  });
});
