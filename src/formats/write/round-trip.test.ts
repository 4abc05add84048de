import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openZip } from "../archive/open-zip.ts";
import { bytesOf } from "../byte-source.ts";
import { openCsv } from "../csv/open-csv.ts";
import type { Table } from "../table.ts";
import { openXlsx } from "../xlsx/open-xlsx.ts";
import { restoreCell } from "./neutral-cell.ts";
import { gather, type WriteRow } from "./sheet.ts";
import { writeCsv } from "./write-csv.ts";
import { writeXlsx } from "./write-xlsx.ts";

/** Cells of a table as they were before they were neutralised; a spreadsheet does not keep empty cells at a row's end. */
async function cellsOf(table: Table | undefined, width: number): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of table?.rows() ?? [])
    for (const { cells } of batch)
      rows.push(Array.from({ length: width }, (_, index) => restoreCell(cells[index] ?? "")));
  return rows;
}

const sign = fc.constantFrom(..."=+-@;,|\"'\t\n aé1中＝\ufeff\u200b_x0D");
const cell = fc.oneof(
  fc.string({ unit: sign, maxLength: 8 }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("-12.5", "007", "'=1", "2024-01-02", "9.1653201050876996E+17", "TRUE", "sep=;", "a;=1"),
);
/** The last column holds something, so that no row is blank. */
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(
      fc.array(cell, { minLength: width - 1, maxLength: width - 1 }).map((row): WriteRow => [...row, "end"]),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .filter((rows) => rows.flat().every((text) => !text.includes("\0") && text.isWellFormed()));

describe("what is written is read back by our own readers", () => {
  it("CSV: every cell exactly", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const [columns = [], ...below] = rows;
        const bytes = await gather(writeCsv({ columns, rows: [below] }, { file: "out.csv" }));
        const read = openCsv(bytesOf(bytes), { file: "out.csv", delimiter: "," });
        expect(await cellsOf(read, columns.length)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it("XLSX: every cell exactly", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const [columns = [], ...below] = rows;
        const bytes = await gather(
          writeXlsx([{ name: "parties", columns, rows: [below] }], { file: "out.xlsx" }),
        );
        const archive = await openZip(bytesOf(bytes), { file: "out.xlsx" });
        const [sheet] = await openXlsx(archive, { file: "out.xlsx" });
        expect(sheet?.sheet).toBe("parties");
        expect(await cellsOf(sheet, columns.length)).toEqual(rows);
        expect(sheet?.remarks()).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
