import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circleOf, inputsOf } from "./ancestry.ts";
import { answers, bookOf, type Rows } from "./custody.fixture.ts";

describe("circles", () => {
  it("are found as walking every way finds them, and every lot is answered", () => {
    const edges = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 14 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const rows: Rows = {
          transformation_inputs: pairs.map(([from, to]) => ({
            transformation: `T-${to}`,
            lot: `A-${from}`,
            quantity: "1",
            unit: "kg",
          })),
          transformation_outputs: pairs.map(([, to]) => ({
            transformation: `T-${to}`,
            lot: `A-${to}`,
            quantity: "1",
            unit: "kg",
          })),
        };
        const book = bookOf(rows);
        for (const lot of book.lots.values()) {
          const reached = new Set(inputsOf(book, lot));
          for (const each of reached) for (const next of inputsOf(book, each)) reached.add(next);
          expect(circleOf(book, lot) !== undefined).toBe(reached.has(lot));
        }
        expect([...answers(rows).values()].every(({ verdict }) => verdict !== undefined)).toBe(true);
      }),
    );
  });

  it("answers a chain of 20,000 lots", () => {
    const places = Array.from({ length: 20_000 }, (_, place) => place);
    const found = answers({
      transformation_inputs: places.map((place) => ({
        transformation: `T-${place}`,
        lot: `A-${place}`,
        quantity: "1",
        unit: "kg",
      })),
      transformation_outputs: places.map((place) => ({
        transformation: `T-${place}`,
        lot: `A-${place + 1}`,
        quantity: "1",
        unit: "kg",
      })),
    });
    expect(found.size).toBe(20_001);
  });
});

describe("hostile cells", () => {
  it("never crash, and leave every lot with a verdict that follows from its checks", () => {
    const cell = fc.constantFrom(
      "2090-01-01",
      "NaN",
      "-5",
      "",
      " ",
      "１００",
      "1e309",
      "9".repeat(80),
      "0",
      "kg",
      "A-1",
      "0000-00-00",
      "=1+1",
      "∞",
      "S",
    );
    const columns = [
      "lot",
      "hs",
      "site",
      "quantity",
      "unit",
      "date",
      "start",
      "end",
      "transformation",
      "shipment",
      "document",
      "kind",
      "from",
      "to",
      "opening",
      "closing",
      "amount",
      "good",
      "from_site",
      "to_site",
      "net_kg",
      "capacity",
      "capacity_unit",
      "refers_to",
      "date_kind",
      "date_latest",
    ];
    const row = fc.dictionary(fc.constantFrom(...columns), cell, { maxKeys: 12 });
    const kinds = [
      "sites",
      "products",
      "shipments",
      "lots",
      "transformations",
      "transformation_inputs",
      "transformation_outputs",
      "stock",
      "payments",
      "documents",
    ] as const;
    const rows = fc.record(Object.fromEntries(kinds.map((kind) => [kind, fc.array(row, { maxLength: 4 })])));
    fc.assert(
      fc.property(rows, (all) => {
        for (const { verdict, checks } of answers(all as Rows).values())
          expect(verdict === "contradicted").toBe(checks.some(({ result }) => result === "fail"));
      }),
      { numRuns: 1000 },
    );
  });
});
