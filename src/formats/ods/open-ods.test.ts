import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Issue } from "../../model/issue.ts";
import { SelvedgeError } from "../../model/issue.ts";
import { issueOf } from "../archive/issue-of.fixture.ts";
import { openZip } from "../archive/open-zip.ts";
import { zipSourceOf } from "../archive/zip.fixture.ts";
import type { FormatLimits } from "../limits.ts";
import type { Table, TableRow } from "../table.ts";
import { cell, contentOf, odsOf, rowOf, sheetOf } from "./ods.fixture.ts";
import { isOds, openOds } from "./open-ods.ts";

const open = async (tables: string, limits: Partial<FormatLimits> = {}, styles = "") =>
  openOds(await odsOf(contentOf(tables, styles)), { file: "book.ods", limits });

async function rowsOf(table: Table | undefined): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of table?.rows() ?? []) rows.push(...batch);
  return rows;
}

async function remarksOf(table: Table | undefined): Promise<readonly string[]> {
  await rowsOf(table);
  return table?.remarks().map(({ message }) => message) ?? [];
}

describe("openOds(archive): rows", () => {
  it("numbers rows as the sheet does and spends nothing on empty ones", async () => {
    const [table] = await open(
      sheetOf(
        "Lieferanten",
        '<table:table-column table:number-columns-repeated="16384"/>',
        '<table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table-header-rows>',
        rowOf(
          cell("name"),
          '<table:table-cell table:number-columns-repeated="2"/>',
          cell("city"),
          '<table:table-cell table:number-columns-repeated="16380"/>',
        ),
        `<table:table-row table:number-rows-repeated="2">${cell("A")}<table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="7"/></table:table-row>`,
        "<table:table-row-group><table:table-row><table:table-cell/></table:table-row></table:table-row-group>",
        rowOf(cell("B")),
        '<table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
      ),
    );
    expect([table?.sheet, table?.format]).toEqual(["Lieferanten", "ods"]);
    expect(await rowsOf(table)).toEqual([
      { number: 3, line: 3, cells: ["name", "", "", "city"] },
      { number: 4, line: 4, cells: ["A", "7", "7", "7"] },
      { number: 5, line: 5, cells: ["A", "7", "7", "7"] },
      { number: 7, line: 7, cells: ["B", "", "", ""] },
    ]);
    expect(table?.progress()).toBe(1);
  });

  it("makes a table of each sheet, hidden ones too, and of no other table", async () => {
    const tables = await open(
      `<table:tracked-changes><table:table><table:table-row>${cell("gone")}</table:table-row></table:table></table:tracked-changes>` +
        `${sheetOf("A", `<table:shapes><draw:frame><table:table table:name="inner">${rowOf(cell("shape"))}</table:table></draw:frame></table:shapes>`, rowOf(cell("a")))}` +
        `<table:table table:name="B" table:style-name="ta2" table:protected="true">${rowOf(cell("b"))}</table:table>`,
      {},
      '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>',
    );
    expect(tables.map(({ sheet }) => sheet)).toEqual(["A", "B"]);
    expect(tables.map(({ hidden }) => hidden)).toEqual([undefined, true]);
    expect((await Promise.all(tables.map(rowsOf))).map((rows) => rows.map(({ cells }) => cells))).toEqual([
      [["a"]],
      [["b"]],
    ]);
    expect(await remarksOf(tables[0])).toEqual([]);
    expect(await remarksOf(tables[1])).toEqual(['Sheet "B" is protected against changes; it was read.']);
  });

  it("names hidden columns and rows, merged cells and formulas without a result", async () => {
    const [table] = await open(
      sheetOf(
        "S",
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-column/><table:table-column table:visibility="filter" table:number-columns-repeated="16000"/>',
        rowOf(cell("a"), cell("b"), cell("c"), cell("d"), cell("e")),
        `<table:table-row table:visibility="filter">${cell("h")}</table:table-row>`,
        rowOf(
          '<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2" office:value-type="string"><text:p>m</text:p></table:table-cell>',
          "<table:covered-table-cell/>",
          '<table:table-cell table:formula="of:=A1"/>',
          cell("x"),
        ),
      ),
    );
    expect(await remarksOf(table)).toEqual([
      'Sheet "S": columns B to C, E are hidden; they were read.',
      'Sheet "S": row 2 is hidden; it was read.',
      'Sheet "S": cells A3:B4 are merged: only the first of them has the value.',
      'Sheet "S": cell C3 has a formula without a result and was read as empty.',
    ]);
    expect((await rowsOf(table)).map(({ cells }) => cells)).toEqual([
      ["a", "b", "c", "d", "e"],
      ["h", "", "", "", ""],
      ["m", "", "", "x", ""],
    ]);
  });

  it("says which columns show other numbers than are stored", async () => {
    const number = (value: string, shown: string, more = ""): string =>
      `<table:table-cell office:value-type="percentage" office:value="${value}"${more}><text:p>${shown}</text:p></table:table-cell>`;
    const [table] = await open(
      sheetOf(
        "S",
        `<table:table-row table:number-rows-repeated="3">${number("0.07", "7 %", ' table:number-columns-repeated="2"')}${number("7", "7")}</table:table-row>`,
        rowOf(number("1", "1"), number("2", "200 %"), number("3000", "3 k")),
      ),
    );
    expect(await remarksOf(table)).toEqual([
      'Sheet "S": 3 cells of column A are shown as per cent; 0.07 is read where 7 % is shown.',
      'Sheet "S": 4 cells of column B are shown as per cent; 0.07 is read where 7 % is shown.',
      'Sheet "S": 1 cell of column C is shown as thousands or millions; 3000 is read as it is stored.',
    ]);
  });

  it("cuts what is beyond the limits of columns and cells, and names it", async () => {
    const [wide] = await open(
      sheetOf(
        "S",
        rowOf(
          cell("a"),
          '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16383"/>',
        ),
      ),
      { columns: 3 },
    );
    expect(await rowsOf(wide)).toEqual([
      { number: 1, line: 1, cells: ["a", "1", "1"], problem: "too-many-cells", problemCell: 3 },
    ]);
    const [far] = await open(
      sheetOf("S", rowOf(cell("a"), '<table:table-cell table:number-columns-repeated="9"/>', cell("z"))),
      { columns: 3 },
    );
    expect((await rowsOf(far))[0]?.problem).toBe("too-many-cells");
    const [long] = await open(sheetOf("S", rowOf(cell("x".repeat(500)))), { cell: 100 });
    expect(await rowsOf(long)).toEqual([
      { number: 1, line: 1, cells: [`${"x".repeat(80)}…`], problem: "cell-too-long", problemCell: 0 },
    ]);
  });

  it("reads thousands of rows in batches, as often as asked", async () => {
    const [, table] = await open(
      sheetOf("empty") +
        sheetOf(
          "S",
          ...Array.from({ length: 3_000 }, (_, index) => rowOf(cell(`Firma ${index}`), cell("Ürümqi"))),
        ),
    );
    const first = await rowsOf(table);
    expect(first).toHaveLength(3_000);
    expect(first.at(-1)).toEqual({ number: 3_000, line: 3_000, cells: ["Firma 2999", "Ürümqi"] });
    expect(await rowsOf(table)).toEqual(first);
  });
});

describe("openOds(archive): refusals", () => {
  const failing = async (content: string, manifest?: string): Promise<Issue> =>
    issueOf(async () => {
      for (const table of await openOds(await odsOf(content, manifest), { file: "book.ods" }))
        await rowsOf(table);
    });

  it("a password", async () => {
    const issue = await failing(
      "garbage",
      '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>',
    );
    expect(issue).toMatchObject({
      code: "file.format",
      message: "The workbook is protected by a password and cannot be read.",
    });
  });

  test.each<[string, string, Partial<Issue>]>([
    [
      "a text document",
      contentOf("").replaceAll("office:spreadsheet", "office:text"),
      { code: "file.format", message: "The file is a text document, not a spreadsheet." },
    ],
    ["no sheet", contentOf(""), { code: "file.empty" }],
    ["a document type", `<!DOCTYPE x [<!ENTITY a "b">]>${contentOf("")}`, { code: "file.format" }],
    ["XML that is broken", contentOf(sheetOf("S")).slice(0, -20), { code: "file.format" }],
    [
      "a row that stands a million times more than any sheet has",
      contentOf(
        sheetOf(
          "S",
          `<table:table-row table:number-rows-repeated="100000000">${cell("a")}</table:table-row>`,
        ),
      ),
      {
        code: "file.too-large",
        message: 'Sheet "S" holds more than 1,048,576 cells in repeated rows, which is the limit.',
      },
    ],
  ])("%s", async (_, content, issue) => {
    expect(await failing(content)).toMatchObject({ ...issue, file: "book.ods" });
  });

  it("more rows than the limit", async () => {
    const [table] = await open(sheetOf("S", rowOf(cell("a")), rowOf(cell("b"))), { rows: 1 });
    expect(await issueOf(() => rowsOf(table))).toMatchObject({ code: "file.too-large", row: 2 });
  });

  it("knows a workbook from other archives", async () => {
    expect(isOds(await odsOf(contentOf("")))).toBe(true);
    expect(isOds(await openZip(zipSourceOf([{ name: "content.xml", data: "x" }]), { file: "a.zip" }))).toBe(
      false,
    );
  });

  it("any change to the content gives rows or a named refusal", async () => {
    const seed = Buffer.from(
      contentOf(
        sheetOf(
          "S",
          rowOf(
            cell("a"),
            '<table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1.5"/>',
          ),
          '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2024-01-01"/></table:table-row>',
        ),
      ),
    );
    const change = fc.tuple(
      fc.nat(seed.length - 1),
      fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0x3c, 0x3e, 0x22, 0x2f, 0x39)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(seed);
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          for (const table of await openOds(await odsOf(bytes), { file: "book.ods" })) await rowsOf(table);
        } catch (error) {
          expect(error).toBeInstanceOf(SelvedgeError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
