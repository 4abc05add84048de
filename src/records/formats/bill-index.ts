import type { TableRow } from "../../formats/table.ts";
import type { Batches, Cells } from "./format.ts";
import type { KeyTable } from "./key-table.ts";
import { keyTable } from "./key-table.ts";
import type { NumberColumn } from "./number-column.ts";
import { numberColumn } from "./number-column.ts";
import { isWhole } from "./whole-rows.ts";

/** What a row says about the bill of lading of which it is a line. */
export interface Bill {
  /** Rows with the same record are versions or lines of one; "" stands by itself. */
  readonly record: string;
  /** A later version replaces an earlier one; 0 where the file does not say. */
  readonly version: number;
  /** Deleted by who filed it. */
  readonly isVoid: boolean;
  /** Number of the bill itself. */
  readonly number: string;
  /** Numbers of the bills whose goods stand on this one: the master of a house bill. */
  readonly above: readonly string[];
  /** Whether the file calls it a master or a house bill, where it says so. */
  readonly level?: "master" | "house" | undefined;
  readonly hs: string;
  /** The amount of the whole bill as written, repeated on each of its lines. */
  readonly amount: string;
}

export interface BillIndex {
  /** Row of the version in force, where it is another one. */
  readonly replacedOn: (bill: Bill) => number | undefined;
  /** Row that says that the record is deleted. */
  readonly deletedOn: (bill: Bill) => number | undefined;
  /** Row of the first bill that stands below this one. */
  readonly countedOn: (bill: Bill) => number | undefined;
  /** Row of the first house bill, where this is a master bill and no house bill of the file says of which master it is. */
  readonly doubledOn: (bill: Bill) => number | undefined;
  /** Row of the first line, where several lines repeat the amount of the bill; 0 where they are of several HS codes. */
  readonly amountOn: (bill: Bill) => number | undefined;
}

interface State {
  readonly records: KeyTable;
  readonly texts: KeyTable;
  readonly version: NumberColumn;
  /** Row of the first line of the version in force. */
  readonly row: NumberColumn;
  /** Row that deletes this version. */
  readonly deleted: NumberColumn;
  readonly lines: NumberColumn;
  readonly hs: NumberColumn;
  readonly amount: NumberColumn;
}

/** Marks lines that differ; ordinals of texts begin at 0. */
const several = -1;

function startVersion(state: State, at: number, { version, hs, amount }: Bill): void {
  state.version.set(at, version);
  state.row.set(at, 0);
  state.deleted.set(at, 0);
  state.lines.set(at, 0);
  state.hs.set(at, state.texts.add(hs));
  state.amount.set(at, state.texts.add(amount));
}

function addLine(state: State, at: number, bill: Bill, row: number): void {
  if (state.row.get(at) === 0) state.row.set(at, row);
  if (bill.isVoid) {
    state.deleted.set(at, row);
    return;
  }
  state.lines.set(at, state.lines.get(at) + 1);
  if (state.texts.add(bill.hs) !== state.hs.get(at)) state.hs.set(at, several);
  if (state.texts.add(bill.amount) !== state.amount.get(at)) state.amount.set(at, several);
}

/** Takes a row in; true where it shows that a row that was taken for one in force may be none. */
function note(state: State, bill: Bill, row: number): boolean {
  if (bill.record === "") return false;
  const before = state.records.size();
  const at = state.records.add(bill.record);
  const isNew = state.records.size() > before;
  const known = state.version.get(at);
  if (isNew || bill.version > known) startVersion(state, at, bill);
  if (bill.version >= state.version.get(at)) addLine(state, at, bill, row);
  return !isNew && (bill.version !== known || bill.isVoid || state.deleted.get(at) !== 0);
}

const some = (row: number): number | undefined => (row === 0 ? undefined : row);

/** The first house bill, and whether a house bill of the file says which master it is of. */
interface Houses {
  first: number;
  isJoined: boolean;
}

function noteHouse(houses: Houses, bill: Bill, row: number): void {
  if (bill.level !== "house" || bill.isVoid) return;
  if (houses.first === 0) houses.first = row;
  if (bill.above.length > 0) houses.isJoined = true;
}

/** `above`: numbers of master bills; `belowRow`: the first row below each. */
interface Masters {
  readonly above: KeyTable;
  readonly belowRow: NumberColumn;
  readonly houses: Houses;
}

const noMasters = (): Masters => ({
  above: keyTable(),
  belowRow: numberColumn(),
  houses: { first: 0, isJoined: false },
});

function noteAbove({ above, belowRow, houses }: Masters, bill: Bill, row: number): void {
  if (bill.isVoid) return;
  noteHouse(houses, bill, row);
  for (const number of bill.above) {
    const at = above.add(number);
    if (belowRow.get(at) === 0) belowRow.set(at, row);
  }
}

function lookUps(state: State, { above, belowRow, houses }: Masters): BillIndex {
  const of = ({ record }: Bill): number => (record === "" ? -1 : state.records.find(record));
  return {
    replacedOn: (bill) => {
      const at = of(bill);
      return at < 0 || bill.version === state.version.get(at) ? undefined : state.row.get(at);
    },
    deletedOn: (bill) => {
      const at = of(bill);
      return at < 0 ? undefined : some(state.deleted.get(at));
    },
    countedOn: (bill) => {
      const at = bill.number === "" ? -1 : above.find(bill.number);
      return at < 0 ? undefined : belowRow.get(at);
    },
    doubledOn: ({ level }) => (level === "master" && !houses.isJoined ? some(houses.first) : undefined),
    amountOn: (bill) => {
      const at = of(bill);
      if (at < 0 || bill.amount === "" || state.lines.get(at) < 2) return undefined;
      if (state.amount.get(at) === several) return undefined;
      return state.hs.get(at) === several ? 0 : state.row.get(at);
    },
  };
}

interface BillSource {
  readonly rows: () => Batches<TableRow>;
  readonly header: TableRow;
  readonly billOf: (cells: Cells) => Bill;
}

async function eachBill(
  { rows, header, billOf }: BillSource,
  take: (bill: Bill, row: number) => void,
): Promise<void> {
  for await (const batch of rows())
    for (const row of batch)
      if (row.number > header.number && isWhole(row, header)) take(billOf(row.cells), row.number);
}

/**
 * Which rows of a file of bills are in force and counted once: one walk over the rows, a second where a record stands in
 * several versions or is deleted. Holds about 120 bytes a record and 60 a master bill, whatever the length of the rows.
 */
export async function indexBills(source: BillSource): Promise<BillIndex> {
  const state: State = {
    records: keyTable(),
    texts: keyTable(),
    version: numberColumn(),
    row: numberColumn(),
    deleted: numberColumn(),
    lines: numberColumn(),
    hs: numberColumn(),
    amount: numberColumn(),
  };
  const masters = noMasters();
  let isDoubtful = false;
  await eachBill(source, (bill, row) => {
    if (note(state, bill, row)) isDoubtful = true;
    noteAbove(masters, bill, row);
  });
  const records = lookUps(state, masters);
  if (!isDoubtful) return records;
  const inForce = noMasters();
  await eachBill(source, (bill, row) => {
    const isInForce = records.replacedOn(bill) === undefined && records.deletedOn(bill) === undefined;
    if (isInForce) noteAbove(inForce, bill, row);
  });
  return lookUps(state, inForce);
}
