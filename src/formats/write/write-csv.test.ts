import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { restoreCell } from "./neutral-cell.ts";
import { gather, type WriteRow } from "./sheet.ts";
import { writeCsv } from "./write-csv.ts";

const csvOf = async (columns: WriteRow, rows: readonly WriteRow[], mark = false): Promise<string> =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    await gather(writeCsv({ columns, rows: [rows] }, { file: "out.csv", mark })),
  );

/** Read by somebody else's parser. */
const read = (text: string): string[][] =>
  parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false, record_delimiter: "\r\n" });

describe("writeCsv(sheet, options)", () => {
  it.each([
    [["a", "b"], "a,b\r\n"],
    [["a,b", 'c"d'], '"a,b","c""d"\r\n'],
    [["a;b", "c|d"], '"a;b","c|d"\r\n'],
    [[" a", "b "], '" a","b "\r\n'],
    [["a\nb", "007"], '"a\nb",007\r\n'],
    [["=1", "-12.5"], "'=1,-12.5\r\n"],
    [["-12.5", "-12.5"], "'-12.5,-12.5\r\n"],
    [["a"], "a,\r\n"],
  ])("writes %j", async (row, expected) => {
    expect(await csvOf(["x", "y"], [row])).toBe(`x,y\r\n${expected}`);
  });

  it("writes the one empty cell of a row so that the row is not lost", async () => {
    expect(await csvOf(["x"], [[""], ["a"]])).toBe('x\r\n""\r\na\r\n');
  });

  it("begins with a byte order mark, unless told not to", async () => {
    const bytes = await gather(writeCsv({ columns: ["x"], rows: [] }, { file: "out.csv" }));
    expect([...bytes]).toEqual([0xef, 0xbb, 0xbf, 0x78, 0x0d, 0x0a]);
  });

  it("shields headings too: a formula, an instruction to Excel, the name of an old format", async () => {
    expect(await csvOf(["=cmd", "y"], [])).toBe("'=cmd,y\r\n");
    expect(await csvOf(["sep=;", "y"], [])).toBe('"\'sep=;",y\r\n');
    expect(await csvOf(["ID", "y"], [["ID", "ID"]])).toBe('"ID",y\r\nID,ID\r\n');
  });

  it("counts rows and the cells that it marked", async () => {
    const written = writeCsv(
      { columns: ["x", "=y"], rows: [[["=1", "a"]], [["b", "@c"]]] },
      { file: "out.csv" },
    );
    await gather(written);
    expect([written.rows(), written.neutralised()]).toEqual([2, 3]);
  });

  it.each([
    ["\0", "a zero character"],
    ["\ud800", "half a character"],
  ])("refuses %j with its row and column, and writes nothing in its place", async (text, what) => {
    await expect(csvOf(["x", "name"], [["a"], ["b", `A${text}`]])).rejects.toMatchObject({
      issue: {
        code: "row.value-invalid",
        message: `Row 3, column "name": the cell holds ${what}, which a CSV file cannot carry.`,
        row: 3,
        column: "name",
        file: "out.csv",
      },
    });
  });

  it("hands a large table over in pieces", async () => {
    const rows = Array.from({ length: 100 }, () => [["x".repeat(1000)]]);
    const sizes: number[] = [];
    for await (const chunk of writeCsv({ columns: ["x"], rows: rows.values() }, { file: "out.csv" }).chunks)
      sizes.push(chunk.length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(3 + 3 + 100 * 1002);
  });

  const cell = fc
    .oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(..."=-+@;,|\"'\t\r\n aé1中\ufeff") }),
    )
    .filter((text) => !text.includes("\0") && text.isWellFormed());
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
    );

  it("is read back exactly by another parser", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async ([columns = [], ...rows], mark) => {
        // A file's own byte order mark would be taken off a table that begins with one; quotes keep the cell's.
        const found = read(await csvOf(columns, rows, mark)).map((row) => row.map(restoreCell));
        expect(found).toEqual([columns, ...rows]);
      }),
      { numRuns: 500 },
    );
  });
});
