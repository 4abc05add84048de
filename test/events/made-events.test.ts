import { describe, expect, it } from "vitest";
import { at, documentOf, faults, notes, objectEvent, read, readOne, transformation } from "./made.fixture.ts";

const epcClass = "urn:epc:class:lgtin:4012345.011111.4444";
/** A document with a quantity that is written like this. */
const written = (number: string): string =>
  JSON.stringify(
    documentOf([
      objectEvent({ epcList: undefined, quantityList: [{ epcClass, quantity: 7001, uom: "KGM" }] }),
    ]),
  ).replace("7001", number);

describe("numbers to the digit as they were written", () => {
  it.each([
    ["0.1", "0.1"],
    ["1.50", "1.50"],
    ["123456789012345678.000000001", "123456789012345678.000000001"],
    ["1.5e3", "1500"],
    ["25E-4", "0.0025"],
    ["-3", "-3"],
    ["-0.0", "-0.0"],
    ["0e5", "0"],
  ])("%s is %s", (text, quantity) => {
    const reading = read(written(text));
    expect(faults(reading)).toEqual([]);
    expect(reading.events[0]?.objects[0]).toMatchObject({ quantity, unit: "KGM" });
  });

  it.each(["1e400", "1e61", "1".repeat(61)])("%s is no quantity of goods", (text) => {
    expect(faults(read(written(text)))).toEqual([
      `events.quantity-invalid ${at(".quantityList[0].quantity")}`,
    ]);
  });

  it("without unit is a count, and without quantity unknown", () => {
    const reading = readOne(objectEvent({ quantityList: [{ epcClass, quantity: 30 }, { epcClass }] }));
    const [, count, unknown] = reading.events[0]?.objects ?? [];
    expect(count).toMatchObject({ quantity: "30", unit: "count" });
    expect(unknown).toEqual({ thing: count?.thing, list: "quantity" });
    expect(notes(reading)).toEqual(["quantity-absent 1", "uom-absent 1"]);
  });
});

describe("when", () => {
  it("is an instant, and the day at the place of the event", () => {
    const [event] = readOne(objectEvent()).events;
    expect(event?.time).toEqual({
      given: "2026-03-01T20:30:00Z",
      instant: "2026-03-01T20:30:00.000Z",
      offset: "+08:00",
      day: "2026-03-02",
    });
    const [west] = readOne(
      objectEvent({ eventTime: "2026-03-01T02:00:00+01:00", eventTimeZoneOffset: "-05:00" }),
    ).events;
    expect([west?.time.instant, west?.time.day]).toEqual(["2026-03-01T01:00:00.000Z", "2026-02-28"]);
  });

  it.each([
    "2090-01-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "2016-12-31T23:59:60Z",
    "2026-03-01t20:30:00.123456789z",
  ])("%s loads: whether it can be is no question of reading", (eventTime) => {
    expect(readOne(objectEvent({ eventTime })).events[0]?.time.given).toBe(eventTime);
  });
});

describe("what custody must know", () => {
  it.each([
    "void_shipping",
    "urn:epcglobal:cbv:bizstep:void_shipping",
    "https://ref.gs1.org/cbv/BizStep-void_shipping",
    "cbv:BizStep-void_shipping",
  ])("%s cancels a shipment", (bizStep) => {
    expect(readOne(objectEvent({ bizStep })).events[0]).toMatchObject({
      voidsShipping: true,
      step: { word: "void_shipping", given: bizStep },
    });
  });

  it("a retraction names its reason and the events that correct it, and is no second event of its id", () => {
    const eventID = "urn:uuid:404d95fc-9457-4a51-bd6a-0bba133845a8";
    const errorDeclaration = {
      declarationTime: "2026-04-01T00:00:00Z",
      reason: "incorrect_data",
      correctiveEventIDs: ["urn:uuid:1"],
    };
    const reading = read(documentOf([objectEvent({ eventID }), objectEvent({ eventID, errorDeclaration })]));
    expect(reading.events[1]?.retraction).toMatchObject({
      reason: { word: "incorrect_data" },
      correctedBy: ["urn:uuid:1"],
    });
    expect(notes(reading)).toEqual(["retraction 1"]);
    expect(notes(read(documentOf([objectEvent({ eventID }), objectEvent({ eventID })])))).toEqual([
      "event-id-twice 1",
    ]);
  });

  it("parts of one transformation share its id, whichever way it is written", () => {
    const parts = [
      transformation({
        transformationID: "urn:epc:id:gdti:0614141.12345.400",
        outputQuantityList: undefined,
      }),
      transformation({
        transformationID: "https://id.gs1.org/253/0614141123452400",
        inputQuantityList: undefined,
      }),
    ];
    const ids = read(documentOf(parts)).events.map(({ transformation: id }) => id?.id);
    expect(ids).toEqual([
      "https://id.gs1.org/253/0614141123452400",
      "https://id.gs1.org/253/0614141123452400",
    ]);
  });

  it("a thing that is made of itself, or packed into itself, loads and is told", () => {
    const id = "urn:epc:id:sscc:4012345.0000000333";
    const same = transformation({
      inputQuantityList: undefined,
      inputEPCList: [id],
      outputEPCList: ["https://id.gs1.org/00/040123450000003338"],
    });
    expect(notes(readOne(same))).toEqual(["own-input 1"]);
    const packed = {
      ...objectEvent({ epcList: undefined }),
      type: "AggregationEvent",
      parentID: id,
      childEPCs: [id],
    };
    const [event] = readOne(packed).events;
    expect(event?.objects[0]?.thing.id).toBe(event?.parent?.id);
  });

  it("what is stated of the goods themselves: lot, origin, harvest, net weight", () => {
    const ilmd = {
      "cbvmda:lotNumber": "B-7",
      "gs1:countryOfOrigin": { "gs1:countryCode": "TR" },
      "https://gs1.org/voc/harvestDate": "2025-10-01",
      "gs1:netWeight": { "gs1:value": "217.7", "gs1:unitCode": "KGM" },
      "ext:gin": "K-4",
    };
    const [event] = readOne(objectEvent({ action: "ADD", ilmd })).events;
    expect(event?.made).toEqual({
      lot: "B-7",
      originCountry: "TR",
      harvestDate: "2025-10-01",
      netWeight: { value: "217.7", unit: "KGM" },
    });
    expect(event?.rest).toContainEqual({ path: at(".ilmd"), json: JSON.stringify(ilmd) });
  });

  it("an event of a type of the sender's own is kept whole and moves nothing", () => {
    const own = { ...objectEvent(), type: "https://mill.example/events/Ginning" };
    const [event] = readOne(own).events;
    expect(event).toMatchObject({ kind: "other", objects: [], inputs: [], outputs: [] });
    expect(event?.rest.map(({ path }) => path)).toContain(at(".epcList"));
    // The full name of a standard type is that type.
    expect(readOne({ ...objectEvent(), type: "epcis:ObjectEvent" }).events[0]?.kind).toBe("observed");
  });
});
