import type { EncodingFound } from "../formats/table.ts";
import type { Issue } from "../model/issue.ts";
import type { RecordKind } from "../model/records.ts";

/** A cell that now says something else than the file does, and why that is right. */
export interface Repair {
  /** Canonical column, or the file's own heading for a cell in `extra`. */
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export interface ReadRow {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly status: "accepted" | "repaired" | "quarantined";
  /** Canonical column -> folded text; empty cells are absent. */
  readonly cells: Readonly<Record<string, string>>;
  /** Further columns by their own heading; contact columns are never among them. */
  readonly extra: Readonly<Record<string, string>>;
  readonly repairs: readonly Repair[];
  /**
   * Cells of a quarantined row as they came, contact columns blanked. Absent where the cells of a file with contact
   * columns cannot be told apart: the original holds them.
   */
  readonly raw?: readonly string[];
}

export interface ReadCounts {
  /** Rows under the headings that are not blank = accepted + repaired + quarantined. */
  readonly rows: number;
  readonly accepted: number;
  readonly repaired: number;
  readonly quarantined: number;
  /** Blank lines under the headings; no rows. */
  readonly blank: number;
}

export interface ReadResult {
  readonly kind: RecordKind;
  /** Row of the headings. */
  readonly headerRow: number;
  /** Canonical column -> the file's own heading; several lines of an address are joined by " + ". */
  readonly mapping: Readonly<Record<string, string>>;
  /** Canonical columns whose heading was taken for a misspelling: for a person to confirm. */
  readonly likely: readonly string[];
  /** Headings kept in `extra`. */
  readonly unmapped: readonly string[];
  /** Headings of columns with persons' contact data or bank account numbers, left out. */
  readonly contact: readonly string[];
  /** Of a text file. */
  readonly encoding: EncodingFound | undefined;
  /** Of a CSV file. */
  readonly delimiter: string | undefined;
  readonly rows: readonly ReadRow[];
  /** Of the file first, then of rows in their order. */
  readonly issues: readonly Issue[];
  readonly counts: ReadCounts;
  readonly readerVersion: string;
}
