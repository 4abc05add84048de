import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { restoreCell } from "./neutral-cell.ts";
import { gather, type WriteRow } from "./sheet.ts";
import { type NamedSheet, writeXlsx, type XlsxLimits } from "./write-xlsx.ts";

const sheet = (columns: WriteRow, rows: readonly WriteRow[], name = "parties"): NamedSheet => ({
  name,
  columns,
  rows: [rows],
});
const bytesOf = (sheets: readonly NamedSheet[], limits: Partial<XlsxLimits> = {}): Promise<Uint8Array> =>
  gather(writeXlsx(sheets, { file: "out.xlsx", limits }));
const partsOf = async (sheets: readonly NamedSheet[]): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await bytesOf(sheets))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );

interface Cell {
  readonly at: string;
  readonly type: string | undefined;
  text: string;
}

/** The cells of a sheet's XML, read by a strict parser; `_x000D_` undone as OOXML says. */
function cellsOf(xml: string): Cell[] {
  const cells: Cell[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "c") cells.push({ at: String(attributes.r), type: attributes.t, text: "" });
  });
  parser.on("text", (text) => {
    const cell = cells.at(-1);
    if (cell !== undefined) cell.text += text;
  });
  parser.write(xml).close();
  for (const cell of cells)
    cell.text = cell.text.replace(/_x([0-9a-f]{4})_/gi, (_, code) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  return cells;
}

describe("writeXlsx(sheets, options)", () => {
  it("writes texts and nothing else: no formula, no number, no link", async () => {
    const { "xl/worksheets/sheet1.xml": xml = "" } = await partsOf([
      sheet(
        ["party", "name"],
        [
          ["00123", "=1+1"],
          ["2024-01-02", "http://example.org"],
          ["123456789012345678", ""],
        ],
      ),
    ]);
    expect(cellsOf(xml)).toEqual([
      { at: "A1", type: "inlineStr", text: "party" },
      { at: "B1", type: "inlineStr", text: "name" },
      { at: "A2", type: "inlineStr", text: "00123" },
      { at: "B2", type: "inlineStr", text: "'=1+1" },
      { at: "A3", type: "inlineStr", text: "2024-01-02" },
      { at: "B3", type: "inlineStr", text: "http://example.org" },
      { at: "A4", type: "inlineStr", text: "123456789012345678" },
    ]);
    expect(xml).not.toMatch(/<f[ >]|<v[ >]|hyperlink/);
  });

  it("freezes bold headings and formats every column as text, also below the rows", async () => {
    const { "xl/worksheets/sheet1.xml": xml = "", "xl/styles.xml": styles = "" } = await partsOf([
      sheet(["party", "a long heading"], [["x".repeat(200), "中文中文中文中文中文"]]),
    ]);
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<col min="1" max="1" width="48" style="1" customWidth="1"/>');
    expect(xml).toContain('<col min="2" max="2" width="22" style="1" customWidth="1"/>');
    expect(xml).toContain('<c r="A1" s="2"');
    expect(xml).toContain('<c r="A2" s="1"');
    expect(styles.match(/numFmtId="49"/g)).toHaveLength(2);
  });

  it("gives each sheet a part of its own, in order", async () => {
    const parts = await partsOf([sheet(["a"], [["1"]]), sheet(["b"], [], "R&D")]);
    expect(parts["xl/workbook.xml"]).toContain('<sheet name="R&amp;D" sheetId="2" r:id="rId2"/>');
    expect(cellsOf(parts["xl/worksheets/sheet2.xml"] ?? "")).toEqual([
      { at: "A1", type: "inlineStr", text: "b" },
    ]);
    expect(Object.keys(parts)).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/worksheets/sheet1.xml",
      "xl/worksheets/sheet2.xml",
    ]);
  });

  it("gives the same bytes at another time and in another time zone", async () => {
    const sheets = [sheet(["party"], [["S-1"], ["S-2"]])];
    const zone = process.env.TZ;
    const found: string[] = [];
    try {
      for (const each of ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"]) {
        process.env.TZ = each;
        found.push(Buffer.from(await bytesOf(sheets)).toString("hex"));
      }
    } finally {
      process.env.TZ = zone;
    }
    expect(new Set(found).size).toBe(1);
    // Local header: 12:00:00 on 1980-01-01 in the form of MS-DOS.
    expect(Buffer.from(found[0] ?? "", "hex").readUInt32LE(10)).toBe(0x00216000);
  });

  it("carries what XML cannot hold, and what only looks like it", async () => {
    const row = ["a\u0001\0b", "line\r\nbreak\t", "_x0041_ _x00e9_", "\ud800", "\ufffe<&>\"'"];
    const { "xl/worksheets/sheet1.xml": xml = "" } = await partsOf([sheet(["a", "b", "c", "d", "e"], [row])]);
    expect(xml).toContain("a_x0001__x0000_b");
    expect(
      cellsOf(xml)
        .slice(5)
        .map(({ text }) => text),
    ).toEqual(row);
  });

  it.each<[string, NamedSheet, Partial<XlsxLimits>, string]>([
    [
      "a cell",
      sheet(["party", "name"], [["a"], ["b", "x".repeat(32_768)]]),
      {},
      'Row 3, column "name": the cell holds 32,768 characters; a spreadsheet cell holds at most 32,767.',
    ],
    [
      "rows",
      sheet(["party"], [["a"], ["b"], ["c"]]),
      { rows: 3 },
      'Sheet "parties" would need more than 3 rows, headings included; no spreadsheet holds more.',
    ],
    [
      "columns",
      sheet(["a", "b", "c"], []),
      { columns: 2 },
      'Sheet "parties" would need 3 columns; a spreadsheet holds at most 2.',
    ],
    [
      "bytes",
      sheet(
        ["a"],
        Array.from({ length: 2000 }, () => ["x".repeat(50)]),
      ),
      { bytes: 1000 },
      'Sheet "parties" is beyond 1,000 bytes at row',
    ],
  ])("refuses too much: %s", async (_, given, limits, message) => {
    await expect(bytesOf([given], limits)).rejects.toMatchObject({
      issue: {
        code: "file.too-large",
        message: expect.stringContaining(message),
        hint: "Export this kind as CSV, which has no such limit.",
        file: "out.xlsx",
      },
    });
  });

  it("holds a cell of exactly the limit, the apostrophe counted", async () => {
    await expect(bytesOf([sheet(["a"], [["x".repeat(32_767)]])])).resolves.toBeInstanceOf(Uint8Array);
    await expect(bytesOf([sheet(["a"], [[`=${"x".repeat(32_766)}`]])])).rejects.toThrow("32,768");
  });

  it.each([["a/b"], [""], ["x".repeat(32)], ["Parties"]])(
    "a sheet named %j beside another is a bug",
    (name) => {
      expect(() => writeXlsx([sheet([], []), sheet([], [], name)], { file: "out.xlsx" })).toThrow(
        "name of a sheet",
      );
    },
  );

  it("is read back exactly", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."=-+@;,|\"'\t\r\n aé1中\ufeff_x004") }),
      fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "a", "\u0007") }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          cell.filter((text) => text !== ""),
          { minLength: 1, maxLength: 5 },
        ),
        async (row) => {
          const columns = row.map((_, index) => `c${index}`);
          const { "xl/worksheets/sheet1.xml": xml = "" } = await partsOf([sheet(columns, [row])]);
          const texts = cellsOf(xml).map(({ text }) => restoreCell(text));
          expect(texts).toEqual([...columns, ...row]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
