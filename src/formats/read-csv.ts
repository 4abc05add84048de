import type { Issue } from "../model/issue.ts";
import { fail } from "../model/issue.ts";
import { binaryKind } from "./binary-kind.ts";
import type { TextEncoding } from "./decode-text.ts";
import { decodeText } from "./decode-text.ts";
import type { CsvRecord } from "./scan-csv.ts";
import { scanCsv } from "./scan-csv.ts";
import type { Delimiter } from "./sniff-delimiter.ts";
import { delimiters, sniffDelimiter } from "./sniff-delimiter.ts";

export interface CsvLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Records, headings included. */
  readonly rows: number;
  readonly columns: number;
  /** Characters (UTF-16 units) of one cell. */
  readonly cell: number;
}

/** A spreadsheet cell holds at most 32,767 characters; four times that leaves room for what other programs write. */
export const csvLimits: CsvLimits = {
  bytes: 128 * 1024 * 1024,
  rows: 1_048_576,
  columns: 1_000,
  cell: 131_072,
};

export interface CsvRow extends CsvRecord {
  /** The row a spreadsheet shows: records from 1, headings and empty lines included, line breaks inside quotes not. */
  readonly number: number;
}

export interface CsvTable {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  readonly rows: readonly CsvRow[];
}

export interface CsvOptions {
  readonly limits?: Partial<CsvLimits>;
  /** Given, it is used; otherwise the delimiter is told from the first records. */
  readonly delimiter?: Delimiter | undefined;
  /** Name of the file, for messages. */
  readonly file?: string | undefined;
}

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

function refuseSize(bytes: Uint8Array, limits: CsvLimits, file: Partial<Issue>): void {
  if (bytes.length === 0)
    fail(
      "file.empty",
      "The file is empty: it holds 0 bytes.",
      "Export the table again and check that it was saved.",
      file,
    );
  if (bytes.length > limits.bytes)
    fail(
      "file.too-large",
      `The file holds ${number(bytes.length)} bytes; the limit is ${number(limits.bytes)}.`,
      "Split the file and import the parts; each keeps its own row numbers.",
      {
        ...file,
        expected: `at most ${number(limits.bytes)} bytes`,
        received: `${number(bytes.length)} bytes`,
      },
    );
}

function refuseOtherFormats(bytes: Uint8Array, file: Partial<Issue>): void {
  const kind = binaryKind(bytes);
  if (kind !== undefined)
    fail(
      "file.binary",
      `The file is ${kind}, not CSV text.`,
      "Export the table as CSV (UTF-8) and import that file.",
      {
        ...file,
        expected: "CSV text",
        received: kind,
      },
    );
  const head = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<\?xml)/.test(head))
    fail(
      "file.format",
      "The file is a web page or XML, not CSV text; a download may have answered with an error page.",
      "Open the file in a browser to see what it is, and download or export the CSV again.",
      { ...file, expected: "CSV text", received: head.slice(0, 40) },
    );
}

/** `sep=;` on the first line is an instruction to spreadsheet programs; they do not show it as a row. */
function takeSeparatorLine(text: string): {
  readonly text: string;
  readonly delimiter?: Delimiter;
  readonly lines: number;
} {
  const match = /^sep=(.)(\r\n|\r|\n)/i.exec(text);
  const delimiter = delimiters.find((candidate) => candidate === match?.[1]);
  if (match === null || delimiter === undefined) return { text, lines: 0 };
  return { text: text.slice(match[0].length), delimiter, lines: 1 };
}

/**
 * The records of a CSV file. Encoding by byte order mark, else strict UTF-8; comma, semicolon, tab or bar, told from
 * the first records. A record that is broken carries its `problem` and stops no other; a file that is empty, binary,
 * in another encoding or beyond a limit throws a SelvedgeError that says where and what was expected.
 */
export function readCsv(bytes: Uint8Array, options: CsvOptions = {}): CsvTable {
  const limits = { ...csvLimits, ...options.limits };
  const file: Partial<Issue> = options.file === undefined ? {} : { file: options.file };
  refuseSize(bytes, limits, file);
  refuseOtherFormats(bytes, file);
  const decoded = decodeText(bytes, file);
  if (decoded.text.includes("\0"))
    fail(
      "file.binary",
      "The file is not text: it holds zero characters.",
      "Export the table as CSV (UTF-8).",
      file,
    );
  if (decoded.text.trim() === "")
    fail(
      "file.empty",
      "The file holds nothing but blank lines.",
      "Export the table again and check that it was saved.",
      file,
    );
  const body = takeSeparatorLine(decoded.text);
  const delimiter = options.delimiter ?? body.delimiter ?? sniffDelimiter(body.text);
  const rows: CsvRow[] = [];
  for (const record of scanCsv({ text: body.text, delimiter, columns: limits.columns, cell: limits.cell })) {
    if (rows.length === limits.rows)
      fail(
        "file.too-large",
        `The file holds more than ${number(limits.rows)} rows, which is the limit.`,
        "Split the file and import the parts; each keeps its own row numbers.",
        { ...file, row: limits.rows + 1, expected: `at most ${number(limits.rows)} rows`, received: "more" },
      );
    rows.push({ ...record, line: record.line + body.lines, number: rows.length + 1 });
  }
  return { encoding: decoded.encoding, delimiter, rows };
}
