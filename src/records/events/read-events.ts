import { isRecord } from "../../formats/json/json-values.ts";
import type { CustodyEvent } from "../../model/custody-event.ts";
import type { DocumentKind } from "./document-kind.ts";
import { eventTypeOf, kindOfDocument, notRecords, typesOf } from "./document-kind.ts";
import { isEpcisDocument, readEpcisDocument, readSingleEvent } from "./epcis/read-document.ts";
import type { JsonObject } from "./event-draft.ts";
import type { ScannedText } from "./event-lists.ts";
import { bytesAt, envelopeOf, eventAt, givenAt, wholeGiven } from "./event-lists.ts";
import { entry } from "./json-path.ts";
import type { EventLimits } from "./limits.ts";
import { eventLimits } from "./limits.ts";
import { bytesOfText, openText } from "./open-text.ts";
import { labelOf } from "./read-list.ts";
import type { EventReading, EventSummary, EventTakers, Progress, RefusedEvent } from "./reading.ts";
import { count, newProgress, summaryOf } from "./reading.ts";
import type { EventIssue } from "./refusals.ts";
import { refusal } from "./refusals.ts";
import { countSubject, readUntpDocument } from "./untp/read-document.ts";

export interface EventOptions {
  /** The file as people know it. */
  readonly file: string;
  readonly limits?: Partial<EventLimits> | undefined;
}

const kindUnknown: Partial<Record<DocumentKind, string>> = {
  "untp-pre-release-event": "an event in the names of a draft from before UNTP 0.3, which no version defines",
  "untp-pre-release-passport":
    "a passport in the names of a draft from before UNTP 0.3, which no version defines",
  "untp-pre-release-conformity":
    "an attestation in the names of a draft from before UNTP 0.3, which no version defines",
};

/** Counts the one thing that a draft from before UNTP 0.3 holds. */
function countDraft(progress: Progress, root: JsonObject, kind: DocumentKind): void {
  const { credentialSubject } = root;
  const subject = isRecord(credentialSubject) ? credentialSubject : root;
  if (kind === "untp-pre-release-event")
    count(progress, `(eventType ${String(subject.eventType).slice(0, 80)})`);
  if (kind === "untp-pre-release-passport") count(progress, "Product");
  if (kind === "untp-pre-release-conformity") count(progress, "Attestation");
}

/** Counts the events of a document that does not say what it is. */
function countLists(progress: Progress, text: ScannedText, issue: EventIssue): void {
  for (const list of text.lists)
    for (let index = 0; index < list.froms.length; index += 1) {
      const isLarge = bytesAt(text, list, index).length > progress.limits.eventBytes;
      count(progress, isLarge ? "(too large)" : labelOf(eventAt(text, list, index)));
      const json = isLarge ? undefined : givenAt(text, list, index);
      refuseOne(progress, { path: entry(list.path, index), issues: [issue], json });
    }
}

/** Refuses what has no fault of its own: the document around it is none that is read. */
function refuseOne(progress: Progress, refused: RefusedEvent): void {
  progress.refused += 1;
  progress.refuse(refused);
}

function refuseKind(progress: Progress, text: ScannedText, root: unknown, kind: DocumentKind): void {
  const hasType = isRecord(root) && root.type !== undefined;
  if (isRecord(root)) countDraft(progress, root, kind);
  const what = kindUnknown[kind] ?? "nothing says what kind of record this is";
  const issue = refusal("events.kind-unknown", hasType ? "$.type" : "$", what, { file: progress.file });
  if (kind === "unknown") countLists(progress, text, issue);
  else refuseOne(progress, { path: "$", issues: [issue], json: wholeGiven(text) });
  progress.issues.push(issue);
}

/** The subject of a credential alone: UNTP rests on the issuer, and there is none. */
function refuseSubject(progress: Progress, text: ScannedText, root: JsonObject, kind: DocumentKind): void {
  const event = typesOf(root.type)
    .map(eventTypeOf)
    .find((each) => each !== undefined);
  if (event === undefined) countSubject(progress, root, kind);
  else count(progress, event);
  const what = "the subject of a credential without the credential: nobody stands behind the statement";
  const issue = refusal("events.issuer-missing", "$.issuer", what, { file: progress.file });
  refuseOne(progress, { path: "$", issues: [issue], json: wholeGiven(text) });
  progress.issues.push(issue);
}

function* readDocument(progress: Progress, text: ScannedText): Generator<undefined, DocumentKind> {
  const root = envelopeOf(text);
  const kind = kindOfDocument(root);
  if (notRecords[kind] !== undefined) return kind;
  if (!isRecord(root)) refuseKind(progress, text, root, kind);
  else if (isEpcisDocument(kind)) yield* readEpcisDocument(progress, text, root, kind);
  else if (kind === "epcis-single-event") readSingleEvent(progress, text, root);
  else if (kind.endsWith("-subject")) refuseSubject(progress, text, root, kind);
  else if (!(yield* readUntpDocument(progress, text, root, kind))) refuseKind(progress, text, root, kind);
  return kind;
}

function notARecord(progress: Progress, kind: DocumentKind): EventSummary {
  const what = `this is ${notRecords[kind] ?? "something else"}; it holds no event, product, facility or attestation`;
  const issue = refusal("events.not-a-record", "$", what, { file: progress.file });
  return { ...summaryOf(progress, kind), outcome: "not-a-record", issues: [issue] };
}

/**
 * Reads an EPCIS 2.0 document or event in JSON, or a UNTP credential, and hands each sound event to `take` and each that is
 * refused to `refuse`, in the order of the file. Events are built one at a time; between two of them the walk can rest.
 * Nothing is thrown for what a file holds: a file or an event that cannot be taken over is an issue with its code, its
 * JSONPath, what was expected and what to do.
 */
export function* stepEvents(
  bytes: Uint8Array,
  { file, limits }: EventOptions,
  takers: EventTakers,
): Generator<undefined, EventSummary> {
  const progress = newProgress(file, { ...eventLimits, ...limits }, takers);
  const opened = openText(bytes, file, progress.limits);
  if (!opened.ok) {
    progress.issues.push(opened.issue);
    return summaryOf(progress, "unknown");
  }
  const kind = yield* readDocument(progress, opened.text);
  return notRecords[kind] === undefined ? summaryOf(progress, kind) : notARecord(progress, kind);
}

/** As `stepEvents`, without a rest. */
export function walkEvents(
  bytes: Uint8Array,
  options: EventOptions,
  take: (event: CustodyEvent) => void,
): EventSummary {
  const steps = stepEvents(bytes, options, { take });
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** As `walkEvents`, with the events in a list. */
export function readEvents(input: Uint8Array | string, options: EventOptions): EventReading {
  const events: CustodyEvent[] = [];
  const bytes = typeof input === "string" ? bytesOfText(input) : input;
  const summary = walkEvents(bytes, options, (event) => {
    events.push(event);
  });
  return { ...summary, events };
}
