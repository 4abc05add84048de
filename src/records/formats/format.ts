import type { TableRow } from "../../formats/table.ts";
import type { Issue } from "../../model/issue.ts";
import type { RecordKind } from "../../model/records.ts";
import type { Repair } from "../read-result.ts";

/** A row as a format hands it on: the file's own cells behind those that the format worked out. */
export interface FormatRow extends TableRow {
  /** The row is kept in quarantine as it came, for this reason: deleted, replaced, or counted on other rows. */
  readonly apart?: Omit<Issue, "file" | "row">;
  /** Cells that say something else than the file does, and why: pounds as kilograms. */
  readonly repairs?: readonly Repair[];
}

export type Batches<Row extends TableRow> = AsyncIterable<readonly Row[]>;

/** A row to look at before anything is read: the headings, or one of the first rows under them. */
export type Cells = readonly string[];

/** A file as one program or publisher writes it. */
export interface RecordFormat {
  /** Name of its folder and of `data/records/formats/<id>.yml`. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly kind: RecordKind;
  /**
   * `seen`: made from real files. `documented`: made from a description of the columns, no real file was at hand; said
   * with every import. `ours`: our own template.
   */
  readonly ground: "seen" | "documented" | "ours";
  /**
   * Points for headings (folded) and the first rows under them; 0 = not this format. A point is a heading of this
   * format, so the format that knows more of the file wins.
   */
  readonly detect: (headings: Cells, sample: readonly Cells[]) => number;
  /**
   * Hands on the headings, before any row is walked, and every row under them, each once or more, with columns of its
   * own before those of the file. `header` is the file's own row of headings. Walks `rows` as often as it must; what
   * it learns of them is kept, and the result can be walked again and again. A fault of the file as a whole throws a
   * SelvedgeError when the rows are walked. Called through `rewrite`.
   */
  readonly read?: (rows: () => Batches<TableRow>, header: TableRow) => Batches<FormatRow>;
}
