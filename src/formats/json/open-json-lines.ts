import { Buffer } from "node:buffer";
import type { ByteSource } from "../byte-source.ts";
import { detectEncoding } from "../encoding/detect-encoding.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";
import type { EncodingFound, Table, TableRow } from "../table.ts";
import { batchRows } from "../table.ts";
import { refuseNoRecords, refuseRows, refuseSize } from "./json-faults.ts";
import type { JsonHeadings, JsonShape, JsonTable } from "./json-rows.ts";
import { addHeadings, headingRow, notARecord, rowOf } from "./json-rows.ts";
import { isFeature, isRecord, membersOf, parseJson } from "./json-values.ts";
import { newNestedLists } from "./nested-lists.ts";
import { scanJson } from "./scan-json.ts";
import type { TextLine } from "./text-lines.ts";
import { textLines } from "./text-lines.ts";

export interface JsonLinesOptions {
  /** The file as people know it, for messages. */
  readonly file: string;
  readonly limits?: Partial<FormatLimits> | undefined;
  /** An encoding that a person named. */
  readonly encoding?: string | undefined;
}

/** Bytes of one record. Longer ones are no records, and what holds them in memory is this. */
const longestLine = 16 * 1024 ** 2;

const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 32 || byte === 9 || byte === 10 || byte === 13);

interface Value {
  readonly value: unknown;
  /** One name stands twice. */
  readonly isDoubled: boolean;
}

const noValue: Value = { value: undefined, isDoubled: false };

/** The value of a line; none when the line is no JSON. */
function valueIn(line: TextLine, limits: FormatLimits): Value {
  if (line.isTooLong) return noValue;
  let isOdd = false;
  let members = 0;
  const fault = scanJson(line.bytes, limits.nesting, {
    begin: ({ depth }) => depth === 0,
    end: (place) => {
      if (place.depth === 0) [isOdd, members] = [place.hasOddNumber, place.members];
    },
  });
  if (fault !== undefined) return noValue;
  const { buffer, byteOffset, length } = line.bytes;
  const value = parseJson(Buffer.from(buffer, byteOffset, length).toString(), isOdd);
  return { value, isDoubled: membersOf(value) < members };
}

interface Walked {
  readonly shape: JsonShape | undefined;
  readonly headings: JsonHeadings;
  readonly lines: number;
}

function shapeOf(value: unknown): JsonShape | undefined {
  if (isFeature(value)) return "features";
  if (isRecord(value)) return "records";
  return Array.isArray(value) ? "rows" : undefined;
}

/** The first walk: a key that only the last record has is a heading too. */
function walkHeadings(lines: Iterable<TextLine>, limits: FormatLimits): Walked {
  const places = new Map<string, number>();
  let shape: JsonShape | undefined;
  let count = 0;
  for (const line of lines) {
    if (isBlank(line.bytes)) continue;
    count += 1;
    if (shape === "rows") continue;
    const { value } = valueIn(line, limits);
    shape ??= shapeOf(value);
    if (shape !== undefined) addHeadings(places, value, shape, limits.columns);
  }
  return { shape, headings: { names: [...places.keys()], places }, lines: count };
}

function rowOfLine(line: TextLine, number: number, table: JsonTable): TableRow {
  const { value, isDoubled } = valueIn(line, table.limits);
  const row = rowOf({ number, line: line.number }, value, table);
  if (row === undefined) return notARecord(number, line.number, line.bytes);
  if (row.problem !== undefined) return row;
  if (isDoubled) return { ...row, problem: "name-twice" };
  return line.isMixed ? { ...row, problem: "encoding" } : row;
}

function walk(source: ByteSource, options: JsonLinesOptions, encoding: EncodingFound): Walked {
  const limits = { ...formatLimits, ...options.limits };
  const walked = walkHeadings(textLines(source, encoding, longestLine), limits);
  if (walked.shape === undefined)
    refuseNoRecords(walked.lines === 0 ? "it is blank" : "no line is an object or an array", options.file);
  refuseRows(walked.lines + (walked.shape === "rows" ? 0 : 1), limits, options.file);
  return walked;
}

/**
 * The table of a JSON Lines file (one object a line), read in pieces. The headings are row 1, the first record is row 2,
 * blank lines are passed over; a line that is no record is a row with that problem and stops no other.
 */
export async function openJsonLines(
  source: ByteSource,
  options: JsonLinesOptions,
): Promise<readonly Table[]> {
  const { file } = options;
  const limits = { ...formatLimits, ...options.limits };
  refuseSize(source.size, limits.bytes, "Split the file and import the parts.", file);
  const encoding = detectEncoding(source, { file, given: options.encoding });
  const walked = walk(source, options, encoding);
  let read = 0;
  const nested = newNestedLists(file);
  const own = {
    shape: walked.shape ?? ("records" as const),
    headings: walked.headings,
    limits,
    nested: nested.add,
  };
  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    read = 0;
    nested.clear();
    let batch: TableRow[] = walked.shape === "rows" ? [] : [headingRow(walked.headings, limits)];
    let number = walked.shape === "rows" ? 1 : 2;
    for (const line of textLines(source, encoding, longestLine)) {
      if (isBlank(line.bytes)) continue;
      batch.push(rowOfLine(line, number, own));
      number += 1;
      read = line.read;
      if (batch.length < batchRows) continue;
      yield batch;
      batch = [];
    }
    read = source.size;
    if (batch.length > 0) yield batch;
  }
  const table: Table = {
    format: "jsonl",
    file,
    encoding,
    remarks: nested.remarks,
    progress: () => read / source.size,
    rows,
  };
  return [table];
}
