import type { RowProblem } from "../table.ts";

export interface CsvRecord {
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem?: RowProblem;
  /** Position of the cell with the problem, from 0. */
  readonly problemCell?: number;
}

export interface CsvScan {
  readonly text: string;
  /** One character. */
  readonly delimiter: string;
  /** Most columns of a record. */
  readonly columns: number;
  /** Most UTF-16 units of a cell. */
  readonly cell: number;
}

interface Cell {
  readonly text: string;
  /** Where the cell ends: at a delimiter, a line end or the end of the text. */
  readonly end: number;
  readonly lines: number;
  readonly problem?: RowProblem;
  /** The text ended before the cell: with more of it the cell might close. */
  readonly ranOut?: boolean;
}

/** The end of the line that was looked up last; without it a long line of quoted cells would cost its square. */
interface Line {
  end: number;
}

const quote = '"';
const lineFeed = 10;
const carriageReturn = 13;

const isLineEnd = (code: number): boolean => code === lineFeed || code === carriageReturn;

function endOfLine(text: string, from: number, line: Line): number {
  if (line.end >= from) return line.end;
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  line.end = at;
  return at;
}

/** Past spaces and tabs, never past a delimiter. */
function skipBlanks({ text, delimiter }: CsvScan, from: number): number {
  let at = from;
  while ((text[at] === " " || text[at] === "\t") && text[at] !== delimiter) at += 1;
  return at;
}

const isCellEnd = ({ text, delimiter }: CsvScan, at: number): boolean =>
  at >= text.length || text[at] === delimiter || isLineEnd(text.charCodeAt(at));

function readBare(scan: CsvScan, start: number): Cell {
  const { text } = scan;
  const delimiter = scan.delimiter.charCodeAt(0);
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiter || isLineEnd(code)) break;
  }
  return { text: text.slice(start, at), end: at, lines: 0 };
}

const countLines = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/**
 * A cell that opens with a quote. A quote that neither doubles another nor ends the cell is stray: on the line of the
 * opening quote it is taken as it stands; once the cell has run over a line end it proves that the opening quote was
 * never closed, and the record is cut at the end of its own line, so that the records after it are read as they are.
 * Every quote is passed at most twice: a run that could open a costly cell stops the one before it.
 */
function readQuoted(scan: CsvScan, open: number, line: Line): Cell {
  const { text } = scan;
  const lineEnd = endOfLine(text, open, line);
  let value = "";
  let from = open + 1;
  let stray = false;
  let stopped = false;
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    stopped = stray && at > lineEnd;
    if (stopped) break;
    if (text[at + 1] === quote) {
      value += text.slice(from, at + 1);
      from = at + 2;
      at += 1;
      continue;
    }
    const end = skipBlanks(scan, at + 1);
    if (isCellEnd(scan, end)) {
      value += text.slice(from, at);
      const lines = at > lineEnd ? countLines(text.slice(lineEnd, at)) : 0;
      return stray ? { text: value, end, lines, problem: "quote-stray" } : { text: value, end, lines };
    }
    stray = true;
  }
  return {
    text: text.slice(open, lineEnd),
    end: lineEnd,
    lines: 0,
    problem: "quote-unclosed",
    ranOut: !stopped,
  };
}

function readCell(scan: CsvScan, start: number, line: Line): Cell {
  const open = skipBlanks(scan, start);
  const cell = scan.text[open] === quote ? readQuoted(scan, open, line) : readBare(scan, start);
  if (cell.text.length <= scan.cell) return cell;
  return { ...cell, text: `${cell.text.slice(0, 80)}…`, problem: cell.problem ?? "cell-too-long" };
}

function nextLine(text: string, end: number): number {
  if (text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed) return end + 2;
  return end + 1;
}

/** A record and where the next one begins. */
export interface ScannedRecord {
  readonly record: CsvRecord;
  /** Position behind the record and its line end. */
  readonly next: number;
  /** Line on which the next record begins. */
  readonly nextLine: number;
  /** A quoted cell is open where the text ends: more text may give another record. */
  readonly ranOut: boolean;
}

/** Reads the record that begins at a position of the text. */
export function scanRecord(scan: CsvScan, start: number, firstLine: number): ScannedRecord {
  const { text } = scan;
  const line: Line = { end: -1 };
  const cells: string[] = [];
  let problem: Pick<CsvRecord, "problem" | "problemCell"> = {};
  let lines = 1;
  let ranOut = false;
  for (let at = start; ; at += 1) {
    const cell = readCell(scan, at, line);
    if (cell.problem !== undefined && problem.problem === undefined)
      problem = { problem: cell.problem, problemCell: cells.length };
    if (cells.length < scan.columns) cells.push(cell.text);
    else problem = { problem: "too-many-cells", problemCell: scan.columns };
    lines += cell.lines;
    ranOut ||= cell.ranOut === true;
    at = cell.end;
    if (text[at] === scan.delimiter) continue;
    const record = { line: firstLine, cells, ...problem };
    return { record, next: nextLine(text, at), nextLine: firstLine + lines, ranOut };
  }
}

/**
 * The records of a CSV text, one after the other. Line ends may be LF, CRLF or CR, also mixed; spaces around quotes
 * are not part of a cell; a quote inside an unquoted cell is a character like any other. Empty lines are records of
 * one empty cell; a last line end opens no record.
 */
export function* scanCsv(scan: CsvScan): Generator<CsvRecord> {
  let line = 1;
  for (let at = 0; at < scan.text.length; ) {
    const { record, next, nextLine: following } = scanRecord(scan, at, line);
    yield record;
    at = next;
    line = following;
  }
}
