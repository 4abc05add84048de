import { columnOf } from "./places.ts";
import { textGatherer } from "./shared-texts.ts";

export type Attributes = Readonly<Record<string, string>>;

/** The cell that is being read. One object for all cells of a sheet: there are millions. */
export interface Cell {
  /** From 0. */
  column: number;
  type: string | undefined;
  style: string | undefined;
  value: string;
  hasFormula: boolean;
}

/** Listens inside one cell after the other. */
export interface CellListener {
  readonly cell: Readonly<Cell>;
  readonly beginRow: () => void;
  readonly begin: (attributes: Attributes) => void;
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text: (text: string) => void;
  /** Whether this closed the cell. */
  readonly close: (name: string) => boolean;
}

/** `most`: characters of a value beyond which no more are gathered; it is then longer than that. */
export function cellListener(most: number): CellListener {
  const inline = textGatherer(most);
  const cell: Cell = { column: -1, type: undefined, style: undefined, value: "", hasFormula: false };
  let inValue = false;
  let inInline = false;
  /** Depth inside an element that is passed over: a formula, an extension. */
  let skipped = 0;
  return {
    cell,
    beginRow: () => {
      cell.column = -1;
    },
    begin: ({ r, t, s }) => {
      const column = r === undefined ? -1 : columnOf(r);
      // A cell that does not say where it stands stands right of the one before.
      cell.column = column >= 0 ? column : cell.column + 1;
      cell.type = t;
      cell.style = s;
      cell.value = "";
      cell.hasFormula = false;
    },
    open: (name, attributes) => {
      if (skipped > 0) skipped += 1;
      else if (inInline) inline.open(name, attributes);
      else if (name === "v") inValue = true;
      else if (name === "is") {
        inInline = true;
        inline.begin();
      } else {
        if (name === "f") cell.hasFormula = true;
        skipped = 1;
      }
    },
    text: (text) => {
      if (inInline) inline.text(text);
      else if (inValue && cell.value.length <= most)
        cell.value = cell.value === "" ? text : cell.value + text;
    },
    close: (name) => {
      if (skipped > 0) skipped -= 1;
      else if (name === "v") inValue = false;
      else if (name === "is") {
        inInline = false;
        if (cell.value === "") cell.value = inline.take();
      } else if (inInline) inline.close(name);
      else return name === "c";
      return false;
    },
  };
}
