import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision } from "../../model/records.ts";
import { intervalOf } from "../../tracing/day-interval.ts";
import type { ShipmentRow } from "../../tracing/shipment-row.ts";
import { type Cells, decided, found, rowOf, told } from "./same-shipment.fixture.ts";
import type { ShipmentLink } from "./same-shipments.ts";

const maybe = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const rarely = <T>(...values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });

/** Few values, so that rows meet. */
const cells = fc.record({
  shipment: maybe("S-1", "S-2", "S-3"),
  date: fc.constantFrom("2026-03-01", "2026-03-01", "2026-03-02", "2026-03-20", "2026-08-01"),
  date_kind: rarely("departure", "arrival", "order"),
  import_date: maybe("2026-03-25", "2026-03-26"),
  seller: fc.constantFrom("Heron", "Heron", "Heron", "Heron", "Heron?", "Tern", "TO ORDER"),
  buyer: fc.constantFrom("Gull", "Gull", "Gull", "Gull", "Gull?", "TO ORDER"),
  hs: maybe("6205", "620520", "620520", "6109"),
  net_kg: maybe("100", "100", "101", "110", "118", "500"),
  origin: rarely("CN", "CN", "VN"),
  document: maybe("MEDU1234567", "MEDU1234567", "1234567", "INV-77", "MEDU7654321"),
  entry: rarely("ENT-1", "ENT-2"),
  lot: rarely("L-100", "L-200"),
});
const extra = fc.record({
  "Master B/L": fc.option(fc.constantFrom("MEDU7654321"), { nil: undefined }),
  "House B/L": fc.option(fc.constantFrom("MEDU1234567"), { nil: undefined }),
});
const given = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
const rows = fc
  .array(fc.tuple(fc.constantFrom("a", "b", "c"), cells, extra), { minLength: 2, maxLength: 9 })
  .map((some) =>
    some.map(([file, values, more], at) =>
      rowOf(file, at + 2, values as Cells, given(more) as ShipmentRow["extra"]),
    ),
  );
const headings = { a: "Bill of Lading", b: "document", c: "Invoice No" };
const runs = { numRuns: 400 };

/** Decisions on the links of some rows, one a day. */
const decisionsOn = (some: readonly ShipmentRow[], picks: readonly number[]): readonly Decision[] => {
  const first = found(some, { headings });
  if (first.links.length === 0) return [];
  return picks.map((pick, at) => {
    const what = (["same", "not-same", "cannot-tell"] as const)[pick % 3] ?? "same";
    const place = Math.floor(pick / 3) % first.links.length;
    return decided(first, what, { place, date: `2026-06-${10 + at}` });
  });
};
const world = fc
  .tuple(rows, fc.array(fc.nat(60), { maxLength: 3 }))
  .map(([some, picks]) => ({ rows: some, decisions: decisionsOn(some, picks) }));

const joinedOf = (some: readonly ShipmentRow[]): readonly ShipmentRow[] =>
  some.filter(({ joined }) => (joined?.rows.length ?? 1) > 1);

const kindOf = ({ state, identity }: ShipmentLink) => {
  if (state !== "joined") return state;
  return identity === "decided" ? "byPerson" : "silently";
};

describe("rows of shipments as one", () => {
  it("every row stands in exactly one shipment, as it was read; and the rows do meet", () => {
    const met = { silently: 0, byPerson: 0, open: 0, contradicted: 0, parted: 0 };
    fc.assert(
      fc.property(world, ({ rows: some, decisions }) => {
        const answer = found(some, { headings, decisions });
        const kept = answer.rows.flatMap((row) => row.joined?.rows ?? [row]);
        expect(new Set(kept).size).toBe(kept.length);
        expect(new Set(kept)).toEqual(new Set(some));
        for (const link of answer.links) met[kindOf(link)] += 1;
      }),
      runs,
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(20);
  });

  it("the order of rows, and so that of imports, plays no part", () => {
    fc.assert(
      fc.property(
        world.chain((one) =>
          fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.rows], { minLength: one.rows.length })),
        ),
        ([{ rows: some, decisions }, shuffled]) => {
          const [one, other] = [
            found(some, { headings, decisions }),
            found(shuffled, { headings, decisions }),
          ];
          expect(told(other)).toEqual(told(one));
          expect(new Set(other.rows)).toEqual(new Set(one.rows));
          expect(other.aliases).toEqual(one.aliases);
        },
      ),
      runs,
    );
  });

  it("without one import the rows of the others stand as if it had never been there", () => {
    fc.assert(
      fc.property(world, fc.constantFrom("a", "b", "c"), ({ rows: some, decisions }, gone) => {
        const left = some.filter(({ source }) => source.import !== gone);
        const answer = found(left, { headings, decisions });
        for (const row of answer.rows.flatMap((one) => one.joined?.rows ?? [one]))
          expect(left).toContain(row);
        if (new Set(left.map(({ source }) => source.import)).size < 2 && decisions.length === 0)
          expect(joinedOf(answer.rows)).toEqual([]);
      }),
      runs,
    );
  });

  it("a person's word that every pair is two brings back every row", () => {
    fc.assert(
      fc.property(rows, (some) => {
        const { links } = found(some, { headings });
        const decisions = links.map((_, place) => decided(found(some, { headings }), "not-same", { place }));
        const answer = found(some, { headings, decisions });
        expect(answer.rows.map(({ source, cells: values }) => ({ source, values }))).toEqual(
          some.map(({ source, cells: values }) => ({ source, values })),
        );
      }),
      runs,
    );
  });

  it("never joins rows of other parties, origins, or of parties that nobody decided on", () => {
    fc.assert(
      fc.property(world, ({ rows: some, decisions }) => {
        for (const { joined } of joinedOf(found(some, { headings, decisions }).rows))
          for (const column of ["seller", "buyer", "origin"] as const) {
            const values = (joined?.rows ?? []).flatMap(({ cells: one }) => one[column] ?? []);
            expect(new Set(values.filter((value) => value !== "TO ORDER")).size).toBeLessThan(2);
          }
      }),
      runs,
    );
  });

  it("joins silently only rows of different imports, with both parties known, that a shared paper chains", () => {
    fc.assert(
      fc.property(rows, (some) => {
        for (const { joined } of joinedOf(found(some, { headings }).rows)) {
          const all = joined?.rows ?? [];
          expect(new Set(all.map(({ source }) => source.import)).size).toBe(all.length);
          expect(all.some(({ cells: one }) => one.seller === "TO ORDER" || one.buyer === "TO ORDER")).toBe(
            false,
          );
          expect(
            all.every(({ cells: one, extra: more }) => one.document ?? one.entry ?? more["House B/L"]),
          ).toBe(true);
        }
      }),
      runs,
    );
  });

  it("the joined row is as wide as any of its rows: nothing that one of them allows is excluded", () => {
    fc.assert(
      fc.property(world, ({ rows: some, decisions }) => {
        for (const row of joinedOf(found(some, { headings, decisions }).rows)) {
          const wide = intervalOf(row);
          for (const one of row.joined?.rows ?? []) {
            const own = intervalOf(one);
            expect(wide.earliest).toBeLessThanOrEqual(own.earliest);
            expect(wide.latest).toBeGreaterThanOrEqual(own.latest);
            if (row.cells.hs !== undefined && one.cells.hs !== undefined)
              expect(one.cells.hs.startsWith(row.cells.hs)).toBe(true);
          }
        }
      }),
      runs,
    );
  });
});
