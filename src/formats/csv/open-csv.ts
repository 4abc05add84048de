import { fail, type Issue } from "../../model/issue.ts";
import { binaryKind } from "../binary-kind.ts";
import type { ByteSource } from "../byte-source.ts";
import { counted } from "../counted.ts";
import { detectEncoding } from "../encoding/detect-encoding.ts";
import { utf8Pieces } from "../encoding/utf8-pieces.ts";
import { type FormatLimits, formatLimits } from "../limits.ts";
import { batchRows, type EncodingFound, type Table, type TableRow } from "../table.ts";
import { delimiters, isDelimiter, sniffDelimiter } from "./sniff-delimiter.ts";
import { separatorLine, type WalkedBlock, walkCsv } from "./walk-csv.ts";

export interface CsvOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  /** Label of an encoding; given, it is used. */
  readonly encoding?: string | undefined;
  /** One ASCII character; given, it is used. */
  readonly delimiter?: string | undefined;
  readonly limits?: Partial<FormatLimits> | undefined;
}

/** A CSV file: rows as of any table, and for those who can use them the records as bytes. */
export interface CsvTable extends Table {
  readonly format: "csv";
  readonly encoding: EncodingFound;
  readonly delimiter: string;
  readonly blocks: () => Iterable<WalkedBlock>;
}

const sampleBytes = 1 << 20;

function refuseSize(source: ByteSource, limits: FormatLimits, file: Partial<Issue>): void {
  const hint = "Export the table again and check that it was saved.";
  if (source.size === 0) fail("file.empty", "The file is empty: it holds 0 bytes.", hint, file);
  if (source.size <= limits.bytes) return;
  const [met, limit] = [`${counted(source.size)} bytes`, `${counted(limits.bytes)} bytes`];
  fail(
    "file.too-large",
    `The file holds ${met}; the limit is ${counted(limits.bytes)}.`,
    "Split the file and import the parts; each keeps its own row numbers.",
    { ...file, expected: `at most ${limit}`, received: met },
  );
}

/** Refuses what is no CSV text by its first bytes. */
function refuseOtherFormats(head: Uint8Array, file: Partial<Issue>): void {
  const kind = binaryKind(head);
  if (kind !== undefined)
    fail(
      "file.binary",
      `The file is ${kind}, which is not read.`,
      "Export the table as CSV or XLSX and import that file.",
      { ...file, expected: "CSV, XLSX, ODS, JSON or XML", received: kind },
    );
  const text = new TextDecoder().decode(head.subarray(0, 512)).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<\?xml)/.test(text))
    fail(
      "file.format",
      "The file is a web page or XML, not CSV text; a download may have answered with an error page.",
      "Open the file in a browser to see what it is, and download or export the CSV again.",
      { ...file, expected: "CSV text", received: text.slice(0, 40) },
    );
}

/** The beginning of the text, from which the delimiter is told. */
function sampleOf(source: ByteSource, found: EncodingFound): Uint8Array {
  const head = { size: Math.min(source.size, sampleBytes), read: source.read };
  const pieces: Uint8Array[] = [];
  for (const { bytes } of utf8Pieces(head, found)) pieces.push(bytes);
  return Buffer.concat(pieces);
}

function checkDelimiter(delimiter: string | undefined, file: Partial<Issue>): void {
  if (delimiter === undefined || isDelimiter(delimiter)) return;
  fail(
    "usage.option",
    `"${delimiter}" cannot be a delimiter.`,
    'Give one ASCII character that is no quote and no line end; "tab" stands for a tab.',
    { ...file, expected: "one ASCII character", received: delimiter },
  );
}

/** The delimiter as people write it: the word "tab" for a tab. */
const written = (delimiter: string | undefined): string | undefined =>
  delimiter?.toLowerCase() === "tab" || delimiter === "\\t" ? "\t" : delimiter;

/** Opens a CSV file: encoding and delimiter told or as given, records read when they are asked for. */
export function openCsv(source: ByteSource, options: CsvOptions): CsvTable {
  const file: Partial<Issue> = { file: options.file };
  const limits = { ...formatLimits, ...options.limits };
  const given = written(options.delimiter);
  checkDelimiter(given, file);
  refuseSize(source, limits, file);
  refuseOtherFormats(source.read(0, 4096), file);
  const encoding = detectEncoding(source, {
    file: options.file,
    ...(options.encoding === undefined ? {} : { given: options.encoding }),
  });
  const sample = sampleOf(source, encoding);
  const text = new TextDecoder().decode(sample);
  if (text.trim() === "" && source.size <= sampleBytes)
    fail(
      "file.empty",
      "The file holds nothing but blank lines.",
      "Export the table again and check that it was saved.",
      file,
    );
  const stated = separatorLine(sample);
  const delimiter =
    given ?? (stated.bytes > 0 ? stated.delimiter : sniffDelimiter(text.replace(/^\uFEFF/, "")));
  let read = 0;
  const blocks = function* (): Generator<WalkedBlock> {
    read = 0;
    for (const walked of walkCsv({ pieces: utf8Pieces(source, encoding), delimiter, limits, file })) {
      read = walked.read;
      yield walked;
    }
  };
  return {
    format: "csv",
    file: options.file,
    encoding,
    delimiter,
    remarks: () => [],
    progress: () => (source.size === 0 ? 1 : read / source.size),
    blocks,
    rows: () => rowsOf(blocks()),
    ...(given === undefined && stated.bytes === 0
      ? { others: () => others(source, { ...options, delimiter }) }
      : {}),
  };
}

/** The same bytes under each delimiter that was not taken. */
function* others(source: ByteSource, options: CsvOptions): Generator<CsvTable> {
  for (const delimiter of delimiters)
    if (delimiter !== options.delimiter) yield openCsv(source, { ...options, delimiter });
}

async function* rowsOf(blocks: Iterable<WalkedBlock>): AsyncGenerator<readonly TableRow[]> {
  for (const { block } of blocks)
    for (let from = 0; from < block.count; from += batchRows) {
      const batch: TableRow[] = [];
      for (let at = from; at < Math.min(block.count, from + batchRows); at += 1) batch.push(block.row(at));
      yield batch;
    }
}
