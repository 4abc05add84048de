import type { FormatLimits } from "../limits.ts";
import { columnLetters } from "../xlsx/places.ts";
import type { SheetNotes } from "../xlsx/sheet-notes.ts";
import type { XmlHandlers } from "../xml/safe-xml.ts";
import { cellNumber, cellValue, officeAttribute } from "./cell-value.ts";
import { newParagraphs } from "./paragraphs.ts";
import type { SheetPlace, SheetRows } from "./sheet-rows.ts";
import { newSheetRows } from "./sheet-rows.ts";

type Attributes = Readonly<Record<string, string>>;

/** How often an element stands for itself: 1 where nothing sensible is said. */
function repeats(text: string | undefined, most: number): number {
  const value = Number(text);
  return text !== undefined && Number.isInteger(value) && value > 0 ? Math.min(value, most) : 1;
}

const lastRow = 100_000_000;
const lastColumn = 16_384;

const isHidden = ({ visibility }: Attributes): boolean =>
  visibility === "collapse" || visibility === "filter";

/** Where the reader stands in the sheet. Columns from 0, rows from 1. */
interface Position {
  columnAt: number;
  column: number;
  row: number;
  times: number;
  isHidden: boolean;
}

function noteMerged(at: Position, attributes: Attributes, notes: SheetNotes): void {
  const across = repeats(attributes["number-columns-spanned"], lastColumn);
  const down = repeats(attributes["number-rows-spanned"], lastRow);
  if (across * down === 1) return;
  const first = `${columnLetters(at.column)}${at.row}`;
  notes.merged(`${first}:${columnLetters(at.column + across - 1)}${at.row + down - 1}`);
}

/** The rows of a sheet, told by its elements. */
function newTableRows(rows: SheetRows, notes: SheetNotes, limits: FormatLimits) {
  const at: Position = { columnAt: 0, column: 0, row: 1, times: 1, isHidden: false };
  return {
    openColumn: (attributes: Attributes): void => {
      const count = repeats(attributes["number-columns-repeated"], lastColumn);
      if (isHidden(attributes)) notes.hiddenColumns(at.columnAt, at.columnAt + count - 1);
      at.columnAt += count;
    },
    openRow: (attributes: Attributes): void => {
      at.column = 0;
      at.times = repeats(attributes["number-rows-repeated"], lastRow);
      at.isHidden = isHidden(attributes);
    },
    cell: (attributes: Attributes, paragraphs: string): void => {
      const number = cellNumber(attributes, paragraphs);
      const text = number?.text ?? cellValue(attributes, paragraphs);
      const times = repeats(attributes["number-columns-repeated"], lastColumn);
      noteMerged(at, attributes, notes);
      const isFormula = attributes.formula !== undefined;
      if (text === "" && isFormula && officeAttribute(attributes, "value-type") === undefined)
        notes.formulaWithoutResult(at.column, at.row);
      // One column beyond the limit is enough to know that there are too many; empty ones are not counted.
      const end = text === "" ? 0 : Math.min(times, Math.max(1, limits.columns - at.column + 1));
      for (let index = 0; index < end; index += 1) {
        rows.cell(at.column + index, text);
        if (number?.scale !== undefined)
          notes.shownScaled(at.column + index, { ...number, scale: number.scale, count: at.times });
      }
      at.column += times;
    },
    closeRow: (): void => {
      if (rows.finish(at.row, at.times) && at.isHidden)
        for (let index = 0; index < at.times; index += 1) notes.hiddenRow(at.row + index);
      at.row += at.times;
    },
  };
}

export interface SheetReader {
  readonly handlers: XmlHandlers;
  readonly rows: SheetRows;
}

/** Reads the rows of one table of OpenDocument; its handlers are told of what lies inside the table. */
export function newSheetReader(place: SheetPlace, notes: SheetNotes): SheetReader {
  const rows = newSheetRows(place);
  const table = newTableRows(rows, notes, place.limits);
  const paragraphs = newParagraphs(place.limits.cell);
  let cell: Attributes | undefined;
  /** Elements open inside the cell. */
  let depth = 0;
  const openCell = (attributes: Attributes): void => {
    cell = attributes;
    depth = 0;
    paragraphs.begin();
  };
  const closeInCell = (name: string, attributes: Attributes): void => {
    if (depth > 0) {
      depth -= 1;
      paragraphs.close(name);
      return;
    }
    table.cell(attributes, paragraphs.value());
    cell = undefined;
  };
  /** Open elements of drawings over the sheet, which may hold tables of their own. */
  let apart = 0;
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      if (cell !== undefined) {
        depth += 1;
        paragraphs.open(name, attributes);
      } else if (apart > 0 || name === "shapes" || name === "table") apart += 1;
      else if (name === "table-cell" || name === "covered-table-cell") openCell(attributes);
      else if (name === "table-row") table.openRow(attributes);
      else if (name === "table-column") table.openColumn(attributes);
    },
    close: (name) => {
      if (cell !== undefined) closeInCell(name, cell);
      else if (apart > 0) apart -= 1;
      else if (name === "table-row") table.closeRow();
    },
    text: (text) => {
      if (cell !== undefined) paragraphs.text(text);
    },
  };
  return { handlers, rows };
}
