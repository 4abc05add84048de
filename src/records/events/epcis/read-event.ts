import { isRecord } from "../../../formats/json/json-values.ts";
import type { CustodyEvent, CustodyEventKind, Portion } from "../../../model/custody-event.ts";
import type { EventType } from "../document-kind.ts";
import { eventTypeOf } from "../document-kind.ts";
import type { Draft, JsonObject } from "../event-draft.ts";
import { given, keep, refuse } from "../event-draft.ts";
import {
  actionAt,
  certificationsAt,
  checkOffset,
  idAt,
  placeAt,
  retractionAt,
  termAt,
  timeAt,
} from "../event-fields.ts";
import { isUri } from "../ids/thing-id.ts";
import { entry, member } from "../json-path.ts";
import { noteOwnInput, readQuantities, readSingles, thingAt } from "../portions.ts";
import { isOffset } from "../stated-time.ts";
import { bizSteps, dispositions } from "../vocabulary.ts";
import { commonFields, fieldsOf, standardFields } from "./fields.ts";
import { readMasterData } from "./master-data.ts";
import { checkObjects } from "./objects.ts";
import { checkSensors } from "./sensors.ts";
import { readDocuments, readSides } from "./sides.ts";

export const kindOfType: Readonly<Record<EventType, CustodyEventKind>> = {
  ObjectEvent: "observed",
  AggregationEvent: "aggregated",
  AssociationEvent: "associated",
  TransactionEvent: "transaction",
  TransformationEvent: "transformed",
};

/** The fields of the event that its type has; what else stands there is kept, or is a fault. */
function ownFields(draft: Draft, event: JsonObject, type: EventType): JsonObject {
  const own: Record<string, unknown> = {};
  for (const name of Object.keys(event)) {
    const path = member(draft.path, name);
    if (fieldsOf[type].has(name)) own[name] = event[name];
    else if (standardFields.has(name)) {
      draft.notes.add("field-of-another-type", path);
      keep(draft, path, event[name]);
    } else if (name === "@context" || name.startsWith("_") || name.includes(":"))
      keep(draft, path, event[name]);
    else if (!commonFields.has(name))
      refuse(draft, "events.name-without-namespace", path, {
        what: "the field is not one of the standard, and an amount could hide in a misspelt one",
        value: event[name],
      });
  }
  return own;
}

const both = (
  draft: Draft,
  own: JsonObject,
  [singles, quantities]: readonly [string, string],
): readonly Portion[] => [
  ...readSingles(draft, member(draft.path, singles), own[singles]),
  ...readQuantities(draft, member(draft.path, quantities), own[quantities]),
];

const objectLists: Readonly<Record<EventType, readonly [string, string]>> = {
  ObjectEvent: ["epcList", "quantityList"],
  TransactionEvent: ["epcList", "quantityList"],
  AggregationEvent: ["childEPCs", "childQuantityList"],
  AssociationEvent: ["childEPCs", "childQuantityList"],
  TransformationEvent: ["", ""],
};

function readWhat(draft: Draft, own: JsonObject, type: EventType) {
  const isMaking = type === "TransformationEvent";
  const parent =
    own.parentID === undefined ? undefined : thingAt(draft, member(draft.path, "parentID"), own.parentID);
  const transformation =
    own.transformationID === undefined
      ? undefined
      : thingAt(draft, member(draft.path, "transformationID"), own.transformationID);
  return {
    objects: isMaking ? [] : both(draft, own, objectLists[type]),
    inputs: isMaking ? both(draft, own, ["inputEPCList", "inputQuantityList"]) : [],
    outputs: isMaking ? both(draft, own, ["outputEPCList", "outputQuantityList"]) : [],
    ...given("parent", parent),
    ...given("transformation", transformation),
  };
}

/** ilmd describes what an event brings into being; an event that only observes brings nothing. */
function madeBy(draft: Draft, own: JsonObject, action: CustodyEvent["action"]) {
  if (own.ilmd === undefined || action === undefined || action === "add")
    return readMasterData(draft, own.ilmd);
  draft.notes.add("field-of-another-type", member(draft.path, "ilmd"));
  keep(draft, member(draft.path, "ilmd"), own.ilmd);
  return undefined;
}

/** Dispositions that stay until they are unset: their words are checked, and they are kept. */
function keepPersistent(draft: Draft, value: unknown): void {
  if (value === undefined) return;
  const path = member(draft.path, "persistentDisposition");
  keep(draft, path, value);
  if (!isRecord(value)) return;
  for (const name of ["set", "unset"]) {
    const words = value[name];
    if (!Array.isArray(words)) continue;
    words.forEach((word, index) => {
      termAt(draft, entry(member(path, name), index), word, dispositions);
    });
  }
}

function readWhy(draft: Draft, own: JsonObject) {
  const at = (name: string): string => member(draft.path, name);
  const step = termAt(draft, at("bizStep"), own.bizStep, bizSteps);
  keepPersistent(draft, own.persistentDisposition);
  return {
    ...given("step", step),
    ...given("disposition", termAt(draft, at("disposition"), own.disposition, dispositions)),
    ...given("readPoint", placeAt(draft, "readPoint", own.readPoint)),
    ...given("place", placeAt(draft, "bizLocation", own.bizLocation)),
    documents: readDocuments(draft, own),
    from: readSides(draft, own, "source"),
    to: readSides(draft, own, "destination"),
    voidsShipping: step?.word === "void_shipping",
  };
}

function readWhen(draft: Draft, event: JsonObject) {
  const at = (name: string): string => member(draft.path, name);
  const local = isOffset(event.eventTimeZoneOffset) ? event.eventTimeZoneOffset : undefined;
  const time = timeAt(draft, at("eventTime"), event.eventTime, local);
  checkOffset(draft, at("eventTimeZoneOffset"), event.eventTimeZoneOffset);
  const recorded =
    event.recordTime === undefined ? undefined : timeAt(draft, at("recordTime"), event.recordTime);
  return { time, recorded };
}

/** An event of a type of the sender's own: what all events have is read, the rest is kept. */
function ownTypeFields(draft: Draft, event: JsonObject): void {
  for (const name of Object.keys(event))
    if (!commonFields.has(name) || name === "@context" || name === "type")
      keep(draft, member(draft.path, name), event[name]);
}

const nothing = {
  objects: [],
  inputs: [],
  outputs: [],
  documents: [],
  from: [],
  to: [],
  voidsShipping: false,
};

function readKnown(draft: Draft, event: JsonObject, type: EventType) {
  const own = ownFields(draft, event, type);
  const action = type === "TransformationEvent" ? undefined : actionAt(draft, own.action);
  checkObjects(draft, own, type, action);
  const what = readWhat(draft, own, type);
  noteOwnInput(draft, what);
  checkSensors(draft, own.sensorElementList);
  return {
    kind: kindOfType[type],
    ...given("action", action),
    ...what,
    ...readWhy(draft, own),
    ...given("made", madeBy(draft, own, action)),
  };
}

/** An EPCIS event; undefined where the draft names a fault. */
export function readEpcisEvent(draft: Draft, event: JsonObject): CustodyEvent | undefined {
  const type = eventTypeOf(event.type);
  if (type === undefined && !isUri(event.type))
    return refuse(draft, "events.type-unknown", member(draft.path, "type"), {
      what: "the event type is none of the five, and one of one's own must be a URI",
      value: event.type,
    });
  const { time, recorded } = readWhen(draft, event);
  if (type === undefined) ownTypeFields(draft, event);
  const known = type === undefined ? { kind: "other" as const, ...nothing } : readKnown(draft, event, type);
  const read = {
    ...given("id", idAt(draft, "eventID", event.eventID)),
    ...given("recorded", recorded),
    certifications: certificationsAt(draft, event.certificationInfo),
    ...given("retraction", retractionAt(draft, event.errorDeclaration)),
  };
  if (time === undefined || draft.faults.length > 0) return undefined;
  const { file, path, rest } = draft;
  return { file, path, time, ...read, ...known, rest };
}
