import { isRecord } from "../../../formats/json/json-values.ts";
import type { CustodyEvent, NamedDocument, Portion, Side } from "../../../model/custody-event.ts";
import type { EventType } from "../document-kind.ts";
import { eventTypeOf, typesOf } from "../document-kind.ts";
import { kindOfType } from "../epcis/read-event.ts";
import type { Draft, JsonObject } from "../event-draft.ts";
import { given, keep, keepOthers, refuse, textOf } from "../event-draft.ts";
import { actionAt, idAt, placeAt, termAt, timeAt } from "../event-fields.ts";
import { isUri, readThingId } from "../ids/thing-id.ts";
import { member } from "../json-path.ts";
import { itemAt, noteOwnInput, readQuantities, readSingles } from "../portions.ts";
import { bizSteps, dispositions, documentTypes } from "../vocabulary.ts";

const listNames = [
  "epcList",
  "quantityList",
  "childEPCList",
  "childEPCs",
  "childQuantityList",
  "inputEPCList",
  "inputQuantityList",
  "outputEPCList",
  "outputQuantityList",
] as const;

/** Members that are read, of every type of event. What else stands there is kept. */
const readNames: ReadonlySet<string> = new Set([
  ...listNames,
  ..."type id eventTime action bizStep disposition processType bizLocation readPoint parentEPC".split(" "),
  ..."parentID sourceParty destinationParty bizTransaction".split(" "),
]);

const listsOf: Readonly<Record<EventType, readonly (readonly [single: string, quantity: string])[]>> = {
  ObjectEvent: [["epcList", "quantityList"]],
  TransactionEvent: [["epcList", "quantityList"]],
  AggregationEvent: [
    ["childEPCList", ""],
    ["childEPCs", "childQuantityList"],
  ],
  AssociationEvent: [
    ["childEPCList", ""],
    ["childEPCs", "childQuantityList"],
  ],
  TransformationEvent: [],
};

const portions = (draft: Draft, event: JsonObject, single: string, quantity: string): readonly Portion[] => [
  ...readSingles(draft, member(draft.path, single), event[single]),
  ...readQuantities(draft, member(draft.path, quantity), event[quantity]),
];

function partyAt(draft: Draft, event: JsonObject, name: string): readonly Side[] {
  const value = event[name];
  if (value === undefined) return [];
  const path = member(draft.path, name);
  if (!isRecord(value) && !isUri(value)) {
    // A party by name only: kept, for no id can be read out of a name.
    keep(draft, path, value);
    return [];
  }
  const who = itemAt(draft, path, value);
  return who === undefined ? [] : [{ role: { word: "party", given: name }, who }];
}

/** UNTP names the kind of paper, drafts the paper itself. */
function documentsOf(draft: Draft, value: unknown): readonly NamedDocument[] {
  if (value === undefined) return [];
  const path = member(draft.path, "bizTransaction");
  if (typeof value === "string") {
    const type = termAt(draft, path, value, documentTypes);
    return type === undefined ? [] : [{ type }];
  }
  keep(draft, path, value);
  if (!isRecord(value)) return [];
  const address = [value.id, value.documentURL, value.identifier].find(isUri);
  const type =
    typeof value.type === "string"
      ? termAt(draft, member(path, "type"), value.type, documentTypes)
      : undefined;
  return [
    { ...given("type", type), ...given("id", address === undefined ? undefined : readThingId(address)) },
  ];
}

function readWhat(draft: Draft, event: JsonObject, type: EventType) {
  const isMaking = type === "TransformationEvent";
  const sides = isMaking ? [] : listsOf[type];
  const parentName = event.parentEPC === undefined ? "parentID" : "parentEPC";
  const parent =
    event[parentName] === undefined
      ? undefined
      : itemAt(draft, member(draft.path, parentName), event[parentName]);
  return {
    objects: sides.flatMap(([single, quantity]) => portions(draft, event, single, quantity)),
    inputs: isMaking ? portions(draft, event, "inputEPCList", "inputQuantityList") : [],
    outputs: isMaking ? portions(draft, event, "outputEPCList", "outputQuantityList") : [],
    ...given("parent", parent),
  };
}

/** Lists of another type than the event's are kept: they move nothing. */
function keepForeignLists(draft: Draft, event: JsonObject, type: EventType): void {
  const making = /^(input|output)/;
  const own = listsOf[type].flat();
  for (const name of listNames) {
    if (event[name] === undefined) continue;
    const isOwn = type === "TransformationEvent" ? making.test(name) : own.includes(name);
    if (isOwn) continue;
    draft.notes.add("field-of-another-type", member(draft.path, name));
    keep(draft, member(draft.path, name), event[name]);
  }
}

function readRest(draft: Draft, event: JsonObject) {
  const at = (name: string): string => member(draft.path, name);
  const process = textOf(event.processType);
  if (event.processType !== undefined && process === undefined)
    keep(draft, at("processType"), event.processType);
  const step = termAt(draft, at("bizStep"), event.bizStep, bizSteps);
  return {
    ...given("step", step),
    ...given("process", process),
    ...given("disposition", termAt(draft, at("disposition"), event.disposition, dispositions)),
    ...given("readPoint", placeAt(draft, "readPoint", event.readPoint)),
    ...given("place", placeAt(draft, "bizLocation", event.bizLocation)),
    documents: documentsOf(draft, event.bizTransaction),
    from: partyAt(draft, event, "sourceParty"),
    to: partyAt(draft, event, "destinationParty"),
    certifications: [],
    voidsShipping: step?.word === "void_shipping",
  };
}

function typeOf(draft: Draft, event: JsonObject): EventType | undefined {
  const type = typesOf(event.type)
    .map(eventTypeOf)
    .find((each) => each !== undefined);
  if (type !== undefined) return type;
  const what =
    "the type names none of the five events; lists of inputs and outputs are a hint, and no statement";
  return refuse(draft, "events.type-unknown", member(draft.path, "type"), { what, value: event.type });
}

/** An event of a UNTP traceability credential; undefined where the draft names a fault. */
export function readUntpEvent(draft: Draft, event: JsonObject): CustodyEvent | undefined {
  const type = typeOf(draft, event);
  const time = timeAt(draft, member(draft.path, "eventTime"), event.eventTime);
  if (type === undefined) return undefined;
  const isMaking = type === "TransformationEvent";
  const action = isMaking && event.action === undefined ? undefined : actionAt(draft, event.action);
  const what = readWhat(draft, event, type);
  if (what.objects.length + what.inputs.length + what.outputs.length === 0 && what.parent === undefined)
    refuse(draft, "events.objects-missing", draft.path, { what: "the event is about nothing" });
  noteOwnInput(draft, what);
  keepForeignLists(draft, event, type);
  keepOthers(draft, draft.path, event, readNames);
  const isUsual = typesOf(event.type).every((each) => each === "Event" || eventTypeOf(each) === type);
  if (!isUsual) keep(draft, member(draft.path, "type"), event.type);
  const id = idAt(draft, "id", event.id);
  const others = readRest(draft, event);
  if (time === undefined || draft.faults.length > 0) return undefined;
  const { file, path, rest } = draft;
  const head = { kind: kindOfType[type], file, path, ...given("id", id), time, ...given("action", action) };
  return { ...head, ...what, ...others, rest };
}
