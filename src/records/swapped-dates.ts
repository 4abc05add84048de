/** What a column of dates of a workbook holds: true days, which come as YYYY-MM-DD, and days that stayed text. */
interface Mixed {
  /** True days up to the 12th, which may have been read the other way round. */
  low: number;
  /** True days after the 12th, which cannot have been. */
  high: number;
  texts: number;
  day: string;
  text: string;
}

/** A column whose true days look as if day and month had changed places. */
export interface SwappedDates {
  /** Position of the column, from 0. */
  readonly index: number;
  readonly days: number;
  readonly texts: number;
  readonly exampleDay: string;
  readonly exampleText: string;
}

const trueDay = /^\d{4}-\d\d-(\d\d)(?:T|$)/;

/**
 * A program that expects the month first makes a true date of 05/02/2025, typed for the 5th of February, and leaves
 * 13/02/2025 as text, because there is no 13th month. What comes of it is told by its traces: true days none of which
 * is later than the 12th, beside texts that are days only in the other order.
 */
export class DateColumns {
  readonly #columns = new Map<number, Mixed>();

  /** `proves`: the order that the cell proves by being a text that can be read in one way only. */
  add(index: number, cell: string, proves: string | undefined): void {
    const day = trueDay.exec(cell)?.[1];
    const isText = proves === "day-first" || proves === "month-first";
    if (day === undefined && !isText) return;
    const column = this.#columns.get(index) ?? { low: 0, high: 0, texts: 0, day: "", text: "" };
    this.#columns.set(index, column);
    if (day === undefined) {
      column.texts += 1;
      column.text ||= cell;
    } else if (Number(day) > 12) column.high += 1;
    else {
      column.low += 1;
      column.day ||= cell;
    }
  }

  /** Columns with both, and no true day that speaks against it. */
  swapped(): readonly SwappedDates[] {
    return [...this.#columns]
      .filter(([, { low, high, texts }]) => low > 0 && high === 0 && texts > 0)
      .map(([index, { low, texts, day, text }]) => ({
        index,
        days: low,
        texts,
        exampleDay: day,
        exampleText: text,
      }));
  }
}
