import { isRecord } from "../../../formats/json/json-values.ts";
import type { DocumentKind } from "../document-kind.ts";
import type { Draft, JsonObject } from "../event-draft.ts";
import { keep, newDraft, noteComments, refuse } from "../event-draft.ts";
import type { ScannedText } from "../event-lists.ts";
import { wholeGiven } from "../event-lists.ts";
import { member } from "../json-path.ts";
import type { ListContext } from "../read-list.ts";
import { checkLists, checkRepeated, readInto, readList } from "../read-list.ts";
import type { Progress } from "../reading.ts";
import { tell } from "../reading.ts";

const listPaths = {
  "epcis-capture-document": "$.epcisBody.eventList",
  "epcis-query-document": "$.epcisBody.queryResults.resultsBody.eventList",
} as const;
type EpcisDocumentKind = keyof typeof listPaths;

/** Without a context `type`, prefixes and words have no defined meaning. */
function checkContext(draft: Draft, root: JsonObject): void {
  const { "@context": context } = root;
  const isContext =
    (typeof context === "string" && context !== "") || isRecord(context) || Array.isArray(context);
  if (!isContext)
    refuse(draft, "events.context-missing", "$.@context", {
      what: "without @context no bare word and no prefix has a defined meaning",
      value: context,
    });
}

function checkVersion(draft: Draft, { schemaVersion }: JsonObject, kind: EpcisDocumentKind): void {
  if (schemaVersion === undefined && kind === "epcis-query-document") return;
  if (typeof schemaVersion === "string" && /^2(\.\d+)*$/.test(schemaVersion)) return;
  refuse(draft, "events.version-unknown", "$.schemaVersion", {
    what: "the JSON form of EPCIS begins with 2.0",
    value: schemaVersion,
  });
}

/** Everything but the events: header, sender, comments. */
function keepEnvelope(draft: Draft, root: JsonObject): void {
  noteComments(draft, root, "$");
  for (const name of Object.keys(root)) if (name !== "type") keep(draft, member("$", name), root[name]);
}

/** An EPCIS document: what is wrong with it as a whole refuses all of its events. */
export function* readEpcisDocument(
  progress: Progress,
  text: ScannedText,
  root: JsonObject,
  kind: EpcisDocumentKind,
): Generator<undefined> {
  const draft = newDraft(progress.file, "$", false);
  checkContext(draft, root);
  checkVersion(draft, root, kind);
  checkRepeated(draft, text.envelope, progress.limits);
  const path = listPaths[kind];
  if (!text.lists.some((list) => list.path === path))
    refuse(draft, "events.document-invalid", path, { what: "there is no list of events" });
  checkLists(draft, text, path);
  const isRefused = draft.faults.length > 0;
  tell(progress, draft.faults);
  const context: ListContext = { progress, isUntp: false, isRefused, faults: draft.faults };
  if (!isRefused) progress.envelope(root);
  for (const list of text.lists) yield* readList(context, text, list);
  keepEnvelope(draft, root);
  if (isRefused) return;
  progress.notes.take(draft.notes);
  progress.rest.push(...draft.rest);
}

/** An event that stands alone: it carries its own context. */
export function readSingleEvent(progress: Progress, text: ScannedText, root: JsonObject): void {
  const context: ListContext = { progress, isUntp: false, isRefused: false, faults: [] };
  readInto(context, { path: "$", event: root, json: () => wholeGiven(text) }, (draft) => {
    checkContext(draft, root);
    checkRepeated(draft, text.envelope, progress.limits);
  });
}

export const isEpcisDocument = (kind: DocumentKind): kind is EpcisDocumentKind =>
  Object.hasOwn(listPaths, kind);
