import { Buffer, isUtf8 } from "node:buffer";
import { counted } from "../../formats/counted.ts";
import { refuseFault } from "../../formats/json/json-faults.ts";
import type { JsonFault } from "../../formats/json/json-tokens.ts";
import { SelvedgeError } from "../../model/issue.ts";
import type { ScannedText } from "./event-lists.ts";
import { scanText } from "./event-lists.ts";
import type { EventLimits } from "./limits.ts";
import { mendNotNumbers } from "./not-numbers.ts";
import type { EventIssue } from "./refusals.ts";
import { refusal } from "./refusals.ts";

export type Opened =
  | { readonly ok: true; readonly text: ScannedText }
  | { readonly ok: false; readonly issue: EventIssue };

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Line and column, what was expected and what stands there, in the words of formats/. */
function faultIssue(bytes: Uint8Array, fault: JsonFault, file: string): EventIssue {
  const code = fault.kind === "nesting" ? "file.too-large" : "events.not-json";
  try {
    return refuseFault(bytes, fault, file);
  } catch (error) {
    if (!(error instanceof SelvedgeError)) throw error;
    const { message, expected, received } = error.issue;
    const more = { file, ...(received === undefined ? {} : { received }) };
    return refusal(code, "$", message, expected === undefined ? more : { ...more, expected });
  }
}

/** As `scanText`; NaN and Infinity inside an event leave the events beside it readable. */
function scan(bytes: Uint8Array, limits: EventLimits): ScannedText {
  const text = scanText(bytes, limits);
  const mended = text.fault === undefined ? undefined : mendNotNumbers(bytes);
  if (mended === undefined) return text;
  const again = scanText(mended.bytes, limits);
  const areInside = mended.places.every((at) => again.lists.some(({ from, to }) => from < at && at < to));
  return again.fault === undefined && areInside
    ? { ...again, notNumbers: mended.places, given: bytes }
    : text;
}

/** What of the bytes is beyond a limit, or no text. */
function bytesFault(bytes: Uint8Array, file: string, { wholeBytes }: EventLimits): EventIssue | undefined {
  if (bytes.length === 0) return refusal("file.empty", "$", "the file holds 0 bytes", { file });
  if (bytes.length > wholeBytes) {
    const what = `the file holds ${counted(bytes.length)} bytes; the limit is ${counted(wholeBytes)}`;
    return refusal("file.too-large", "$", what, { file });
  }
  return isUtf8(bytes) ? undefined : refusal("events.not-json", "$", "the bytes are not UTF-8", { file });
}

function textFault(text: ScannedText, file: string, limits: EventLimits): EventIssue | undefined {
  if (text.fault !== undefined) return faultIssue(text.bytes, text.fault, file);
  const { events, eventBytes } = limits;
  if (text.hasTooMany)
    return refusal("file.too-large", "$", `the file holds more than ${counted(events)} events, the limit`, {
      file,
    });
  if (text.envelope.length <= eventBytes) return undefined;
  const what = `what is no list of events holds ${counted(text.envelope.length)} bytes; the limit is ${counted(eventBytes)}`;
  return refusal("file.too-large", "$", what, { file });
}

/** Holds the bytes against the limits, UTF-8 and the grammar of JSON. Nothing is read from a broken text. */
export function openText(given: Uint8Array, file: string, limits: EventLimits): Opened {
  const broken = bytesFault(given, file, limits);
  if (broken !== undefined) return { ok: false, issue: broken };
  const isMarked = byteOrderMark.every((byte, index) => given[index] === byte);
  const text = scan(isMarked ? given.subarray(byteOrderMark.length) : given, limits);
  const fault = textFault(text, file, limits);
  return fault === undefined ? { ok: true, text } : { ok: false, issue: fault };
}

export const bytesOfText = (text: string): Uint8Array => Buffer.from(text);
