import type { RecordBlock } from "../formats/csv/record-block.ts";
import type { WalkedBlock } from "../formats/csv/walk-csv.ts";
import type { Issue } from "../model/issue.ts";
import { canonicalColumns } from "../model/records.ts";
import type { FormatRow } from "./formats/format.ts";
import type { Reading } from "./open-reading.ts";
import type { PlainRows } from "./plain/plain-rows.ts";
import { RowText } from "./plain/row-text.ts";
import type { ReadRow } from "./read-result.ts";
import { readRow } from "./read-row.ts";
import type { Tick } from "./read-source.ts";
import { isBlankRow } from "./survey.ts";

/** A stretch of the rows of a file, read. */
export interface RowPart {
  /** From 0. */
  readonly index: number;
  readonly text: RowText;
  readonly accepted: number;
  readonly repaired: number;
  readonly quarantined: number;
  /** In the order of the rows. */
  readonly issues: readonly RowRemark[];
}

/** A remark on a row and what became of the row. */
export type RowRemark = Issue & { readonly status: ReadRow["status"] };

/** Where a part ends: after so many rows, bytes of text or issues, whichever comes first. The same file has the same parts. */
export interface PartSize {
  readonly rows: number;
  readonly bytes: number;
  readonly issues: number;
}

/** Two row groups of Parquet; what is written of one part while the next is read fits into memory many times. */
export const partSize: PartSize = { rows: 245_760, bytes: 48 * 1024 * 1024, issues: 100_000 };

class Part {
  readonly text: RowText;
  readonly issues: RowRemark[] = [];
  readonly index: number;
  readonly #columns: readonly string[];
  readonly counts = { accepted: 0, repaired: 0, quarantined: 0 };

  constructor(index: number, columns: readonly string[], room?: number) {
    this.text = new RowText(room);
    this.index = index;
    this.#columns = columns;
  }
  plain(plain: PlainRows, block: RecordBlock, record: number): void {
    plain.write(block, record, this.text);
    this.counts.accepted += 1;
  }
  add(row: ReadRow, issues: readonly Issue[]): void {
    this.text.add(this.#columns, row);
    this.counts[row.status] += 1;
    for (const issue of issues) this.issues.push({ ...issue, status: row.status });
  }
  isFull({ rows, bytes, issues }: PartSize): boolean {
    return this.text.rows >= rows || this.text.length >= bytes || this.issues.length >= issues;
  }
  done(): RowPart {
    return { index: this.index, text: this.text, issues: this.issues, ...this.counts };
  }
}

/** Gathers rows into parts. */
class Parts {
  readonly #reading: Reading;
  readonly #size: PartSize;
  readonly #columns: readonly string[];
  #part: Part;

  constructor(reading: Reading, size: PartSize) {
    this.#reading = reading;
    this.#size = size;
    this.#columns = canonicalColumns[reading.header.table.kind];
    this.#part = new Part(0, this.#columns);
  }
  plain(plain: PlainRows, block: RecordBlock, record: number): void {
    this.#part.plain(plain, block, record);
  }
  read(row: FormatRow): void {
    if (row.number <= this.#reading.header.row.number || isBlankRow(row)) return;
    const outcome = readRow(row, this.#reading.plan);
    this.#part.add(outcome.row, outcome.issues);
  }
  get isFull(): boolean {
    return this.#part.isFull(this.#size);
  }
  get isEmpty(): boolean {
    return this.#part.text.rows === 0;
  }
  next(): RowPart {
    const done = this.#part.done();
    // The next part is about as long as this one.
    this.#part = new Part(done.index + 1, this.#columns, done.text.length + (1 << 16));
    return done;
  }
}

/** The rows of a table one by one; of a CSV file the plain ones without being read. */
async function* feed(reading: Reading, parts: Parts, tick: Tick | undefined): AsyncGenerator<void> {
  for await (const batch of reading.source.rows()) {
    for (const row of batch) {
      parts.read(row);
      if (parts.isFull) yield;
    }
    await tick?.();
  }
}

async function* feedBlocks(
  { header, plainRecords }: Reading,
  { plain, blocks }: { readonly plain: PlainRows; readonly blocks: Iterable<WalkedBlock> },
  parts: Parts,
  tick: Tick | undefined,
): AsyncGenerator<void> {
  let walked = 0;
  for (const { block } of blocks) {
    const bits = plainRecords[walked] ?? new Uint8Array();
    walked += 1;
    for (let at = Math.max(0, header.row.number + 1 - block.number); at < block.count; at += 1) {
      if ((((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1) parts.plain(plain, block, at);
      else parts.read(block.row(at));
      if (parts.isFull) yield;
    }
    await tick?.();
  }
}

/** Reads the rows of a file, every one that is not blank once: accepted, repaired or quarantined. */
export async function* readParts(
  reading: Reading,
  { size = partSize, tick }: { readonly size?: PartSize; readonly tick?: Tick } = {},
): AsyncGenerator<RowPart> {
  const { source, plain } = reading;
  const parts = new Parts(reading, size);
  const feeding =
    source.blocks === undefined || plain === undefined
      ? feed(reading, parts, tick)
      : feedBlocks(reading, { plain, blocks: source.blocks() }, parts, tick);
  for await (const _ of feeding) yield parts.next();
  if (!parts.isEmpty) yield parts.next();
}

/** The rows of a file one by one, for those who hold them all. */
export async function* readRows(reading: Reading): AsyncGenerator<ReturnType<typeof readRow>> {
  for await (const batch of reading.source.rows())
    for (const row of batch)
      if (row.number > reading.header.row.number && !isBlankRow(row)) yield readRow(row, reading.plan);
}
