import type { ErrorCode } from "../../model/errors.ts";
import { clippedIssue, type Issue } from "../../model/issue.ts";

/** Why an event or a file is refused, and where in it. */
export interface EventIssue extends Issue {
  /** JSONPath; of something missing where it should stand. */
  readonly path: string;
}

export type RefusalCode =
  | Exclude<Extract<ErrorCode, `events.${string}`>, "events.noted">
  | "file.too-large"
  | "file.empty";

const repair = "Ask the sender to repair it; nothing is taken from this event until then.";
const resend = "Ask the sender for the file again; nothing is taken from it until then.";

/** For each code what was expected and what to do. */
const advice: Readonly<Record<RefusalCode, readonly [expected: string, hint: string]>> = {
  "events.not-a-record": [
    "an EPCIS document or event, or a UNTP credential",
    "Nothing needs to be done where the file is meant for something else.",
  ],
  "events.kind-unknown": [
    "a type of EPCIS 2.0 or UNTP, and its @context",
    "Ask the sender which format and version this is, or for the same as EPCIS 2.0 or UNTP 0.6.",
  ],
  "events.issuer-missing": [
    "the issuer, who stands behind the credential",
    "Ask the sender for the whole credential, with @context, id and issuer.",
  ],
  "events.context-missing": ["@context, which says what names and words mean", resend],
  "events.validity-invalid": ["a date-time, as 2026-03-15T12:00:00Z", resend],
  "events.name-twice": ["each name once in an object", repair],
  "events.type-unknown": [
    "ObjectEvent, AggregationEvent, AssociationEvent, TransactionEvent, TransformationEvent or a URI",
    repair,
  ],
  "events.time-missing": ["a date-time of RFC 3339 with its offset", repair],
  "events.time-not-rfc3339": [
    "a date-time of RFC 3339 with its offset, as 2026-03-15T12:00:00+08:00",
    repair,
  ],
  "events.offset-missing": ["the offset at the place of the event, as +08:00", repair],
  "events.offset-invalid": ["+hh:mm or -hh:mm, up to 14:00", repair],
  "events.action-missing": ["OBSERVE, ADD or DELETE", repair],
  "events.action-invalid": ["OBSERVE, ADD or DELETE", repair],
  "events.objects-missing": ["a list of what the event is about", repair],
  "events.quantity-invalid": ["a number as JSON writes it, of at most 60 digits", repair],
  "events.quantity-field-unknown": ["the class, the quantity and its unit only", repair],
  "events.uom-unknown": ["a code of UN/ECE Recommendation 20, as KGM", repair],
  "events.vocabulary-unknown": ["a word of CBV 2.0, or a URI for a word of one's own", repair],
  "events.name-without-namespace": ["a name of the standard, a URI or prefix:name", repair],
  "events.certification-invalid": ["a URI or a list of URIs", repair],
  "events.id-invalid": ["a URI", repair],
  "events.not-json": ["JSON (RFC 8259) in UTF-8", resend],
  "events.document-invalid": ["a document with its list of events", resend],
  "events.version-unknown": ["schemaVersion 2.0", "Ask the sender for the events as EPCIS 2.0 in JSON."],
  "file.too-large": ["a file within the limits", "Ask for the events in several files."],
  "file.empty": ["JSON (RFC 8259) in UTF-8", resend],
};

const longest = 80;

/** A value as a message shows it. */
export function shownValue(value: unknown): string {
  const text = value === undefined ? "nothing" : (JSON.stringify(value) ?? "nothing");
  return text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`;
}

/** A refusal: what was wrong, where, what was expected and what to do. */
export function refusal(
  code: RefusalCode,
  path: string,
  what: string,
  more: Partial<Issue> = {},
): EventIssue {
  const [expected, hint] = advice[code];
  return { ...clippedIssue({ code, message: `${path}: ${what}`, hint, expected, ...more }), path };
}
