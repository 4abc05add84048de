import type { Cursor, JsonFault } from "./json-tokens.ts";
import { isDigit, readNumber, readText, readWord, skipSpace, stop } from "./json-tokens.ts";

/** What the scan tells of one JSON text. All places are offsets in bytes. */
export interface JsonWatch {
  /** An object or an array begins. True: its end is asked for, and that of every value directly inside. */
  readonly begin?: (place: JsonPlace) => boolean;
  readonly end?: (place: JsonPlace) => void;
}

export type JsonKind = "object" | "array" | "text" | "number" | "word";

export interface JsonPlace {
  readonly kind: JsonKind;
  /** 0 for the text as a whole, 1 for what lies in it. */
  readonly depth: number;
  readonly from: number;
  /** Behind the value; 0 while it only begins. */
  readonly to: number;
  /** Of a member of an object: where its key stands, quotes included. */
  readonly keyFrom: number;
  readonly keyTo: number;
  /** A number inside that JavaScript would write in another way. */
  readonly hasOddNumber: boolean;
  /** Names with a value, of the object itself and of all objects inside. */
  readonly members: number;
}

interface Frame {
  readonly kind: JsonKind;
  isTold: boolean;
  readonly from: number;
  readonly keyFrom: number;
  readonly keyTo: number;
  hasOddNumber: boolean;
  members: number;
}

interface Scan extends Cursor {
  readonly nesting: number;
  readonly watch: JsonWatch;
  readonly stack: Frame[];
  keyFrom: number;
  keyTo: number;
}

const code = (letter: string): number => letter.charCodeAt(0);
const quote = code('"');
const comma = code(",");
const colon = code(":");
const openObject = code("{");
const closeObject = code("}");
const openArray = code("[");
const closeArray = code("]");
const minus = code("-");

function openFrame(scan: Scan, kind: "object" | "array"): boolean {
  const { keyFrom, keyTo, stack } = scan;
  if (stack.length >= scan.nesting) return stop(scan, scan.at, `at most ${scan.nesting} levels`, "nesting");
  const frame = { kind, from: scan.at, keyFrom, keyTo, hasOddNumber: false, members: 0, isTold: false };
  frame.isTold = scan.watch.begin?.({ ...frame, depth: stack.length, to: 0 }) === true;
  stack.push(frame);
  scan.at += 1;
  return true;
}

function closeFrame(scan: Scan): void {
  const frame = scan.stack.pop();
  scan.at += 1;
  if (frame === undefined) return;
  const above = scan.stack[scan.stack.length - 1];
  if (above !== undefined) {
    above.hasOddNumber ||= frame.hasOddNumber;
    above.members += frame.members;
  }
  if (frame.isTold || above?.isTold === true)
    scan.watch.end?.({ ...frame, depth: scan.stack.length, to: scan.at });
}

function readLeaf(scan: Scan): boolean {
  const from = scan.at;
  const byte = scan.bytes[from];
  const { keyFrom, keyTo } = scan;
  let kind: JsonKind = "word";
  let read = readWord;
  if (byte === quote) [kind, read] = ["text", readText];
  else if (byte === minus || isDigit(byte)) [kind, read] = ["number", readNumber];
  scan.isOdd = false;
  const isRead = read(scan);
  const top = scan.stack[scan.stack.length - 1];
  if (scan.isOdd && top !== undefined) top.hasOddNumber = true;
  if (isRead && top?.isTold === true)
    scan.watch.end?.({
      kind,
      depth: scan.stack.length,
      from,
      to: scan.at,
      keyFrom,
      keyTo,
      hasOddNumber: false,
      members: 0,
    });
  return isRead;
}

/** A value begins here; true when it is over, which an object or an array with something inside is not. */
function readValue(scan: Scan): "over" | "open" | "fault" {
  skipSpace(scan);
  const byte = scan.bytes[scan.at];
  if (byte !== openObject && byte !== openArray) return readLeaf(scan) ? "over" : "fault";
  if (!openFrame(scan, byte === openObject ? "object" : "array")) return "fault";
  skipSpace(scan);
  if (scan.bytes[scan.at] !== (byte === openObject ? closeObject : closeArray)) return "open";
  closeFrame(scan);
  return "over";
}

/** The key of the next member and its colon. */
function readKey(scan: Scan): boolean {
  skipSpace(scan);
  if (scan.bytes[scan.at] !== quote) return stop(scan, scan.at, "a name in double quotes");
  scan.keyFrom = scan.at;
  if (!readText(scan)) return false;
  scan.keyTo = scan.at;
  skipSpace(scan);
  if (scan.bytes[scan.at] !== colon) return stop(scan, scan.at, "a colon after the name");
  scan.at += 1;
  return true;
}

/** After a value: on to the next one, closing what ends here. */
function goOn(scan: Scan): "next" | "done" | "fault" {
  for (;;) {
    const top = scan.stack[scan.stack.length - 1];
    if (top === undefined) return "done";
    skipSpace(scan);
    const byte = scan.bytes[scan.at];
    const close = top.kind === "object" ? closeObject : closeArray;
    if (byte === comma) {
      scan.at += 1;
      return "next";
    }
    if (byte !== close) {
      stop(scan, scan.at, `a comma or ${top.kind === "object" ? "}" : "]"}`);
      return "fault";
    }
    closeFrame(scan);
  }
}

function beginMember(scan: Scan): boolean {
  const top = scan.stack[scan.stack.length - 1];
  scan.keyFrom = 0;
  scan.keyTo = 0;
  if (top?.kind !== "object") return true;
  top.members += 1;
  return readKey(scan);
}

function walk(scan: Scan): void {
  for (;;) {
    if (!beginMember(scan)) return;
    const value = readValue(scan);
    if (value === "fault") return;
    if (value === "open") continue;
    const step = goOn(scan);
    if (step === "fault") return;
    if (step === "done") break;
  }
  skipSpace(scan);
  if (scan.at < scan.bytes.length) stop(scan, scan.at, "nothing after the end of the value", "more");
}

/**
 * Holds UTF-8 bytes against the grammar of JSON (RFC 8259) without building anything, so that depth and syntax are
 * known, with the place of the first fault, before the parser of the runtime is asked.
 */
export function scanJson(bytes: Uint8Array, nesting: number, watch: JsonWatch = {}): JsonFault | undefined {
  const scan: Scan = {
    bytes,
    nesting,
    watch,
    stack: [],
    at: 0,
    keyFrom: 0,
    keyTo: 0,
    fault: undefined,
    isOdd: false,
  };
  walk(scan);
  return scan.fault;
}
