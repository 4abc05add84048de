import fc from "fast-check";
import { counted, type Rows, sent } from "./shares.fixture.ts";

/** One more record of a world of shares-worlds.fixture.ts, and by how many kilograms it may move an end: its tolerance. */
export interface Late {
  readonly rows: Rows;
  readonly weighing: number;
}

const day = fc.constantFrom(
  "2026-01-15",
  "2026-01-31",
  "2026-02-05",
  "2026-02-10",
  "2026-02-28",
  "2026-03-05",
);
const unsure = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });
const cell = (name: string, text: string | undefined): Readonly<Record<string, string>> =>
  text === undefined ? {} : { [name]: text };

const shipment = fc
  .record({
    inward: fc.boolean(),
    party: fc.constantFrom("LISTED", "FARM", "OTHER"),
    kg: unsure(fc.integer({ min: 1, max: 8 })),
    day,
    until: unsure(day),
    hs: fc.constantFrom("5201.00", "5201", "52", "7210.49", "5205.12", "5202.99"),
    basis: fc.constantFrom("documented", "declared", "inferred"),
    lot: fc.constantFrom(undefined, "BALE", "YARN"),
    document: fc.constantFrom("paper of LATE", "paper of IN-0", "paper OUT 0"),
  })
  .map((one): Late => {
    const { inward, party, kg, hs, basis, document } = one;
    const more = { hs, basis, document, ...cell("date_latest", one.until), ...cell("lot", one.lot) };
    const [from, to] = inward ? [party, "PLANT"] : ["PLANT", party];
    return { rows: { shipments: [sent({ id: "LATE", from, to, kg, day: one.day, more })] }, weighing: 0 };
  });

const count = fc
  .record({
    site: fc.constantFrom("SITE-P", "SITE-F"),
    day,
    kg: fc.nat(10),
    opening: unsure(fc.nat(3)),
    good: fc.constantFrom("5201.00", "5205.12", "5202.99"),
    lot: fc.constantFrom(undefined, undefined, "YARN", "BALE"),
  })
  .map(({ site, kg, good, lot, ...one }): Late => {
    const row = { ...counted(site, one.day, kg, one.opening), good, ...cell("lot", lot) };
    return { rows: { stock: [row] }, weighing: 0.005 * kg };
  });

const declaration = fc
  .record({
    from: fc.constantFrom(undefined, "2026-02-01", "2026-01-01"),
    to: fc.constantFrom("2026-02-28", "2026-02-10", undefined),
    good: fc.constantFrom("5201.00", "5201", "5205.12"),
    names: fc.subarray(["IN-0", "IN-1", "IN-2", "IN-3"]),
  })
  .map(({ from, to, good, names }): Late => {
    const paper = { document: "CD-2", kind: "completeness-declaration" };
    const head = { ...paper, site: "SITE-P", good, ...cell("from", from), ...cell("to", to) };
    return {
      rows: { documents: [head, ...names.map((name) => ({ ...paper, shipment: name }))] },
      weighing: 0,
    };
  });

const paper = fc.constantFrom("YARN", "CROP", "BALE").map(
  (lot): Late => ({
    rows: { documents: [{ document: "PR-9", kind: "production-record", lot }] },
    weighing: 0,
  }),
);

export const late: fc.Arbitrary<Late> = fc.oneof(shipment, count, declaration, paper);
