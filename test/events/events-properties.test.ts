import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CustodyEvent } from "../../src/model/custody-event.ts";
import { readEvents } from "../../src/records/events/read-events.ts";
import { documentOf, objectEvent, read, transformation } from "./made.fixture.ts";

const samples: readonly Record<string, unknown>[] = [
  objectEvent({ eventID: "urn:uuid:1", readPoint: { id: "urn:epc:id:sgln:0614141.00777.0", "ext:x": 1 } }),
  transformation({ ilmd: { "gs1:hasBatchLotNumber": "Y1" }, transformationID: "urn:uuid:t" }),
  objectEvent({
    type: "AggregationEvent",
    epcList: undefined,
    parentID: "urn:epc:id:sscc:4012345.0000000333",
    childEPCs: ["urn:epc:id:sgtin:0614141.107346.2018"],
    sourceList: [{ type: "owning_party", source: "urn:epc:id:pgln:4012345.00225" }],
  }),
  objectEvent({
    errorDeclaration: { declarationTime: "2026-04-01T00:00:00Z", correctiveEventIDs: ["urn:uuid:2"] },
    sensorElementList: [{ sensorReport: [{ type: "Temperature", value: 1.5 }] }],
  }),
];
const text = JSON.stringify(documentOf(samples));

/** Values that stand in the wrong place: of every kind, empty, hostile, huge. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    "",
    "NaN",
    [],
    {},
    [[]],
    [null],
    { id: null },
    "urn:epc:id:sgtin:1.2.3",
  ),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "https://id.gs1.org/01/",
    "urn:epc:id:sscc:.",
    "urn:epc:class:lgtin:%.%.%",
  ),
  fc.jsonValue(),
);

/** Every place in a value, as a path of names. */
function* placesIn(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [name, inside] of Object.entries(value)) yield* placesIn(inside, [...path, name]);
}

function replaced(value: any, [name, ...deeper]: readonly string[], by: unknown): any {
  if (name === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[name] = replaced(value[name], deeper, by);
  return copy;
}

const mutated = fc
  .integer({ min: 0, max: samples.length - 1 })
  .chain((index) => {
    const places = [...placesIn(JSON.parse(JSON.stringify(samples[index])))];
    return fc.tuple(fc.constant(samples[index]), fc.constantFrom(...places), odd);
  })
  .map(([sample, place, by]) => replaced(JSON.parse(JSON.stringify(sample)), place, by));

/** Of each event what does not name its place in the file. */
const meaning = ({ path, rest, ...event }: CustodyEvent): string =>
  JSON.stringify([event, rest.map((kept) => [kept.path.slice(path.length), kept.json])]);

describe("whatever a file holds", () => {
  it("every event is counted: loaded or refused, and refused with a reason", () => {
    fc.assert(
      fc.property(fc.array(mutated, { maxLength: 6 }), (events) => {
        const reading = read(documentOf(events));
        expect(reading.loaded + reading.refused).toBe(events.length);
        expect(reading.events.length).toBe(reading.loaded);
        const present = Object.values(reading.present).reduce((sum, count) => sum + count, 0);
        expect(present).toBe(events.length);
        const refused = new Set(
          reading.issues.map(({ path }) => /^\$\.epcisBody\.eventList\[\d+\]/.exec(path)?.[0]),
        );
        expect(refused.size).toBe(reading.refused);
      }),
      { numRuns: 1000 },
    );
  });

  it("a fault in one event changes nothing of the others", () => {
    fc.assert(
      fc.property(mutated, fc.nat(samples.length), (event, place) => {
        const events = [...samples.slice(0, place), event, ...samples.slice(place)];
        const alone = read(documentOf(samples)).events.map(meaning);
        const beside = read(documentOf(events))
          .events.filter(({ path }) => path !== `$.epcisBody.eventList[${place}]`)
          .map(meaning);
        expect(beside).toEqual(alone);
      }),
    );
  });

  it("the order of the events plays no part in what they say", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...samples], { minLength: samples.length }), (events) => {
        const inOrder = read(documentOf(samples)).events.map(meaning).sort();
        expect(read(documentOf(events)).events.map(meaning).sort()).toEqual(inOrder);
      }),
    );
  });

  it("nor does the order of names, which JSON does not have", () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.infiniteStream(fc.nat()), (sample, order) => {
        const keys = Object.keys(sample)
          .map((name) => [order.next().value, name] as const)
          .sort(([a], [b]) => a - b);
        const jumbled = Object.fromEntries(keys.map(([, name]) => [name, sample[name]]));
        const [one] = read(documentOf([sample])).events;
        const [other] = read(documentOf([jumbled])).events;
        expect({ ...other, rest: [] }).toEqual({ ...one, rest: [] });
      }),
    );
  });

  it("bytes cut off, changed or doubled never break it", () => {
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(bytes.length), fc.nat(255), (at, end, byte) => {
        const changed = Buffer.from(bytes);
        changed[at] = byte;
        for (const input of [
          changed,
          bytes.subarray(0, end),
          Buffer.concat([bytes.subarray(0, end), changed]),
        ]) {
          const { outcome, loaded, refused, events, issues } = readEvents(input, { file: "x" });
          expect(events.length).toBe(loaded);
          expect(issues.length === 0).toBe(outcome === "loads");
          expect(loaded + refused).toBeLessThanOrEqual(samples.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  const types = ["EPCISDocument", "ObjectEvent", ["DigitalTraceabilityEvent"], ["DigitalProductPassport"]];
  it("any JSON at all is told what it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), odd, fc.constantFrom<unknown>(...types, null), (value, subject, type) => {
        const around = { "@context": "x", issuer: "did:web:x", credentialSubject: subject, type };
        for (const input of [value, { ...around, value }, { ...around, epcisBody: value }]) {
          const { outcome, issues } = read(input);
          expect(issues.length === 0).toBe(outcome === "loads");
        }
      }),
      { numRuns: 500 },
    );
  });
});
