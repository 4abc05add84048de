import { Buffer } from "node:buffer";
import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import type { ByteSource } from "../byte-source.ts";
import { counted } from "../counted.ts";
import { detectEncoding } from "../encoding/detect-encoding.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";
import type { EncodingFound, Table, TableRow } from "../table.ts";
import { batchRows } from "../table.ts";
import { refuseFault, refuseNoRecords, refuseRows, refuseSize } from "./json-faults.ts";
import type { JsonList, JsonLists } from "./json-lists.ts";
import { findLists } from "./json-lists.ts";
import type { JsonHeadings, JsonShape } from "./json-rows.ts";
import { addHeadings, headingRow, notARecord, rowOf } from "./json-rows.ts";
import type { WholeText } from "./json-text.ts";
import { isMixed, wholeText } from "./json-text.ts";
import type { JsonFault } from "./json-tokens.ts";
import { hasOtherShape, isFeature, isRecord, membersOf, parseJson } from "./json-values.ts";
import { newNestedLists } from "./nested-lists.ts";
import { openJsonLines } from "./open-json-lines.ts";

export interface JsonOptions {
  /** The file as people know it, for messages. */
  readonly file: string;
  readonly limits?: Partial<FormatLimits> | undefined;
  /** An encoding that a person named. */
  readonly encoding?: string | undefined;
}

/** What all lists of one file have in common. */
interface JsonFile {
  readonly file: string;
  readonly limits: FormatLimits;
  readonly encoding: EncodingFound;
  readonly text: WholeText;
}

const bytesAt = ({ text }: JsonFile, list: JsonList, index: number): Uint8Array =>
  text.bytes.subarray(list.froms[index] ?? 0, list.tos[index] ?? 0);

const textAt = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();

const valueAt = (json: JsonFile, list: JsonList, index: number): unknown =>
  parseJson(textAt(bytesAt(json, list, index)), list.odd.has(index));

function shapeOf(json: JsonFile, list: JsonList): JsonShape {
  if (list.objects === 0) return "rows";
  return isFeature(valueAt(json, list, 0)) ? "features" : "records";
}

interface Walked {
  readonly headings: JsonHeadings;
  /** Features whose place is not a point. */
  readonly otherShapes: number;
}

/** The union of the keys; each record is built once and let go. */
function walkHeadings(json: JsonFile, list: JsonList, shape: JsonShape): Walked {
  const places = new Map<string, number>();
  let otherShapes = 0;
  for (let index = 0; shape !== "rows" && index < list.froms.length; index += 1) {
    const value = valueAt(json, list, index);
    addHeadings(places, value, shape, json.limits.columns);
    if (shape === "features" && isRecord(value) && hasOtherShape(value)) otherShapes += 1;
  }
  return { headings: { names: [...places.keys()], places }, otherShapes };
}

function shapeRemarks(otherShapes: number, file: string): readonly Issue[] {
  if (otherShapes === 0) return [];
  return [
    {
      code: "row.shape",
      message: `${counted(otherShapes)} features are lines or areas, not points; their places were left out.`,
      hint: "Nothing needs to be done where the address is enough; otherwise give a point for each.",
      file,
    },
  ];
}

function tableOf(json: JsonFile, list: JsonList): Table {
  const shape = shapeOf(json, list);
  const count = list.froms.length;
  const first = shape === "rows" ? 1 : 2;
  refuseRows(count + first - 1, json.limits, json.file);
  const { headings, otherShapes } = walkHeadings(json, list, shape);
  let done = 0;
  const nested = newNestedLists(json.file);
  const table = { shape, headings, limits: json.limits, nested: nested.add };
  const readRow = (index: number): TableRow => {
    const number = index + first;
    const value = valueAt(json, list, index);
    const row =
      rowOf({ number, line: number }, value, table) ?? notARecord(number, number, bytesAt(json, list, index));
    if (row.problem !== undefined) return row;
    if (membersOf(value) < (list.members[index] ?? 0)) return { ...row, problem: "name-twice" };
    const isBroken = isMixed(json.text, list.froms[index] ?? 0, list.tos[index] ?? 0);
    return isBroken ? { ...row, problem: "encoding" } : row;
  };
  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    done = 0;
    nested.clear();
    let batch: TableRow[] = shape === "rows" ? [] : [headingRow(headings, json.limits)];
    for (let index = 0; index < count; index += 1) {
      batch.push(readRow(index));
      done = index + 1;
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
  return {
    format: "json",
    file: json.file,
    sheet: list.path.length === 0 ? undefined : list.path.join("."),
    encoding: json.encoding,
    remarks: () => [...shapeRemarks(otherShapes, json.file), ...nested.remarks()],
    progress: () => (count === 0 ? 1 : done / count),
    rows,
  };
}

/** The text as one record: an object that holds no list of records. */
const rootRecord = (json: JsonFile, found: JsonLists): JsonList => ({
  path: [],
  froms: [0],
  tos: [json.text.bytes.length],
  odd: new Set(found.rootIsOdd ? [0] : []),
  members: [found.rootMembers],
  objects: 1,
  arrays: 0,
});

function listsOf(json: JsonFile, found: JsonLists): readonly JsonList[] {
  const records = found.lists.filter((list) => list.objects > 0);
  if (records.length > 0) return records;
  const isAlone = found.lists.length > 0 && found.lists.every((list) => list.froms.length === 0);
  if (isAlone)
    fail(
      "file.empty",
      "The JSON holds a list without records.",
      "Export it again and check what was chosen.",
      {
        file: json.file,
      },
    );
  const rows = found.lists.filter((list) => list.arrays > 0 && list.arrays === list.froms.length);
  if (rows.length > 0 && (found.root === "array" || !isFeature(valueAt(json, rootRecord(json, found), 0))))
    return rows;
  if (found.root === "object") return [rootRecord(json, found)];
  return refuseNoRecords(
    found.root === "array" ? "its list holds texts or numbers, not objects" : "it is a single value",
    json.file,
  );
}

/** One record a line: the first ends where it should, and another begins on a line of its own. */
function isLines(bytes: Uint8Array, fault: JsonFault): boolean {
  if (fault.kind !== "more" || (bytes[fault.at] !== 0x7b && bytes[fault.at] !== 0x5b)) return false;
  for (let at = fault.at - 1; at >= 0; at -= 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 10 || byte === 13) return true;
    if (byte !== 32 && byte !== 9) return false;
  }
  return false;
}

/**
 * The tables of a JSON file: an array of objects, each array of objects under a name, a GeoJSON collection, an array of
 * arrays, or a single object. The headings are row 1, the first record is row 2. The whole text is held against the
 * grammar first, so that a fault is named with its line and column and nothing is read from a broken file.
 */
export async function openJson(source: ByteSource, options: JsonOptions): Promise<readonly Table[]> {
  const { file } = options;
  const limits = { ...formatLimits, ...options.limits };
  const hint =
    "Export it as CSV (UTF-8) or as JSON Lines, one record a line: these are read in pieces and may be larger.";
  refuseSize(source.size, limits.wholeBytes, hint, file);
  const encoding = detectEncoding(source, { file, given: options.encoding });
  const json = { file, limits, encoding, text: wholeText(source, encoding) };
  const found = findLists(json.text.bytes, limits.nesting);
  if (found.fault !== undefined) {
    if (isLines(json.text.bytes, found.fault)) return openJsonLines(source, options);
    refuseFault(json.text.bytes, found.fault, file);
  }
  return listsOf(json, found).map((list) => tableOf(json, list));
}
