import { describe, expect, it } from "vitest";
import type { CanonicalRow } from "../model/records.ts";
import { shipmentId } from "../tracing/shipment-row.ts";
import { assess } from "./assess.ts";
import { gin, listedGin, mill, shipment, subject, today, uflpa, withGin } from "./shirt.fixture.ts";
import { faultsOf, list, record } from "./world.fixture.ts";
import type { Subject } from "./world.ts";

const isPaper = (kind: string): boolean => kind === "order" || kind === "invoice";

describe("what a shipment row can carry", () => {
  it.each([
    ["the row says declared", { basis: "declared" }, "does not say of itself that it is documented"],
    [
      "the row says nothing of itself",
      { basis: undefined, document: "newspaper article" },
      "does not say of itself",
    ],
    ["the row names no document", { document: undefined }, "names no document"],
    ["the row is an order", { date_kind: "order" }, "is of an order, which is no delivery"],
    ["the row is an invoice", { date_kind: "invoice" }, "is of an invoice, which is no delivery"],
    ["the row has no HS code", { hs: undefined }, "an HS code is missing or too short"],
    ["the goods differ by HS", { hs: "8471.30" }, "no shipment of such goods to the importer is recorded"],
    ["the buyer is somebody else", { buyer: mill.name }, "no shipment of such goods to the importer"],
    ["it came after the legal date", { date: "2026-12-01" }, "is dated after the legal date 2026-11-22"],
  ])("asks for a record that ties them where %s", (_, cells, why) => {
    const found = uflpa(withGin({ shipments: [shipment(cells as CanonicalRow<"shipments">["cells"])] }));
    expect(found.outcome).toBe("unknown");
    const asked = found.missing.map((missing) => missing.text).join("\n");
    expect(asked).toContain(
      "a shipment, purchase or production record that ties Cotton shirt to Lumo Gin Co., Ltd.; so far",
    );
    expect(asked).toContain(why);
  });

  it.each([
    [
      { date_kind: "order" },
      /was ordered on 2026-01-02 with Lumo Gin Co\., Ltd\. as seller .* an order shows no delivery/,
    ],
    [{ date_kind: "invoice" }, /was invoiced on 2026-01-02 with .* an invoice shows no delivery/],
    [{ date_kind: "departure" }, /supplied .* by a shipment that left on 2026-01-02 \(/],
    [
      { date_kind: "arrival", import_date: "2026-02-03" },
      /supplied .* by a shipment that arrived on 2026-01-02, imported on 2026-02-03 \(/,
    ],
    [{ date_kind: "receipt" }, /by a shipment received on 2026-01-02/],
  ])("tells the day for what it is: %j", (cells, words) => {
    const found = uflpa(withGin({ shipments: [shipment(cells)] }));
    expect(found.because[0]?.sentence).toMatch(words);
    if (!isPaper(cells.date_kind)) return;
    expect(found.because[0]?.sentence).not.toMatch(/shipment (of|dated|that)/);
  });

  it("reaches over a row without an HS code and asks, but never decides on it", () => {
    const found = uflpa(withGin({ shipments: [shipment({ hs: undefined as never })] }));
    expect(found.outcome).toBe("unknown");
    expect(found.because[0]?.sentence).toContain("it is not shown that the goods are the same");
    const rumour = shipment({ basis: undefined as never, document: "newspaper article" });
    const umbrellas = record("products", {
      product: "P-1",
      name: "Umbrellas",
      hs: "6601.10",
      supplier: gin.name,
    });
    expect(uflpa(withGin({ products: [umbrellas], shipments: [rumour] })).outcome).toBe("unknown");
  });

  it.each([
    ["2022-06-20", "2026-11-22", "unknown"],
    ["2022-06-21", "2026-11-22", "applies"],
    ["2025-01-10", "2024-12-04", "unknown"],
    ["2024-12-04", "2024-12-04", "applies"],
  ])("a product last imported on %s, asked about on %s: %s", (import_date, on, outcome) => {
    const found = uflpa(withGin({ shipments: [shipment({ import_date, date: "2019-01-01" })] }), subject, on);
    expect(found.outcome).toBe(outcome);
    const asked = found.missing.map(({ text }) => text).join("\n");
    if (import_date === "2022-06-20") {
      expect(found.because[0]?.sentence).toContain("if such goods were entered on 2026-11-22");
      expect(asked).toContain("that was imported on or after 2022-06-21");
    }
    if (import_date > on)
      expect(found.notes.join(" ")).toContain("after the legal date 2024-12-04: left out");
  });

  it("is decided by the latest of several shipments, and names that one", () => {
    const old = shipment({ shipment: "S-0", date: "2019-01-02" });
    for (const shipments of [
      [old, shipment()],
      [shipment(), old],
    ]) {
      const found = uflpa(withGin({ shipments }));
      expect(found.outcome).toBe("applies");
      expect(found.because[0]?.sentence).toContain("by 2 shipments, the latest dated 2026-01-02");
    }
  });

  it("asks for an import since the listing where all came before it", () => {
    const late = { ...listedGin, firstListed: "2026-02-01", sublists: [{ key: "v", from: "2026-02-01" }] };
    const found = uflpa(withGin({ shipments: [shipment()] }, { lists: [list("us-uflpa", [late])] }));
    expect(found.outcome).toBe("unknown");
    expect(found.missing.map(({ text }) => text).join("\n")).toContain("imported on or after 2026-02-01");
  });
});

describe("assess(world, {subjects: [a shipment]})", () => {
  const about: Subject = { kind: "shipment", id: "S-1", name: "shipment S-1" };

  it.each([
    ["TO ORDER", 'who is behind "TO ORDER", in the place of the supplier of'],
    [undefined, "who supplied the goods? no supplier of it is named"],
    ["Nobody Knows", 'the name "Nobody Knows" alone tells no one party'],
  ])("asks who an unnamed seller is (%s)", (seller, words) => {
    const found = uflpa(withGin({ shipments: [shipment({ seller: seller as never })] }), about);
    expect(found.outcome).toBe("unknown");
    expect(found.missing[0]?.text).toContain(words);
    const said = found.evidence.map(({ sentence }) => sentence).join(" ");
    expect(said).toContain(
      seller === "Nobody Knows" ? "Nobody Knows supplied" : "an unnamed seller supplied",
    );
    expect(said).not.toContain("TO ORDER supplied");
  });

  it("is not decided by what is dated after the day asked about", () => {
    const row = shipment({ import_date: "2025-01-10" });
    const found = uflpa(withGin({ shipments: [row] }), about, "2024-12-04");
    expect(found.outcome).toBe("unknown");
    expect(found.notes.join(" ")).toContain(
      "after the legal date 2024-12-04: it decides nothing on that day",
    );
    expect(uflpa(withGin({ shipments: [row] }), about).outcome).toBe("applies");
  });

  it("has an id of its own where the row has none, and no other row's", () => {
    const rows = [shipment({ shipment: undefined as never }), shipment({ shipment: undefined as never })];
    const ids = rows.map(shipmentId);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe(`import-1:${rows[0]?.source.row}`);
    const found = assess(withGin({ products: [], shipments: rows }), { markets: ["EU"], today });
    expect(found.map(({ subject }) => subject)).toEqual(ids.map((id) => `shipment:${id}`));
  });

  it.each([
    ["2022-06-20", "not-yet"],
    ["2022-06-21", "applies"],
  ])("judges on the day of import (%s: %s)", (import_date, outcome) => {
    const found = uflpa(withGin({ shipments: [shipment({ import_date, presented: "2026-02-01" })] }), about);
    expect(found.on).toBe(import_date);
    expect(found.evidence.map((one) => one.name)).toContain("procedural-event");
    expect(found.evidence.flatMap(faultsOf)).toEqual([]);
    expect(found.outcome).toBe(outcome);
    if (outcome === "applies")
      expect(found.deadlines.find((one) => one.id === "uflpa-final")?.date).toBe("2026-03-03");
  });

  it("takes today where no import date is recorded, and says so", () => {
    const found = uflpa(withGin({ shipments: [shipment()] }), about);
    expect(found.on).toBe(today);
    expect(found.notes[0]).toContain("No import date is recorded");
  });

  it("takes the day asked for before any other", () => {
    expect(
      uflpa(withGin({ shipments: [shipment({ import_date: "2022-06-20" })] }), about, "2024-01-01").on,
    ).toBe("2024-01-01");
  });
});
