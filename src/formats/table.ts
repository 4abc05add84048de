import type { Issue } from "../model/issue.ts";

/**
 * What is wrong with a row before anyone asks what it means. Only `quote-stray` leaves the cells readable: a quote
 * inside quotes was not doubled. `encoding`: bytes of the row are not text in the encoding of the file. `name-twice`: an
 * object of JSON gives one name two values.
 */
export type RowProblem =
  | "quote-unclosed"
  | "quote-stray"
  | "cell-too-long"
  | "too-many-cells"
  | "encoding"
  | "not-a-record"
  | "name-twice";

/** A row as it stands in the file, whatever the format. */
export interface TableRow {
  /** The row a spreadsheet shows: from 1, headings and empty rows included, line breaks inside cells not. */
  readonly number: number;
  /** Line of the file on which the row begins, from 1; equal to `number` where the format has no lines. */
  readonly line: number;
  /** Cells as text; a day of a spreadsheet as YYYY-MM-DD, a number as plain decimals. */
  readonly cells: readonly string[];
  readonly problem?: RowProblem;
  /** Position of the cell with the problem, from 0. */
  readonly problemCell?: number;
}

export const tableFormats = ["csv", "xlsx", "ods", "json", "jsonl", "xml"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** How sure the encoding is: stated by a mark or the format, the only one that fits, or a guess among several. */
export type EncodingConfidence = "stated" | "certain" | "likely" | "guess";

export interface EncodingFound {
  /** WHATWG name: utf-8, utf-16le, utf-16be, gb18030, gbk, big5, windows-1252. */
  readonly name: string;
  readonly confidence: EncodingConfidence;
  /** One clause for people: what it was told from. */
  readonly why: string;
}

/** One table of a file: the file itself, a sheet of a workbook, a file inside an archive. */
export interface Table {
  readonly format: TableFormat;
  /** The file as people know it; inside an archive `archive.zip/name.csv`. */
  readonly file: string;
  /** Name of the sheet, of a workbook. */
  readonly sheet?: string | undefined;
  /** The sheet is hidden in its workbook. */
  readonly hidden?: boolean;
  /** Of text formats. */
  readonly encoding?: EncodingFound | undefined;
  /** Of CSV. */
  readonly delimiter?: string | undefined;
  /** What a reader of the table should know: hidden columns, merged cells, formulas without a result. Known at the end of `rows`. */
  readonly remarks: () => readonly Issue[];
  /** Share of the bytes read so far, 0 to 1, of the walk that is going on. */
  readonly progress: () => number;
  /** The same bytes as other tables: a CSV file with other delimiters. For those who know none of the headings. */
  readonly others?: () => Iterable<Table>;
  /** All rows from the first, in batches; each call walks the table anew. A failure of the whole throws a SelvedgeError. */
  readonly rows: () => AsyncIterable<readonly TableRow[]>;
}

/** Rows in one batch, about. */
export const batchRows = 512;
