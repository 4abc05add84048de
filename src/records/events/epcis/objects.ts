import type { CustodyEvent } from "../../../model/custody-event.ts";
import type { EventType } from "../document-kind.ts";
import type { Draft, JsonObject } from "../event-draft.ts";
import { refuse } from "../event-draft.ts";
import { member } from "../json-path.ts";

/** Entries of a list; -1 where there is none. */
const entries = (value: unknown): number => (Array.isArray(value) ? value.length : -1);

function isAboutSomething(own: JsonObject, type: EventType, action: CustodyEvent["action"]): boolean {
  const some = (name: string): boolean => entries(own[name]) > 0;
  if (type === "ObjectEvent")
    return (
      entries(own.epcList) >= 0 ||
      some("quantityList") ||
      (some("sensorElementList") && own.readPoint !== undefined)
    );
  if (type === "TransactionEvent")
    return entries(own.epcList) >= 0 || some("quantityList") || action === "delete";
  if (type !== "TransformationEvent")
    return some("childEPCs") || some("childQuantityList") || action === "delete";
  const isFed = some("inputEPCList") || some("inputQuantityList");
  const isMade = some("outputEPCList") || some("outputQuantityList");
  // Parts of one transformation may each have one side.
  return own.transformationID === undefined ? isFed && isMade : isFed || isMade;
}

/** Refuses an event that is about nothing. An empty epcList is a statement of EPCIS: nothing was seen. */
export function checkObjects(
  draft: Draft,
  own: JsonObject,
  type: EventType,
  action: CustodyEvent["action"],
): void {
  const { path } = draft;
  if (!isAboutSomething(own, type, action))
    refuse(draft, "events.objects-missing", path, { what: "the event is about nothing" });
  if (type === "AssociationEvent" && own.parentID === undefined)
    refuse(draft, "events.objects-missing", member(path, "parentID"), { what: "nothing to associate with" });
  if (type === "TransactionEvent" && entries(own.bizTransactionList) < 1)
    refuse(draft, "events.objects-missing", member(path, "bizTransactionList"), {
      what: "a transaction event without a transaction",
    });
}
