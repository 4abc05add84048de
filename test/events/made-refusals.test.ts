import { describe, expect, it } from "vitest";
import { readEvents } from "../../src/records/events/read-events.ts";
import { at, documentOf, faults, objectEvent, read, transformation } from "./made.fixture.ts";

const sound = objectEvent();
const epcClass = "urn:epc:class:lgtin:4012345.011111.4444";
const withQuantity = (quantity: Record<string, unknown>) =>
  objectEvent({ epcList: undefined, quantityList: [{ epcClass, ...quantity }] });
/** The document as text, with this in the place of the first quantity. */
const written = (number: string): string =>
  JSON.stringify(documentOf([withQuantity({ quantity: 7001, uom: "KGM" }), sound])).replace("7001", number);

describe("a file that is refused as a whole", () => {
  it.each([
    ["cut off", JSON.stringify(documentOf([sound])).slice(0, -20), "events.not-json $"],
    ["no JSON", "<epcis/>", "events.not-json $"],
    ["empty", "", "file.empty $"],
    ["without list", documentOf(undefined), "events.document-invalid $.epcisBody.eventList"],
    ["a list that is none", documentOf({ 0: sound }), "events.document-invalid $.epcisBody.eventList"],
    ["version 1.2", documentOf([sound], { schemaVersion: "1.2" }), "events.version-unknown $.schemaVersion"],
    [
      "no version",
      documentOf([sound], { schemaVersion: undefined }),
      "events.version-unknown $.schemaVersion",
    ],
    ["no context", documentOf([sound], { "@context": undefined }), "events.context-missing $.@context"],
    ["a list alone", [sound], "events.kind-unknown $"],
    ["a number", 7, "events.kind-unknown $"],
    ["nested too deep", `${"[".repeat(65)}${"]".repeat(65)}`, "file.too-large $"],
  ])("%s", (_, file, expected) => {
    const reading = read(file);
    expect(faults(reading)).toEqual([expected]);
    expect(reading.events).toEqual([]);
    expect(reading.outcome).toBe("refused");
  });

  it("says at which line and column a text stops to be JSON", () => {
    const [issue] = read('{"type": "EPCISDocument",\n "epcisBody": oops}').issues;
    expect(issue?.message).toContain("line 2, column 15");
  });

  it("counts its events all the same", () => {
    const reading = read(documentOf([sound, transformation()], { schemaVersion: "1.2" }));
    expect(reading.present).toEqual({ ObjectEvent: 1, TransformationEvent: 1 });
    expect([reading.loaded, reading.refused]).toEqual([0, 2]);
    const unknown = read(documentOf([sound, sound], { type: "Shipments" }));
    expect([unknown.kind, unknown.refused, unknown.present]).toEqual(["unknown", 2, { ObjectEvent: 2 }]);
  });

  it("bytes that are not UTF-8", () => {
    expect(faults(readEvents(Uint8Array.from([0x7b, 0x22, 0xff, 0x22]), { file: "x" }))).toEqual([
      "events.not-json $",
    ]);
  });

  it("one with events in a place where its kind has none", () => {
    const queried = { queryResults: { resultsBody: { eventList: [sound] } } };
    const reading = read(documentOf([sound], { epcisBody: { eventList: [sound], ...queried } }));
    expect(faults(reading)).toEqual([
      "events.document-invalid $.epcisBody.queryResults.resultsBody.eventList",
    ]);
    expect([reading.loaded, reading.refused]).toEqual([0, 2]);
  });

  it("one that names its list of events twice, for one of the two would be lost", () => {
    const text = JSON.stringify(documentOf([sound])).replace('"eventList":', '"eventList":[],"eventList":');
    const reading = read(text);
    expect(faults(reading)).toEqual(["events.name-twice $.epcisBody.eventList"]);
    expect([reading.loaded, reading.refused]).toEqual([0, 1]);
  });
});

describe("an event that is refused alone, beside a sound one", () => {
  const cases: readonly (readonly [what: string, event: unknown, expected: readonly string[]])[] = [
    ["no object", "ObjectEvent", [`events.type-unknown ${at()}`]],
    ["null", null, [`events.type-unknown ${at()}`]],
    ["no type", objectEvent({ type: undefined }), [`events.type-unknown ${at(".type")}`]],
    ["no time", objectEvent({ eventTime: undefined }), [`events.time-missing ${at(".eventTime")}`]],
    [
      "a time without offset",
      objectEvent({ eventTime: "2026-03-01T20:30:00" }),
      [`events.time-not-rfc3339 ${at(".eventTime")}`],
    ],
    [
      "a day that is none",
      objectEvent({ eventTime: "2026-02-30T20:30:00Z" }),
      [`events.time-not-rfc3339 ${at(".eventTime")}`],
    ],
    [
      "a record time that is none",
      objectEvent({ recordTime: "soon" }),
      [`events.time-not-rfc3339 ${at(".recordTime")}`],
    ],
    [
      "offset +15:00",
      objectEvent({ eventTimeZoneOffset: "+15:00" }),
      [`events.offset-invalid ${at(".eventTimeZoneOffset")}`],
    ],
    [
      "offset Z",
      objectEvent({ eventTimeZoneOffset: "Z" }),
      [`events.offset-invalid ${at(".eventTimeZoneOffset")}`],
    ],
    [
      "a quantity as text",
      withQuantity({ quantity: "NaN" }),
      [`events.quantity-invalid ${at(".quantityList[0].quantity")}`],
    ],
    [
      "a quantity that is null",
      withQuantity({ quantity: null }),
      [`events.quantity-invalid ${at(".quantityList[0].quantity")}`],
    ],
    [
      "a unit that is a word",
      withQuantity({ quantity: 1, uom: "kg" }),
      [`events.uom-unknown ${at(".quantityList[0].uom")}`],
    ],
    [
      "a weight beside",
      withQuantity({ quantity: 1, weight: 5 }),
      [`events.quantity-field-unknown ${at(".quantityList[0].weight")}`],
    ],
    ["an id that is none", objectEvent({ epcList: ["ABC 123"] }), [`events.id-invalid ${at(".epcList[0]")}`]],
    ["an event id that is none", objectEvent({ eventID: "17" }), [`events.id-invalid ${at(".eventID")}`]],
    [
      "a place that is a text",
      objectEvent({ readPoint: "urn:epc:id:sgln:0614141.00777.0" }),
      [`events.id-invalid ${at(".readPoint")}`],
    ],
    [
      "a misspelt void_shipping",
      objectEvent({ bizStep: "void-shipping" }),
      [`events.vocabulary-unknown ${at(".bizStep")}`],
    ],
    [
      "an old word as URN",
      objectEvent({ bizStep: "urn:epcglobal:cbv:bizstep:transforming" }),
      [`events.vocabulary-unknown ${at(".bizStep")}`],
    ],
    [
      "a misspelt list",
      objectEvent({ quantitylist: [] }),
      [`events.name-without-namespace ${at(".quantitylist")}`],
    ],
    ["about nothing", objectEvent({ epcList: undefined }), [`events.objects-missing ${at()}`]],
    ["one side only", transformation({ outputQuantityList: undefined }), [`events.objects-missing ${at()}`]],
    [
      "a source without role",
      objectEvent({ sourceList: [{ source: "urn:epc:id:pgln:4012345.00225" }] }),
      [`events.vocabulary-unknown ${at(".sourceList[0].type")}`],
    ],
    [
      "a retraction without its time",
      objectEvent({ errorDeclaration: {} }),
      [`events.time-missing ${at(".errorDeclaration.declarationTime")}`],
    ],
    [
      "several faults",
      objectEvent({ eventTime: 5, action: "MAKE", eventTimeZoneOffset: undefined }),
      [
        `events.offset-missing ${at(".eventTimeZoneOffset")}`,
        `events.time-not-rfc3339 ${at(".eventTime")}`,
        `events.action-invalid ${at(".action")}`,
      ],
    ],
  ];

  it.each(cases)("%s", (_, event, expected) => {
    const reading = read(documentOf([event, sound]));
    expect(faults(reading)).toEqual(expected);
    expect(reading.events.map(({ path }) => path)).toEqual([at("", 1)]);
    expect([reading.loaded, reading.refused]).toEqual([1, 1]);
  });

  it("a name twice, however deep and however it is written", () => {
    const text = JSON.stringify(documentOf([objectEvent({ "ext:a": { deep: [{ n: 1 }] } }), sound]));
    const reading = read(text.replace('{"n":1}', '{"n":1,"\\u006e":2}'));
    expect(faults(reading)).toEqual([`events.name-twice ${at(".ext:a.deep[0].n")}`]);
    expect(reading.loaded).toBe(1);
  });

  it.each(["NaN", "-Infinity", "Infinity"])("%s, which is no JSON: the events beside it load", (word) => {
    const reading = read(written(word));
    expect(faults(reading)).toEqual([`events.quantity-invalid ${at(".quantityList[0].quantity")}`]);
    expect([reading.loaded, reading.refused]).toEqual([1, 1]);
    const elsewhere = read(
      JSON.stringify(documentOf([objectEvent({ "ext:n": 7001 }), sound])).replace("7001", word),
    );
    expect(faults(elsewhere)).toEqual([`events.not-json ${at()}`]);
    const around = read(JSON.stringify(documentOf([sound], { "ext:n": 7001 })).replace("7001", word));
    expect(faults(around)).toEqual(["events.not-json $"]);
    // The same word in a text is a text.
    expect(faults(read(documentOf([objectEvent({ "ext:n": `${word}: \\"${word}` })])))).toEqual([]);
  });

  it("one that is larger than an event may be", () => {
    const bytes = Buffer.from(
      JSON.stringify(documentOf([objectEvent({ "ext:n": "x".repeat(2000) }), sound])),
    );
    const reading = readEvents(bytes, { file: "x", limits: { eventBytes: 1000 } });
    expect(faults(reading)).toEqual([`file.too-large ${at()}`]);
    expect([reading.loaded, reading.refused]).toEqual([1, 1]);
  });

  it("and where there are more than are told one by one, the others are counted", () => {
    const bytes = Buffer.from(JSON.stringify(documentOf(new Array(50).fill({}))));
    const reading = readEvents(bytes, { file: "x", limits: { issues: 10 } });
    expect(reading.refused).toBe(50);
    expect(reading.issues.length).toBe(11);
    expect(reading.untold + 10).toBe(new Set(faults(readEvents(bytes, { file: "x" }))).size);
  });
});
