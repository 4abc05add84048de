import { canonicalJson } from "../../model/canonical.ts";
import type { ReadRow } from "../read-result.ts";

/** Between the fields of a row; no plain cell holds it. */
export const fieldEnd = 0x1f;
const rowEnd = 0x0a;

/** A record of a block whose cells are as their columns want them. */
export interface PlainRecord {
  readonly row: number;
  readonly bytes: Uint8Array;
  readonly cuts: Int32Array;
  /** Where its cells stand in `cuts`. */
  readonly first: number;
  readonly room: number;
}

/** By field: texts that stand there where the cell at `by` is filled and the field's own is not. Empty where no heading implies any. */
export type ImpliedFields = readonly (readonly { readonly by: number; readonly text: Uint8Array }[])[];

/** Digits of a positive whole number; answers the place behind them. */
function writeNumber(target: Uint8Array, from: number, value: number): number {
  let digits = 1;
  for (let rest = value; rest >= 10; rest = (rest / 10) | 0) digits += 1;
  let rest = value;
  for (let at = from + digits - 1; at >= from; at -= 1) {
    const next = (rest / 10) | 0;
    target[at] = 0x30 + rest - next * 10;
    rest = next;
  }
  return from + digits;
}

function writeImplied(
  { target, at }: { readonly target: Uint8Array; readonly at: number },
  implied: ImpliedFields[number] | undefined,
  cuts: Int32Array,
  first: number,
): number {
  for (const { by, text } of implied ?? [])
    if ((cuts[first + by + 1] ?? 0) - 1 > (cuts[first + by] ?? 0)) {
      target.set(text, at);
      return at + text.length;
    }
  return at;
}

/**
 * Rows on their way to the disk, as text that a bulk reader takes in: a row a line, fields parted by U+001F, in quotes
 * (doubled inside) where they hold a control character or a quote, and nothing where a field is absent. The fields are the
 * row's number, the canonical columns of its kind in their order, then status (nothing for "accepted"), extra, repairs
 * and raw as JSON (nothing for none).
 */
export class RowText {
  #bytes: Buffer;
  #length = 0;
  rows = 0;
  /** Bytes of the longest row. */
  longest = 0;

  /** `room`: bytes that are likely to be needed. */
  constructor(room = 1 << 16) {
    this.#bytes = Buffer.allocUnsafe(room);
  }

  get length(): number {
    return this.#length;
  }
  /** The text so far; valid until more is added. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + bytes));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }

  /**
   * Begins a row of plain cells: its number and a field for each place of `order`, the bytes of the cell that stands
   * there (-1: none), or where that is empty what another cell's heading implies. `room`: bytes the row may take.
   */
  begin({ row, bytes, cuts, first, room }: PlainRecord, order: Int32Array, implied: ImpliedFields): void {
    this.#room(room + 16);
    const target = this.#bytes;
    let at = writeNumber(target, this.#length, row);
    for (let field = 0; field < order.length; field += 1) {
      target[at] = fieldEnd;
      at += 1;
      const cell = first + (order[field] as number);
      const to = cell < first ? 0 : (cuts[cell + 1] as number) - 1;
      const from = cell < first ? 0 : (cuts[cell] as number);
      for (let source = from; source < to; source += 1) {
        target[at] = bytes[source] as number;
        at += 1;
      }
      if (from === to && implied.length > 0) at = writeImplied({ target, at }, implied[field], cuts, first);
    }
    this.#length = at;
  }
  /** Bytes that follow in the row that is begun. */
  more(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }
  /** Ends the row that began at `start`. */
  end(start: number): void {
    this.#bytes[this.#length] = rowEnd;
    this.#length += 1;
    this.rows += 1;
    this.longest = Math.max(this.longest, this.#length - start);
  }

  /** Adds a row that was read. */
  add(columns: readonly string[], { row, status, cells, extra, repairs, raw }: ReadRow): void {
    const fields = [
      String(row),
      ...columns.map((column) => cells[column] ?? ""),
      status === "accepted" ? "" : status,
      Object.keys(extra).length === 0 ? "" : canonicalJson(extra),
      repairs.length === 0 ? "" : canonicalJson(repairs),
      raw === undefined ? "" : canonicalJson(raw),
    ];
    const line = `${fields.map(quoted).join("\u001f")}\n`;
    const start = this.#length;
    this.#room(line.length * 3);
    this.#length += this.#bytes.write(line, this.#length, "utf8");
    this.rows += 1;
    this.longest = Math.max(this.longest, this.#length - start);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const needsQuotes = /["\u0000-\u001f]/;

/** A field in quotes where it needs them. */
export const quoted = (field: string): string =>
  needsQuotes.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
