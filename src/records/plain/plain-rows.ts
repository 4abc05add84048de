import { type RecordBlock, textOf } from "../../formats/csv/record-block.ts";
import type { IsoDate } from "../../model/dates.ts";
import type { RecordKind } from "../../model/records.ts";
import { canonicalColumns } from "../../model/records.ts";
import type { FileHabits } from "../file-habits.ts";
import { type Header, twinsOf } from "../find-header.ts";
import { foldHeading } from "../fold-heading.ts";
import type { RecordReader } from "../record-reader.ts";
import { type Stretch, sameBareLetters } from "./bare-letters.ts";
import { decimalPoint, type PlainCell, plainCell, plainExtra } from "./plain-cells.ts";
import type { ImpliedFields, RowText } from "./row-text.ts";

/** The first not after the second; two different keys; two names of different letters. */
type PairRule = "order" | "differ" | "other letters";

/** Kinds whose rows say nothing against each other but what `rules` names; rows of other kinds are always read one by one. */
const rules: Readonly<Partial<Record<RecordKind, readonly (readonly [string, string, PairRule])[]>>> = {
  shipments: [
    ["date", "date_latest", "order"],
    ["import_date", "presented", "order"],
    ["seller_id", "buyer_id", "differ"],
    ["seller", "buyer", "other letters"],
  ],
  bom: [["product", "component", "differ"]],
  products: [],
};

const noHabits: FileHabits = { dateProofs: 0, markProofs: 0 };

/** Text of a fragment of JSON inside a quoted field: quotes doubled. */
const fragment = (text: string): Uint8Array => Buffer.from(text.replaceAll('"', '""'));

/**
 * The rows of a CSV file that need no folding: every cell is as its column wants it, every need is met, and nothing
 * would be remarked. They are told by their bytes and go to the disk as they are; all others are read by `readRow`,
 * which would say the same of these. Whether a row is plain depends on no other row of the file.
 */
export class PlainRows {
  readonly #width: number;
  /** By position; `undefined`: a column that is not taken in. An empty cell is never asked. */
  readonly #checks: readonly (PlainCell | undefined)[];
  readonly #needs: readonly (readonly number[])[];
  readonly #pairs: readonly (readonly [number, number, PairRule])[];
  readonly #numbers: readonly number[];
  /** By canonical column: the position that fills it, or -1. */
  readonly #order: Int32Array;
  readonly #implied: ImpliedFields;
  readonly #extra: readonly { readonly index: number; readonly before: Uint8Array }[];
  /** Bytes that a row may take beyond its cells. */
  readonly #beside: number;
  readonly #heading: { readonly index: number; readonly key: string };

  private constructor(header: Header, reader: RecordReader, today: IsoDate | undefined) {
    const { match, table, row } = header;
    const context = { reader, habits: noHabits, today };
    const contact = new Set(match.contact);
    const byColumn = new Map(match.columns.map((column) => [column.rule.column, column]));
    const byIndex = new Map(match.columns.map((column) => [column.index, column]));
    this.#width = match.headings.length;
    this.#checks = match.headings.map((_, index) => {
      if (contact.has(index)) return undefined;
      const column = byIndex.get(index);
      if (column !== undefined) return plainCell(column.rule, context);
      // Under an empty heading there is a column only where a cell is filled: a row that fills one is looked at.
      return (row.cells[index] ?? "").trim() === "" ? () => false : plainExtra;
    });
    const at = (column: string): number => byColumn.get(column)?.index ?? -1;
    this.#needs = table.needs.map((group) => group.map(at).filter((index) => index >= 0));
    this.#pairs = (rules[table.kind] ?? [])
      .map(([a, b, rule]) => [at(a), at(b), rule] as const)
      .filter(([a, b]) => a >= 0 && b >= 0);
    this.#numbers = match.columns.filter(({ rule }) => rule.type === "number").map(({ index }) => index);
    const canonical: readonly string[] = canonicalColumns[table.kind];
    this.#order = Int32Array.from(canonical, at);
    const implied = canonical.map((column) =>
      match.columns.flatMap(({ index, implies }) =>
        implies[column] === undefined ? [] : [{ by: index, text: Buffer.from(implies[column]) }],
      ),
    );
    this.#implied = implied.some((each) => each.length > 0) ? implied : [];
    const kept = match.headings
      .map((heading, index) => ({ heading, index }))
      .filter(({ index }) => this.#checks[index] === plainExtra)
      .sort((a, b) => (a.heading < b.heading ? -1 : 1));
    this.#extra = kept.map(({ heading, index }) => ({
      index,
      before: fragment(`${JSON.stringify(heading)}:"`),
    }));
    const beside = [
      ...implied.flat().map(({ text }) => text.length),
      ...this.#extra.map(({ before }) => before.length + 4),
    ];
    this.#beside = beside.reduce((sum, next) => sum + next, canonical.length + 64);
    const named = match.columns[0]?.index ?? 0;
    this.#heading = { index: named, key: foldHeading(row.cells[named] ?? "") };
  }

  /** `undefined` where no row of the file can be plain: another kind, a column spread over several, headings that come twice. */
  static of(header: Header, reader: RecordReader, today?: IsoDate): PlainRows | undefined {
    const { match, table } = header;
    const isSpread = match.columns.some(({ more }) => more.length > 0);
    // A heading that fills two columns is asked by the rules of both.
    const isShared = new Set(match.columns.map(({ index }) => index)).size < match.columns.length;
    const isSimple = !isSpread && !isShared && twinsOf(header).length === 0;
    return isSimple && rules[table.kind] !== undefined ? new PlainRows(header, reader, today) : undefined;
  }

  /** Whether a record of the block is plain. */
  isPlain(block: RecordBlock, record: number): boolean {
    if (block.read.has(record)) return false;
    const { bytes, cuts } = block;
    const first = block.first[record] ?? 0;
    if ((block.first[record + 1] ?? 0) - first - 1 !== this.#width) return false;
    for (let index = 0; index < this.#width; index += 1) {
      const from = cuts[first + index] ?? 0;
      const to = (cuts[first + index + 1] ?? 0) - 1;
      if (from === to) continue;
      const check = this.#checks[index];
      if (check !== undefined && !check(bytes, from, to)) return false;
    }
    return this.#meetsNeeds(block, first) && this.#agrees(block, first) && !this.#isHeading(block, first);
  }

  #meetsNeeds({ cuts }: RecordBlock, first: number): boolean {
    for (const group of this.#needs) {
      let filled = false;
      for (const index of group)
        if ((cuts[first + index + 1] ?? 0) - 1 > (cuts[first + index] ?? 0)) filled = true;
      if (!filled) return false;
    }
    return true;
  }

  /** What the cells say against each other: days in the wrong order, one party on both ends. */
  #agrees({ bytes, cuts }: RecordBlock, first: number): boolean {
    for (const [a, b, rule] of this.#pairs) {
      const one: Stretch = [cuts[first + a] ?? 0, (cuts[first + a + 1] ?? 0) - 1];
      const other: Stretch = [cuts[first + b] ?? 0, (cuts[first + b + 1] ?? 0) - 1];
      if (one[0] === one[1] || other[0] === other[1]) continue;
      if (!pairAgrees(rule, bytes, one, other)) return false;
    }
    return true;
  }

  /** A row that repeats the headings is one that is looked at. */
  #isHeading({ bytes, cuts }: RecordBlock, first: number): boolean {
    const { index, key } = this.#heading;
    const from = cuts[first + index] ?? 0;
    const to = (cuts[first + index + 1] ?? 0) - 1;
    const said = saysAscii(bytes, from, to, key);
    if (said !== "other letters") return said;
    return foldHeading(textOf(bytes, from, to)) === key;
  }

  /** How many numbers of a plain record have decimals. */
  decimals({ bytes, cuts, first: firsts }: RecordBlock, record: number): number {
    const first = firsts[record] ?? 0;
    let count = 0;
    for (const index of this.#numbers) {
      const to = (cuts[first + index + 1] ?? 0) - 1;
      for (let at = cuts[first + index] ?? 0; at < to; at += 1) if (bytes[at] === decimalPoint) count += 1;
    }
    return count;
  }

  /** Writes a plain record as the row it is. */
  write(block: RecordBlock, record: number, text: RowText): void {
    const { bytes, cuts } = block;
    const first = block.first[record] ?? 0;
    const size = (cuts[(block.first[record + 1] ?? 0) - 1] ?? 0) - (cuts[first] ?? 0);
    const start = text.length;
    const row = block.number + record;
    text.begin({ row, bytes, cuts, first, room: size + this.#beside }, this.#order, this.#implied);
    text.more(separator);
    if (this.#extra.length === 0) text.more(separator);
    else this.#writeExtra(block, first, text);
    text.more(closing);
    text.end(start);
  }

  #writeExtra({ bytes, cuts }: RecordBlock, first: number, text: RowText): void {
    let written = 0;
    for (const { index, before } of this.#extra) {
      const from = cuts[first + index] ?? 0;
      const to = (cuts[first + index + 1] ?? 0) - 1;
      if (from === to) continue;
      text.more(written === 0 ? opening : comma);
      text.more(before);
      text.more(bytes.subarray(from, to));
      text.more(quote);
      written += 1;
    }
    text.more(written === 0 ? separator : closed);
  }
}

const separator = Buffer.from("\u001f");
const opening = Buffer.from('\u001f"{');
const comma = Buffer.from(",");
const quote = Buffer.from('""');
const closed = Buffer.from('}"');
/** No repairs, and nothing raw. */
const closing = Buffer.from("\u001f\u001f");

/** Whether ASCII bytes, folded as a heading is, are the key; another script is left to the fold. */
function saysAscii(bytes: Uint8Array, from: number, to: number, key: string): boolean | "other letters" {
  let met = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return "other letters";
    const isCapital = byte >= 0x41 && byte <= 0x5a;
    const isSaid =
      isCapital || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x25;
    if (!isSaid) continue;
    if (key.charCodeAt(met) !== (isCapital ? byte | 0x20 : byte)) return false;
    met += 1;
  }
  return met === key.length;
}

function pairAgrees(rule: PairRule, bytes: Uint8Array, one: Stretch, other: Stretch): boolean {
  if (rule === "other letters") return !sameBareLetters(bytes, one, other);
  const order = compare(bytes, one, other);
  return rule === "order" ? order <= 0 : order !== 0;
}

/** Order of two stretches of the same bytes: negative, 0, positive. */
function compare(bytes: Uint8Array, [from, to]: Stretch, [start, end]: Stretch): number {
  const length = Math.min(to - from, end - start);
  for (let at = 0; at < length; at += 1) {
    const difference = (bytes[from + at] ?? 0) - (bytes[start + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return to - from - (end - start);
}
