import { describe, expect, it, test } from "vitest";
import { issueOf } from "../archive/issue-of.fixture.ts";
import { rowsOf, sheetRows, tablesOf } from "./workbook.fixture.ts";

const cellsOf = async (...given: Parameters<typeof sheetRows>): Promise<readonly (readonly string[])[]> =>
  (await sheetRows(...given)).map(({ cells }) => cells);

const inlineCell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe("openXlsx(archive): cells", () => {
  test.each<[string, string, string]>([
    ["a number", '<c r="A1"><v>12.50</v></c>', "12.50"],
    ["a number with the noise of binary fractions", '<c r="A1"><v>17.299999999999997</v></c>', "17.3"],
    [
      "an identifier whose digits are lost",
      '<c r="A1"><v>9.1653201050876996E+17</v></c>',
      "9.1653201050876996E+17",
    ],
    ["a shared text", '<c r="A1" t="s"><v>0</v></c>', "first"],
    ["a shared text of runs, phonetic readings left out", '<c r="A1" t="s"><v>1</v></c>', "Hello 東京 & co"],
    ["a shared text whose blanks count", '<c r="A1" t="s"><v>2</v></c>', " x "],
    ["a shared text whose blanks do not", '<c r="A1" t="s"><v>3</v></c>', "y"],
    ["a shared text with escapes", '<c r="A1" t="s"><v>4</v></c>', "a\rb"],
    ["an inline text of runs", '<c r="A1" t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c>', "a b"],
    ["a text in CDATA", '<c r="A1" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', "a<b"],
    ["a text result of a formula", '<c r="A1" t="str"><f>B1&amp;C1</f><v>ab</v></c>', "ab"],
    ["a number result of a formula", '<c r="A1"><f>1+1</f><v>2</v></c>', "2"],
    ["true", '<c r="A1" t="b"><v>1</v></c>', "TRUE"],
    ["false", '<c r="A1" t="b"><v>0</v></c>', "FALSE"],
    ["an error", '<c r="A1" t="e"><v>#REF!</v></c>', "#REF!"],
    ["a day", '<c r="A1" s="1"><v>45000</v></c>', "2023-03-15"],
    ["a day with a time", '<c r="A1" s="2"><v>45000.75</v></c>', "2023-03-15T18:00:00"],
    ["a time", '<c r="A1" s="3"><v>0.25</v></c>', "06:00:00"],
    ["a span of time, which is a number", '<c r="A1" s="4"><v>1.5</v></c>', "1.5"],
    ["a share, which stays the number", '<c r="A1" s="5"><v>0.25</v></c>', "0.25"],
    ["a text under a date format", '<c r="A1" s="1" t="s"><v>0</v></c>', "first"],
    ["a date in ISO 8601", '<c r="A1" t="d"><v>2023-03-15T00:00:00</v></c>', "2023-03-15"],
    ["a style that the workbook does not have", '<c r="A1" s="99"><v>45000</v></c>', "45000"],
    ["an extension inside a cell", '<c r="A1"><v>1</v><extLst><v>2</v><is><t>3</t></is></extLst></c>', "1"],
    ["text between the elements", '<c r="A1">\n  <v>1</v>\n</c>', "1"],
  ])("%s", async (_, cell, expected) => {
    const texts = `<si><t>first</t></si><si><r><t>Hello </t></r><r><t xml:space="preserve">東京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><r><t> &amp; co</t></r><phoneticPr fontId="1"/></si><si><t xml:space="preserve"> x </t></si><si><t> y\n</t></si><si><t>a_x000D_b</t></si>`;
    const formats = [0, 14, "yyyy\\-mm\\-dd hh:mm", 20, "[h]:mm", 9];
    expect(await cellsOf(`<row r="1">${cell}</row>`, { texts, formats })).toEqual([[expected]]);
  });

  it("counts days from 1904 where the workbook does", async () => {
    const row = '<row r="1"><c r="A1" s="0"><v>43538</v></c></row>';
    expect(await cellsOf(row, { formats: [14], is1904: true })).toEqual([["2023-03-15"]]);
  });

  it("reads a workbook without texts or styles", async () => {
    expect(await cellsOf(`<row r="1">${inlineCell("A1", "a")}<c r="B1" s="3"><v>1</v></c></row>`)).toEqual([
      ["a", "1"],
    ]);
  });
});

describe("openXlsx(archive): rows", () => {
  it("puts cells under their columns and numbers rows as the sheet does", async () => {
    const rows = `<row r="2">${inlineCell("B2", "b")}${inlineCell("D2", "d")}</row><row r="1000000"><c r="A1000000"><v>1</v></c></row>`;
    expect(await sheetRows(rows)).toEqual([
      { number: 2, line: 2, cells: ["", "b", "", "d"] },
      { number: 1_000_000, line: 1_000_000, cells: ["1", "", "", ""] },
    ]);
  });

  it("carries over what a format writes beside a number", async () => {
    const rows = `<row r="1"><c r="A1" s="0"><v>1000</v></c><c r="B1" s="1"><v>50</v></c><c r="C1" s="2"><v>123</v></c><c r="D1" s="3"><v>1.5</v></c><c r="E1" s="0" t="str"><v>x</v></c><c r="F1" s="4"><v>45000</v></c></row>`;
    const formats = ['#,##0" lb"', "[$€-407]\\ #,##0.00", "00000", "#,##0.00", 'yyyy"年"'];
    const [row] = await sheetRows(rows, { formats });
    expect(row?.cells).toEqual(["1000 lb", "€ 50", "00123", "1.5", "x", "2023-03-15"]);
  });

  it("counts rows and cells that do not say where they stand", async () => {
    const rows = `<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>`;
    expect((await sheetRows(rows)).map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, "1", "2"],
      [5, "", "", "3", "4"],
      [6, "5", "", "", ""],
    ]);
  });

  it("passes over rows and cells that only have a format", async () => {
    const styled =
      '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="2" s="1"><c r="A2" s="1"/></row>';
    expect(await sheetRows(styled, { formats: [0, 14] })).toEqual([{ number: 1, line: 1, cells: ["1"] }]);
  });

  it("fills rows up to the width of the first ones, not of a stray note far below", async () => {
    const rows = Array.from({ length: 50 }, (_, n) =>
      n === 40
        ? `<row r="41"><c r="Z41"><v>1</v></c></row>`
        : `<row r="${n + 1}"><c r="${n === 0 ? "C" : "A"}${n + 1}"><v>1</v></c></row>`,
    );
    const widths = (await cellsOf(rows.join(""))).map((cells) => cells.length);
    expect([...new Set(widths)]).toEqual([3, 26]);
    expect(widths.at(-1)).toBe(3);
  });

  it("marks rows of too many columns and cells that are too long, and reads the others", async () => {
    const rows = `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="2">${inlineCell("B2", "x".repeat(300))}</row><row r="3"><c r="A3"><v>3</v></c></row>`;
    const [table] = await tablesOf({ sheets: [{ rows }] }, { cell: 200, columns: 10 });
    expect(await rowsOf(table)).toEqual([
      { number: 1, line: 1, cells: ["1"], problem: "too-many-cells", problemCell: 10 },
      { number: 2, line: 2, cells: ["", `${"x".repeat(80)}…`], problem: "cell-too-long", problemCell: 1 },
      { number: 3, line: 3, cells: ["3", ""] },
    ]);
  });

  it("refuses more rows than the limit, with the sheet and the row", async () => {
    const rows = Array.from(
      { length: 9 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>1</v></c></row>`,
    ).join("");
    const [table] = await tablesOf({ sheets: [{ rows }] }, { rows: 8 });
    expect(await issueOf(() => rowsOf(table))).toMatchObject({ code: "file.too-large", row: 9 });
  });

  it("refuses texts beyond the limit", async () => {
    const given = { sheets: [{ rows: "" }], texts: "<si><t>0123456789</t></si>".repeat(20) };
    const [table] = await tablesOf(given, { sharedText: 200 });
    expect((await issueOf(() => rowsOf(table))).message).toMatch(/more than 200 characters all together/);
  });

  it("walks a sheet as often as asked, in batches, and tells how far it is", async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, n) => `<row r="${n + 1}"><c r="A${n + 1}"><v>${n}</v></c></row>`,
    ).join("");
    const [table] = await tablesOf({ sheets: [{ rows }] });
    if (table === undefined) throw new Error("no table");
    const shares: number[] = [];
    let largest = 0;
    for await (const batch of table.rows()) {
      shares.push(table.progress());
      largest = Math.max(largest, batch.length);
    }
    expect(largest).toBeLessThan(5000);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect((await rowsOf(table)).at(-1)).toEqual({ number: 20_000, line: 20_000, cells: ["19999"] });
  });
});

describe("openXlsx(archive): what should be known", () => {
  const remarksOf = async (given: Parameters<typeof tablesOf>[0]): Promise<readonly string[]> => {
    const [table] = await tablesOf(given);
    await rowsOf(table);
    return table?.remarks().map(({ message }) => message) ?? [];
  };
  const row = (number: number, more = ""): string =>
    `<row r="${number}"${more}><c r="A${number}"><v>1</v></c><c r="F${number}"><v>2</v></c></row>`;

  test.each<[string, object, string]>([
    [
      "hidden columns, those behind the last one with a value left out",
      {
        before:
          '<cols><col min="1" max="1"/><col min="3" max="3" hidden="1"/><col min="5" max="16384" hidden="true"/></cols>',
        rows: row(1),
      },
      'Sheet "Sheet1": columns C, E to F are hidden; they were read.',
    ],
    [
      "a hidden row",
      { rows: row(1) + row(7, ' hidden="1"') },
      'Sheet "Sheet1": row 7 is hidden; it was read.',
    ],
    [
      "rows that a filter hides",
      { rows: Array.from({ length: 1200 }, (_, n) => row(n + 1, ' hidden="1"')).join("") },
      'Sheet "Sheet1": rows 1, 2, 3, 4, 5 and 1,195 more are hidden; they were read.',
    ],
    [
      "merged cells",
      {
        rows: row(1),
        after: '<mergeCells count="2"><mergeCell ref="A5:A9"/><mergeCell ref="B5:B9"/></mergeCells>',
      },
      'Sheet "Sheet1": cells A5:A9, B5:B9 are merged: only the first of each has the value.',
    ],
    [
      "a formula without a result",
      { rows: `${row(1)}<row r="14"><c r="A14"><v>1</v></c><c r="D14"><f>SUM(A1:A9)</f><v></v></c></row>` },
      'Sheet "Sheet1": cell D14 has a formula without a result and was read as empty.',
    ],
    [
      "a text that is not there",
      { rows: '<row r="1"><c r="B1" t="s"><v>7</v></c></row>' },
      'Sheet "Sheet1": cell B1 points to a text that the workbook does not have and was read as empty.',
    ],
    [
      "rows out of order",
      { rows: row(5) + row(3) },
      'Sheet "Sheet1": the rows are out of order; row 6 is numbered as it comes.',
    ],
  ])("%s", async (_, sheet, expected) => {
    expect(await remarksOf({ sheets: [sheet] })).toEqual([expected]);
  });

  it("marks hidden sheets", async () => {
    const states = ["visible", "hidden", "veryHidden"];
    const tables = await tablesOf({ sheets: states.map((state) => ({ state, rows: row(1) })) });
    expect(tables.map(({ hidden }) => hidden)).toEqual([undefined, true, true]);
  });

  it("says which columns show other numbers than are stored", async () => {
    const rows = `<row r="1"><c r="A1" s="0"><v>0.25</v></c><c r="C1" s="1"><v>5000000</v></c></row><row r="2"><c r="A2" s="2"><v>0.07</v></c><c r="B2" s="2"><v>0.07</v></c></row>`;
    expect(await remarksOf({ sheets: [{ rows }], formats: ["0%", '0.0,,"M"', 10] })).toEqual([
      'Sheet "Sheet1": 2 cells of column A are shown as per cent; 0.25 is read where 25 % is shown.',
      'Sheet "Sheet1": 1 cell of column C is shown as thousands or millions; 5000000 is read as it is stored.',
      'Sheet "Sheet1": 1 cell of column B is shown as per cent; 0.07 is read where 7 % is shown.',
    ]);
  });

  it("is nothing where there is nothing, an empty text result of a formula included", async () => {
    const rows = `${row(1)}<row r="2"><c r="A2" t="str"><f>""</f><v></v></c></row>`;
    expect(await remarksOf({ sheets: [{ rows }] })).toEqual([]);
  });
});
