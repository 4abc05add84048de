import { counted } from "../../formats/counted.ts";
import { isRecord, membersOf } from "../../formats/json/json-values.ts";
import type { CustodyEvent } from "../../model/custody-event.ts";
import { eventTypeOf, typesOf } from "./document-kind.ts";
import { readEpcisEvent } from "./epcis/read-event.ts";
import type { Draft, JsonObject } from "./event-draft.ts";
import { inDocumentOrder, newDraft, noteComments, refuse } from "./event-draft.ts";
import type { EventList, ScannedText } from "./event-lists.ts";
import { bytesAt, eventAt, givenAt } from "./event-lists.ts";
import { entry, member } from "./json-path.ts";
import type { EventLimits } from "./limits.ts";
import { liesWithin } from "./not-numbers.ts";
import type { Progress } from "./reading.ts";
import { count, tell } from "./reading.ts";
import type { EventIssue } from "./refusals.ts";
import { refusal } from "./refusals.ts";
import { repeatedNames } from "./repeated-names.ts";
import { readUntpEvent } from "./untp/read-event.ts";

/** What the events of one list have in common. */
export interface ListContext {
  readonly progress: Progress;
  readonly isUntp: boolean;
  /** The file itself is refused: its events are read for their faults, counted, and not taken. */
  readonly isRefused: boolean;
  /** Why the file itself is refused. */
  readonly faults: readonly EventIssue[];
  /** Of UNTP: id of the credential. */
  readonly credential?: string | undefined;
}

/** How an event is counted: by its type, or by what stands in the place of one. */
export function labelOf(event: unknown): string {
  const type = isRecord(event) ? event.type : undefined;
  const known = typesOf(type)
    .map(eventTypeOf)
    .find((each) => each !== undefined);
  if (known !== undefined) return known;
  if (typeof type !== "string") return "(no type)";
  const word = type.slice(0, 80).toWellFormed();
  return /^\w+$/.test(word) ? word : `(type ${word})`;
}

/** Refuses names that stand twice in one object. */
export function checkRepeated(draft: Draft, bytes: Uint8Array, { nesting }: EventLimits): void {
  for (const path of repeatedNames(bytes, draft.path, nesting))
    refuse(draft, "events.name-twice", path, {
      what: "the name stands twice, and neither value may be dropped",
    });
}

/** Refuses a file with a list of events in a place where this kind of document has none. */
export function checkLists(draft: Draft, text: ScannedText, own: string): void {
  for (const { path } of text.lists)
    if (path !== own)
      refuse(draft, "events.document-invalid", path, {
        what: "this kind of document has no list of events here",
      });
}

function readOne(draft: Draft, event: unknown): CustodyEvent | undefined {
  if (!isRecord(event))
    return refuse(draft, "events.type-unknown", draft.path, { what: "an event is an object", value: event });
  noteComments(draft, event, draft.path);
  return draft.isUntp ? readUntpEvent(draft, event) : readEpcisEvent(draft, event);
}

function takeEvent({ progress, credential }: ListContext, draft: Draft, event: CustodyEvent): void {
  progress.loaded += 1;
  progress.notes.take(draft.notes);
  const { id, retraction } = event;
  // A retraction has the id of the event it takes back.
  if (id !== undefined && retraction === undefined) {
    if (progress.ids.has(id))
      progress.notes.add("event-id-twice", member(draft.path, draft.isUntp ? "id" : "eventID"));
    progress.ids.add(id);
  }
  progress.take(credential === undefined ? event : { ...event, credential });
}

/** An event where it was found. */
export interface FoundEvent {
  /** JSONPath. */
  readonly path: string;
  readonly event: unknown;
  /** Its text as it came. */
  readonly json: () => string;
}

/** Takes an event over, or refuses it alone and says why. */
export function readInto(
  context: ListContext,
  { path, event, json }: FoundEvent,
  check: (draft: Draft) => void,
): void {
  const { progress, isUntp, isRefused } = context;
  count(progress, labelOf(event));
  const draft = newDraft(progress.file, path, isUntp);
  const read = readOne(draft, event);
  check(draft);
  const isSound = read !== undefined && draft.faults.length === 0;
  if (isSound && !isRefused) {
    takeEvent(context, draft, read);
    return;
  }
  const object: JsonObject = isRecord(event) ? event : {};
  const issues = isSound ? [] : inDocumentOrder(draft, object);
  progress.refused += 1;
  tell(progress, issues);
  progress.refuse({ path, issues: isSound ? context.faults : issues, json: json() });
}

/** An event in which NaN or Infinity stood: whatever else was found in it, this is why it is refused. */
function refuseNotNumber(draft: Draft): void {
  const quantity = draft.faults.find(({ code }) => code === "events.quantity-invalid");
  draft.faults.length = 0;
  const code = quantity === undefined ? "events.not-json" : "events.quantity-invalid";
  const what = "NaN or Infinity stands in the place of a number, and JSON has neither";
  refuse(draft, code, quantity?.path ?? draft.path, { what });
}

function refuseLarge({ progress }: ListContext, path: string, bytes: number): void {
  const { eventBytes } = progress.limits;
  count(progress, "(too large)");
  progress.refused += 1;
  const what = `the event holds ${counted(bytes)} bytes; the limit is ${counted(eventBytes)}`;
  const issues = [refusal("file.too-large", path, what, { file: progress.file })];
  tell(progress, issues);
  progress.refuse({ path, issues, json: undefined });
}

function readEntry(context: ListContext, text: ScannedText, list: EventList, index: number): void {
  const { limits } = context.progress;
  const path = entry(list.path, index);
  const bytes = bytesAt(text, list, index);
  if (bytes.length > limits.eventBytes) {
    refuseLarge(context, path, bytes.length);
    return;
  }
  const event = eventAt(text, list, index);
  const from = list.froms[index] ?? 0;
  readInto(context, { path, event, json: () => givenAt(text, list, index) }, (draft) => {
    // Fewer names than were written: the parser dropped one that stands twice.
    if (membersOf(event) < (list.members[index] ?? 0)) checkRepeated(draft, bytes, limits);
    if (liesWithin(text.notNumbers, from, from + bytes.length)) refuseNotNumber(draft);
  });
}

/** The events of a list, each built when its turn comes and let go; a step each. */
export function* readList(context: ListContext, text: ScannedText, list: EventList): Generator<undefined> {
  for (let index = 0; index < list.froms.length; index += 1) {
    readEntry(context, text, list, index);
    yield;
  }
}
