import { fail } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import type { Place, Sheet, WriteRow, Written } from "./sheet.ts";
import { Tally } from "./tally.ts";
import { headingStyle, sheetHead, sheetPath, sheetTail, textStyle, workbookParts } from "./xlsx-parts.ts";
import { xlsxText } from "./xlsx-text.ts";
import { type ZipStream, zipStream } from "./zip-stream.ts";

/** A sheet of a workbook. */
export interface NamedSheet extends Sheet {
  readonly name: string;
}

export interface XlsxLimits {
  /** Rows of a sheet, headings included. */
  readonly rows: number;
  readonly columns: number;
  /** Characters (UTF-16 units) of a cell. */
  readonly cell: number;
  /** Bytes of a sheet's XML: beyond this the archive would need ZIP64, which not every spreadsheet program reads. */
  readonly bytes: number;
}

/** What Excel and LibreOffice hold. */
export const xlsxLimits: XlsxLimits = { rows: 1_048_576, columns: 16_384, cell: 32_767, bytes: 0xffff_ffff };

export interface XlsxWriteOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly limits?: Partial<XlsxLimits>;
}

const chunkCharacters = 65_536;
const asCsv = "Export this kind as CSV, which has no such limit.";

/** A, B ... Z, AA ...; `index` counts from 0. */
function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : letters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/**
 * Writes a workbook: every cell a text, never a formula, a number or a link, neutralised all the same, because the
 * workbook may be saved as CSV by whoever opens it. The same sheets give the same bytes. What a spreadsheet cannot
 * hold fails with its row and column; nothing is cut.
 */
export function writeXlsx(sheets: readonly NamedSheet[], options: XlsxWriteOptions): Written {
  const limits = { ...xlsxLimits, ...options.limits };
  checkNames(sheets);
  const tallies = sheets.map(() => new Tally());
  const sum = (count: (tally: Tally) => number): number =>
    tallies.reduce((total, tally) => total + count(tally), 0);
  return {
    chunks: workbook(
      sheets.map((sheet, index) => ({
        sheet,
        number: index + 1,
        tally: tallies[index] ?? new Tally(),
        file: options.file,
        limits,
      })),
    ),
    rows: () => sum(({ rows }) => rows),
    neutralised: () => sum(({ neutralised }) => neutralised),
  };
}

/** Names are ours, not the customer's: a bad one is a bug. */
function checkNames(sheets: readonly NamedSheet[]): void {
  const seen = new Set<string>();
  for (const { name } of sheets) {
    if (!/^[^[\]:*?/\\']{1,31}$/u.test(name) || seen.has(name.toLowerCase()))
      fail("bug", `"${name}" cannot be the name of a sheet, or is one twice.`, "Report this.");
    seen.add(name.toLowerCase());
  }
  if (sheets.length === 0) fail("bug", "A workbook without sheets was to be written.", "Report this.");
}

interface Job {
  readonly sheet: NamedSheet;
  /** From 1. */
  readonly number: number;
  readonly tally: Tally;
  readonly file: string;
  readonly limits: XlsxLimits;
}

async function* workbook(jobs: readonly Job[]): AsyncGenerator<Uint8Array> {
  const zip = zipStream();
  for (const [path, text] of workbookParts(jobs.map(({ sheet }) => sheet.name))) {
    const entry = zip.entry(path);
    entry.write(text);
    entry.end();
  }
  for (const job of jobs) yield* worksheet(zip, job);
  zip.end();
  yield* zip.take();
}

async function* worksheet(zip: ZipStream, job: Job): AsyncGenerator<Uint8Array> {
  const { sheet, number, tally, limits } = job;
  const entry = zip.entry(sheetPath(number));
  if (sheet.columns.length > limits.columns) refuseColumns(job);
  let row = 0;
  let bytes = 0;
  let text = "";
  const flush = function* (): Generator<Uint8Array> {
    bytes += Buffer.byteLength(text);
    if (bytes > limits.bytes) refuseSize(job, row);
    entry.write(text);
    text = "";
    yield* zip.take();
  };
  for await (const batch of withHeadings(sheet)) {
    if (row === 0) text = sheetHead(widthsOf(sheet.columns.length, batch), number === 1);
    for (const each of batch) {
      row += 1;
      if (row > limits.rows) refuseRows(job);
      text += rowXml(each, row, job);
      if (text.length >= chunkCharacters) yield* flush();
    }
    tally.rows = row - 1;
  }
  text += sheetTail(`A1:${letters(Math.max(0, sheet.columns.length - 1))}${row}`);
  yield* flush();
  entry.end();
  yield* zip.take();
}

/** The headings go ahead of the first rows, in one batch with them: both together say how wide a column is. */
async function* withHeadings({ columns, rows }: NamedSheet): AsyncGenerator<readonly WriteRow[]> {
  let isFirst = true;
  for await (const batch of rows) {
    yield isFirst ? [columns, ...batch] : batch;
    isFirst = false;
  }
  if (isFirst) yield [columns];
}

const [narrowest, widest] = [10, 48];

/** East Asian characters are twice as wide. */
const breadth = (text: string): number => text.length + (text.match(/[\u1100-\uffe6]/gu)?.length ?? 0);

const widthsOf = (columns: number, batch: readonly WriteRow[]): number[] =>
  Array.from({ length: columns }, (_, index) =>
    batch.reduce(
      (width, row) => Math.min(widest, Math.max(width, breadth((row[index] ?? "").slice(0, widest)) + 2)),
      narrowest,
    ),
  );

function rowXml(row: WriteRow, number: number, { sheet, tally, limits, file }: Job): string {
  const style = number === 1 ? headingStyle : textStyle;
  const cells = tally.cells(row, sheet.columns.length).map((text, index) => {
    if (text === "") return "";
    if (text.length > limits.cell)
      refuseCell(text, limits.cell, { file, row: number, column: sheet.columns[index] ?? "" });
    const keep = /^\s|\s$/u.test(text) ? ' xml:space="preserve"' : "";
    return `<c r="${letters(index)}${number}" s="${style}" t="inlineStr"><is><t${keep}>${xlsxText(text)}</t></is></c>`;
  });
  return `<row r="${number}">${cells.join("")}</row>`;
}

const refuseCell = (text: string, limit: number, place: Place): never =>
  fail(
    "file.too-large",
    `Row ${counted(place.row ?? 0)}, column "${place.column}": the cell holds ${counted(text.length)} characters; a spreadsheet cell holds at most ${counted(limit)}.`,
    asCsv,
    { ...place, expected: `at most ${counted(limit)} characters`, received: counted(text.length) },
  );

const refuseRows = ({ sheet, limits, file }: Job): never =>
  fail(
    "file.too-large",
    `Sheet "${sheet.name}" would need more than ${counted(limits.rows)} rows, headings included; no spreadsheet holds more.`,
    asCsv,
    { file, expected: `at most ${counted(limits.rows - 1)} rows`, received: "more" },
  );

const refuseColumns = ({ sheet, limits, file }: Job): never =>
  fail(
    "file.too-large",
    `Sheet "${sheet.name}" would need ${counted(sheet.columns.length)} columns; a spreadsheet holds at most ${counted(limits.columns)}.`,
    asCsv,
    {
      file,
      expected: `at most ${counted(limits.columns)} columns`,
      received: counted(sheet.columns.length),
    },
  );

const refuseSize = ({ sheet, limits, file }: Job, row: number): never =>
  fail(
    "file.too-large",
    `Sheet "${sheet.name}" is beyond ${counted(limits.bytes)} bytes at row ${counted(row)}, unpacked; not every spreadsheet program reads more.`,
    asCsv,
    { file, row, expected: `at most ${counted(limits.bytes)} bytes`, received: "more" },
  );
