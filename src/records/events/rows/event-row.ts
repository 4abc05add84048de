import type { NamedParty } from "../../../model/credential.ts";
import type { CustodyEvent, CustodyEventKind } from "../../../model/custody-event.ts";
import type { ReadRow } from "../../read-result.ts";
import { filled } from "../as-rows/filled.ts";
import { jsonOfEvent } from "./event-json.ts";
import type { MasterDataTable } from "./master-data-of.ts";
import { masterDataFor } from "./master-data-of.ts";

/** Headings of what a row of events has beside its columns. */
export const eventExtra = { issuer: "issuer", issuerName: "issuer name", masterData: "master data" } as const;

const typeOfKind: Readonly<Record<CustodyEventKind, string>> = {
  observed: "ObjectEvent",
  aggregated: "AggregationEvent",
  associated: "AssociationEvent",
  transaction: "TransactionEvent",
  transformed: "TransformationEvent",
  other: "other",
};

/** What is said around the events of a file. */
export interface AroundEvents {
  readonly issuer: NamedParty | undefined;
  readonly masterData: MasterDataTable;
}

/** An event as a row of the kind `events`. `row`: its number in the file, from 1. */
export const rowOfEvent = (
  row: number,
  event: CustodyEvent,
  { issuer, masterData }: AroundEvents,
): ReadRow => ({
  row,
  status: "accepted",
  cells: filled({
    event: event.id,
    type: typeOfKind[event.kind],
    action: event.action,
    time: event.time.instant ?? event.time.given,
    date: event.time.day,
    step: event.step?.word,
    disposition: event.disposition?.word,
    site: (event.place ?? event.readPoint)?.id,
    json: jsonOfEvent(event),
  }),
  extra: filled({
    [eventExtra.issuer]: issuer?.id?.id,
    [eventExtra.issuerName]: issuer?.name,
    [eventExtra.masterData]: masterDataFor(event, masterData),
  }),
  repairs: [],
});
