import { readEvents } from "../../src/records/events/read-events.ts";
import type { EventReading } from "../../src/records/events/reading.ts";

/** A sound event with these fields laid over it; `undefined` takes one away. */
export const objectEvent = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "ObjectEvent",
  eventTime: "2026-03-01T20:30:00Z",
  eventTimeZoneOffset: "+08:00",
  action: "OBSERVE",
  bizStep: "shipping",
  epcList: ["urn:epc:id:sgtin:0614141.107346.2018"],
  ...fields,
});

export const transformation = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "TransformationEvent",
  eventTime: "2026-03-02T08:00:00+08:00",
  eventTimeZoneOffset: "+08:00",
  inputQuantityList: [{ epcClass: "urn:epc:class:lgtin:4012345.011111.4444", quantity: 100, uom: "KGM" }],
  outputQuantityList: [{ epcClass: "urn:epc:class:lgtin:4012345.022222.Y1", quantity: 88, uom: "KGM" }],
  ...fields,
});

/** An EPCIS document around events, with these fields laid over it. */
export const documentOf = (
  events: unknown,
  fields: Record<string, unknown> = {},
): Record<string, unknown> => ({
  "@context": ["https://ref.gs1.org/standards/epcis/epcis-context.jsonld"],
  type: "EPCISDocument",
  schemaVersion: "2.0",
  creationDate: "2026-03-03T00:00:00Z",
  epcisBody: { eventList: events },
  ...fields,
});

/** Reads a value as if it came in a file; a text is read as it stands. */
export const read = (value: unknown): EventReading =>
  readEvents(typeof value === "string" ? value : JSON.stringify(value), { file: "made.json" });

export const readOne = (event: unknown): EventReading => read(documentOf([event]));

/** Code and path of every refusal. */
export const faults = ({ issues }: EventReading): readonly string[] =>
  issues.map(({ code, path }) => `${code} ${path}`);

/** Code and count of every note. */
export const notes = ({ notes: all }: EventReading): readonly string[] =>
  all.map(({ code, count }) => `${code} ${count}`);

/** `$.epcisBody.eventList[index]` and what follows. */
export const at = (path = "", index = 0): string => `$.epcisBody.eventList[${index}]${path}`;
