import type { TableRow } from "../../formats/table.ts";
import type { Bill, BillIndex } from "./bill-index.ts";
import { indexBills } from "./bill-index.ts";
import type { Batches, Cells, FormatRow } from "./format.ts";
import type { Added } from "./whole-rows.ts";
import { isWhole, unread, withAdded } from "./whole-rows.ts";

/** How a format of bills of lading works out its columns. */
export interface BillLayout {
  /** Headings put before those of the file. */
  readonly added: Cells;
  /** The cells under them. */
  readonly derive: (cells: Cells) => Added;
  readonly billOf: (cells: Cells) => Bill;
  /** Whether the file has a column by which a row can be deleted, replaced or counted elsewhere. */
  readonly hasBills: boolean;
  /** Heading that says whether a record is deleted, for messages. */
  readonly status?: string;
  /** Positions in `added` of amounts that are the whole bill's. */
  readonly amounts?: readonly number[];
}

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

/** Why a row is no shipment of its own, if it is none. */
function reasonApart(bill: Bill, index: BillIndex, layout: BillLayout): FormatRow["apart"] {
  const column = layout.status ?? "";
  if (bill.isVoid)
    return {
      code: "row.void",
      column,
      message: `The record ${bill.record || bill.number} was deleted by its filer.`,
      hint: "Nothing needs doing: it is kept, and counts for nothing.",
      expected: "a record in force",
      received: "a deleted record",
    };
  const later = index.replacedOn(bill);
  if (later !== undefined)
    return {
      code: "row.void",
      message: `The record ${bill.record} stands in a later version on row ${number(later)}, which replaces this one.`,
      hint: "Nothing needs doing: the later version is read.",
      expected: "the latest version",
      received: "an earlier version",
    };
  const deleted = index.deletedOn(bill);
  if (deleted !== undefined)
    return {
      code: "row.void",
      column,
      message: `Row ${number(deleted)} says that the record ${bill.record} is deleted.`,
      hint: "Nothing needs doing: it is kept, and counts for nothing.",
      expected: "a record in force",
      received: "a deleted record",
    };
  return masterApart(bill, index);
}

/** Why the goods of a master bill are counted on other rows, if they are or may be. */
function masterApart(bill: Bill, index: BillIndex): FormatRow["apart"] {
  const house = index.countedOn(bill);
  const doubled = index.doubledOn(bill);
  if (house === undefined && doubled === undefined) return undefined;
  if (house === undefined)
    return {
      code: "row.void",
      message: `The file holds house bills, the first on row ${number(doubled ?? 0)}, and does not say of which master; goods of masters would be counted twice.`,
      hint: "Export the file with the number of each bill and of the master of each house bill. If no house bill is of this master, import its row in a file of its own.",
      expected: "house bills that name their masters",
      received: "a master bill among house bills that name none",
    };
  return {
    code: "row.void",
    message: `The goods of the master bill ${bill.number} stand on its house bills, the first on row ${number(house)}; counted here as well they would count twice.`,
    hint: "Nothing needs doing for this row: its house bills count, or say on their own rows why they cannot be read.",
    expected: "each bill once",
    received: "a master bill whose house bills stand in the file",
  };
}

/** Takes the amount of a whole bill off the lines that only repeat it. */
function amountOnce(derived: Added, row: TableRow, first: number | undefined, layout: BillLayout): Added {
  if (first === undefined || first === row.number) return derived;
  const why =
    first === 0
      ? "the amount of the whole bill, whose lines are of several HS codes; no line has an amount of its own"
      : `the amount of the whole bill, which stands on its first line (row ${number(first)})`;
  const blanked = (layout.amounts ?? []).filter((at) => (derived.cells[at] ?? "") !== "");
  const repairs = blanked.map((at) => ({
    column: layout.added[at] ?? "",
    from: derived.cells[at] ?? "",
    to: "",
    why,
  }));
  const gone = new Set(repairs.map(({ column }) => column));
  return {
    ...derived,
    cells: derived.cells.map((cell, at) => (blanked.includes(at) ? "" : cell)),
    repairs: [...(derived.repairs ?? []).filter(({ column }) => !gone.has(column)), ...repairs],
  };
}

function readBill(row: TableRow, index: BillIndex | undefined, layout: BillLayout): FormatRow {
  const derived = layout.derive(row.cells);
  if (index === undefined) return withAdded(row, derived);
  const bill = layout.billOf(row.cells);
  const apart = reasonApart(bill, index, layout);
  if (apart !== undefined) return withAdded(row, { cells: derived.cells, apart });
  return withAdded(row, amountOnce(derived, row, index.amountOn(bill), layout));
}

/** The rows under the headings, read by an index of all of them. */
function readBatch(
  batch: readonly TableRow[],
  header: TableRow,
  layout: BillLayout,
  index: BillIndex | undefined,
): readonly FormatRow[] {
  return batch
    .filter(({ number: at }) => at > header.number)
    .map((row) => (isWhole(row, header) ? readBill(row, index, layout) : unread(row, header, layout.added)));
}

/**
 * Reads a table of bills: deleted, replaced and doubly counted ones apart, amounts once. The headings come before
 * anything is walked, and the rows are indexed once, however often the result is walked.
 */
export function readBills(
  rows: () => Batches<TableRow>,
  header: TableRow,
  layout: BillLayout,
): Batches<FormatRow> {
  const { added, billOf, hasBills } = layout;
  let index: Promise<BillIndex> | undefined;
  return {
    [Symbol.asyncIterator]: async function* () {
      yield [withAdded(header, { cells: added })];
      if (hasBills) index ??= indexBills({ rows, header, billOf });
      const found = await index;
      for await (const batch of rows()) {
        const read = readBatch(batch, header, layout, found);
        if (read.length > 0) yield read;
      }
    },
  };
}
