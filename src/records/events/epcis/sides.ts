import { isRecord } from "../../../formats/json/json-values.ts";
import type { NamedDocument, Side } from "../../../model/custody-event.ts";
import type { Draft, JsonObject } from "../event-draft.ts";
import { given, keep, refuse } from "../event-draft.ts";
import { termAt } from "../event-fields.ts";
import { entry, member } from "../json-path.ts";
import { listAt, thingAt } from "../portions.ts";
import { documentTypes, sideRoles } from "../vocabulary.ts";

/** Members that the standard does not know: comments and names with a namespace are kept, others are a fault. */
function checkNames(draft: Draft, path: string, object: JsonObject, known: readonly string[]): void {
  for (const name of Object.keys(object)) {
    if (known.includes(name)) continue;
    const where = member(path, name);
    if (name.startsWith("_") || name.includes(":")) keep(draft, where, object[name]);
    else
      refuse(draft, "events.name-without-namespace", where, {
        what: "nobody can tell what the name means",
        value: object[name],
      });
  }
}

function readSide(draft: Draft, path: string, name: string, element: unknown): Side | undefined {
  if (!isRecord(element))
    return refuse(draft, "events.id-invalid", path, { what: "an entry is no object", value: element });
  checkNames(draft, path, element, ["type", name]);
  // A side without a role is a fault like a role that nobody knows.
  const role = termAt(draft, member(path, "type"), element.type ?? null, sideRoles);
  const who = thingAt(draft, member(path, name), element[name]);
  return role === undefined || who === undefined ? undefined : { role, who };
}

/** `sourceList` or `destinationList`. */
export function readSides(draft: Draft, event: JsonObject, side: "source" | "destination"): readonly Side[] {
  const path = member(draft.path, `${side}List`);
  return (listAt(draft, path, event[`${side}List`]) ?? []).flatMap((element, index) => {
    const read = readSide(draft, entry(path, index), side, element);
    return read === undefined ? [] : [read];
  });
}

function readDocument(draft: Draft, path: string, element: unknown): NamedDocument | undefined {
  if (!isRecord(element))
    return refuse(draft, "events.id-invalid", path, { what: "an entry is no object", value: element });
  checkNames(draft, path, element, ["type", "bizTransaction"]);
  const type = termAt(draft, member(path, "type"), element.type, documentTypes);
  const id = thingAt(draft, member(path, "bizTransaction"), element.bizTransaction);
  return id === undefined ? undefined : { ...given("type", type), id };
}

/** `bizTransactionList`: the papers that the event belongs to. */
export function readDocuments(draft: Draft, event: JsonObject): readonly NamedDocument[] {
  const path = member(draft.path, "bizTransactionList");
  return (listAt(draft, path, event.bizTransactionList) ?? []).flatMap((element, index) => {
    const read = readDocument(draft, entry(path, index), element);
    return read === undefined ? [] : [read];
  });
}
