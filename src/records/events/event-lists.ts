import { Buffer } from "node:buffer";
import type { JsonFault } from "../../formats/json/json-tokens.ts";
import { parseJson } from "../../formats/json/json-values.ts";
import type { JsonPlace } from "../../formats/json/scan-json.ts";
import { scanJson } from "../../formats/json/scan-json.ts";
import type { EventLimits } from "./limits.ts";

/** A list of events in the bytes, each of which is built only when its turn comes. */
export interface EventList {
  /** `$.epcisBody.eventList` */
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** Where the events stand: [from, to). */
  readonly froms: readonly number[];
  readonly tos: readonly number[];
  /** Names with a value, however deep: more than the parser has where one stands twice. */
  readonly members: readonly number[];
  /** Events with a number that JavaScript would write in another way. */
  readonly odd: ReadonlySet<number>;
}

/** A JSON text, whose lists of events were cut out. */
export interface ScannedText {
  readonly bytes: Uint8Array;
  readonly fault: JsonFault | undefined;
  readonly lists: readonly EventList[];
  /** More events than the limit allows. */
  readonly hasTooMany: boolean;
  /** The text with each list of events empty. */
  readonly envelope: Uint8Array;
  /** Where NaN or Infinity stood. */
  readonly notNumbers: readonly number[];
  /** As it came: the same length as `bytes`, with NaN and Infinity in their places. */
  readonly given: Uint8Array;
}

/** Where lists of events stand. Everything else of a document is small, and read as a whole. */
const listPaths = new Set([
  "$.epcisBody.eventList",
  "$.epcisBody.queryResults.resultsBody.eventList",
  "$.credentialSubject",
]);
const deepest = 4;

const keyAt = (bytes: Uint8Array, { keyFrom, keyTo }: JsonPlace): string =>
  keyTo === 0 ? "[]" : String(JSON.parse(Buffer.from(bytes.subarray(keyFrom, keyTo)).toString()));

/** Names as a path; one that holds a point is no name of ours. */
const pathOf = (names: readonly string[]): string =>
  ["$", ...names.map((name) => (name.includes(".") ? "" : name))].join(".");

interface FoundList extends EventList {
  to: number;
  readonly froms: number[];
  readonly tos: number[];
  readonly members: number[];
  readonly odd: Set<number>;
}

function withoutLists(bytes: Uint8Array, lists: readonly EventList[]): Uint8Array {
  if (lists.length === 0) return bytes;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { from, to } of lists) {
    parts.push(bytes.subarray(at, from), Buffer.from("[]"));
    at = to;
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}

function addEvent(list: FoundList, { from, to, hasOddNumber, members }: JsonPlace): void {
  if (hasOddNumber) list.odd.add(list.froms.length);
  list.froms.push(from);
  list.tos.push(to);
  list.members.push(members);
}

/** Holds the bytes against the grammar of JSON and finds the lists of events, without building any value. */
export function scanText(bytes: Uint8Array, { nesting, events }: EventLimits): ScannedText {
  const names: string[] = [];
  const lists: FoundList[] = [];
  let open: { readonly list: FoundList; readonly depth: number } | undefined;
  let found = 0;
  const fault = scanJson(bytes, nesting, {
    begin: (place) => {
      if (open !== undefined || place.depth > deepest) return false;
      names.length = place.depth;
      if (place.depth > 0) names[place.depth - 1] = keyAt(bytes, place);
      const path = pathOf(names);
      if (place.kind !== "array" || !listPaths.has(path)) return false;
      const list = { path, from: place.from, to: 0, froms: [], tos: [], members: [], odd: new Set<number>() };
      open = { list, depth: place.depth };
      lists.push(list);
      return true;
    },
    end: (place) => {
      if (open === undefined) return;
      if (place.depth === open.depth) {
        open.list.to = place.to;
        open = undefined;
      } else if (place.depth === open.depth + 1) {
        found += 1;
        if (found <= events) addEvent(open.list, place);
      }
    },
  });
  const envelope = fault === undefined ? withoutLists(bytes, lists) : bytes;
  return { bytes, fault, lists, hasTooMany: found > events, envelope, notNumbers: [], given: bytes };
}

const textAt = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();

/** The bytes of one event. */
export const bytesAt = ({ bytes }: ScannedText, { froms, tos }: EventList, index: number): Uint8Array =>
  bytes.subarray(froms[index] ?? 0, tos[index] ?? 0);

/** The text of one event as it came. */
export const givenAt = ({ given }: ScannedText, { froms, tos }: EventList, index: number): string =>
  textAt(given.subarray(froms[index] ?? 0, tos[index] ?? 0));

/** The whole text as it came. */
export const wholeGiven = ({ given }: ScannedText): string => textAt(given);

/** Builds one event. */
export const eventAt = (text: ScannedText, list: EventList, index: number): unknown =>
  parseJson(textAt(bytesAt(text, list, index)), list.odd.has(index));

/** Builds what is around the events. */
export const envelopeOf = ({ envelope }: ScannedText): unknown => parseJson(textAt(envelope), true);
