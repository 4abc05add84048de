import { describe, expect, it } from "vitest";
import {
  declared,
  fold,
  lotA,
  lotB,
  lotC,
  mill,
  ofLot,
  packing,
  pallet,
  plant,
  receiving,
  rowOf,
  run,
  shipping,
} from "./fold.fixture.ts";

describe("movements", () => {
  it("of shipping and receiving are one, with both days and amounts", () => {
    const { rows } = fold([receiving({ quantityList: [ofLot(lotB, 98, "KGM")] }), shipping()]);
    expect(rows.shipments).toEqual([
      {
        kind: "shipments",
        cells: {
          shipment: "urn:uuid:ship",
          date: "2026-03-05",
          date_kind: "departure",
          seller_id: mill,
          buyer_id: plant,
          from_site: mill,
          to_site: plant,
          quantity: "100",
          unit: "KGM",
          lot: lotB,
        },
        extra: {
          received: "2026-03-09",
          "received quantity": "98",
          "received unit": "KGM",
          "received by": "a.json row 1",
        },
        source: { import: "import-a.json", row: 2, file: "a.json" },
      },
    ]);
  });

  it("of other papers, of another place or of a second delivery are not one", () => {
    const paper = (id: string) => ({
      bizTransactionList: [{ type: "desadv", bizTransaction: `urn:x:${id}` }],
    });
    const count = (...events: readonly unknown[]) =>
      new Set(fold(events).rows.shipments.map(({ cells }) => cells.shipment)).size;
    expect(count(shipping(paper("1")), receiving(paper("1")))).toBe(1);
    expect(count(shipping(paper("1")), receiving(paper("2")))).toBe(2);
    const to = { destinationList: [{ type: "location", destination: plant }] };
    expect(count(shipping(to), receiving())).toBe(1);
    expect(count(shipping(to), receiving({ readPoint: { id: mill } }))).toBe(2);
    expect(count(shipping(), receiving(), receiving({ eventID: "urn:uuid:again" }))).toBe(2);
    expect(count(shipping(), receiving({ eventTime: "2026-03-01T08:00:00Z" }))).toBe(2);
  });

  it("may come in parts, up to what was sent; more of it is another delivery", () => {
    const part = (id: string, quantity: number) =>
      receiving({ eventID: id, quantityList: [ofLot(lotB, quantity, "KGM")] });
    const rows = (...events: readonly unknown[]) => fold([shipping(), ...events]).rows.shipments;
    const inParts = rows(part("urn:r:1", 60), part("urn:r:2", 40));
    expect(inParts).toHaveLength(1);
    expect(inParts[0]?.extra).toMatchObject({ "received quantity": "100" });
    expect(rows(part("urn:r:1", 60), part("urn:r:2", 41))).toHaveLength(2);
  });

  it("are no more for a step told beside them, whatever sides it names", () => {
    const sides = {
      sourceList: [{ type: "location", source: mill }],
      destinationList: [{ type: "location", destination: plant }],
    };
    const beside = (bizStep: string | undefined) =>
      shipping({ ...sides, bizStep, eventID: "urn:b", eventTime: "2026-03-10T08:00:00Z" });
    const count = (bizStep: string | undefined) =>
      fold([shipping(sides), receiving(sides), beside(bizStep)]).rows.shipments.length;
    expect([count("unloading"), count("inspecting"), count(undefined)]).toEqual([1, 1, 2]);
  });

  it("by shipping and departing are one sending", () => {
    const departing = shipping({
      eventID: "urn:uuid:depart",
      eventTime: "2026-03-06T08:00:00Z",
      bizStep: "departing",
    });
    expect(fold([shipping(), departing, receiving()]).rows.shipments).toHaveLength(1);
  });

  it("of a pallet move what is in it then, not what was taken out or put in later", () => {
    const sent = shipping({ quantityList: undefined, epcList: [pallet] });
    const out = packing({
      eventID: "urn:uuid:out",
      action: "DELETE",
      eventTime: "2026-03-04T12:00:00Z",
      childQuantityList: [ofLot(lotC, 20, "CS")],
    });
    const later = packing({ eventID: "urn:uuid:later", eventTime: "2026-03-06T08:00:00Z" });
    const moved = (...events: readonly unknown[]) =>
      fold(events).rows.shipments.map(({ cells: { lot, quantity, unit } }) => [lot, quantity, unit]);
    expect(moved(packing(), sent)).toEqual([
      [lotB, "40", "CS"],
      [lotC, "60", "CS"],
    ]);
    expect(moved(packing(), out, sent, later)).toEqual([
      [lotB, "40", "CS"],
      [lotC, "40", "CS"],
    ]);
    expect(moved(sent)).toEqual([[pallet, undefined, undefined]]);
    const ring = packing({ eventID: "urn:uuid:ring", childQuantityList: undefined, childEPCs: [pallet] });
    expect(moved(ring, sent)).toHaveLength(1);
  });

  it("name owners before holders, and papers that prove a delivery", () => {
    const party = (number: string) => `https://id.gs1.org/417/${number}`;
    const sides = {
      sourceList: [
        { type: "possessing_party", source: party("4012345000047") },
        { type: "owning_party", source: party("4012345000061") },
      ],
      destinationList: [{ type: "owning_party", destination: party("4012345000054") }],
      bizTransactionList: [
        { type: "po", bizTransaction: "urn:x:po" },
        { type: "bol", bizTransaction: "urn:x:bol" },
      ],
    };
    const { rows } = fold([shipping(sides)], {
      parties: [rowOf("parties", { party: "4012345000054", name: "B" })],
    });
    expect(rows.shipments[0]?.cells).toMatchObject({
      seller_id: party("4012345000061"),
      buyer_id: "4012345000054",
      document: "urn:x:bol",
      basis: "documented",
    });
  });
});

describe("what is taken back", () => {
  it("stands in no row, and among the withdrawn with lots, amounts, reason and what replaces it", () => {
    const corrected = run({ eventID: "urn:uuid:right", outputQuantityList: [ofLot(lotB, 95, "KGM")] });
    const retraction = { ...run(), ...declared("incorrect_data", ["urn:uuid:right"]) };
    const { rows, withdrawn } = fold([retraction, run(), corrected]);
    expect(rows.transformations.map(({ cells }) => cells.transformation)).toEqual(["urn:uuid:right"]);
    expect(withdrawn).toEqual([
      {
        kind: "transformation",
        id: "urn:uuid:run",
        lots: [lotA, lotB],
        amounts: [
          { lot: lotA, quantity: "110", unit: "KGM" },
          { lot: lotB, quantity: "100", unit: "KGM" },
        ],
        documents: [],
        by: "urn:uuid:run",
        on: "2026-04-01",
        reason: "incorrect_data",
        source: { import: "import-a.json", row: 1, file: "a.json" },
        was: { import: "import-a.json", row: 2, file: "a.json" },
        replacedBy: ["urn:uuid:right"],
      },
    ]);
  });

  it("is told where it was never there", () => {
    const { withdrawn, issues } = fold([{ ...run(), ...declared() }]);
    expect(withdrawn).toMatchObject([{ id: "urn:uuid:run", reason: "no reason given" }]);
    expect(withdrawn[0]).not.toHaveProperty("was");
    expect(issues.map(({ code }) => code)).toEqual(["reference.missing"]);
  });

  it("of a joined run is one event, and the others stay", () => {
    const transformationID = "urn:example:run:7";
    const second = run({
      transformationID,
      eventID: "urn:uuid:2",
      inputQuantityList: [ofLot(lotC, 5, "KGM")],
    });
    const { rows, withdrawn } = fold([run({ transformationID }), second, { ...second, ...declared() }]);
    expect(rows.transformation_inputs.map(({ cells }) => cells.lot)).toEqual([lotA]);
    expect(withdrawn).toMatchObject([{ kind: "transformation", id: transformationID }]);
  });

  const voiding = (fields: Record<string, unknown> = {}) =>
    shipping({
      eventID: "urn:uuid:void",
      eventTime: "2026-03-07T08:00:00Z",
      bizStep: "void_shipping",
      ...fields,
    });

  it("by void_shipping is the sending of the same things, on the same papers", () => {
    const paper = (id: string) => ({ bizTransactionList: [{ type: "bol", bizTransaction: `urn:x:${id}` }] });
    const [first, second] = [shipping(paper("1")), shipping({ ...paper("2"), eventID: "urn:uuid:ship2" })];
    const { rows, withdrawn } = fold([first, second, voiding(paper("1"))]);
    expect(rows.shipments.map(({ cells }) => cells.shipment)).toEqual(["urn:uuid:ship2"]);
    expect(withdrawn).toMatchObject([
      {
        kind: "shipment",
        id: "urn:uuid:ship",
        lots: [lotB],
        documents: ["urn:x:1"],
        reason: "void_shipping",
      },
    ]);
  });

  it("by void_shipping may be a part of the sending", () => {
    const { rows } = fold([shipping(), voiding({ quantityList: [ofLot(lotB, 30.5, "KGM")] })]);
    expect(rows.shipments[0]?.cells).toMatchObject({ quantity: "69.5", unit: "KGM" });
    const other = fold([shipping(), voiding({ quantityList: [ofLot(lotC, 1, "KGM")] })]);
    expect(other.rows.shipments).toHaveLength(1);
    expect(other.issues.map(({ code }) => code)).toEqual(["reference.missing"]);
  });

  it("by void_shipping more than once adds up, and in another unit leaves an unknown rest", () => {
    const part = (id: string, quantity: number, unit = "KGM") =>
      voiding({ eventID: id, quantityList: [ofLot(lotB, quantity, unit)] });
    const left = (...events: readonly unknown[]) =>
      fold([shipping(), ...events]).rows.shipments.map(({ cells }) => cells.quantity);
    expect(left(part("urn:v:1", 30), part("urn:v:2", 30))).toEqual(["40"]);
    expect(left(part("urn:v:1", 30), part("urn:v:2", 70))).toEqual([]);
    expect(left(part("urn:v:1", 3, "CS"))).toEqual([undefined]);
  });

  it("by void_shipping leaves a receipt that was seen", () => {
    const { rows, withdrawn } = fold([
      shipping(),
      receiving(),
      voiding({ eventTime: "2026-03-10T08:00:00Z" }),
    ]);
    expect(rows.shipments.map(({ cells: { date, date_kind } }) => [date, date_kind])).toEqual([
      ["2026-03-09", "receipt"],
    ]);
    expect(withdrawn).toHaveLength(1);
  });
});
