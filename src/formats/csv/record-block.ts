import type { TableRow } from "../table.ts";

/**
 * Records of a stretch of a CSV file, found without making a text of them: most lines of most files hold no quote, and
 * then their cells are the bytes between delimiters. A record that is not so was read as text and stands in `read`.
 */
export class RecordBlock {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  readonly delimiter: number;
  /** Number of the first record, as a spreadsheet shows it. */
  readonly number: number;
  count = 0;
  /** Where the cells of each record stand in `cuts`: record i from first[i] to first[i + 1]. */
  first: Int32Array<ArrayBuffer>;
  /** Beginning of every cell of a record, then one past its end; a cell ends one before the next one begins. */
  cuts: Int32Array<ArrayBuffer>;
  /** Line of the file on which each record begins. */
  lines: Int32Array<ArrayBuffer>;
  readonly read = new Map<number, TableRow>();

  constructor(bytes: Uint8Array, delimiter: number, number: number) {
    this.bytes = bytes;
    this.delimiter = delimiter;
    this.number = number;
    // Enough for rows of 32 bytes and cells of 4; what is denser grows.
    this.first = new Int32Array((bytes.length >> 5) + 16);
    this.lines = new Int32Array((bytes.length >> 5) + 16);
    this.cuts = new Int32Array((bytes.length >> 2) + 64);
  }

  /** Makes room for a further record whose cuts begin at `cut` and may be so many. */
  room(cut: number, most: number): void {
    if (this.count + 2 >= this.first.length) {
      this.first = grown(this.first, 0);
      this.lines = grown(this.lines, 0);
    }
    if (cut + most >= this.cuts.length) this.cuts = grown(this.cuts, cut + most);
  }
  /** Ends a record that begins on a line and whose cuts end before `cut`. */
  close(line: number, cut: number): void {
    this.lines[this.count] = line;
    this.count += 1;
    this.first[this.count] = cut;
  }
  /** Ends a record that was read as text; it has no cuts. */
  closeAs(row: TableRow): void {
    this.read.set(this.count, row);
    this.close(row.line, this.first[this.count] ?? 0);
  }

  /** Cells of a record; of one that was read as text too. */
  width(index: number): number {
    const row = this.read.get(index);
    return row === undefined ? (this.first[index + 1] ?? 0) - (this.first[index] ?? 0) - 1 : row.cells.length;
  }

  /** The record as text. */
  row(index: number): TableRow {
    const read = this.read.get(index);
    if (read !== undefined) return read;
    const from = this.first[index] ?? 0;
    const to = (this.first[index + 1] ?? 0) - 1;
    const start = this.cuts[from] ?? 0;
    const text = textOf(this.bytes, start, (this.cuts[to] ?? 0) - 1);
    const cells = to - from === 1 ? [text] : text.split(String.fromCharCode(this.delimiter));
    return { number: this.number + index, line: this.lines[index] ?? 0, cells };
  }
}

const grown = (array: Int32Array, least: number): Int32Array<ArrayBuffer> => {
  const wider = new Int32Array(Math.max(array.length * 2, least + 1));
  wider.set(array);
  return wider;
};

/** UTF-8 bytes as text. */
export const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
