import { describe, expect, it } from "vitest";
import { faults, notes, read } from "./made.fixture.ts";

const item = (serial: string) => ({ id: `https://id.gs1.org/01/04012345111118/21/${serial}`, name: "Roll" });
const untpEvent = (fields: Record<string, unknown> = {}) => ({
  type: ["TransformationEvent", "Event"],
  id: "https://mill.example/events/1",
  processType: "Weaving",
  eventTime: "2026-03-01T20:30:00+08:00",
  action: "add",
  inputQuantityList: [
    {
      productId: "https://id.gs1.org/01/04012345111118/10/Y1",
      productName: "Yarn",
      quantity: 100,
      uom: "KGM",
    },
  ],
  outputEPCList: [item("R1")],
  ...fields,
});
const credential = (fields: Record<string, unknown> = {}) => ({
  type: ["DigitalTraceabilityEvent", "VerifiableCredential"],
  "@context": [
    "https://www.w3.org/ns/credentials/v2",
    "https://test.uncefact.org/vocabulary/untp/dte/0.6.0/",
  ],
  id: "https://mill.example/credentials/1",
  issuer: { id: "did:web:mill.example", name: "Example Mill" },
  validFrom: "2026-03-01T00:00:00Z",
  credentialSubject: [untpEvent()],
  ...fields,
});

describe("a traceability credential", () => {
  it("gives its events, each with the credential that states it", () => {
    const reading = read(credential());
    expect(faults(reading)).toEqual([]);
    expect(notes(reading)).toEqual(["unsigned 1"]);
    expect(reading.events[0]).toMatchObject({
      kind: "transformed",
      credential: "https://mill.example/credentials/1",
      process: "Weaving",
      time: { day: "2026-03-01", instant: "2026-03-01T12:30:00.000Z" },
      inputs: [{ thing: { kind: "lot", lot: "Y1", name: "Yarn" }, quantity: "100", unit: "KGM" }],
      outputs: [{ thing: { kind: "item", serial: "R1", name: "Roll" }, list: "single" }],
    });
    expect(reading.credentials[0]).toMatchObject({
      issuer: { name: "Example Mill" },
      version: "0.6.0",
      proof: "none",
    });
  });

  it("keeps a proof and says that nobody checked it", () => {
    const reading = read(credential({ proof: { type: "DataIntegrityProof", proofValue: "z3" } }));
    expect(reading.credentials[0]?.proof).toBe("not checked");
    expect(reading.credentials[0]?.rest).toContainEqual({
      path: "$.proof",
      json: '{"type":"DataIntegrityProof","proofValue":"z3"}',
    });
    expect(notes(reading)).toEqual([]);
  });

  it("refuses an event alone", () => {
    const bad = untpEvent({ id: "https://mill.example/events/2", outputEPCList: [{ name: "Roll" }] });
    const reading = read(credential({ credentialSubject: [bad, untpEvent()] }));
    expect(faults(reading)).toEqual(["events.id-invalid $.credentialSubject[0].outputEPCList[0].id"]);
    expect([reading.loaded, reading.refused]).toEqual([1, 1]);
  });

  it("reads one event that is no list, and finds a name that stands twice in it", () => {
    const alone = credential({ credentialSubject: untpEvent() });
    expect(read(alone).events[0]?.path).toBe("$.credentialSubject");
    const twice = read(JSON.stringify(alone).replace('"action":"add"', '"action":"add","action":"delete"'));
    expect(faults(twice)).toEqual(["events.name-twice $.credentialSubject.action"]);
    expect([twice.loaded, twice.refused]).toEqual([0, 1]);
  });

  it("knows a time without offset to the day only", () => {
    const [event] = read(
      credential({ credentialSubject: [untpEvent({ eventTime: "2026-03-01T20:30:00" })] }),
    ).events;
    expect(event?.time).toEqual({ given: "2026-03-01T20:30:00", day: "2026-03-01" });
  });

  it.each([
    ["nobody behind it", { issuer: undefined }, "events.issuer-missing $.issuer"],
    ["an issuer without name and id", { issuer: { name: 7 } }, "events.issuer-missing $.issuer"],
    ["a year for a date", { validUntil: 2034 }, "events.validity-invalid $.validUntil"],
    ["a day for a date-time", { validFrom: "2026-03-01" }, "events.validity-invalid $.validFrom"],
    ["nothing said", { credentialSubject: undefined }, "events.document-invalid $.credentialSubject"],
  ])("is refused with all of its events for %s", (_, fields, expected) => {
    const reading = read(credential(fields));
    expect(faults(reading)).toEqual([expected]);
    expect([reading.events, reading.credentials]).toEqual([[], []]);
  });
});

describe("a passport", () => {
  const passport = (fields: Record<string, unknown> = {}) =>
    credential({
      type: ["DigitalProductPassport", "VerifiableCredential"],
      credentialSubject: {
        type: ["ProductPassport"],
        product: { id: "https://id.gs1.org/01/04012345111118", name: "Shirt", batchNumber: "S-1" },
        materialsProvenance: [{ name: "cotton", originCountry: "TR", massFraction: 0.6 }],
        ...fields,
      },
    });

  it("loads with what it says of product and materials", () => {
    const reading = read(passport());
    expect([reading.loaded, reading.present]).toEqual([1, { Product: 1, Material: 1 }]);
    expect(reading.credentials[0]).toMatchObject({
      kind: "product-passport",
      product: { name: "Shirt", lot: "S-1" },
      materials: [{ name: "cotton", originCountry: "TR", massFraction: "0.6" }],
    });
  });

  it("may have its subject in a list", () => {
    const one = passport() as { credentialSubject: unknown };
    const reading = read({ ...one, credentialSubject: [one.credentialSubject] });
    expect(reading.credentials[0]?.materials[0]?.path).toBe("$.credentialSubject[0].materialsProvenance[0]");
    expect(reading.credentials[0]?.rest.find(({ path }) => path === "$.credentialSubject")?.json).toContain(
      "cotton",
    );
  });
});
