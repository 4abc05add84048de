import { beforeAll, describe, expect, it } from "vitest";
import { explainShare } from "./explain.ts";
import {
  account,
  fromElsewhere,
  ledger,
  move,
  network,
  oneStock,
  question,
  told,
} from "./network.fixture.ts";
import type { ShareNetwork } from "./network.ts";
import { withoutDocument, withoutSupplier, withRecords } from "./scenario.ts";
import { shareBounds } from "./share-bounds.ts";
import type { Solver } from "./solver.ts";
import { prepareSolver } from "./solver.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await prepareSolver();
});

const bounds = (given: ShareNetwork): string =>
  shareBounds(solver, given, question("T")).map(told).join("; ");
const explain = (given: ShareNetwork, most?: number) =>
  explainShare(solver, given, question("T"), most === undefined ? {} : { most });

/** A spinner with two sales: what the other buyer took is shown to hold none of X. */
const twoSales = (): ShareNetwork =>
  network({
    accounts: [account("A")],
    movements: [
      move("invoice 1", "in>A", 30, { carries: ["X"], supplier: "Listed" }),
      move("invoice 2", "in>A", 70, { supplier: "Farm", documents: ["farm invoice"] }),
      move("sale", "A>out", 60),
      move("T", "A>out", 40),
    ],
    claims: [
      { ...fromElsewhere("invoice 2"), documents: ["farm certificate"] },
      { ...fromElsewhere("sale"), documents: ["buyer's certificate"] },
    ],
    statements: [ledger("stock ledger", "A", ["invoice 1", "invoice 2"])],
  });

describe("explainShare", () => {
  it("puts first what moves an end most, ties by name, and leaves out what moves nothing", () => {
    const found = explain(twoSales());
    expect(told(found.share)).toBe("0.75 to 0.75");
    expect(found.bindingMin.map(({ document, end }) => `${document}: ${end}`)).toEqual([
      "buyer's certificate: 0",
      "farm invoice: 0",
      "invoice 1: 0",
      "sale: 0",
      "stock ledger: 0",
    ]);
    expect(found.bindingMax.map(({ document, end, moves }) => `${document}: ${end}, ${moves}`)).toEqual([
      "farm certificate: 1, 250000",
      "farm invoice: 1, 250000",
      "invoice 1: 1, 250000",
      "stock ledger: 1, 250000",
    ]);
    expect(found.untried).toBe(0);
  });
  it("gives every end that solving again without the document gives", () => {
    const { bindingMin, bindingMax } = explain(twoSales());
    for (const { document, end } of [...bindingMin, ...bindingMax]) {
      const share = shareBounds(solver, withoutDocument(twoSales(), document), question("T"))[0];
      expect(share?.state === "bounded" && [share.min, share.max]).toContain(end);
    }
  });
  it("tries no more than asked and says how many are left", () =>
    expect(explain(twoSales(), 2).untried).toBe(4));
  it("a record that two documents bear stands without one of them", () => {
    const given = twoSales();
    const movements = given.movements.map((moved) =>
      moved.id === "sale" ? { ...moved, documents: ["sale", "delivery note"] } : moved,
    );
    expect(explain({ ...given, movements }).bindingMin.map(({ document }) => document)).not.toContain("sale");
  });
  it("explains no interval where there is none", () => {
    const found = explain(oneStock(1, 1, 3));
    expect(found.share.state).toBe("contradicted");
    expect([...found.bindingMin, ...found.bindingMax]).toEqual([]);
  });
  it("nothing binds an open interval", () => {
    const { share, bindingMin, bindingMax } = explain(network({ movements: [move("T", "in>out", 1)] }));
    expect(told(share)).toBe("0 to 1");
    expect([...bindingMin, ...bindingMax]).toEqual([]);
  });
});

describe("what if", () => {
  it("a record were supplied", () => {
    const before = { ...oneStock(30, 70, 100), statements: [] };
    expect(bounds(before)).toBe("0 to 1");
    expect(bounds(withRecords(before, { statements: [ledger("new", "A", ["L", "C"])] }))).toBe("0.3 to 0.3");
  });
  it("a supplier's goods came from one whose goods carry nothing", () => {
    const without = withoutSupplier(twoSales(), "Listed");
    const [share] = shareBounds(solver, without, question("T"));
    expect(share).toMatchObject({ state: "bounded", min: 0, max: 0 });
    expect(share?.state === "bounded" && share.if).toContain("without:invoice 1");
    expect(withoutSupplier(without, "Listed")).toEqual(without);
  });
  it("the supplier's own ledger covers no longer what it did not sell", () => {
    const given = network({
      accounts: [account("S"), account("A")],
      movements: [
        move("in", "in>S", 10, { carries: ["X"] }),
        move("sold", "S>A", 10, { supplier: "Listed" }),
        move("T", "A>out", 10),
      ],
      statements: [
        ledger("LS", "S", ["in"], {
          covers: ["sold"],
          closing: { least: "0", most: "0" },
          loss: { least: "0", most: "0" },
        }),
        ledger("LA", "A", ["sold"]),
      ],
    });
    expect(bounds(given)).toBe("1 to 1");
    expect(bounds(withoutSupplier(given, "Listed"))).toBe("0 to 0");
  });
});
