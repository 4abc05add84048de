import type { Issue } from "../../model/issue.ts";
import { fail } from "../../model/issue.ts";
import { visible } from "../archive/entry-name.ts";
import type { ByteSource } from "../byte-source.ts";
import { piecesOf } from "../byte-source.ts";
import type { FormatLimits } from "../limits.ts";
import { formatLimits } from "../limits.ts";
import type { SheetRows } from "../ods/sheet-rows.ts";
import { newSheetRows } from "../ods/sheet-rows.ts";
import type { Table, TableRow } from "../table.ts";
import { isoText, plainNumber } from "../xlsx/cell-text.ts";
import { columnLetters } from "../xlsx/places.ts";
import type { SheetNotes } from "../xlsx/sheet-notes.ts";
import { newSheetNotes } from "../xlsx/sheet-notes.ts";
import type { XmlHandlers } from "./safe-xml.ts";
import { xmlParser } from "./safe-xml.ts";

/** Spreadsheets as Excel 2002 and 2003 wrote them in one XML file, and as many databases still do. */

export interface SpreadsheetMlOptions {
  readonly file: string;
  readonly limits?: Partial<FormatLimits> | undefined;
}

type Attributes = Readonly<Record<string, string>>;

const lastRow = 100_000_000;
const lastColumn = 16_384;

/** A count or a place from an attribute; undefined for what is none. */
function whole(text: string | undefined, most: number): number | undefined {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value >= 0 && value <= most ? value : undefined;
}

function textOf(type: string | undefined, text: string): string {
  if (type === "Number") return plainNumber(text.trim());
  if (type === "DateTime") return timeAlone(isoText(text));
  if (type === "Boolean") return text.trim() === "1" ? "TRUE" : text.trim() === "0" ? "FALSE" : text;
  return text;
}

/** A time without a day is stored on the last day of 1899. */
const timeAlone = (text: string): string => text.replace(/^1899-12-31T/, "");

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly hasFormula: boolean;
  type: string | undefined;
  text: string;
}

interface Reader {
  readonly handlers: XmlHandlers;
  readonly rows: SheetRows;
  readonly isOver: () => boolean;
}

function range({ column, row }: Cell, across: number, down: number): string {
  const first = `${columnLetters(column)}${row}`;
  return `${first}:${columnLetters(column + across)}${row + down}`;
}

/** The places of rows, cells and columns: each says where it stands or follows the one before. */
function newPlaces(notes: SheetNotes) {
  let row = 0;
  let column = 0;
  let columnAt = 0;
  return {
    openRow: ({ Index, Hidden }: Attributes): number => {
      const given = whole(Index, lastRow);
      if (given !== undefined && given <= row) notes.rowOutOfOrder(row + 1);
      row = given !== undefined && given > row ? given : row + 1;
      column = 0;
      if (Hidden === "1") notes.hiddenRow(row);
      return row;
    },
    openCell: (attributes: Attributes): Cell => {
      const given = whole(attributes.Index, lastColumn);
      if (given !== undefined && given > column) column = given - 1;
      const hasFormula = attributes.Formula !== undefined;
      const cell: Cell = { column, row, hasFormula, type: undefined, text: "" };
      const across = whole(attributes.MergeAcross, lastColumn) ?? 0;
      const down = whole(attributes.MergeDown, lastRow) ?? 0;
      if (across + down > 0) notes.merged(range(cell, across, down));
      column += 1 + across;
      return cell;
    },
    openColumn: ({ Index, Span, Hidden }: Attributes): void => {
      const first = (whole(Index, lastColumn) ?? columnAt + 1) - 1;
      const last = first + (whole(Span, lastColumn) ?? 0);
      if (Hidden === "1") notes.hiddenColumns(first, last);
      columnAt = last + 1;
    },
  };
}

/** Elements count at their own depth only: a row inside a cell, or a sheet inside a row, is none. */
const depths = { Worksheet: 2, Row: 4, Cell: 5, Data: 6 } as const;

/** Reads the sheet with this place among the sheets; of a text no more than shows that it is beyond the limit. */
function newReader(sheet: number, rows: SheetRows, notes: SheetNotes, most: number): Reader {
  const places = newPlaces(notes);
  const open: string[] = [];
  let at = -1;
  let row = 0;
  let cell: Cell | undefined;
  let inData = false;
  const closeCell = (done: Cell): void => {
    if (done.text === "" && done.hasFormula) notes.formulaWithoutResult(done.column, done.row);
    rows.cell(done.column, textOf(done.type, done.text));
    cell = undefined;
  };
  const openInSheet = (name: string, above: string | undefined, attributes: Attributes): void => {
    const depth = open.length;
    if (depth === depths.Row && above === "Table" && name === "Column") places.openColumn(attributes);
    else if (depth === depths.Row && above === "Table" && name === "Row") row = places.openRow(attributes);
    else if (depth === depths.Cell && above === "Row" && name === "Cell") cell = places.openCell(attributes);
    else if (depth === depths.Data && above === "Cell" && name === "Data" && cell !== undefined) {
      // Not the data of a comment: that lies in the comment.
      inData = true;
      cell.type = attributes.Type;
    }
  };
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      const above = open[open.length - 1];
      open.push(name);
      if (name === "Worksheet" && open.length === depths.Worksheet) at += 1;
      if (at === sheet) openInSheet(name, above, attributes);
    },
    close: (name) => {
      const depth = open.length;
      open.pop();
      if (at !== sheet) return;
      const above = open[open.length - 1];
      if (depth === depths.Data && name === "Data" && above === "Cell") inData = false;
      else if (depth === depths.Cell && name === "Cell" && above === "Row" && cell !== undefined)
        closeCell(cell);
      else if (depth === depths.Row && name === "Row" && above === "Table") rows.finish(row, 1);
    },
    text: (text) => {
      if (inData && cell !== undefined && cell.text.length <= most) cell.text += text;
    },
  };
  return { handlers, rows, isOver: () => at > sheet };
}

interface Sheet {
  readonly name: string;
  isHidden: boolean;
}

/** The sheets by name; a mark of a hidden one stands behind its rows. */
function sheetsOf(source: ByteSource, options: SpreadsheetMlOptions): readonly Sheet[] {
  const sheets: Sheet[] = [];
  let inVisible = false;
  let depth = 0;
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      depth += 1;
      inVisible = name === "Visible";
      if (name !== "Worksheet" || depth !== depths.Worksheet) return;
      const given = attributes.Name ?? `Sheet ${sheets.length + 1}`;
      sheets.push({ name: visible(given).slice(0, 100), isHidden: false });
    },
    close: () => {
      depth -= 1;
      inVisible = false;
    },
    text: (text) => {
      const last = sheets[sheets.length - 1];
      if (inVisible && last !== undefined && text.includes("Hidden")) last.isHidden = true;
    },
  };
  const parser = xmlParser(handlers, options);
  for (const piece of piecesOf(source)) parser.write(piece);
  parser.end();
  return sheets;
}

function tableOf(
  source: ByteSource,
  sheets: readonly Sheet[],
  index: number,
  options: SpreadsheetMlOptions,
): Table {
  const { file } = options;
  const limits = { ...formatLimits, ...options.limits };
  const sheet = sheets[index] ?? { name: "", isHidden: false };
  let remarks: readonly Issue[] = [];
  let read = 0;
  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    read = 0;
    const notes = newSheetNotes({ file, sheet: sheet.name });
    const reader = newReader(index, newSheetRows({ file, sheet: sheet.name, limits }), notes, limits.cell);
    const parser = xmlParser(reader.handlers, options);
    for (const piece of piecesOf(source)) {
      parser.write(piece);
      read += piece.length;
      yield* reader.rows.batches(false);
      if (reader.isOver()) break;
    }
    remarks = notes.remarks(reader.rows.columns());
    read = source.size;
    yield* reader.rows.batches(true);
  }
  return {
    format: "xml",
    file,
    sheet: sheet.name,
    ...(sheet.isHidden ? { hidden: true } : {}),
    remarks: () => remarks,
    progress: () => read / source.size,
    rows,
  };
}

/** The worksheets of a spreadsheet of Excel 2003 in XML, in their order. */
export function openSpreadsheetMl(source: ByteSource, options: SpreadsheetMlOptions): readonly Table[] {
  const sheets = sheetsOf(source, options);
  if (sheets.length === 0)
    fail("file.empty", "The workbook holds no sheet.", "Save it again from the program that wrote it.", {
      file: options.file,
    });
  return sheets.map((_, index) => tableOf(source, sheets, index, options));
}
