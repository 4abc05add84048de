import type { CanonicalRow, Records } from "../../src/model/records.ts";
import { recordKinds } from "../../src/model/records.ts";
import { type FoldedEvents, foldEvents } from "../../src/records/events/as-rows/fold-events.ts";
import { readEvents } from "../../src/records/events/read-events.ts";
import { rowOfEvent } from "../../src/records/events/rows/event-row.ts";
import { masterDataOf } from "../../src/records/events/rows/master-data-of.ts";
import { documentOf } from "./made.fixture.ts";

export const noRecords = Object.fromEntries(recordKinds.map((kind) => [kind, []])) as unknown as Records;

/** Events as rows of one imported file. */
export function eventRows(
  events: readonly unknown[],
  { file = "a.json", header = {} }: { file?: string; header?: Record<string, unknown> } = {},
): readonly CanonicalRow<"events">[] {
  const root = documentOf(events, header);
  const reading = readEvents(JSON.stringify(root), { file });
  if (reading.refused > 0) throw new Error(JSON.stringify(reading.issues));
  const around = { issuer: undefined, masterData: masterDataOf(root) };
  return reading.events.map((event, index) => {
    const { cells, extra } = rowOfEvent(index + 1, event, around);
    return { kind: "events", cells, extra, source: { import: `import-${file}`, row: index + 1, file } };
  });
}

/** A row of the customer's own. */
export const rowOf = <K extends keyof Records>(
  kind: K,
  cells: CanonicalRow<K>["cells"],
  row = 2,
): CanonicalRow<K> => ({ kind, cells, extra: {}, source: { import: "own", row, file: "own.csv" } });

export const fold = (events: readonly unknown[], more: Partial<Records> = {}): FoldedEvents =>
  foldEvents({ ...noRecords, ...more, events: eventRows(events) });

export const cellsOf = <T>(rows: readonly { readonly cells: T }[]): readonly T[] =>
  rows.map(({ cells }) => cells);

const gs1 = "https://id.gs1.org";
export const lotA = `${gs1}/01/04012345111118/10/4444`;
export const lotB = `${gs1}/01/04012345222227/10/Y1`;
export const lotC = `${gs1}/01/04012345222227/10/Z2`;
export const pallet = `${gs1}/00/340123451111111111`;
export const [mill, plant] = [`${gs1}/414/4012345000047`, `${gs1}/414/4012345000054`];
export const ofLot = (epcClass: string, quantity?: number, uom?: string) => ({
  epcClass,
  ...(quantity === undefined ? {} : { quantity }),
  ...(uom === undefined ? {} : { uom }),
});

const offset = { eventTimeZoneOffset: "+00:00" };

export const shipping = (fields: Record<string, unknown> = {}) => ({
  type: "ObjectEvent",
  eventID: "urn:uuid:ship",
  eventTime: "2026-03-05T08:00:00Z",
  ...offset,
  action: "OBSERVE",
  bizStep: "shipping",
  quantityList: [ofLot(lotB, 100, "KGM")],
  readPoint: { id: mill },
  ...fields,
});

export const receiving = (fields: Record<string, unknown> = {}) =>
  shipping({
    eventID: "urn:uuid:receive",
    eventTime: "2026-03-09T08:00:00Z",
    bizStep: "receiving",
    readPoint: { id: plant },
    ...fields,
  });

export const run = (fields: Record<string, unknown> = {}) => ({
  type: "TransformationEvent",
  eventID: "urn:uuid:run",
  eventTime: "2026-03-02T08:00:00Z",
  ...offset,
  bizLocation: { id: mill },
  inputQuantityList: [ofLot(lotA, 110, "KGM")],
  outputQuantityList: [ofLot(lotB, 100, "KGM")],
  ...fields,
});

export const packing = (fields: Record<string, unknown> = {}) => ({
  type: "AggregationEvent",
  eventID: "urn:uuid:pack",
  eventTime: "2026-03-04T08:00:00Z",
  ...offset,
  action: "ADD",
  bizStep: "packing",
  parentID: pallet,
  childQuantityList: [ofLot(lotB, 40, "CS"), ofLot(lotC, 60, "CS")],
  ...fields,
});

/** The fields by which an event declares that the event of its id was in error. */
export const declared = (reason?: string, correctiveEventIDs?: readonly string[]) => ({
  errorDeclaration: {
    declarationTime: "2026-04-01T00:00:00Z",
    ...(reason === undefined ? {} : { reason }),
    ...(correctiveEventIDs === undefined ? {} : { correctiveEventIDs }),
  },
});
