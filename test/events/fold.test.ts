import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldEvents } from "../../src/records/events/as-rows/fold-events.ts";
import {
  cellsOf,
  declared,
  eventRows,
  fold,
  lotA,
  lotB,
  lotC,
  mill,
  noRecords,
  ofLot,
  packing,
  pallet,
  plant,
  receiving,
  rowOf,
  run,
  shipping,
} from "./fold.fixture.ts";

describe("runs", () => {
  it("are an event each, with amounts to the digit and units as written", () => {
    const { rows } = fold([
      run({ inputQuantityList: [{ epcClass: lotA, quantity: 110.5, uom: "LBR" }, ofLot(lotC)] }),
    ]);
    expect(cellsOf(rows.transformations)).toEqual([
      { transformation: "urn:uuid:run", site: mill, start: "2026-03-02", end: "2026-03-02" },
    ]);
    expect(cellsOf(rows.transformation_inputs)).toEqual([
      { transformation: "urn:uuid:run", lot: lotA, quantity: "110.5", unit: "LBR" },
      { transformation: "urn:uuid:run", lot: lotC },
    ]);
    expect(rows.transformation_inputs[0]?.source).toEqual({
      import: "import-a.json",
      row: 1,
      file: "a.json",
    });
  });

  it("are one where transformationID joins events; two places leave the place unknown", () => {
    const transformationID = "urn:example:run:7";
    const { rows } = fold([
      run({ transformationID, eventID: "urn:uuid:1", outputQuantityList: undefined }),
      run({
        transformationID,
        eventID: "urn:uuid:2",
        eventTime: "2026-03-04T08:00:00Z",
        inputQuantityList: undefined,
        bizLocation: { id: plant },
      }),
    ]);
    expect(cellsOf(rows.transformations)).toEqual([
      { transformation: transformationID, start: "2026-03-02", end: "2026-03-04" },
    ]);
    expect(rows.transformation_inputs).toHaveLength(1);
    expect(rows.transformation_outputs).toHaveLength(1);
  });

  it("count a serialised item as one piece, and a lot in a list of single things as unknown", () => {
    const item = "https://id.gs1.org/01/04012345111118/21/1";
    const { rows } = fold([run({ inputQuantityList: undefined, inputEPCList: [lotA, item] })]);
    expect(cellsOf(rows.transformation_inputs)).toEqual([
      { transformation: "urn:uuid:run", lot: lotA },
      { transformation: "urn:uuid:run", lot: item, quantity: "1", unit: "count" },
    ]);
  });

  it("take no class for a lot: what two events say of one class is not joined", () => {
    const bottles = "https://id.gs1.org/01/04012345111118";
    const { rows } = fold([
      run({ inputQuantityList: [ofLot(bottles, 5)] }),
      run({ eventID: "urn:uuid:run2", inputQuantityList: [ofLot(bottles, 5)] }),
    ]);
    const lots = rows.transformation_inputs.map(({ cells }) => cells.lot);
    expect(new Set(lots).size).toBe(2);
    expect(rows.transformation_inputs[0]?.cells).toMatchObject({ quantity: "5", unit: "count" });
  });

  it("leave an amount below zero out, and keep it as written", () => {
    const { rows } = fold([run({ inputQuantityList: [ofLot(lotA, -3, "KGM")] })]);
    expect(rows.transformation_inputs[0]).toMatchObject({
      cells: { transformation: "urn:uuid:run", lot: lotA },
      extra: { "quantity as written": "-3", "unit as written": "KGM" },
    });
    expect(rows.transformation_inputs[0]?.cells).not.toHaveProperty("quantity");
  });

  it("stand beside the customer's own rows, which count where both name a lot of a run", () => {
    const own = {
      transformations: [rowOf("transformations", { transformation: "urn:uuid:run", process: "spinning" })],
      transformation_inputs: [
        rowOf("transformation_inputs", {
          transformation: "urn:uuid:run",
          lot: lotA,
          quantity: "90",
          unit: "KGM",
        }),
      ],
    };
    const { rows, issues } = fold([run()], own);
    expect([rows.transformations, rows.transformation_inputs]).toEqual([[], []]);
    expect(issues.map(({ code }) => code)).toEqual(["row.contradiction"]);
    expect(issues[0]?.message).toContain("110 KGM");
    expect(issues[0]?.message).toContain("90 KGM");
  });
});

describe("ids", () => {
  it("are the customer's where a row of his names the same one, whatever way it is written", () => {
    const { rows } = fold([run(), shipping()], {
      lots: [rowOf("lots", { lot: "urn:epc:class:lgtin:4012345.022222.Y1", product: "P" })],
      sites: [rowOf("sites", { site: "4012345000047", party: "M-1" })],
    });
    expect(rows.transformation_outputs[0]?.cells.lot).toBe("urn:epc:class:lgtin:4012345.022222.Y1");
    expect(rows.transformations[0]?.cells.site).toBe("4012345000047");
    expect(rows.shipments[0]?.cells).toMatchObject({ from_site: "4012345000047", seller_id: "M-1" });
    expect(rows.lots.map(({ cells }) => cells.lot)).toEqual([lotA]);
  });

  it("take a dock for its site, unless the customer or the sender says otherwise", () => {
    const dock = `${mill}/254/dock-5`;
    const at = (sites: readonly ReturnType<typeof rowOf<"sites">>[]) =>
      fold([run({ bizLocation: { id: dock } })], { sites }).rows.transformations[0]?.cells.site;
    expect(at([])).toBe(mill);
    expect(at([rowOf("sites", { site: dock })])).toBe(dock);
    const header = {
      epcisHeader: {
        epcisMasterData: {
          vocabularyList: [
            {
              type: "urn:epcglobal:epcis:vtype:Location",
              vocabularyElementList: [{ id: plant, attributes: [], children: [dock] }],
            },
          ],
        },
      },
    };
    const events = eventRows([run({ bizLocation: { id: dock } })], { header });
    const sites = [rowOf("sites", { site: "4012345000054" })];
    const { rows } = foldEvents({ ...noRecords, sites, events });
    expect(rows.transformations[0]?.cells.site).toBe("4012345000054");
  });

  it("give the HS code of the customer's product to its lots", () => {
    const { rows } = fold([run()], {
      products: [rowOf("products", { product: "4012345222227", hs: "520511" })],
    });
    expect(cellsOf(rows.lots)).toContainEqual({ lot: lotB, product: "4012345222227", hs: "520511" });
  });
});

describe("lots", () => {
  it("have place, day and amount of the event that brings them into being", () => {
    const made = shipping({ action: "ADD", bizStep: "commissioning", eventTime: "2026-03-01T08:00:00Z" });
    const more = { ...made, eventID: "urn:uuid:more", quantityList: [ofLot(lotB, 0.25, "KGM")] };
    expect(cellsOf(fold([made, more]).rows.lots)).toEqual([
      {
        lot: lotB,
        product: "https://id.gs1.org/01/04012345222227",
        site: mill,
        quantity: "100.25",
        unit: "KGM",
        date: "2026-03-01",
      },
    ]);
    const inPieces = { ...made, eventID: "urn:uuid:more", quantityList: [ofLot(lotB, 3, "EA")] };
    expect(fold([made, inPieces]).rows.lots[0]?.cells).not.toHaveProperty("quantity");
  });
});

describe("one event in several files", () => {
  it("is one where it says the same, however it is written and wherever it stands", () => {
    const urn = run({
      recordTime: "2026-05-01T00:00:00Z",
      inputQuantityList: [{ epcClass: "urn:epc:class:lgtin:4012345.011111.4444", quantity: 110, uom: "KGM" }],
    });
    const events = [
      ...eventRows([shipping(), run({ "ex:note": "x" }), run()], { file: "a.json" }),
      ...eventRows([urn], { file: "b.json" }),
    ].filter(({ source, cells }) => source.file === "b.json" || !cells.json?.includes("ex:note"));
    const { rows, issues } = foldEvents({ ...noRecords, events });
    expect(rows.transformations).toHaveLength(1);
    expect(rows.transformations[0]?.source).toMatchObject({ file: "a.json" });
    expect(issues).toEqual([]);
  });

  it("is kept in each of its forms and told where they differ", () => {
    const { rows, issues } = fold([run(), run({ outputQuantityList: [ofLot(lotB, 1, "KGM")] })]);
    expect(rows.transformations).toHaveLength(2);
    expect(new Set(rows.transformations.map(({ cells }) => cells.transformation)).size).toBe(2);
    expect(issues.map(({ code }) => code)).toEqual(["row.contradiction"]);
  });

  it("without an id is as many as it is told", () => {
    const bare = run({ eventID: undefined });
    expect(fold([bare, bare]).rows.transformations).toHaveLength(2);
  });
});

it("leaves a run open of which an event could not be read", () => {
  const transformationID = "urn:example:run:7";
  const events = eventRows([run({ transformationID }), run({ eventID: "urn:uuid:2" })]);
  const open = (json: string | undefined) => [...foldEvents({ ...noRecords, events }, [{ json }]).openRuns];
  expect(open(`{"type":"TransformationEvent","transformationID":"${transformationID}","q":NaN}`)).toEqual([
    transformationID,
  ]);
  expect(open(`{"type":"ObjectEvent"}`)).toEqual([]);
  const foreign = eventRows([shipping({ transformationID }), run({ epcList: [lotC] })]);
  expect([...foldEvents({ ...noRecords, events: foreign }).openRuns]).toEqual([
    "urn:uuid:run",
    transformationID,
  ]);
  expect(open(undefined)).toEqual([transformationID]);
});

it("keeps what master data and events say that a piece holds", () => {
  const gtin = "https://id.gs1.org/01/04012345111118";
  const attributes = [
    { id: "urn:epcglobal:cbv:mda#descriptionShort", attribute: "Case of yarn" },
    { id: "urn:epcglobal:cbv:mda#netWeight", attribute: { value: 11.3, measurementUnitCode: "KGM" } },
  ];
  const header = {
    epcisHeader: {
      epcisMasterData: {
        vocabularyList: [
          {
            type: "urn:epcglobal:epcis:vtype:EPCClass",
            vocabularyElementList: [
              { id: "urn:epc:idpat:sgtin:4012345.011111.*", attributes: [] },
              { id: gtin, attributes },
            ],
          },
        ],
      },
    },
  };
  const events = eventRows([run(), shipping()], { header });
  expect(events[1]?.extra).toEqual({});
  expect(foldEvents({ ...noRecords, events }).netContents).toEqual([
    {
      product: gtin,
      what: "net weight",
      quantity: "11.3",
      unit: "KGM",
      description: "Case of yarn",
      source: { import: "import-a.json", row: 1, file: "a.json" },
    },
  ]);
});

it("gives the same rows in whatever order files and events come", () => {
  const voided = shipping({
    eventID: "urn:uuid:v",
    bizStep: "void_shipping",
    eventTime: "2026-03-08T08:00:00Z",
  });
  const rows = [
    ...eventRows([run(), packing(), shipping(), receiving(), { ...run({ eventID: "urn:uuid:x" }) }]),
    ...eventRows(
      [run(), voided, { ...run({ eventID: "urn:uuid:x" }), ...declared() }, run({ eventID: undefined })],
      {
        file: "b.json",
      },
    ),
    ...eventRows(
      [shipping({ epcList: [pallet], eventID: "urn:uuid:p" }), run({ outputQuantityList: [ofLot(lotC, 2)] })],
      {
        file: "c.json",
      },
    ),
  ];
  const expected = foldEvents({ ...noRecords, events: rows });
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (events) => {
      expect(foldEvents({ ...noRecords, events })).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
