import { fail } from "../../model/issue.ts";
import { visible } from "../archive/entry-name.ts";
import { counted } from "../counted.ts";
import type { FormatLimits } from "../limits.ts";
import type { RowProblem, TableRow } from "../table.ts";
import type { XmlHandlers } from "../xml/safe-xml.ts";
import type { Attributes, Cell } from "./cell-listener.ts";
import { cellListener } from "./cell-listener.ts";
import { dateText, isoText, plainNumber, unescapeText } from "./cell-text.ts";
import { dressed } from "./number-dress.ts";
import type { SheetNotes } from "./sheet-notes.ts";
import type { Styles } from "./styles.ts";

export interface SheetContext {
  readonly file: string;
  readonly sheet: string;
  readonly texts: readonly string[];
  readonly styles: Styles;
  readonly is1904: boolean;
  readonly limits: FormatLimits;
  readonly notes: SheetNotes;
}

/** Listens to the XML of a worksheet; rows are taken from it as they come. */
export interface SheetReader {
  readonly handlers: XmlHandlers;
  /** The rows since the last call. */
  readonly take: () => readonly TableRow[];
  /** Columns that hold anything so far. */
  readonly columns: () => number;
}

interface Row {
  number: number;
  cells: string[];
  isHidden: boolean;
  problem: RowProblem | undefined;
  problemCell: number;
}

/** Headings stand in the first rows: later ones are filled up to the width of these, so that they have as many cells. */
const widthFrom = 32;
/** Excel ends at row 1,048,576; a number far beyond it is no number of a row. */
const lastRow = 100_000_000;
const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** The text of a cell as people know it, by its type and style. */
function textOf(cell: Readonly<Cell>, row: number, context: SheetContext): string {
  const { type, value } = cell;
  switch (type) {
    case "s": {
      const text = context.texts[Number(value)];
      if (text === undefined) context.notes.textMissing(cell.column, row);
      return text ?? "";
    }
    case "b":
      return isTrue(value) ? "TRUE" : "FALSE";
    case "e":
    case "inlineStr":
      return value;
    case "str":
      return unescapeText(value);
    case "d":
      return isoText(value);
    default:
      return numberText(cell, context);
  }
}

/** A number by its format: a day, or the number with what the format writes beside it. */
function numberText({ style, value, column }: Readonly<Cell>, context: SheetContext): string {
  const format = style === undefined ? undefined : context.styles[Number(style)];
  if (format !== undefined && format.kind !== "number")
    return dateText(Number(value), format.kind, context.is1904) ?? plainNumber(value.trim());
  const number = plainNumber(value.trim());
  if (format?.dress === undefined) return number;
  const { text, scale } = dressed(number, format.dress);
  if (scale !== undefined) context.notes.shownScaled(column, { scale, text, count: 1 });
  return text;
}

/** Puts a text under its column. A row of more columns than the limit keeps those below it and says so. */
function place(row: Row, column: number, text: string, limits: FormatLimits): void {
  if (column >= limits.columns) {
    row.problem = "too-many-cells";
    row.problemCell = limits.columns;
    return;
  }
  const isLong = text.length > limits.cell;
  if (isLong && row.problem === undefined) {
    row.problem = "cell-too-long";
    row.problemCell = column;
  }
  while (row.cells.length < column) row.cells.push("");
  row.cells[column] = isLong ? `${text.slice(0, 80)}…` : text;
}

/** A cell that was read to its end, as text under its column. */
function placeCell(cell: Readonly<Cell>, row: Row, context: SheetContext): void {
  if (cell.value === "") {
    if (cell.hasFormula && cell.type !== "str") context.notes.formulaWithoutResult(cell.column, row.number);
    return;
  }
  const text = textOf(cell, row.number, context);
  if (text !== "") place(row, cell.column, text, context.limits);
}

/** Rows gathered and counted. Rows without any text are no rows; the numbers of the others tell that they are there. */
function rowCollector({ file, sheet, limits, notes }: SheetContext) {
  let rows: TableRow[] = [];
  let count = 0;
  let width = 0;
  let columns = 0;
  const finish = ({ number, cells, isHidden, problem, problemCell }: Row): void => {
    if (cells.length === 0 && problem === undefined) return;
    count += 1;
    if (count > limits.rows)
      fail(
        "file.too-large",
        `Sheet "${sheet}" holds more than ${counted(limits.rows)} rows, which is the limit.`,
        "Split the sheet and import the parts; each keeps its own row numbers.",
        { file, row: number, expected: `at most ${counted(limits.rows)} rows`, received: "more" },
      );
    columns = Math.max(columns, cells.length);
    if (count <= widthFrom) width = columns;
    while (cells.length < width) cells.push("");
    if (isHidden) notes.hiddenRow(number);
    const row = { number, line: number, cells };
    rows.push(problem === undefined ? row : { ...row, problem, problemCell });
  };
  const take = (): readonly TableRow[] => {
    const taken = rows;
    rows = [];
    return taken;
  };
  return { finish, take, columns: () => columns };
}

function rowNumber(given: string | undefined, last: number, notes: SheetNotes): number {
  if (given === undefined) return last + 1;
  const number = Number(given);
  if (Number.isInteger(number) && number > last && number <= lastRow) return number;
  notes.rowOutOfOrder(last + 1);
  return last + 1;
}

function noteColumns({ min, max, hidden }: Attributes, notes: SheetNotes): void {
  if (isTrue(hidden) && Number(min) >= 1) notes.hiddenColumns(Number(min) - 1, Number(max) - 1);
}

/** Reads one worksheet. What the file says of its extent is not asked: the cells tell where they stand. */
export function newSheetReader(context: SheetContext): SheetReader {
  const { limits, notes } = context;
  const collector = rowCollector(context);
  const listener = cellListener(limits.cell);
  const { cell } = listener;
  let row: Row | undefined;
  let inCell = false;
  let inData = false;
  let lastNumber = 0;
  const openRow = ({ r, hidden }: Attributes): void => {
    lastNumber = rowNumber(r, lastNumber, notes);
    listener.beginRow();
    row = { number: lastNumber, cells: [], isHidden: isTrue(hidden), problem: undefined, problemCell: 0 };
  };
  const openInData = (name: string, attributes: Attributes): void => {
    if (name === "row") openRow(attributes);
    else if (name === "c" && row !== undefined) {
      listener.begin(attributes);
      inCell = true;
    }
  };
  const closeInData = (name: string): void => {
    if (name === "sheetData") inData = false;
    if (name !== "row" || row === undefined) return;
    collector.finish(row);
    row = undefined;
  };
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      if (inCell) listener.open(name, attributes);
      else if (inData) openInData(name, attributes);
      else if (name === "sheetData") inData = true;
      else if (name === "col") noteColumns(attributes, notes);
      else if (name === "mergeCell") notes.merged(visible(attributes.ref ?? "").slice(0, 30));
    },
    close: (name) => {
      if (!inCell) {
        if (inData) closeInData(name);
      } else if (listener.close(name)) {
        inCell = false;
        if (row !== undefined) placeCell(cell, row, context);
      }
    },
    text: (text) => {
      if (inCell) listener.text(text);
    },
  };
  return { handlers, take: collector.take, columns: collector.columns };
}
