import type { Issue } from "../../model/issue.ts";
import { counted } from "../counted.ts";
import { plainNumber } from "./cell-text.ts";
import type { Scale } from "./number-dress.ts";
import { columnLetters } from "./places.ts";

/** A number that is shown scaled, as it was read, in so many rows. */
export interface ShownScaled {
  readonly scale: Scale;
  readonly text: string;
  readonly count: number;
}

/** What someone should know who looks at the rows of a sheet and not at the sheet. */
export interface SheetNotes {
  readonly formulaWithoutResult: (column: number, row: number) => void;
  readonly textMissing: (column: number, row: number) => void;
  /** The cell shows another number than the one stored, which was read. */
  readonly shownScaled: (column: number, shown: ShownScaled) => void;
  readonly hiddenRow: (row: number) => void;
  readonly rowOutOfOrder: (row: number) => void;
  /** Columns from the first to the last, counted from 0. */
  readonly hiddenColumns: (first: number, last: number) => void;
  readonly merged: (range: string) => void;
  /** `columns`: how many of them hold anything. */
  readonly remarks: (columns: number) => readonly Issue[];
}

const mostNamed = 5;

/** The first few of something and how many there are. */
interface Some {
  readonly first: string[];
  count: number;
}

const none = (): Some => ({ first: [], count: 0 });

function add(some: Some, name: string): void {
  if (some.count < mostNamed) some.first.push(name);
  some.count += 1;
}

const named = ({ first, count }: Some): string =>
  first.join(", ") + (count > first.length ? ` and ${counted(count - first.length)} more` : "");

/** Columns as letters, runs of more than two as a range. */
function columnNames(columns: readonly number[]): Some {
  const some = none();
  for (let at = 0; at < columns.length; at += 1) {
    const first = columns[at] ?? 0;
    let last = first;
    while (columns[at + 1] === last + 1) {
      last += 1;
      at += 1;
    }
    add(some, first === last ? columnLetters(first) : `${columnLetters(first)} to ${columnLetters(last)}`);
  }
  return some;
}

interface Noted {
  readonly hiddenColumns: Some;
  readonly hiddenRows: Some;
  readonly merged: Some;
  readonly formulas: Some;
  readonly texts: Some;
  readonly disorder: Some;
}

interface Wording {
  readonly one: (name: string) => string;
  readonly many: (names: string) => string;
  readonly hint: string;
}

const damaged = "The workbook is damaged: save it again from the program that wrote it.";

/** What is said of each kind of thing noted, in this order. */
const wordings: Readonly<Record<keyof Noted, Wording>> = {
  hiddenColumns: {
    one: (name) =>
      name.includes(" to ")
        ? `columns ${name} are hidden; they were read`
        : `column ${name} is hidden; it was read`,
    many: (names) => `columns ${names} are hidden; they were read`,
    hint: "Delete the hidden columns if they are not meant to be imported.",
  },
  hiddenRows: {
    one: (name) => `row ${name} is hidden; it was read`,
    many: (names) => `rows ${names} are hidden; they were read`,
    hint: "Rows that a filter hides are hidden rows. Delete them if they are not meant to be imported.",
  },
  merged: {
    one: (name) => `cells ${name} are merged: only the first of them has the value`,
    many: (names) => `cells ${names} are merged: only the first of each has the value`,
    hint: "If the value holds for all of them, unmerge the cells and fill it in.",
  },
  formulas: {
    one: (name) => `cell ${name} has a formula without a result and was read as empty`,
    many: (names) => `cells ${names} have formulas without a result and were read as empty`,
    hint: "Open the workbook in Excel or LibreOffice, which computes the results, and save it.",
  },
  texts: {
    one: (name) => `cell ${name} points to a text that the workbook does not have and was read as empty`,
    many: (names) => `cells ${names} point to texts that the workbook does not have and were read as empty`,
    hint: damaged,
  },
  disorder: {
    one: (name) => `the rows are out of order; row ${name} is numbered as it comes`,
    many: (names) => `the rows are out of order; rows ${names} are numbered as they come`,
    hint: damaged,
  },
};

/** Columns whose cells are shown scaled, in one way. */
interface Scaled {
  readonly column: number;
  readonly scale: Scale;
  /** The first of them, as it was read. */
  readonly text: string;
  count: number;
}

/** Columns that are remembered as shown scaled. */
const mostScaled = 20;

/** A share per cent; with a currency beside it, in words. */
function percentText(text: string): string {
  const share = Number(text) * 100;
  return Number.isFinite(share) ? `${plainNumber(String(Number(share.toPrecision(12))))} %` : "a hundredfold";
}

function scaledText({ column, scale, text, count }: Scaled): string {
  const cells = count === 1 ? "1 cell" : `${counted(count)} cells`;
  const how = scale === "percent" ? "per cent" : "thousands or millions";
  const shown =
    scale === "percent"
      ? `${text} is read where ${percentText(text)} is shown`
      : `${text} is read as it is stored`;
  return `${cells} of column ${columnLetters(column)} ${count === 1 ? "is" : "are"} shown as ${how}; ${shown}`;
}

const scaledHint =
  "Check that the field is meant to hold the stored number; if not, correct the column in the sheet.";

function newScaledNotes() {
  const all = new Map<string, Scaled>();
  return {
    add: (column: number, { scale, text, count }: ShownScaled): void => {
      const key = `${scale}${column}`;
      const scaled = all.get(key);
      if (scaled !== undefined) scaled.count += count;
      else if (all.size < mostScaled) all.set(key, { column, scale, text, count });
    },
    texts: (): readonly string[] => [...all.values()].map(scaledText),
  };
}

const kinds = Object.keys(wordings) as readonly (keyof Noted)[];

/** Runs of hidden columns that are remembered; each of them is asked for each column. */
const mostRuns = 1_000;

/** Notes of one walk over a sheet. */
export function newSheetNotes(place: { readonly file: string; readonly sheet: string }): SheetNotes {
  const formulas = none();
  const texts = none();
  const hiddenRows = none();
  const disorder = none();
  const merged = none();
  const scaled = newScaledNotes();
  const hidden: { readonly first: number; readonly last: number }[] = [];
  const isHidden = (column: number): boolean =>
    hidden.some(({ first, last }) => column >= first && column <= last);
  const cell = (column: number, row: number): string => `${columnLetters(column)}${row}`;
  return {
    formulaWithoutResult: (column, row) => add(formulas, cell(column, row)),
    textMissing: (column, row) => add(texts, cell(column, row)),
    shownScaled: scaled.add,
    hiddenRow: (row) => add(hiddenRows, String(row)),
    rowOutOfOrder: (row) => add(disorder, String(row)),
    hiddenColumns: (first, last) => {
      if (hidden.length < mostRuns) hidden.push({ first, last });
    },
    merged: (range) => add(merged, range),
    remarks: (columns) => {
      const covered = Array.from({ length: columns }, (_, column) => column).filter(isHidden);
      const noted: Noted = {
        hiddenColumns: columnNames(covered),
        hiddenRows,
        merged,
        formulas,
        texts,
        disorder,
      };
      const remark = (what: string, hint: string): Issue => ({
        code: "row.shape",
        message: `Sheet "${place.sheet}": ${what}.`,
        hint,
        file: place.file,
      });
      const others = kinds.flatMap((kind) => {
        const some = noted[kind];
        if (some.count === 0) return [];
        const { one, many, hint } = wordings[kind];
        return [remark((some.count === 1 ? one : many)(named(some)), hint)];
      });
      return [...others, ...scaled.texts().map((text) => remark(text, scaledHint))];
    },
  };
}
