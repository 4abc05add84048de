import { Buffer } from "node:buffer";
import type { ByteSource } from "../byte-source.ts";
import { detectEncoding } from "../encoding/detect-encoding.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";
import type { EncodingFound, Table, TableRow } from "../table.ts";
import { batchRows } from "../table.ts";
import { refuseNoRecords, refuseRows, refuseSize } from "./json-faults.ts";
import type { JsonHeadings, JsonShape } from "./json-rows.ts";
import { addHeadings, notARecord, rowOf } from "./json-rows.ts";
import { isFeature, isRecord, parseJson } from "./json-values.ts";
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

/** The value of a line; undefined when it is none. */
function valueIn(line: TextLine, limits: FormatLimits): unknown {
  if (line.isTooLong) return undefined;
  let isOdd = false;
  const fault = scanJson(line.bytes, limits.nesting, {
    begin: ({ depth }) => depth === 0,
    end: ({ depth, hasOddNumber }) => {
      if (depth === 0) isOdd = hasOddNumber;
    },
  });
  return fault === undefined
    ? parseJson(Buffer.from(line.bytes.buffer, line.bytes.byteOffset, line.bytes.length).toString(), isOdd)
    : undefined;
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
    const value = valueIn(line, limits);
    shape ??= shapeOf(value);
    if (shape !== undefined) addHeadings(places, value, shape, limits.columns);
  }
  return { shape, headings: { names: [...places.keys()], places }, lines: count };
}

function rowOfLine(line: TextLine, number: number, walked: Walked, limits: FormatLimits): TableRow {
  const { shape = "records", headings } = walked;
  const row = rowOf({ number, line: line.number }, valueIn(line, limits), { shape, headings, limits });
  if (row === undefined) return notARecord(number, line.number, line.bytes);
  return line.isMixed && row.problem === undefined ? { ...row, problem: "encoding" } : row;
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
  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    read = 0;
    let batch: TableRow[] =
      walked.shape === "rows" ? [] : [{ number: 1, line: 1, cells: walked.headings.names }];
    let number = walked.shape === "rows" ? 1 : 2;
    for (const line of textLines(source, encoding, longestLine)) {
      if (isBlank(line.bytes)) continue;
      batch.push(rowOfLine(line, number, walked, limits));
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
    remarks: () => [],
    progress: () => read / source.size,
    rows,
  };
  return [table];
}
