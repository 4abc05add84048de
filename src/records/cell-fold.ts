import type { IsoDate } from "../model/dates.ts";
import type { ErrorCode } from "../model/errors.ts";
import type { ColumnRule } from "./column-tables.ts";
import type { FileHabits } from "./file-habits.ts";
import type { RecordReader } from "./record-reader.ts";

/**
 * What a cell comes to in its column. `why`: the cell was mended; `rest`: a word that stood beside a number. `month`:
 * the cell gives a month, and any day of it may be meant.
 */
export type CellFold =
  | { readonly kind: "value"; readonly value: string; readonly why?: string; readonly rest?: string }
  | { readonly kind: "month"; readonly first: IsoDate; readonly last: IsoDate }
  | { readonly kind: "absent" }
  | Fault;

/** A cell that cannot be what the column wants. `keep`: the text stays in the column all the same. */
export interface Fault {
  readonly kind: "fault";
  readonly code: ErrorCode;
  readonly message: string;
  readonly expected: string;
  readonly hint: string;
  readonly keep?: string;
}

export interface FoldContext {
  readonly reader: RecordReader;
  readonly habits: FileHabits;
  /** The day of the import; without it nothing is told of days that are still to come. */
  readonly today?: IsoDate | undefined;
}

/** Folds the text of a cell, already through `foldText` and not empty. */
export type Fold = (text: string, rule: ColumnRule, context: FoldContext) => CellFold;

export const value = (text: string): CellFold => ({ kind: "value", value: text });
export const absent: CellFold = { kind: "absent" };
export const invalid = (message: string, expected: string, hint: string): Fault => ({
  kind: "fault",
  code: "row.value-invalid",
  message,
  expected,
  hint,
});
