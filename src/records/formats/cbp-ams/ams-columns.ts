import type { Bill } from "../bill-index.ts";
import { billNumber } from "../bill-of-lading.ts";
import type { Cells } from "../format.ts";
import { cellAt, firstCell, headingPositions } from "../whole-rows.ts";

/** Where the columns stand that decide what a row of the manifest is. */
export interface AmsColumns {
  readonly identifier: number;
  readonly status: number;
  readonly arrival: readonly number[];
  /** Sub-house, house, master: the finest first. */
  readonly bills: readonly number[];
  readonly updated: number;
  readonly run: number;
  readonly quantity: number;
  readonly unit: number;
  readonly weight: number;
  readonly weightUnit: number;
  readonly hs: number;
}

export function amsColumns(header: Cells): AmsColumns {
  const at = headingPositions(header);
  return {
    identifier: at("identifier"),
    status: at("record_status_indicator"),
    arrival: [at("actual_arrival_date"), at("estimated_arrival_date")],
    bills: [at("sub_house_bol_number"), at("house_bol_number"), at("master_bol_number")],
    updated: at("trade_update_date"),
    run: at("run_date"),
    quantity: at("manifest_quantity"),
    unit: at("manifest_unit"),
    weight: at("weight"),
    weightUnit: at("weight_unit"),
    hs: at("harmonized_number"),
  };
}

const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?:\D|$)/;
/** The United States write the month first. */
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\D|$)/;

/** A day as YYYYMMDD for comparing, 0 where it cannot be read. */
function dayNumber(text: string): number {
  const [, year, month, day] = iso.exec(text) ?? [];
  if (year !== undefined) return Number(`${year}${month}${day}`);
  const [, m, d, y] = american.exec(text) ?? [];
  return y === undefined ? 0 : Number(y) * 10_000 + Number(m) * 100 + Number(d);
}

/** The day of the last update counts first, then the day on which the table was made. */
const versionOf = (cells: Cells, { updated, run }: AmsColumns): number =>
  dayNumber(cellAt(cells, updated)) * 1e8 + dayNumber(cellAt(cells, run));

const deleted = /^(?:d|del|deleted?|void(?:ed)?|cancel(?:l?ed)?)$/i;

/** What a row says of its bill: the number of the finest bill, and the bills above it. */
export function amsBill(cells: Cells, columns: AmsColumns): Bill {
  const numbers = columns.bills.map((at) => billNumber(cellAt(cells, at)));
  const [number = "", ...above] = numbers.filter((text) => text !== "");
  return {
    record: cellAt(cells, columns.identifier),
    version: versionOf(cells, columns),
    isVoid: deleted.test(cellAt(cells, columns.status)),
    number,
    above: above.filter((text) => text !== number),
    hs: cellAt(cells, columns.hs),
    amount:
      `${cellAt(cells, columns.quantity)} ${cellAt(cells, columns.unit)} ${cellAt(cells, columns.weight)}`.trim(),
  };
}

/** The number of the finest bill as it is written. */
export const amsDocument = (cells: Cells, { bills }: AmsColumns): string => firstCell(cells, bills);
