import { neutraliseCell } from "./neutral-cell.ts";
import type { WriteRow } from "./sheet.ts";

/** Counts what goes through a writer; the only way by which a row becomes cells of a file. */
export class Tally {
  rows = 0;
  neutralised = 0;

  /** The cells of a row as they may stand in a file, as many as there are columns. */
  cells(row: WriteRow, width: number): string[] {
    return Array.from({ length: width }, (_, index) => {
      const text = row[index] ?? "";
      const neutral = neutraliseCell(text, { first: index === 0 });
      if (neutral !== text) this.neutralised += 1;
      return neutral;
    });
  }
}
