import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unitTable } from "../goods/goods.fixture.ts";
import { compare, rational, times } from "../goods/rational.ts";
import { Scale, sumOf } from "./book/masses.ts";
import { chain } from "./chain.fixture.ts";
import { answers, type Cells, joined, type Rows, tables } from "./custody.fixture.ts";
import type { Reconciled } from "./reconcile.ts";
import { bandOf } from "./yield-band.ts";

const whole = joined(...chain);

/** All that an answer says but its words. */
const told = (found: ReadonlyMap<string, Reconciled>): unknown =>
  [...found]
    .map(([lot, { verdict, checks, missing }]) => ({
      lot,
      verdict,
      checks: checks.map(({ reason: _, ...check }) => check),
      missing: missing.map(({ step, paper, holder }) => `${step} ${paper} ${holder}`).toSorted(),
    }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1));

const resultOf = (found: ReadonlyMap<string, Reconciled>, lot: string, rule: string): string | undefined =>
  found.get(lot)?.checks.find((check) => check.rule === rule)?.result;

const kilograms = fc.integer({ min: 1, max: 2000 });

describe("no rule makes mass", () => {
  it("passes no use of a lot beyond what there is of it, its tolerance apart", () => {
    fc.assert(
      fc.property(kilograms, fc.array(kilograms, { minLength: 1, maxLength: 6 }), (held, draws) => {
        const rows: Rows = {
          lots: [{ lot: "A-1", hs: "520100", quantity: String(held), unit: "kg", site: "S" }],
          transformation_inputs: draws.map((kg, place) => ({
            transformation: `T-${place}`,
            lot: "A-1",
            quantity: String(kg),
            unit: "kg",
          })),
        };
        const used = draws.reduce((sum, kg) => sum + kg, 0);
        expect(resultOf(answers(rows), "A-1", "used-once")).toBe(used * 100 > held * 102 ? "fail" : "pass");
      }),
    );
  });

  it("lets no more come out of a run than the widest limit of all that went in", () => {
    const goods = ["520100", "520512", "520811", "600622", "999999"] as const;
    const widest = { n: 110n, d: 100n };
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ hs: fc.constantFrom(...goods), kg: kilograms.map((kg) => rational(BigInt(kg))) }),
          { minLength: 1, maxLength: 5 },
        ),
        fc.constantFrom("520512", "520811", "620520", "610910"),
        (inputs, hs) => {
          const band = bandOf(tables, inputs, { hs, process: undefined });
          if (!band.ok || band.limit.most === undefined) return;
          const into = sumOf(inputs.map(({ kg }) => kg));
          expect(compare(band.limit.most, times(into, widest))).toBeLessThanOrEqual(0);
          expect(compare(band.usual.most, band.limit.most)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  it("passes no ledger that is off by more than its tolerance", () => {
    fc.assert(
      fc.property(kilograms, kilograms, fc.integer({ min: 0, max: 2000 }), (made, drawn, counted) => {
        const rows: Rows = {
          transformations: [
            { transformation: "T-1", site: "S", start: "2026-01-05", end: "2026-01-05" },
            { transformation: "T-2", site: "S", start: "2026-01-09", end: "2026-01-09" },
          ],
          transformation_outputs: [{ transformation: "T-1", lot: "A-1", quantity: String(made), unit: "kg" }],
          transformation_inputs: [{ transformation: "T-2", lot: "A-1", quantity: String(drawn), unit: "kg" }],
          stock: [
            {
              site: "S",
              good: "520100",
              lot: "A-1",
              date: "2026-01-31",
              opening: "0",
              closing: String(counted),
              unit: "kg",
            },
          ],
        };
        const book = made - drawn;
        const isOff = Math.abs(book - counted) * 1000 > 5 * Math.max(Math.abs(book), counted);
        const isBelow = -book * 1000 > 5 * made;
        expect(resultOf(answers(rows), "A-1", "stock-balance")).toBe(isOff || isBelow ? "fail" : "pass");
      }),
    );
  });
});

describe("exact arithmetic", () => {
  it("adds up 10,000 amounts of each unit of mass without any drift", () => {
    const scale = new Scale(unitTable, []);
    for (const unit of ["lb", "t", "g", "斤", "oz av", "long ton"]) {
      const [one, all] = [scale.weigh({ quantity: "0.1", unit }), scale.weigh({ quantity: "1000", unit })];
      if (!one.ok || !all.ok) throw new Error(`${unit} is a unit of mass`);
      expect(sumOf(Array.from({ length: 10_000 }, () => one.kg))).toEqual(all.kg);
    }
  });

  it("comes back to the same fraction after 10,000 conversions", () => {
    const pound = rational(45_359_237n, 100_000_000n);
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), (grams) => {
        let mass = rational(grams, 1000n);
        for (let turn = 0; turn < 10_000; turn += 1)
          mass = times(mass, turn % 2 === 0 ? pound : { n: pound.d, d: pound.n });
        expect(mass).toEqual(rational(grams, 1000n));
      }),
      { numRuns: 5 },
    );
  });
});

/** A chain with one or two rows changed at random, so that something may fail. */
const disturbed: fc.Arbitrary<Rows> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        "shipments",
        "documents",
        "transformation_inputs",
        "transformations",
        "payments",
        "stock",
      ),
      place: fc.nat(20),
      cell: fc.constantFrom(
        "quantity",
        "date",
        "start",
        "issuer",
        "payee",
        "closing",
        "unit",
        "lot",
        "amount",
      ),
      value: fc.constantFrom("700", "12", "2026-01-11", "2026-03-20", "STRANGER", "lb", "S-1"),
    }),
    { maxLength: 3 },
  )
  .map((changes) => {
    const rows: Record<string, readonly Cells[]> = { ...whole };
    for (const { kind, place, cell, value } of changes) {
      const list = rows[kind] ?? [];
      rows[kind] = list.map((cells, at) =>
        at === place % list.length && cells[cell] !== undefined ? { ...cells, [cell]: value } : cells,
      );
    }
    return rows;
  });

describe("the order of rows", () => {
  it("plays no part", () => {
    fc.assert(
      fc.property(disturbed, fc.integer(), (rows, seed) => {
        const shuffled = Object.fromEntries(
          Object.entries(rows).map(([kind, list]) => [kind, turned(list, seed)]),
        );
        expect(told(answers(shuffled))).toEqual(told(answers(rows)));
      }),
      { numRuns: 60 },
    );
  });
});

/** The list begun elsewhere, or backwards. */
function turned(list: readonly Cells[], seed: number): readonly Cells[] {
  const at = list.length === 0 ? 0 : Math.abs(seed) % list.length;
  const begun = [...list.slice(at), ...list.slice(0, at)];
  return seed % 2 === 0 ? begun : begun.toReversed();
}

describe("one paper more", () => {
  /** A paper that does not itself say that another one no longer counts, or that it covers. */
  const paper: fc.Arbitrary<Cells> = fc.record({
    document: fc.constantFrom("NEW 1", "NEW 2"),
    kind: fc.constantFrom(
      "packing-list",
      "bill-of-lading",
      "production-record",
      "weight-note",
      "delivery-note",
      "test-report",
    ),
    issuer: fc.constantFrom("GIN", "MILL", "STRANGER"),
    recipient: fc.constantFrom("MILL", "WEAVER", "STRANGER"),
    date: fc.constantFrom("2025-12-01", "2026-01-25", "2026-05-01"),
    lot: fc.constantFrom("L-1", "Y-1", "C-1"),
    shipment: fc.constantFrom("SH-L-1", "SH-Y-1", "SH-C-1"),
    quantity: fc.constantFrom("880", "850", "12"),
    unit: fc.constantFrom("kg", "lb"),
  });

  it("takes back no failure, and leaves no more papers missing than there were", () => {
    fc.assert(
      fc.property(disturbed, paper, (rows, more) => {
        const [before, after] = [answers(rows), answers(joined(rows, { documents: [more] }))];
        for (const [lot, { checks, missing }] of before) {
          for (const { rule, result } of checks)
            if (result === "fail") expect(resultOf(after, lot, rule), `${lot} ${rule}`).toBe("fail");
          expect(after.get(lot)?.missing.length).toBeLessThanOrEqual(missing.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});
