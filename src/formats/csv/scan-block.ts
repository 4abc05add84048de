import type { FormatLimits } from "../limits.ts";
import type { TableRow } from "../table.ts";
import { RecordBlock, textOf } from "./record-block.ts";
import { type CsvRecord, type ScannedRecord, scanRecord } from "./scan-record.ts";

/** Where a walk over a CSV file is. */
export interface WalkPlace {
  /** Number of the next record. */
  readonly number: number;
  /** Line on which it begins. */
  readonly line: number;
}

export interface BlockScan {
  readonly bytes: Uint8Array;
  readonly from: number;
  /** No bytes follow these. */
  readonly atEnd: boolean;
  readonly place: WalkPlace;
  /** An ASCII character. */
  readonly delimiter: string;
  readonly limits: Pick<FormatLimits, "columns" | "cell">;
  /** Lines whose bytes did not fit the encoding of the file. */
  readonly mixedLines: ReadonlySet<number>;
  /** Fails for a line of so many bytes, if they are too many. */
  readonly checkLine: (line: number, bytes: number) => void;
}

export interface ScannedBlock {
  readonly block: RecordBlock;
  /** First byte that was not used: a record that is not whole begins there. */
  readonly next: number;
  readonly place: WalkPlace;
}

const ordinary = 0;
const separator = 1;
const other = 2;

/** What each byte means to the scanner: `other` are line ends and quotes. */
function classesOf(delimiter: number): Uint8Array {
  const classes = new Uint8Array(256);
  for (const byte of [10, 13, 34]) classes[byte] = other;
  classes[delimiter] = separator;
  return classes;
}

/**
 * Bytes of a record within which its quoted cells must close; one that does not is cut at the end of its first line.
 * Counted from the record's own beginning: where a block ends makes no difference.
 */
export const openCell = 1 << 20;

/** More and more of the text from the record's beginning, until the record is settled. */
const windows = [1 << 10, 1 << 13, 1 << 16, openCell];

interface Lines {
  readonly scan: BlockScan;
  readonly block: RecordBlock;
  line: number;
}

/** End of the line that holds a byte: of the line feed or return, or of the bytes. */
function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return at;
}

/** Not inside a character. */
function characterEnd(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end > 0 && end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

interface TextRecord extends ScannedRecord {
  /** First byte behind the record and its line end. */
  readonly end: number;
}

function readText(lines: Lines, start: number, end: number): TextRecord {
  const { bytes, delimiter, limits } = lines.scan;
  const text = textOf(bytes, start, end);
  const { columns, cell } = limits;
  const scanned = scanRecord({ text, delimiter, columns, cell }, 0, lines.line);
  const next = Math.min(scanned.next, text.length);
  const used = text.length === end - start ? next : Buffer.byteLength(text.slice(0, next));
  return { ...scanned, record: released(scanned.record, end - start > 2 * used), end: start + used };
}

/** A slice of a text keeps the whole text alive: cells of a record that is small beside what was looked at are copied. */
const released = (record: CsvRecord, isSmall: boolean): CsvRecord =>
  isSmall ? { ...record, cells: record.cells.map((cell) => Buffer.from(cell).toString()) } : record;

/** End of the line that begins at `start`, its line end included; `undefined` where the bytes at hand do not say. */
function wholeLine({ bytes, atEnd }: BlockScan, start: number): number | undefined {
  const end = lineEnd(bytes, start);
  const isReturn = bytes[end] === 13;
  if (!atEnd && (end === bytes.length || (isReturn && end + 1 === bytes.length))) return undefined;
  return Math.min(end + (isReturn && bytes[end + 1] === 10 ? 2 : 1), bytes.length);
}

/**
 * A record with quotes, read as text: its line first, and as much more as an open quote asks for. `undefined`: the
 * bytes at hand end before that is settled.
 */
function scanQuoted(lines: Lines, start: number): TextRecord | undefined {
  const { bytes, atEnd } = lines.scan;
  const line = wholeLine(lines.scan, start);
  if (line === undefined) return undefined;
  lines.scan.checkLine(lines.line, line - start);
  const own = readText(lines, start, line);
  if (!own.ranOut) return own;
  for (const size of windows) {
    const isCut = start + size < bytes.length;
    if (!isCut && !atEnd) return undefined;
    const end = isCut ? characterEnd(bytes, start + size) : bytes.length;
    if (end <= line && isCut) continue;
    const read = readText(lines, start, end);
    // A record that reaches the end of what was looked at may go on behind it.
    if (!isCut || (!read.ranOut && read.end < end)) return read;
  }
  return own;
}

/** Whether a line of the record holds bytes that did not fit. */
function isMixed({ scan }: Lines, from: number, to: number): boolean {
  if (scan.mixedLines.size === 0) return false;
  for (let line = from; line < to; line += 1) if (scan.mixedLines.has(line)) return true;
  return false;
}

/** Takes a record over as it was read as text. */
function keepText(lines: Lines, read: TextRecord): void {
  const { block } = lines;
  const row: TableRow = { ...read.record, number: block.number + block.count };
  const mixed = isMixed(lines, row.line, read.nextLine);
  block.closeAs(mixed && row.problem === undefined ? { ...row, problem: "encoding" } : row);
  lines.line = read.nextLine;
}

/** Ends a line without quotes, its cuts written up to `cut`; one beyond a limit or with strange bytes is read as text. */
function closeLine(lines: Lines, start: number, at: number, cut: number): void {
  const { block, scan } = lines;
  scan.checkLine(lines.line, at - start);
  const { cell, columns } = scan.limits;
  const cells = cut - (block.first[block.count] ?? 0);
  const isPlain = at - start <= cell && cells <= columns && !isMixed(lines, lines.line, lines.line + 1);
  if (!isPlain) {
    keepText(lines, readText(lines, start, at));
    return;
  }
  block.cuts[cut] = at + 1;
  block.close(lines.line, cut + 1);
  lines.line += 1;
}

/** Writes the cuts of the cells that begin in a line, up to its end or its first quote; answers where that is. */
interface LineCuts {
  /** First byte that is neither ordinary nor a delimiter, or the end of the bytes. */
  at: number;
  /** Where the next cut is to be written. */
  cut: number;
}

function cutLine(scan: BlockScan, classes: Uint8Array, block: RecordBlock, line: LineCuts): void {
  const { bytes } = scan;
  const most = scan.limits.columns + 2;
  block.room(line.cut, most + 2);
  const { cuts } = block;
  const last = line.cut + most;
  let { at, cut } = line;
  cuts[cut] = at;
  cut += 1;
  for (; at < bytes.length; at += 1) {
    const kind = classes[bytes[at] as number] as number;
    if (kind === ordinary) continue;
    if (kind !== separator) break;
    // Beyond the limit of columns the cells are not told apart.
    if (cut < last) {
      cuts[cut] = at + 1;
      cut += 1;
    }
  }
  line.at = at;
  line.cut = cut;
}

/** Finds the records of the bytes; the last one only where it is whole. */
export function scanBlock(scan: BlockScan): ScannedBlock {
  const { bytes, atEnd, place } = scan;
  const code = scan.delimiter.charCodeAt(0);
  const classes = classesOf(code);
  const block = new RecordBlock(bytes, code, place.number);
  const lines: Lines = { scan, block, line: place.line };
  const found: LineCuts = { at: 0, cut: 0 };
  let start = scan.from;
  while (start < bytes.length) {
    found.at = start;
    found.cut = block.first[block.count] ?? 0;
    cutLine(scan, classes, block, found);
    const { at, cut } = found;
    if (bytes[at] === 34) {
      const read = scanQuoted(lines, start);
      if (read === undefined) break;
      keepText(lines, read);
      start = read.end;
      continue;
    }
    // A line without its end, or a return that may be half of one: more bytes are waited for.
    const isOpen = at === bytes.length || (bytes[at] === 13 && at + 1 === bytes.length);
    if (isOpen && !atEnd) break;
    closeLine(lines, start, at, cut);
    start = at + (bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1);
  }
  const next = Math.min(start, bytes.length);
  return { block, next, place: { number: place.number + block.count, line: lines.line } };
}
