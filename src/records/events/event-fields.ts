import { isRecord } from "../../formats/json/json-values.ts";
import type { CustodyEvent, Retraction, StatedTime, Term, ThingId } from "../../model/custody-event.ts";
import type { Draft, JsonObject } from "./event-draft.ts";
import { given, keep, keepOthers, refuse } from "./event-draft.ts";
import { isUri } from "./ids/thing-id.ts";
import { entry, member } from "./json-path.ts";
import { listAt, thingAt } from "./portions.ts";
import { isOffset, readTime, readTimeOrDay } from "./stated-time.ts";
import type { bizSteps } from "./vocabulary.ts";
import { errorReasons, readTerm } from "./vocabulary.ts";

const noTime = { what: "the time is missing" };

/** A time that must be there. */
export function timeAt(draft: Draft, path: string, value: unknown, local?: string): StatedTime | undefined {
  if (value === undefined) return refuse(draft, "events.time-missing", path, noTime);
  const time = draft.isUntp ? readTimeOrDay(value) : readTime(value, local);
  if (time === undefined)
    return refuse(draft, "events.time-not-rfc3339", path, { what: "the time is no date-time", value });
  if (time.instant === undefined) draft.notes.add("time-without-offset", path);
  return time;
}

/** The offset at the place of an EPCIS event must be there, and be one. */
export function checkOffset(draft: Draft, path: string, value: unknown): void {
  if (value === undefined)
    refuse(draft, "events.offset-missing", path, { what: "the offset at the place is missing" });
  else if (!isOffset(value))
    refuse(draft, "events.offset-invalid", path, { what: "the offset is none", value });
}

/** What was done to the links between things: observe, add, delete. */
export function actionAt(draft: Draft, value: unknown): CustodyEvent["action"] {
  const path = member(draft.path, "action");
  if (value === undefined)
    return refuse(draft, "events.action-missing", path, {
      what: "without the action nobody can tell whether things came into being, were seen or went out of use",
    });
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (word !== "observe" && word !== "add" && word !== "delete")
    return refuse(draft, "events.action-invalid", path, { what: "the action is none of three", value });
  const usual = draft.isUntp ? word : word.toUpperCase();
  if (value !== usual) {
    draft.notes.add("action-spelling", path);
    keep(draft, path, value);
  }
  return word;
}

/** A word of a vocabulary; of EPCIS a bare word must be on its list, for a misspelt one could be void_shipping. */
export function termAt(draft: Draft, path: string, value: unknown, words: typeof bizSteps): Term | undefined {
  if (value === undefined) return undefined;
  const read = typeof value === "string" ? readTerm(value, words) : undefined;
  if (read === undefined || (read.writing === "unknown" && !draft.isUntp))
    return refuse(draft, "events.vocabulary-unknown", path, {
      what: "the word is not in the vocabulary, and a word of one's own must be a URI",
      value,
    });
  if (read.writing === "urn") draft.notes.add("cbv-urn", path);
  if (read.writing === "unlisted") draft.notes.add("cbv-name-unlisted", path);
  return read.term;
}

const idOnly = new Set(["id"]);

/** A place as EPCIS has it, {id: ...}; what else stands there is kept. */
export function placeAt(draft: Draft, name: string, value: unknown): ThingId | undefined {
  if (value === undefined) return undefined;
  const path = member(draft.path, name);
  if (draft.isUntp && !isRecord(value)) return thingAt(draft, path, value);
  if (!isRecord(value))
    return refuse(draft, "events.id-invalid", path, { what: "a place is an object with an id", value });
  keepOthers(draft, path, value, idOnly);
  return thingAt(draft, member(path, "id"), value.id);
}

/** Certificates by their URIs. */
export function certificationsAt(draft: Draft, value: unknown): readonly string[] {
  if (value === undefined) return [];
  const path = member(draft.path, "certificationInfo");
  const entries = Array.isArray(value) ? value : [value];
  return entries.flatMap((each, index) => {
    if (isUri(each)) return [each];
    const where = Array.isArray(value) ? entry(path, index) : path;
    refuse(draft, "events.certification-invalid", where, {
      what: "a certificate is named by a URI",
      value: each,
    });
    return [];
  });
}

const declarationNames = new Set(["declarationTime", "reason", "correctiveEventIDs"]);

function correctives(draft: Draft, path: string, value: unknown): readonly string[] {
  return (listAt(draft, path, value) ?? []).flatMap((each, index) => {
    if (isUri(each)) return [each];
    refuse(draft, "events.id-invalid", entry(path, index), { what: "the event id is no URI", value: each });
    return [];
  });
}

/** The declaration that the event of this id was in error. */
export function retractionAt(draft: Draft, value: unknown): Retraction | undefined {
  if (value === undefined) return undefined;
  const path = member(draft.path, "errorDeclaration");
  const declaration: JsonObject = isRecord(value) ? value : {};
  if (!isRecord(value)) keep(draft, path, value);
  keepOthers(draft, path, declaration, declarationNames);
  const declared = timeAt(draft, member(path, "declarationTime"), declaration.declarationTime);
  const reason = termAt(draft, member(path, "reason"), declaration.reason, errorReasons);
  const ids = member(path, "correctiveEventIDs");
  const correctedBy = correctives(draft, ids, declaration.correctiveEventIDs);
  if (declared === undefined) return undefined;
  draft.notes.add("retraction", path);
  return { declared, ...given("reason", reason), correctedBy };
}

/** An id of an event or of a transformation. */
export function idAt(draft: Draft, name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return thingAt(draft, member(draft.path, name), value)?.given;
}
