import { beforeAll, describe, expect, it } from "vitest";
import type { Solver } from "../src/balance/solver.ts";
import { prepareSolver } from "../src/balance/solver.ts";
import { sharesOfLot, sourcesIntoLot } from "../src/tracing/shares/lot-shares.ts";
import { counted, groundOf, joined, parties, type Rows, sent, shareIn, told } from "./shares.fixture.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const share = async (...sets: readonly Rows[]): Promise<string> =>
  told(await shareIn(joined(parties, ...sets), "OUT", solver));

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
  stock: [counted("SITE-F", "2026-01-01", 0), counted("SITE-F", "2026-12-31", 0, 0)],
};
const moved: Rows = {
  shipments: [
    sent({ id: "IN-L", from: "LISTED", to: "PLANT", kg: 30, day: "2026-02-01" }),
    sent({ id: "IN-F", from: "FARM", to: "PLANT", kg: 70, day: "2026-02-02" }),
    sent({ id: "OUT", from: "PLANT", to: "SELF", kg: 90, day: "2026-03-01" }),
  ],
};
const came = joined(harvest, moved);
const narrow = "0.222222 to 0.333334";

/** A declaration of the plant's receipts of cotton, which names some of them. */
function declared(head: Readonly<Record<string, string>>, names: readonly string[], document = "CD-1"): Rows {
  const paper = { document, kind: "completeness-declaration" };
  return {
    documents: [
      { ...paper, site: "SITE-P", good: "5201.00", ...head },
      ...names.map((shipment) => ({ ...paper, shipment })),
    ],
  };
}
const all = ["IN-L", "IN-F"];
const until = { to: "2026-06-30" };
const late = (day: string, more = {}): Rows => ({
  shipments: [sent({ id: "LATE", from: "OTHER", to: "PLANT", kg: 5, day, more })],
});
const zero: Rows = { stock: [counted("SITE-P", "2026-01-31", 0)] };

describe("a declaration that receipts are complete", () => {
  it("closes what came of a good to a site, where it has no first day or a count stands before it", async () => {
    expect(await share(came)).toBe("0 to 1");
    expect(await share(came, declared(until, all))).toBe(narrow);
    expect(await share(came, declared({ ...until, from: "2026-02-01" }, all), zero)).toBe(narrow);
    expect(await share(came, declared({ ...until, good: "5201" }, all))).toBe(narrow);
    const twice = joined(declared(until, all), declared({ ...until, good: "5201" }, all));
    expect(await share(came, twice)).toBe(narrow);
  });
  it("is named in `if`, and the interval is told to stand on it", async () => {
    const found = await shareIn(joined(parties, came, declared(until, all)), "OUT", solver);
    expect(found?.share).toMatchObject({
      if: expect.arrayContaining(["CD-1 (SITE-P 5201.00 until 2026-06-30)"]),
    });
  });
  it("closes nothing where no count tells what lay there, or it names nothing, or what is not recorded", async () => {
    expect(await share(came, declared({ ...until, from: "2026-02-01" }, all))).toBe("0 to 1");
    expect(await share(came, declared(until, []))).toBe("0 to 1");
    const found = await shareIn(joined(parties, came, declared(until, [...all, "IN-X"])), "OUT", solver);
    expect(told(found)).toBe("0 to 1");
    expect(found?.opens).toEqual([
      "CD-1 names IN-X, which no record shows to have come to SITE-P in its time",
    ]);
  });
  it.each<[string, Rows]>([
    ["a receipt that it does not name", late("2026-02-05")],
    ["one that may be of its good", late("2026-02-05", { hs: "52" })],
    ["one that may be in its time", late("2026-06-20", { date_latest: "2026-07-10" })],
    ["a count of less than left", { stock: [counted("SITE-P", "2026-02-15", 80)] }],
  ])("is contradicted by %s, whether that came before or after", async (_what, more) => {
    expect(await share(came, declared(until, all), more)).toBe("contradicted");
    expect(await share(more, declared(until, all), came)).toBe("contradicted");
  });
  it("says nothing of what came later", async () =>
    expect(await share(came, declared(until, all), late("2026-07-05"))).toBe(narrow));
  it("contradicts a ledger that balances with what it does not name", async () => {
    const ledger: Rows = { stock: [...(zero.stock ?? []), counted("SITE-P", "2026-06-30", 10, 0)] };
    const from = { ...until, from: "2026-02-01" };
    expect(await share(came, ledger, declared(from, all))).toBe(narrow);
    expect(await share(came, ledger, declared(from, ["IN-F"]))).toBe("contradicted");
  });
  it("is not undone by a count after its last day, nor by another declaration", async () => {
    const count: Rows = { stock: [counted("SITE-P", "2026-08-31", 4)] };
    expect(await share(came, declared(until, all), count)).toBe(narrow);
    expect(await share(came, declared(until, all), declared({}, [...all, "IN-X"], "CD-2"))).toBe(narrow);
  });
});

describe("the share of one lot", () => {
  const run: Rows = {
    transformations: [
      { transformation: "SPIN", site: "SITE-P", process: "spinning", start: "2026-02-10", end: "2026-02-11" },
    ],
    transformation_inputs: [{ transformation: "SPIN", lot: "BALE", quantity: "90", unit: "kg" }],
    transformation_outputs: [{ transformation: "SPIN", lot: "YARN", quantity: "80", unit: "kg" }],
    lots: [
      { lot: "YARN", hs: "5205.12" },
      { lot: "BALE", hs: "5201.00" },
    ],
    documents: [{ document: "PR", kind: "production-record", lot: "YARN" }],
    stock: [
      { ...counted("SITE-P", "2026-01-31", 0), good: "5205.12" },
      { ...counted("SITE-P", "2026-06-30", 0, 0), good: "5205.12" },
    ],
  };
  const shipped: Rows = {
    shipments: [
      ...(moved.shipments ?? []).slice(0, 2),
      sent({
        id: "OUT",
        from: "PLANT",
        to: "SELF",
        kg: 80,
        day: "2026-03-01",
        more: { hs: "5205.12", lot: "Yarn" },
      }),
    ],
  };
  const rows = joined(parties, harvest, shipped, run, declared(until, all));
  const lotOf = async (given: Rows, lot: string) => {
    const { ground, source } = groundOf(given);
    return sharesOfLot(ground, { lot, sources: [source], explain: true, union: true }, async () => solver);
  };

  it("is that of what its run made, and of the shipment that is all of it", async () => {
    const { flows, shares } = await lotOf(rows, " YARN ");
    expect(flows).toEqual(["SPIN output 1 (YARN)"]);
    expect(told(shares[0])).toBe("0.15125 to 0.36375");
    const whole = await shareIn(rows, "OUT", solver);
    expect(told(whole)).toBe(told(shares[0]));
  });
  it("is open without a paper, whole straight from a source, and none where nothing is recorded", async () => {
    expect(told((await lotOf({ ...rows, documents: [] }, "YARN")).shares[0])).toBe("0 to 1");
    const straight = joined(parties, {
      shipments: [
        sent({ id: "A", from: "OTHER", to: "LISTED", kg: 5, day: "2026-02-01", more: { lot: "L" } }),
        sent({ id: "B", from: "LISTED", to: "SELF", kg: 5, day: "2026-02-09", more: { lot: "L" } }),
      ],
    });
    expect(told((await lotOf(straight, "L")).shares[0])).toBe("1 to 1");
    expect(await lotOf(rows, "NO-9")).toEqual({ lot: "no-9", flows: [], shares: [] });
  });
  it("is asked of the sources that a path in time leads from", () => {
    const { ground, source } = groundOf(rows);
    expect(sourcesIntoLot(ground, "yarn", [source])).toEqual([source]);
    const after = {
      ...rows,
      shipments:
        rows.shipments?.map((row) => (row.shipment === "IN-L" ? { ...row, date: "2026-02-20" } : row)) ?? [],
    };
    const later = groundOf(after);
    expect(sourcesIntoLot(later.ground, "yarn", [later.source])).toEqual([]);
  });
});

describe("without a supplier", () => {
  it("replaces its goods also where it is in doubt that they are the subject's", async () => {
    const rows = joined(parties, {
      shipments: ["SELF", "PLANT"].map((to) =>
        sent({ id: "OUT", from: "LISTED", to, kg: 30, day: "2026-03-01" }),
      ),
    });
    expect(told(await shareIn(rows, "OUT", solver))).toBe("0 to 1");
    expect(told(await shareIn(rows, "OUT", solver, { without: "LISTED" }))).toBe("0 to 0");
  });
});
