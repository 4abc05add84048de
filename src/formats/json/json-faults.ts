import { Buffer } from "node:buffer";
import { fail } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import type { FormatLimits } from "../limits.ts";
import type { JsonFault } from "./json-tokens.ts";

/** Line and column of a place, from 1, as an editor shows them. */
function placeOf(bytes: Uint8Array, at: number): string {
  let line = 1;
  let start = 0;
  for (let index = 0; index < at; index += 1) {
    const byte = bytes[index];
    if (byte !== 10 && (byte !== 13 || bytes[index + 1] === 10)) continue;
    line += 1;
    start = index + 1;
  }
  const column = Buffer.from(bytes.subarray(start, at)).toString().length + 1;
  return `line ${counted(line)}, column ${counted(column)}`;
}

function seenAt(bytes: Uint8Array, at: number): string {
  if (at >= bytes.length) return "the end of the file";
  const text = Buffer.from(bytes.subarray(at, at + 60)).toString();
  const [first = ""] = text.split(/[\r\n]/);
  return first === "" ? "a line break" : `"${first.slice(0, 20).toWellFormed()}"`;
}

/** Says where a JSON text stops to be one. */
export function refuseFault(bytes: Uint8Array, fault: JsonFault, file: string): never {
  const place = placeOf(bytes, fault.at);
  if (fault.kind === "nesting")
    fail(
      "file.too-large",
      `The JSON is nested deeper than ${fault.expected.replace("at most ", "")} at ${place}; that is the limit.`,
      "No table needs this: export the records flat, or as CSV (UTF-8).",
      { file, expected: fault.expected, received: "deeper nesting" },
    );
  const received = seenAt(bytes, fault.at);
  fail(
    "file.format",
    `The JSON breaks off at ${place}: expected ${fault.expected}, found ${received}.`,
    "Export the file again; a download may have been cut short. Where the records are one a line, name the file .jsonl.",
    { file, expected: fault.expected, received },
  );
}

export function refuseSize(size: number, limit: number, hint: string, file: string): void {
  if (size === 0)
    fail(
      "file.empty",
      "The file is empty: it holds 0 bytes.",
      "Export it again and check that it was saved.",
      { file },
    );
  if (size > limit)
    fail("file.too-large", `The file holds ${counted(size)} bytes; the limit is ${counted(limit)}.`, hint, {
      file,
      expected: `at most ${counted(limit)} bytes`,
      received: `${counted(size)} bytes`,
    });
}

export function refuseRows(rows: number, limits: FormatLimits, file: string): void {
  if (rows > limits.rows)
    fail(
      "file.too-large",
      `The file holds more than ${counted(limits.rows)} rows, which is the limit.`,
      "Split the file and import the parts.",
      { file, row: limits.rows + 1, expected: `at most ${counted(limits.rows)} rows`, received: "more" },
    );
}

export function refuseNoRecords(what: string, file: string): never {
  fail(
    "file.format",
    `The JSON holds no records: ${what}.`,
    "A table in JSON is a list of objects, [{...}, {...}], alone or under a name; export it like that or as CSV (UTF-8).",
    { file, expected: "a list of objects", received: what },
  );
}
